"""One-to-one care: plan, visits, and notes that named people may open (K14)."""

from typing import Any, Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import EncryptedTextField
from residents.choices import Tag
from services import flows
from services.choices.care import CARE_TAGS, VisitState
from services.querysets.care import (
    CareNoteQuerySet,
    CarePlanQuerySet,
    CareReaderQuerySet,
    CareVisitQuerySet,
)

LONGEST_RHYTHM: Final = 92
_TAGGED: Final = """
    IF NOT EXISTS (
        SELECT FROM residents_servicetag held
        WHERE held.person_id = NEW.person_id AND held.tag = NEW.tag
          AND held.period @> NEW.starts_on
    ) THEN
        RAISE EXCEPTION 'care begins for somebody with that service tag'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'careplan_rests_on_a_tag';
    END IF;
    RETURN NEW;
"""
_SEALED: Final = """
    IF NEW.text IS NOT NULL OR NEW.plan_id <> OLD.plan_id
        OR NEW.written_at <> OLD.written_at
        OR NEW.written_by_id IS DISTINCT FROM OLD.written_by_id THEN
        RAISE EXCEPTION 'a sealed note is erased, never changed'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'carenote_erased_never_changed';
    END IF;
    RETURN NEW;
"""


@tracked()
class CarePlan(models.Model):
    """Who looks after one person, how often, from when; one open plan a person."""

    read_capability = Capability.CARE_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    tag = models.CharField(_("looked after as"), max_length=20, choices=Tag)
    carer = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("carer"),
    )
    rhythm_days = models.PositiveSmallIntegerField(_("days between visits"))
    starts_on = models.DateField(pgettext_lazy("care", "since"))
    ended_on = models.DateField(pgettext_lazy("care", "ended"), null=True, blank=True)
    end_reason = models.CharField(
        _("why it ended"), max_length=200, blank=True, default=""
    )

    objects = CarePlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("care plan")
        verbose_name_plural = _("care plans")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="careplan_one_open_per_person",
                fields=["person"],
                condition=Q(ended_on__isnull=True),
                violation_error_message=_("This person has a care plan already."),
            ),
            models.CheckConstraint(
                name="careplan_tag_for_care", condition=Q(tag__in=CARE_TAGS)
            ),
            models.CheckConstraint(
                name="careplan_rhythm_between",
                condition=Q(rhythm_days__gte=1, rhythm_days__lte=LONGEST_RHYTHM),
            ),
            models.CheckConstraint(
                name="careplan_ended_says_why",
                condition=Q(ended_on__isnull=True, end_reason="")
                | Q(ended_on__gte=F("starts_on")) & ~Q(end_reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="careplan_rests_on_a_tag",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_TAGGED,
            ),
            pgtrigger.Protect(
                name="careplan_stays_once_ended",
                operation=pgtrigger.UpdateOf("carer_id", "rhythm_days", "ended_on"),
                condition=pgtrigger.Q(old__ended_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"CarePlan #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.person.unit


@tracked()
class CareVisit(models.Model):
    """One visit that is due on a day, and what became of it."""

    read_capability = Capability.CARE_VIEW
    unit_lookup = "plan__person__unit"

    plan = models.ForeignKey(
        CarePlan,
        on_delete=models.PROTECT,
        related_name="visits",
        verbose_name=_("care plan"),
    )
    due_on = models.DateField(_("due on"))
    state = models.CharField(
        pgettext_lazy("care visit", "state"),
        max_length=12,
        choices=VisitState,
        default=VisitState.DUE,
    )
    visited_on = models.DateField(_("visited on"), null=True, blank=True)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("visited by"),
    )
    raised_at = models.DateTimeField(_("raised as missed"), null=True, blank=True)

    objects = CareVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("care visit")
        verbose_name_plural = _("care visits")
        ordering = ["-due_on", "-pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.UniqueConstraint(
                name="carevisit_one_due_per_plan",
                fields=["plan"],
                condition=Q(state=VisitState.DUE),
            ),
            models.CheckConstraint(
                name="carevisit_state_known", condition=Q(state__in=VisitState.values)
            ),
            models.CheckConstraint(
                name="carevisit_due_or_dated",
                condition=Q(state=VisitState.DUE, visited_on__isnull=True)
                | ~Q(state=VisitState.DUE) & Q(visited_on__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="carevisit_moves_by_its_table",
                field="state",
                transitions=flows.CARE_VISIT.transitions(),
            ),
            pgtrigger.Protect(
                name="carevisit_stays_once_told",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=~pgtrigger.Q(old__state=VisitState.DUE),
            ),
        ]

    def __str__(self) -> str:
        return f"CareVisit #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.plan.person.unit


class CareNote(models.Model):
    """What a carer wrote down, sealed; it can be erased, never changed."""

    read_capability = Capability.CARE_VIEW
    unit_lookup = "person__unit"

    plan = models.ForeignKey(
        CarePlan,
        on_delete=models.PROTECT,
        related_name="notes",
        verbose_name=_("care plan"),
    )
    # Beside the plan, so that erasing a person finds the note (PI-6).
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    text = EncryptedTextField(
        _("sealed note"), associated="services.carenote.text", null=True
    )
    written_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written at"))

    objects = CareNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed care note")
        verbose_name_plural = _("sealed care notes")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Trigger(
                name="carenote_erased_never_changed",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf(
                    "text", "plan_id", "written_at", "written_by_id"
                ),
                func=_SEALED,
            ),
            pgtrigger.Protect(name="carenote_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"CareNote #{self.pk}"


@tracked()
class CareReader(models.Model):
    """A colleague named to open the notes of one plan."""

    read_capability = Capability.CARE_VIEW
    unit_lookup = "plan__person__unit"

    plan = models.ForeignKey(
        CarePlan,
        on_delete=models.PROTECT,
        related_name="readers",
        verbose_name=_("care plan"),
    )
    user = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("may open the notes"),
    )
    named_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("named by"),
    )
    named_at = models.DateTimeField(_("named at"))
    ended_at = models.DateTimeField(_("taken off at"), null=True, blank=True)

    objects = CareReaderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader of care notes")
        verbose_name_plural = _("readers of care notes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="carereader_once_at_a_time",
                fields=["plan", "user"],
                condition=Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"CareReader #{self.pk}"
