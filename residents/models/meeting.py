"""Meetings: called, held with minutes and resolutions, and followed up (H5, I1)."""

from datetime import date
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents import flows
from residents.choices.meetings import Capacity, MeetingKind, MeetingStatus
from residents.querysets.meetings import (
    FollowUpQuerySet,
    MeetingQuerySet,
    MeetingRowQuerySet,
)


@tracked()
class Meeting(models.Model):
    """One meeting; once held, what was written down of it stays."""

    read_capability = Capability.VOTES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("kind of meeting"), max_length=10, choices=MeetingKind)
    title = models.CharField(pgettext_lazy("meeting", "title"), max_length=120)
    place = models.CharField(_("meeting place"), max_length=120)
    starts_at = models.DateTimeField(_("begins at"))
    agenda = models.TextField(_("agenda"), max_length=2000)
    status = models.CharField(
        pgettext_lazy("meeting", "state"),
        max_length=10,
        choices=MeetingStatus,
        default=MeetingStatus.PLANNED,
    )
    called_on = models.DateField(_("called on"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), max_length=8000, blank=True)
    minuted_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes by"),
    )
    cancelled_for = models.CharField(
        _("why it was cancelled"), max_length=200, blank=True, default=""
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["status", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                name="meeting_kind_known", condition=Q(kind__in=MeetingKind.values)
            ),
            models.CheckConstraint(
                name="meeting_status_known",
                condition=Q(status__in=MeetingStatus.values),
            ),
            models.CheckConstraint(
                name="meeting_called_before_held",
                condition=~Q(status__in=[MeetingStatus.CALLED, MeetingStatus.HELD])
                | Q(called_on__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_minutes_iff_held",
                condition=Q(status=MeetingStatus.HELD) & ~Q(minutes="")
                | ~Q(status=MeetingStatus.HELD) & Q(minutes=""),
                violation_error_message=_("Write the minutes."),
            ),
            models.CheckConstraint(
                name="meeting_cancelled_has_a_reason",
                condition=Q(status=MeetingStatus.CANCELLED) & ~Q(cancelled_for="")
                | ~Q(status=MeetingStatus.CANCELLED) & Q(cancelled_for=""),
                violation_error_message=_("Say why the meeting is cancelled."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="meeting_moves_by_its_table",
                field="status",
                transitions=flows.MEETING.transitions(),
            ),
            pgtrigger.Protect(
                name="meeting_begins_planned",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=MeetingStatus.PLANNED),
            ),
            pgtrigger.Protect(
                name="meeting_stays_once_held",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status=MeetingStatus.HELD),
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting #{self.pk}"


class Attendance(models.Model):
    """How many came in one capacity, of how many invited; no names."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "meeting__unit"

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("meeting"),
    )
    capacity = models.CharField(_("as what"), max_length=10, choices=Capacity)
    came_count = models.PositiveSmallIntegerField(_("came"))

    objects = MeetingRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="attendance_once_per_capacity", fields=["meeting", "capacity"]
            ),
            models.CheckConstraint(
                name="attendance_capacity_known",
                condition=Q(capacity__in=Capacity.values),
            ),
            models.CheckConstraint(
                name="attendance_of_somebody", condition=Q(came_count__gte=1)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="attendance_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"Attendance #{self.pk}"


class Resolution(models.Model):
    """What a meeting resolved, in its words; every other app may point down at it."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "meeting__unit"

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        related_name="resolutions",
        verbose_name=_("meeting"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("what was resolved"), max_length=500)

    objects = MeetingRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="resolution_numbered", fields=["meeting", "number"]
            ),
            models.CheckConstraint(name="resolution_has_words", condition=~Q(text="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="resolution_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"Resolution #{self.pk}"


@tracked()
class FollowUp(models.Model):
    """What somebody does about a resolution by a day, and what became of it."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "resolution__meeting__unit"

    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        related_name="follow_ups",
        verbose_name=_("resolution"),
    )
    text = models.CharField(_("what is to do"), max_length=300)
    doer = models.CharField(_("who does it"), max_length=60)
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_note = models.CharField(
        _("what became of it"), max_length=300, blank=True, default=""
    )
    done_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reported by"),
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up task")
        verbose_name_plural = _("follow-up tasks")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(done_on__isnull=True),
                name="followup_open_due",
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="followup_somebody_does_something",
                condition=~Q(text="") & ~Q(doer=""),
                violation_error_message=_("Say what is to do and who does it."),
            ),
            models.CheckConstraint(
                name="followup_done_says_how",
                condition=Q(done_on__isnull=True, done_note="")
                | Q(done_on__isnull=False) & ~Q(done_note=""),
                violation_error_message=_("Say what became of it."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="followup_stays_once_done",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__done_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"FollowUp #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where it was resolved."""
        return self.resolution.meeting.unit

    def light(self, today: date) -> str:
        """How pressing it is."""
        if self.done_on is not None:
            return "green"
        return "red" if self.due_on < today else "yellow"
