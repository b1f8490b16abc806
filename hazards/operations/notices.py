"""What hazards and rounds are told about: kinds, when overtaken, and group texts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hazards.choices import (
    BEING_FIXED,
    Half,
    HazardStatus,
    RoundState,
    Severity,
    StopAnswer,
)
from hazards.models import Hazard, Round
from liuli.accounts.roles import Capability
from liuli.notices.registry import group_text, notice_kind, still_due

ROUND_ENDING = notice_kind(
    "hazards.round_ending",
    title=gettext_lazy("A round has not been started"),
    sentence=gettext_lazy(
        "%(unit)s, %(half)s of %(on)s: not started yet. The window ends at %(ends_at)s."
    ),
    words={"half": Half},
).key
ROUND_MISSED = notice_kind(
    "hazards.round_missed",
    title=gettext_lazy("A round was not started in its window"),
    sentence=gettext_lazy(
        "%(unit)s, %(half)s of %(on)s: not started by the end of its window "
        "at %(ends_at)s."
    ),
    words={"half": Half},
    for_groups=True,
).key
ASSIGNED = notice_kind(
    "hazards.assigned",
    title=gettext_lazy("A hazard is yours to rectify"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) has been assigned to you; "
        "rectify it by the end of %(due_on)s."
    ),
    words={"severity": Severity},
).key
HANDED_BACK = notice_kind(
    "hazards.handed_back",
    title=gettext_lazy("A hazard was handed back"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) was handed back; assign it to "
        "somebody else. It is still due by the end of %(due_on)s."
    ),
    words={"severity": Severity},
).key
CLOCK_RUNS = notice_kind(
    "hazards.clock_runs",
    title=gettext_lazy("The clock of a hazard runs again"),
    sentence=gettext_lazy(
        "The pause of hazard %(number)s (%(severity)s, %(unit)s) is over; "
        "rectify it by the end of %(due_on)s."
    ),
    words={"severity": Severity},
).key
RECHECK_FAILED = notice_kind(
    "hazards.recheck_failed",
    title=gettext_lazy("A hazard did not pass its re-check"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) did not pass its re-check and "
        "goes back to rectification; due by the end of %(due_on)s."
    ),
    words={"severity": Severity},
).key
RECTIFY_SOON = notice_kind(
    "hazards.rectify_soon",
    title=gettext_lazy("A hazard comes due"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) has to be rectified "
        "by the end of %(due_on)s."
    ),
    words={"severity": Severity},
    for_groups=True,
).key
RECTIFY_OVERDUE = notice_kind(
    "hazards.rectify_overdue",
    title=gettext_lazy("A hazard is overdue"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) is overdue: "
        "it had to be rectified by the end of %(due_on)s."
    ),
    words={"severity": Severity},
    for_groups=True,
).key
RECHECK_SOON = notice_kind(
    "hazards.recheck_soon",
    title=gettext_lazy("A re-check comes due"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) is reported as rectified "
        "and has to be re-checked by the end of %(due_on)s."
    ),
    words={"severity": Severity},
    for_groups=True,
).key
RECHECK_OVERDUE = notice_kind(
    "hazards.recheck_overdue",
    title=gettext_lazy("A re-check is overdue"),
    sentence=gettext_lazy(
        "Hazard %(number)s (%(severity)s, %(unit)s) is reported as rectified, "
        "but its re-check was due by the end of %(due_on)s."
    ),
    words={"severity": Severity},
    for_groups=True,
).key

# Beyond so many rounds a text gives the totals alone.
_LINES = 20


@still_due(ROUND_ENDING, ROUND_MISSED)
def rounds_not_started(notices: Sequence[Any]) -> set[int]:
    """Rounds still to be started, and not meanwhile given to somebody else."""
    wanted = {notice.params["round"] for notice in notices}
    open_rounds = {
        pk: stand_in
        for pk, stand_in, moved in Round.objects.not_started()
        .filter(pk__in=wanted)
        .values_list("pk", "stand_in_id", "move_reason")
        if stand_in is not None or not moved
    }
    return {
        notice.pk
        for notice in notices
        if notice.params["round"] in open_rounds
        and (
            notice.kind == ROUND_MISSED
            or open_rounds[notice.params["round"]] in (None, notice.recipient_id)
        )
    }


@still_due(RECTIFY_SOON, RECTIFY_OVERDUE, RECHECK_SOON, RECHECK_OVERDUE)
def hazards_with_this_clock(notices: Sequence[Any]) -> set[int]:
    """Hazards whose clock has not been stopped or set anew since."""
    wanted = {notice.params["hazard"] for notice in notices}
    running = {
        hazard.pk: (
            hazard.round,
            hazard.clock[1].isoformat(),
            hazard.status == HazardStatus.REPORTED_DONE,
        )
        for hazard in Hazard.objects.open().filter(
            pk__in=wanted, paused_at__isnull=True
        )
    }
    return {
        notice.pk
        for notice in notices
        if running.get(notice.params["hazard"])
        == (
            notice.params["round"],
            notice.params["due_on"],
            notice.kind in (RECHECK_SOON, RECHECK_OVERDUE),
        )
    }


@still_due(ASSIGNED, RECHECK_FAILED, CLOCK_RUNS, HANDED_BACK)
def hazards_still_theirs(notices: Sequence[Any]) -> set[int]:
    """Hazards still to be rectified, in that round and under that assignment."""
    wanted = {notice.params["hazard"] for notice in notices}
    running = set(
        Hazard.objects.filter(pk__in=wanted, status__in=BEING_FIXED).values_list(
            "pk", "round", "current_assignment"
        )
    )
    return {
        notice.pk
        for notice in notices
        if (
            notice.params["hazard"],
            notice.params["round"],
            notice.params["assignment"],
        )
        in running
    }


@group_text(
    "hazards.rounds_today",
    label=gettext_lazy("Today's rounds"),
    capability=Capability.PATROLS_VIEW,
)
def rounds_today(user: Any, now: datetime) -> str:
    """How today's rounds stand, without naming anybody."""
    today = timezone.localdate(now)
    rounds = list(
        Round.objects.visible_to(user)
        .on(today)
        .select_related("unit")
        .annotate(
            looked_at=_stops(StopAnswer.SOUND, StopAnswer.FINDING),
            found=_stops(StopAnswer.FINDING),
            skipped=_stops(StopAnswer.SKIPPED),
        )
    )
    title = _("Rounds of %(day)s, as of %(time)s") % {
        "day": date_format(today, "Y-m-d"),
        "time": date_format(timezone.localtime(now), "H:i"),
    }
    lines = [_half_line(half, rounds) for half in Half]
    if len(rounds) <= _LINES:
        lines += [_round_line(round_) for round_ in rounds]
    return "\n".join([title, *lines])


def _stops(*answers: str) -> Count:
    return Count("stops", filter=Q(stops__answer__in=answers))


def _half_line(half: Half, rounds: list[Any]) -> str:
    states = [round_.state for round_ in rounds if round_.half == half]
    return ngettext(
        "%(half)s: %(count)d round, %(done)d finished, %(under_way)d under way, "
        "%(waiting)d not started.",
        "%(half)s: %(count)d rounds, %(done)d finished, %(under_way)d under way, "
        "%(waiting)d not started.",
        len(states),
    ) % {
        "half": half.label,
        "count": len(states),
        "done": states.count(RoundState.FINISHED),
        "under_way": states.count(RoundState.STARTED),
        "waiting": states.count(RoundState.DUE),
    }


def _round_line(round_: Any) -> str:
    return _(
        "%(unit)s, %(half)s: %(state)s; looked at %(looked_at)d, "
        "with hazards %(found)d, not checked %(skipped)d."
    ) % {
        "unit": round_.unit,
        "half": round_.get_half_display(),
        "state": round_.get_state_display(),
        "looked_at": round_.looked_at,
        "found": round_.found,
        "skipped": round_.skipped,
    }
