"""Visits (群访) and what was promised on them."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import EncryptedTextField
from petitions.choices.cases import MOST_REPRESENTATIVES, PromiseState
from petitions.flows import cases as flows
from petitions.models.life import CaseFact, of_case, staff, written_once
from petitions.querysets.cases import PromiseQuerySet


class Visit(CaseFact):
    """People came about a matter: a head count, one to five who spoke (PT-5).

    Nobody else who was there has a name in the portal.
    """

    case = of_case("visits")
    at = models.DateTimeField(_("at"))
    place = models.CharField(pgettext_lazy("visit", "place"), max_length=100)
    head_count = models.PositiveIntegerField(_("number of people"))
    received_by = models.CharField(_("who received them"), max_length=100)
    demands = EncryptedTextField(_("demands"), associated="petitions.visit.demands")
    said = EncryptedTextField(
        _("what was said"), associated="petitions.visit.said", null=True
    )
    entered_by = staff(_("entered by"))
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("visit of petitioners")
        verbose_name_plural = _("visits of petitioners")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at"])]
        constraints = [
            models.CheckConstraint(
                name="visit_somebody_came", condition=Q(head_count__gte=1)
            ),
            models.CheckConstraint(
                name="visit_says_who_received", condition=~Q(received_by="")
            ),
        ]
        triggers = [written_once("visit_written_once")]


class Representative(CaseFact):
    """Somebody who spoke on a visit: a petitioner of the case, one of five at most."""

    unit_lookup = "visit__case__unit"
    case_lookup = "visit__case"

    visit = models.ForeignKey(
        "petitions.Visit",
        on_delete=models.PROTECT,
        related_name="representatives",
        verbose_name=_("visit of petitioners"),
    )
    petitioner = models.ForeignKey(
        "petitions.Petitioner",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("petitioner"),
    )
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ["visit_id", "position"]
        constraints = [
            models.UniqueConstraint(
                name="representative_position_once", fields=["visit", "position"]
            ),
            models.UniqueConstraint(
                name="representative_person_once", fields=["visit", "petitioner"]
            ),
            models.CheckConstraint(
                name="representative_one_to_five",
                condition=Q(position__gte=1, position__lte=MOST_REPRESENTATIVES),
            ),
        ]
        triggers = [written_once("representative_written_once")]


class Promise(CaseFact):
    """Who promised the petitioners what by when; kept or broken, never forgotten."""

    case = of_case("promises")
    visit = models.ForeignKey(
        "petitions.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("visit of petitioners"),
    )
    made_on = models.DateField(_("made on"))
    made_by = models.CharField(_("who promised"), max_length=100)
    text = EncryptedTextField(
        _("what was promised"), associated="petitions.promise.text"
    )
    due_on = models.DateField(_("by when"))
    state = models.CharField(
        _("state"), max_length=8, choices=PromiseState, default=PromiseState.OPEN
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    settled_by = staff(_("settled by"), null=True, blank=True)
    note = EncryptedTextField(
        pgettext_lazy("promise", "how it went"),
        associated="petitions.promise.note",
        null=True,
    )

    objects = PromiseQuerySet.as_manager()  # type: ignore[misc]  # narrower

    class Meta:
        verbose_name = _("promise to petitioners")
        verbose_name_plural = _("promises to petitioners")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                name="promise_state_known", condition=Q(state__in=PromiseState.values)
            ),
            models.CheckConstraint(
                name="promise_due_after_it_was_made",
                condition=Q(due_on__gte=F("made_on")),
                violation_error_message=_("A promise is due after it was made."),
            ),
            models.CheckConstraint(
                name="promise_settled_iff_not_open",
                condition=Q(
                    state=PromiseState.OPEN,
                    settled_on__isnull=True,
                    settled_by__isnull=True,
                )
                | (
                    ~Q(state=PromiseState.OPEN)
                    & Q(settled_on__isnull=False, settled_by__isnull=False)
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="promise_moves_by_its_table",
                field="state",
                transitions=flows.PROMISE.transitions(),
            ),
            pgtrigger.Protect(
                name="promise_begins_open",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=PromiseState.OPEN),
            ),
            pgtrigger.Protect(name="promise_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="promise_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "case", "made_on", "made_by", "text", "due_on"
                ),
            ),
        ]
