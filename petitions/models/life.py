"""What happened to a case: moves, clocks, replies, agreements. Written once."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import EncryptedTextField
from petitions.choices.cases import CaseStatus, Limit
from petitions.querysets.cases import CaseFactQuerySet, ClockQuerySet


class CaseFact(models.Model):
    """What all rows of a case's life share: they are seen with the case."""

    read_capability = "petitions.register"
    unit_lookup = "case__unit"

    objects = CaseFactQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


def of_case(name: str) -> models.ForeignKey[Any, Any]:
    """The case a fact belongs to."""
    return models.ForeignKey(
        "petitions.Case",
        on_delete=models.PROTECT,
        related_name=name,
        verbose_name=_("petition case"),
    )


def staff(label: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    """A colleague."""
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


def written_once(name: str) -> pgtrigger.Protect:
    """Rows that tell what happened are never changed or taken away."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


class CaseMove(CaseFact):
    """One step: from, to, on which day, by whom entered, to which body, why."""

    case = of_case("moves")
    before = models.CharField(
        _("state before"), max_length=16, choices=CaseStatus, blank=True
    )
    after = models.CharField(_("state after"), max_length=16, choices=CaseStatus)
    on = models.DateField(pgettext_lazy("move", "day"))
    at = models.DateTimeField(_("entered at"))
    by = staff(_("by"))
    body = models.ForeignKey(
        "petitions.Body",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body"),
    )
    reason = EncryptedTextField(
        _("why"), associated="petitions.casemove.reason", null=True
    )
    approved_by = models.CharField(_("approved by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("step of a petition case")
        verbose_name_plural = _("steps of a petition case")
        ordering = ["pk"]
        indexes = [models.Index(fields=["case", "on"])]
        constraints = [
            models.CheckConstraint(
                name="casemove_states_known",
                condition=Q(before__in=["", *CaseStatus.values])
                & Q(after__in=CaseStatus.values),
            ),
            models.CheckConstraint(
                name="casemove_some_steps_have_reasons",
                condition=~Q(
                    after__in=[
                        CaseStatus.EXTENDED,
                        CaseStatus.TOLD_ELSEWHERE,
                        CaseStatus.NOT_ACCEPTED,
                        CaseStatus.NO_LONGER,
                        CaseStatus.WITHDRAWN,
                    ]
                )
                | Q(reason__isnull=False),
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                name="casemove_extension_is_approved",
                condition=~Q(after=CaseStatus.EXTENDED) | ~Q(approved_by=""),
                violation_error_message=_(
                    "An extension is approved by the head of the body."
                ),
            ),
            # PT-11: a second extension of one case is no row.
            models.UniqueConstraint(
                name="casemove_extended_once",
                fields=["case"],
                condition=Q(after=CaseStatus.EXTENDED),
            ),
        ]
        triggers = [written_once("casemove_written_once")]


class Clock(CaseFact):
    """One running or stopped limit (PD-1 to PD-11), with the law's day and our own.

    `days` is what the parameter said when it started, `not_counted` hearing days.
    """

    case = of_case("clocks")
    limit = models.CharField(_("limit"), max_length=8, choices=Limit)
    started_on = models.DateField(_("started on"))
    days = models.PositiveSmallIntegerField(_("days"))
    not_counted = models.PositiveSmallIntegerField(_("days not counted"), default=0)
    legal_due = models.DateField(_("last day by law"))
    target_due = models.DateField(_("day to aim for"))
    is_provisional = models.BooleanField(_("calendar not published yet"), default=False)
    rings = models.BooleanField(_("reminds"), default=True)
    stopped_on = models.DateField(_("stopped on"), null=True, blank=True)

    objects = ClockQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager

    class Meta:
        verbose_name = _("clock of a petition case")
        verbose_name_plural = _("clocks of petition cases")
        ordering = ["pk"]
        indexes = [
            models.Index(
                name="clock_running",
                fields=["target_due"],
                condition=Q(stopped_on__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="clock_limit_known", condition=Q(limit__in=Limit.values)
            ),
            models.CheckConstraint(
                name="clock_target_not_after_law",
                condition=Q(target_due__lte=F("legal_due"))
                & Q(target_due__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="clock_stops_after_it_started",
                condition=Q(stopped_on__isnull=True)
                | Q(stopped_on__gte=F("started_on")),
            ),
            models.UniqueConstraint(
                name="clock_runs_once_per_case",
                fields=["case", "limit"],
                condition=Q(stopped_on__isnull=True),
            ),
            models.UniqueConstraint(
                name="clock_extended_once",
                fields=["case"],
                condition=Q(limit=Limit.FINISH_EXTENDED),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="clock_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="clock_start_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("case", "limit", "started_on", "days"),
            ),
        ]

    @property
    def kept(self) -> bool | None:
        """Whether it was stopped by the law's day; None while it runs."""
        return None if self.stopped_on is None else self.stopped_on <= self.legal_due


class Reply(CaseFact):
    """处理意见书 (PT-13): complete when issued, concluding the case when served."""

    case = models.OneToOneField(
        "petitions.Case",
        on_delete=models.PROTECT,
        related_name="reply",
        verbose_name=_("petition case"),
    )
    body = models.ForeignKey(
        "petitions.Body",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("body"),
    )
    request = EncryptedTextField(_("request"), associated="petitions.reply.request")
    reasons = EncryptedTextField(
        _("facts and reasons"), associated="petitions.reply.reasons"
    )
    opinion = EncryptedTextField(_("opinion"), associated="petitions.reply.opinion")
    legal_basis = models.CharField(_("legal basis"), max_length=500)
    review_body = models.ForeignKey(
        "petitions.Body",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("body that reviews"),
    )
    review_days = models.PositiveSmallIntegerField(_("days to ask for a review"))
    issued_on = models.DateField(_("issued on"))
    served_on = models.DateField(_("served on"), null=True, blank=True)
    receipt = models.CharField(_("how it was served"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("reply to a petition")
        verbose_name_plural = _("replies to petitions")
        constraints = [
            models.CheckConstraint(
                name="reply_names_its_law",
                condition=~Q(legal_basis="") & Q(review_days__gte=1),
                violation_error_message=_(
                    "A reply names its legal basis and the right to a review."
                ),
            ),
            models.CheckConstraint(
                name="reply_served_with_receipt",
                condition=Q(served_on__isnull=True, receipt="")
                | (
                    Q(served_on__isnull=False, served_on__gte=F("issued_on"))
                    & ~Q(receipt="")
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="reply_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="reply_stays_once_served",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__served_on__isnull=False),
            ),
        ]


class Settlement(CaseFact):
    """A written agreement to which both parties have consented (PT-17)."""

    case = models.OneToOneField(
        "petitions.Case",
        on_delete=models.PROTECT,
        related_name="settlement",
        verbose_name=_("petition case"),
    )
    agreed_on = models.DateField(_("agreed on"))
    other_party = EncryptedTextField(
        _("other party"), associated="petitions.settlement.other_party"
    )
    terms = EncryptedTextField(_("terms"), associated="petitions.settlement.terms")
    petitioner_consents = models.BooleanField(_("the petitioner consents"))
    other_consents = models.BooleanField(_("the other party consents"))

    class Meta:
        verbose_name = _("mediation agreement")
        verbose_name_plural = _("mediation agreements")
        constraints = [
            models.CheckConstraint(
                name="settlement_both_consent",
                condition=Q(petitioner_consents=True, other_consents=True),
                violation_error_message=_("Mediation needs the consent of both."),
            )
        ]
        triggers = [written_once("settlement_written_once")]
