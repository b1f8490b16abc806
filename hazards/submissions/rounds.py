"""Rounds on the phone: what is offered of them and what comes back (F7)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hazards.choices import DayStatus, RoundOutcome, RoundState
from hazards.models import Round, Site
from hazards.operations.patrols import (
    Seen,
    answer_stops,
    explain_round,
    finish_round,
    start_round,
)
from hazards.rules.patrols import RoundFact, day_status
from hazards.submissions.telling import round_page, told_by
from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Kept,
    Outcome,
    Sheet,
    StandIn,
    Submission,
    accepts,
    worksheet,
)
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import Refused

LAST_DAYS = 7
_TONES = {
    "open": "info",
    "done": "ok",
    "late": "warning",
    "missed": "danger",
    "unfinished": "warning",
}
_WALKED = (RoundOutcome.DONE, RoundOutcome.LATE)
_MOST_STOPS = 500
# Filled in on the phone: both rounds of a day pass the same sites.
_ANY_ROUND = "/field/rounds/{round}/"
_LONGEST_NOTE = 300
_LONGEST_STOP_NOTE = 200


@worksheet(order=10)
def rounds_of_today(user: Any, *, now: datetime) -> Sheet | None:
    """Today's rounds of the grids this person patrols, and older ones left open."""
    scopes = user.scopes(Capability.PATROLS_DO)
    if not scopes:
        return None
    today = timezone.localdate(now)
    mine = Round.objects.in_scopes(scopes).select_related(
        "unit", "worker", "stand_in", "walked_by"
    )
    left_open = Q(
        state=RoundState.STARTED,
        on__range=(today - timedelta(days=LAST_DAYS), today - timedelta(days=1)),
    )
    rounds = list(mine.filter(Q(on=today) | left_open).in_order().with_progress())
    rounds.sort(key=lambda round_: round_.on != today)
    walkable = [round_ for round_ in rounds if round_.state != RoundState.FINISHED]
    return Sheet(
        kept=lambda: _kept(walkable),
        key="rounds",
        title=_("Today's rounds"),
        empty=_("No rounds are due in your grid today."),
        template="fieldwork/_rounds.html",
        context={
            "rounds": [_shown(round_, user=user, now=now) for round_ in rounds],
            "several_grids": len({round_.unit_id for round_ in rounds}) > 1,
        },
    )


@worksheet(order=20)
def rounds_to_stand_in(user: Any, *, now: datetime) -> Sheet | None:
    """Rounds of the days to come that this person walks for a colleague."""
    coming = (
        Round.objects.filter(stand_in=user, on__gt=timezone.localdate(now))
        .select_related("unit", "worker")
        .in_order()
    )
    cards = tuple(
        Card(
            title=_("%(grid)s, %(half)s")
            % {"grid": round_.unit.short_name, "half": round_.get_half_display()},
            text=_("%(day)s, in place of %(name)s")
            % {"day": f"{round_.on:%Y-%m-%d}", "name": round_.worker or "–"},
            badge=_("Stand-in"),
            tone="info",
        )
        for round_ in coming
    )
    if not cards:
        return None
    return Sheet(key="stand_ins", title=_("You stand in"), cards=cards)


@worksheet(order=90)
def last_seven_days(user: Any, *, now: datetime) -> Sheet | None:
    """The person's own days and what became of their rounds."""
    if not user.scopes(Capability.PATROLS_DO):
        return None
    today = timezone.localdate(now)
    first = today - timedelta(days=LAST_DAYS - 1)
    rounds = Round.objects.named(user).between(first, today).in_order().with_progress()
    days: dict[date, list[Round]] = {}
    for round_ in rounds:
        days.setdefault(round_.on, []).append(round_)
    lines = [
        _day_line(on, days[on], user=user, now=now) for on in sorted(days, reverse=True)
    ]
    return Sheet(
        key="days",
        title=_("My last seven days"),
        empty=_("Nothing yet."),
        template="fieldwork/_days.html",
        context={"days": lines},
    )


@accepts("patrols.start")
def take_start(user: Any, submission: Submission) -> Outcome:
    """Set out on a round."""
    round_ = start_round(_round(user, submission), actor=user, told=told_by(submission))
    return Outcome(_("The round is started."), url=round_page(round_))


@accepts("patrols.answers")
def take_answers(user: Any, submission: Submission) -> Outcome:
    """What was seen at some stops; an empty answer takes one back."""
    listed = submission.data.get("answers")
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST_STOPS:
        raise _malformed()
    round_ = answer_stops(
        _round(user, submission),
        seen=[_seen(one) for one in listed],
        actor=user,
        told=told_by(submission),
    )
    sites = sorted({one["site"] for one in listed})
    facts = {"round": round_.pk, "sites": sites}
    return Outcome(_("Noted."), url=round_page(round_), facts=facts)


