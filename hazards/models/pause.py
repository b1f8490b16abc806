"""The clock of a hazard stands still for a while (挂起, EV-1, EV-5)."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    DateTimeRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from hazards.choices.pauses import PauseEnd, PauseReason
from hazards.models.move import Act
from liuli.kernel.history import tracked

_BY_ANOTHER = """
    IF EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        WHERE hazard.id = NEW.hazard_id AND hazard.severity = 'critical'
    ) THEN
        RAISE EXCEPTION 'the clock of a critical hazard is not paused'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazardpause_not_critical';
    END IF;
    IF EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        JOIN hazards_assignment assignment
          ON assignment.id = hazard.current_assignment_id
        WHERE hazard.id = NEW.hazard_id AND assignment.assignee_id = NEW.by_id
    ) THEN
        RAISE EXCEPTION 'who is to rectify a hazard does not pause it'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'hazardpause_by_another_person';
    END IF;
    RETURN NEW;
"""
_TELL_THE_HAZARD = """
    UPDATE hazards_hazard SET paused_at = (
        SELECT began_at FROM hazards_hazardpause
        WHERE hazard_id = NEW.hazard_id AND ended_at IS NULL
    ) WHERE id = NEW.hazard_id;
    RETURN NULL;
"""


class _Span(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


@tracked()
class HazardPause(Act):
    """From `began_at` until `ended_at`, at the latest until the day `resume_on` begins.

    `by` approved it, and is never the one who has to rectify. The due date before and
    after tells how far it moved: by the working time that the clock stood still.
    """

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="pauses",
        verbose_name=_("hazard"),
    )
    reason = models.CharField(_("reason"), max_length=8, choices=PauseReason)
    text = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("approved by"),
    )
    began_at = models.DateTimeField(_("paused at"))
    resume_on = models.DateField(_("runs again on"))
    due_before = models.DateField(_("due date before"))
    ended_at = models.DateTimeField(_("ran again at"), null=True, blank=True)
    ended_how = models.CharField(
        _("how it ended"), max_length=8, choices=PauseEnd, blank=True
    )
    due_after = models.DateField(_("due date after"), null=True, blank=True)

    class Meta:
        verbose_name = _("paused clock")
        verbose_name_plural = _("paused clocks")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="hazardpause_reason_known",
                condition=Q(reason__in=PauseReason.values),
            ),
            models.CheckConstraint(
                name="hazardpause_other_reason_said",
                condition=~Q(reason=PauseReason.OTHER) | ~Q(text=""),
            ),
            models.CheckConstraint(
                name="hazardpause_end_whole",
                condition=Q(ended_at__isnull=True, ended_how="", due_after__isnull=True)
                | Q(
                    ended_at__isnull=False,
                    ended_how__in=PauseEnd.values,
                    due_after__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="hazardpause_ends_after_start",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
            ),
            models.CheckConstraint(
                name="hazardpause_date_never_earlier",
                condition=Q(due_after__isnull=True) | Q(due_after__gte=F("due_before")),
            ),
            ExclusionConstraint(
                name="hazardpause_one_at_a_time",
                expressions=[
                    (F("hazard"), RangeOperators.EQUAL),
                    (
                        _Span("began_at", "ended_at", RangeBoundary()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("This clock stands still already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="hazardpause_by_another_person",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_BY_ANOTHER,
            ),
            pgtrigger.Trigger(
                name="hazardpause_tells_the_hazard",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_TELL_THE_HAZARD,
            ),
            pgtrigger.Protect(
                name="hazardpause_begin_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "hazard", "reason", "text", "by", "began_at", "resume_on",
                    "due_before",
                ),
            ),
            pgtrigger.Protect(
                name="hazardpause_end_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
            pgtrigger.Protect(name="hazardpause_kept", operation=pgtrigger.Delete),
        ]  # fmt: skip
