"""A need: what somebody asked for at the door, until they were told (J1, L2, L3)."""

from datetime import date, datetime

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents import flows
from residents.choices.needs import (
    ENDED,
    OPEN,
    NeedClass,
    NeedKind,
    NeedSource,
    NeedStatus,
    NeedStep,
)
from residents.querysets.needs import NeedMoveQuerySet, NeedQuerySet
from residents.rules import needs as rules


@tracked()
class Need(models.Model):
    """One order: noted → who decides → who does → told back.

    `person` is known where the name was recognised; `class_kind` is their class on
    that day, kept so that needs are counted by class. `again_of` is the need this one
    comes back from, when the person was asked again.
    """

    read_capability = Capability.NEEDS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("resident"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("address"),
    )
    kind = models.CharField(_("kind of need"), max_length=12, choices=NeedKind)
    text = models.CharField(_("in their words"), max_length=500, blank=True)
    class_kind = models.CharField(
        _("class when noted"), max_length=12, choices=NeedClass, default=NeedClass.NONE
    )
    source = models.CharField(
        pgettext_lazy("record", "source"),
        max_length=8,
        choices=NeedSource,
        default=NeedSource.FIELD,
    )
    status = models.CharField(
        pgettext_lazy("need", "state"),
        max_length=10,
        choices=NeedStatus,
        default=NeedStatus.NOTED,
    )
    noted_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted at"))
    due_on = models.DateField(_("answer by"))
    doer = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in the hands of"),
    )
    doer_label = models.CharField(_("body that does it"), max_length=60, blank=True)
    moved_at = models.DateTimeField(_("last step at"))
    ask_again_on = models.DateField(_("ask again on"), null=True, blank=True)
    again_of = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("comes back from"),
    )

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["status", "due_on"]),
            models.Index(fields=["ask_again_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="need_kind_known", condition=Q(kind__in=NeedKind.values)
            ),
            models.CheckConstraint(
                name="need_status_known", condition=Q(status__in=NeedStatus.values)
            ),
            models.CheckConstraint(
                name="need_class_known",
                condition=Q(class_kind__in=NeedClass.values),
            ),
            models.CheckConstraint(
                name="need_source_known", condition=Q(source__in=NeedSource.values)
            ),
            models.CheckConstraint(
                name="need_decided_has_a_doer",
                condition=~Q(status=NeedStatus.DECIDED)
                | Q(doer__isnull=False)
                | ~Q(doer_label=""),
                violation_error_message=_("Say who does it."),
            ),
            models.CheckConstraint(
                name="need_asked_again_only_when_told",
                condition=Q(ask_again_on__isnull=True) | Q(status__in=ENDED),
            ),
            models.UniqueConstraint(
                name="need_open_once_per_person_and_kind",
                fields=["person", "kind"],
                condition=Q(status__in=OPEN),
                violation_error_message=_(
                    "This need of this person is already noted and still open."
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="need_moves_by_its_table",
                field="status",
                transitions=flows.NEED.transitions(),
            ),
            pgtrigger.Protect(
                name="need_begins_noted",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=NeedStatus.NOTED),
            ),
        ]

    def __str__(self) -> str:
        return f"Need #{self.pk}"

    @property
    def is_open(self) -> bool:
        """Not told back yet."""
        return self.status in OPEN

    @property
    def doer_words(self) -> str:
        """Who does it."""
        return str(self.doer) if self.doer else self.doer_label

    def age(self, today: date) -> int:
        """Days since it was noted."""
        return rules.age_in_days(timezone.localdate(self.noted_at), today=today)

    def light(self, *, today: date, now: datetime, stale_days: int) -> str:
        """How pressing it is."""
        still = rules.is_stale(self.moved_at, now=now, days=stale_days)
        return rules.light(
            due_on=self.due_on, today=today, is_open=self.is_open, is_stale=still
        )


class NeedMove(models.Model):
    """One step: who, when, in which words. Written once."""

    read_capability = Capability.NEEDS_VIEW
    unit_lookup = "need__unit"

    need = models.ForeignKey(
        "residents.Need",
        on_delete=models.PROTECT,
        related_name="moves",
        verbose_name=_("need"),
    )
    step = models.CharField(_("step"), max_length=10, choices=NeedStep)
    after = models.CharField(_("state after"), max_length=10, choices=NeedStatus)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    label = models.CharField(_("who does or answered it"), max_length=60, blank=True)
    text = models.CharField(_("words"), max_length=500, blank=True)

    objects = NeedMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a need")
        verbose_name_plural = _("steps of a need")
        ordering = ["pk"]
        indexes = [models.Index(fields=["need", "at"])]
        constraints = [
            models.CheckConstraint(
                name="needmove_step_known", condition=Q(step__in=NeedStep.values)
            ),
            models.CheckConstraint(
                name="needmove_after_known", condition=Q(after__in=NeedStatus.values)
            ),
            models.CheckConstraint(
                name="needmove_answer_and_refusal_have_words",
                condition=~Q(step__in=[NeedStep.ANSWERED, NeedStep.WITHDRAWN])
                & ~Q(after=NeedStatus.UNMET)
                | ~Q(text=""),
                violation_error_message=_("Say it in a few words."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="needmove_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"NeedMove #{self.pk}"