@accepts("patrols.finish")
def take_finish(user: Any, submission: Submission) -> Outcome:
    """The end of a round, with what was not checked and why."""
    skipped = submission.data.get("skipped", [])
    if not isinstance(skipped, list) or len(skipped) > _MOST_STOPS:
        raise _malformed()
    round_ = finish_round(
        _round(user, submission),
        skipped=[_seen(one) for one in skipped],
        note=_note(submission),
        actor=user,
        told=told_by(submission),
    )
    return Outcome(_("The round is finished."), url=round_page(round_))


@accepts("patrols.explain")
def take_explanation(user: Any, submission: Submission) -> Outcome:
    """Why a round was missed."""
    round_ = explain_round(
        _round(user, submission),
        note=_note(submission),
        actor=user,
        now=submission.received_at,
    )
    return Outcome(_("The reason is noted."), url=round_page(round_))


def _kept(rounds: list[Any]) -> Kept:
    """What a round needs without a signal: its stops, its end, one finding per kind."""
    own = [round_page(round_) for round_ in rounds]
    own += [reverse("hazards:field_finish", args=[round_.pk]) for round_ in rounds]
    stand_ins = _stand_ins(rounds)
    findings = sorted({one.page for one in stand_ins.values()} - set(own))
    return Kept(pages=(*own, *findings), stand_ins=stand_ins)


def _stand_ins(rounds: list[Any]) -> dict[str, StandIn]:
    """The finding page of every stop, shown by that of the first site of its kind."""
    found: dict[str, StandIn] = {}
    first: dict[str, str] = {}
    for round_ in rounds:
        sites = Site.objects.in_unit(round_.unit).present(round_.on).order_by("pk")
        for site in sites.select_related("address", "point"):
            page = reverse("hazards:field_finding", args=[site.pk])
            found[page] = StandIn(
                page=first.setdefault(site.kind, page),
                fields={"site": site.pk},
                about=f"{site.label} · {site.address.raw}",
                unit=site.unit_id,
                next=f"{_ANY_ROUND}#site-{site.pk}",
                place=site.place,
            )
            # The code on the door opens the stop of the first round to walk.
            at_door = reverse("hazards:field_at", args=[site.qr_code])
            found.setdefault(at_door, StandIn(page=round_page(round_)))
    return found


def _shown(round_: Any, *, user: Any, now: datetime) -> dict[str, Any]:
    outcome = round_.outcome(now)
    return {
        "round": round_,
        "outcome": outcome,
        "tone": _TONES[outcome],
        "is_mine": round_.responsible_id in (None, user.pk),
        "can_start": round_.state == RoundState.DUE
        and round_.opens_at <= now < round_.day_ends_at,
        "is_past_window": now > round_.window_ends_at,
        "opens_later": now < round_.opens_at,
    }


def _day_line(
    on: date, rounds: list[Any], *, user: Any, now: datetime
) -> dict[str, Any]:
    facts = [
        RoundFact(
            half=round_.half,
            walked=round_.outcome(now) in _WALKED and round_.walked_by_id == user.pk,
            moved=bool(round_.move_reason) and round_.worker_id == user.pk,
        )
        for round_ in rounds
    ]
    return {
        "on": on,
        "status": DayStatus(day_status(facts)),
        "is_over": on < timezone.localdate(now),
        "rounds": [
            {"round": r, "outcome": r.outcome(now), "tone": _TONES[r.outcome(now)]}
            for r in rounds
        ],
    }


def _round(user: Any, submission: Submission) -> Round:
    number = submission.data.get("round")
    if isinstance(number, bool) or not isinstance(number, int):
        raise _malformed()
    found: Round = get_visible_or_404(Round, user, pk=number)
    return found


def _note(submission: Submission) -> str:
    note = submission.data.get("note", "")
    if not isinstance(note, str):
        raise _malformed()
    if len(note) > _LONGEST_NOTE:
        raise Refused(_("This note is too long."), code="note_too_long")
    return note.strip()


def _seen(raw: object) -> Seen:
    if not isinstance(raw, dict):
        raise _malformed()
    site, answer = raw.get("site"), raw.get("answer")
    reason, note = raw.get("reason", ""), raw.get("note", "")
    texts = (answer, reason, note)
    if isinstance(site, bool) or not isinstance(site, int):
        raise _malformed()
    if not all(isinstance(text, str) for text in texts):
        raise _malformed()
    if len(str(note)) > _LONGEST_STOP_NOTE:
        raise Refused(_("This note is too long."), code="note_too_long")
    return Seen(site, str(answer), str(reason), str(note).strip())


def _malformed() -> Refused:
    return Refused(
        _("The phone sent something the portal cannot read. Reload the page."),
        code="malformed",
    )
