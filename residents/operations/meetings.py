"""Meetings: planned, called in time, held with minutes, followed up (H5, I1, E3e)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from residents import flows
from residents.choices.meetings import Capacity, MeetingKind, MeetingStatus
from residents.models import Attendance, FollowUp, Meeting, Resolution
from residents.policies.meetings import may_keep_meeting


@transaction.atomic
def plan_meeting(
    unit: Unit,
    *,
    kind: MeetingKind,
    title: str,
    place: str,
    starts_at: datetime,
    agenda: str,
    actor: Actor,
) -> Meeting:
    """A meeting with place, time and agenda. Raises Refused `words_missing`."""
    meeting = Meeting(
        unit=unit,
        kind=kind,
        title=title.strip(),
        place=place.strip(),
        starts_at=starts_at,
        agenda=agenda.strip(),
    )
    require(may_keep_meeting, actor, meeting)
    if not (meeting.title and meeting.place and meeting.agenda):
        raise Refused(
            _("A meeting needs a title, a place and an agenda."), code="words_missing"
        )
    meeting.save()
    record("meetings.planned", meeting, actor=actor)
    return meeting


@transaction.atomic
def call_meeting(meeting: Meeting, *, actor: Actor, now: datetime) -> Meeting:
    """Hang the notice out, early enough. Raises Refused `notice_too_short`."""
    meeting = _locked(meeting, actor)
    flows.MEETING.require(meeting.status, MeetingStatus.CALLED)
    today = timezone.localdate(now)
    days = int(parameter("meeting.notice_days", unit=meeting.unit, on=today))
    first = today + timedelta(days=days)
    if timezone.localdate(meeting.starts_at) < first:
        raise Refused(
            _("A meeting is called %(days)d days ahead: on %(first)s or later.")
            % {"days": days, "first": f"{first:%Y-%m-%d}"},
            code="notice_too_short",
        )
    meeting.status, meeting.called_on = MeetingStatus.CALLED, today
    meeting.save(update_fields=["status", "called_on"])
    record("meetings.called", meeting, actor=actor)
    return meeting


@transaction.atomic
def minute_meeting(
    meeting: Meeting,
    *,
    minutes: str,
    came: Mapping[Capacity, int],
    resolutions: Sequence[str],
    actor: Actor,
    now: datetime,
) -> Meeting:
    """Write down who came, what was said and what was resolved; afterwards it stays.

    Raises Refused `meeting_not_begun`, `words_missing` and `nobody_came`.
    """
    meeting = _locked(meeting, actor)
    flows.MEETING.require(meeting.status, MeetingStatus.HELD)
    if now < meeting.starts_at:
        raise Refused(_("This meeting has not begun yet."), code="meeting_not_begun")
    if not minutes.strip():
        raise Refused(_("Write the minutes."), code="words_missing")
    present = {capacity: count for capacity, count in came.items() if count > 0}
    if not present:
        raise Refused(_("Say how many people came."), code="nobody_came")
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, capacity=capacity, came_count=count)
        for capacity, count in present.items()
    )
    words = [text.strip()[:500] for text in resolutions if text.strip()]
    Resolution.objects.bulk_create(
        Resolution(meeting=meeting, number=number, text=text)
        for number, text in enumerate(words, 1)
    )
    meeting.status, meeting.minutes = MeetingStatus.HELD, minutes.strip()
    meeting.minuted_by_id = actor.actor_id
    meeting.save(update_fields=["status", "minutes", "minuted_by"])
    detail = {"came": sum(present.values()), "resolutions": len(words)}
    record("meetings.minuted", meeting, actor=actor, detail=detail)
    return meeting


@transaction.atomic
def cancel_meeting(
    meeting: Meeting, *, reason: str, actor: Actor, now: datetime
) -> Meeting:
    """It does not take place. Raises Refused `reason_missing`."""
    meeting = _locked(meeting, actor)
    flows.MEETING.require(meeting.status, MeetingStatus.CANCELLED)
    if not reason.strip():
        raise Refused(_("Say why the meeting is cancelled."), code="reason_missing")
    meeting.status = MeetingStatus.CANCELLED
    meeting.cancelled_for = reason.strip()[:200]
    meeting.save(update_fields=["status", "cancelled_for"])
    record("meetings.cancelled", meeting, actor=actor)
    return meeting


@transaction.atomic
def add_follow_up(
    resolution: Resolution, *, text: str, doer: str, due_on: date, actor: Actor
) -> FollowUp:
    """Say who does what about a resolution, by when. Raises Refused `words_missing`."""
    require(may_keep_meeting, actor, resolution.meeting)
    if not text.strip() or not doer.strip():
        raise Refused(_("Say what is to do and who does it."), code="words_missing")
    follow_up = FollowUp.objects.create(
        resolution=resolution,
        text=text.strip()[:300],
        doer=doer.strip()[:60],
        due_on=due_on,
    )
    record("meetings.followed_up", resolution.meeting, actor=actor)
    return follow_up


@transaction.atomic
def finish_follow_up(
    follow_up: FollowUp, *, note: str, actor: Actor, now: datetime
) -> FollowUp:
    """Say what became of it; residents will ask. Raises Refused `words_missing`."""
    rows = FollowUp.objects.for_update().select_related("resolution__meeting__unit")
    follow_up = rows.get(pk=follow_up.pk)
    require(may_keep_meeting, actor, follow_up.resolution.meeting)
    if follow_up.done_on is not None:
        raise Refused(_("This task is done already."), code="illegal_move")
    if not note.strip():
        raise Refused(_("Say what became of it."), code="words_missing")
    follow_up.done_on = timezone.localdate(now)
    follow_up.done_note, follow_up.done_by_id = note.strip()[:300], actor.actor_id
    follow_up.save(update_fields=["done_on", "done_note", "done_by"])
    record("meetings.follow_up_done", follow_up.resolution.meeting, actor=actor)
    return follow_up


def _locked(meeting: Meeting, actor: Actor) -> Meeting:
    fresh: Meeting = (
        Meeting.objects.for_update().select_related("unit").get(pk=meeting.pk)
    )
    require(may_keep_meeting, actor, fresh)
    return fresh
