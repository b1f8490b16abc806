"""Walking a round: set out, look at each stop, finish (GR-5, F7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hazards.choices import MoveReason, RoundState, SkipReason, StopAnswer
from hazards.flows import ROUND
from hazards.models import Hazard, Round, Site, Stop, StopHazard
from hazards.operations.findings import report_hazard
from hazards.policies import patrols as policies
from liuli.accounts.models import Post
from liuli.accounts.operations import end_post, give_post
from liuli.accounts.roles import Capability, Role
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused


@dataclass(frozen=True)
class Seen:
    """What was seen at one site; an empty answer takes the earlier one back."""

    site_id: int
    answer: str
    reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class Told:
    """How an act reached the portal: when it happened, when and under what number."""

    at: datetime
    now: datetime
    entered_later: bool = False
    client_id: UUID | None = None


@transaction.atomic
def start_round(round_: Round, *, actor: Actor, told: Told) -> Round:
    """Set out; the open sites of the grid become the stops. Starting twice is once.

    Raises Refused `too_early` before the round opens, `round_finished` after its end.
    """
    round_ = _locked(round_)
    require(policies.may_walk, actor, round_)
    _refuse_finished(round_)
    if round_.state == RoundState.DUE:
        _set_out(round_, actor=actor, told=told)
    return round_


@transaction.atomic
def answer_stops(
    round_: Round, *, seen: Sequence[Seen], actor: Actor, told: Told
) -> Round:
    """Note what was seen at any number of stops in a few statements.

    The first answer starts the round. Until the round is finished an answer can be
    changed or taken back, but not where a hazard was reported.
    Raises Refused `round_finished`, `too_early`, `site_elsewhere`, `hazard_reported`,
    `answer_unknown`, `reason_missing`.
    """
    round_ = _locked(round_)
    require(policies.may_walk, actor, round_)
    _refuse_finished(round_)
    if round_.state == RoundState.DUE:
        _set_out(round_, actor=actor, told=told)
    _write(round_, seen, actor=actor, told=told)
    record("patrols.answered", round_, actor=actor, detail={"stops": len(seen)})
    return round_


@transaction.atomic
def record_finding(
    site: Site,
    *,
    round_: Round | None,
    item: Any,
    severity: str | None,
    text: str,
    photos: Sequence[Any],
    actor: Actor,
    told: Told,
) -> Hazard:
    """Report a hazard seen on a round; its stop is answered by it.

    What was found is never lost: before a round opens and after its end, without one,
    or at a site outside its grid, the hazard is reported all the same and answers no
    stop.
    """
    if round_ is not None:
        round_ = _locked(round_)
        require(policies.may_walk, actor, round_)
    hazard = report_hazard(
        site,
        item=item,
        severity=severity,
        text=text,
        photos=photos,
        actor=actor,
        observed_at=told.at,
        now=told.now,
        client_id=told.client_id,
    )
    if round_ is None or round_.state == RoundState.FINISHED:
        return hazard
    if round_.state == RoundState.DUE and told.at < round_.opens_at:
        return hazard
    if not Site.objects.in_unit(round_.unit).filter(pk=site.pk).exists():
        return hazard
    if round_.state == RoundState.DUE:
        _set_out(round_, actor=actor, told=told)
    _upsert(round_, [Seen(site.pk, StopAnswer.FINDING)], actor=actor, told=told)
    stop = Stop.objects.get(round=round_, site=site)
    StopHazard.objects.get_or_create(stop=stop, hazard=hazard)
    return hazard


@transaction.atomic
def finish_round(
    round_: Round,
    *,
    skipped: Sequence[Seen] = (),
    note: str = "",
    actor: Actor,
    told: Told,
) -> Round:
    """End the round, saying what was not checked and why.

    A stop that was answered meanwhile keeps its answer whatever `skipped` says of it.
    Raises Refused `stops_unanswered` while a stop has neither an answer nor a reason,
    `round_not_started`, `round_finished`.
    """
    round_ = _locked(round_)
    require(policies.may_walk, actor, round_)
    _refuse_finished(round_)
    if round_.state == RoundState.DUE or round_.started_at is None:
        raise Refused(_("Start the round first."), code="round_not_started")
    done = set(
        Stop.objects.filter(round=round_).answered().values_list("site_id", flat=True)
    )
    unseen = [one for one in skipped if one.site_id not in done]
    if unseen:
        _write(round_, unseen, actor=actor, told=told)
    left = Stop.objects.filter(round=round_).unanswered().count()
    if left:
        raise Refused(
            ngettext(
                "%(count)d stop has neither an answer nor a reason.",
                "%(count)d stops have neither an answer nor a reason.",
                left,
            )
            % {"count": left},
            code="stops_unanswered",
        )
    ROUND.require(round_.state, RoundState.FINISHED)
    round_.state = RoundState.FINISHED
    round_.finished_at = max(told.at, round_.started_at)
    round_.entered_later = round_.entered_later or told.entered_later
    round_.note = note
    round_.save(update_fields=["state", "finished_at", "entered_later", "note"])
    record("patrols.finished", round_, actor=actor)
    return round_


@transaction.atomic
def explain_round(round_: Round, *, note: str, actor: Actor, now: datetime) -> Round:
    """Say why a round was missed or never ended (F7).

    Raises Refused `nothing_said`, `round_not_over`, `round_finished`.
    """
    round_ = _locked(round_)
    require(policies.may_explain, actor, round_)
    _refuse_finished(round_)
    if now < round_.day_ends_at:
        raise Refused(_("The day of this round is not over."), code="round_not_over")
    if not note.strip():
        raise Refused(_("Say why."), code="nothing_said")
    round_.note = note.strip()
    round_.save(update_fields=["note"])
    record("patrols.explained", round_, actor=actor, at=now)
    return round_


@transaction.atomic
def move_round(
    round_: Round,
    *,
    to: Any,
    reason: MoveReason,
    actor: Actor,
    now: datetime,
) -> Round:
    """Hand a round that nobody has started to a stand-in; both names are kept.

    `to` None: the worker is away and nobody walks it. A stand-in without a post in
    the grid is given one for that day; it ends where the round is handed on and they
    have nothing else there. Raises Refused `round_under_way`, `same_person`,
    `stand_in_elsewhere`.
    """
    round_ = _locked(round_)
    require(policies.may_arrange, actor, round_)
    if round_.state != RoundState.DUE:
        raise Refused(
            _("Somebody has already started this round."), code="round_under_way"
        )
    if to is not None:
        _refuse_stand_in(round_, to)
        _give_stand_in_post(round_, to)
    before = round_.stand_in
    round_.stand_in = to
    round_.move_reason = reason
    round_.save(update_fields=["stand_in", "move_reason"])
    if before is not None and before != to:
        _end_stand_in_post(round_, before)
    record("patrols.moved", round_, actor=actor, at=now, detail={"reason": reason})
    return round_


def _locked(round_: Round) -> Round:
    fresh: Round = Round.objects.for_update().select_related("unit").get(pk=round_.pk)
    return fresh


def _refuse_finished(round_: Round) -> None:
    if round_.state == RoundState.FINISHED:
        raise Refused(
            _("This round is finished; its answers no longer change."),
            code="round_finished",
        )


def _set_out(round_: Round, *, actor: Actor, told: Told) -> None:
    if told.at < round_.opens_at:
        opens = timezone.localtime(round_.opens_at)
        raise Refused(
            _("This round can be started from %(time)s on %(day)s.")
            % {"time": f"{opens:%H:%M}", "day": f"{opens:%Y-%m-%d}"},
            code="too_early",
        )
    ROUND.require(round_.state, RoundState.STARTED)
    round_.state = RoundState.STARTED
    round_.started_at = told.at
    round_.walked_by_id = actor.actor_id
    round_.entered_later = told.entered_later
    round_.save(update_fields=["state", "started_at", "walked_by", "entered_later"])
    sites = Site.objects.in_unit(round_.unit).present(round_.on).order_by("pk")
    Stop.objects.bulk_create(
        (Stop(round=round_, site_id=pk) for pk in sites.values_list("pk", flat=True)),
        ignore_conflicts=True,
    )
    record("patrols.started", round_, actor=actor)


def _write(round_: Round, seen: Sequence[Seen], *, actor: Actor, told: Told) -> None:
    """Check the answers, then write them all in one statement."""
    for one in seen:
        _refuse_unclear(one)
    sites = {one.site_id for one in seen}
    if len(sites) != len(seen):
        raise Refused(_("A stop was answered twice."), code="answer_unknown")
    if Site.objects.in_unit(round_.unit).filter(pk__in=sites).count() != len(sites):
        raise Refused(
            _("One of these sites is not in the grid of this round."),
            code="site_elsewhere",
        )
    if StopHazard.objects.filter(stop__round=round_, stop__site__in=sites).exists():
        raise Refused(
            _("A hazard was reported here; it is followed up in the hazard ledger."),
            code="hazard_reported",
        )
    _upsert(round_, seen, actor=actor, told=told)


def _refuse_unclear(one: Seen) -> None:
    if one.answer not in ("", StopAnswer.SOUND, StopAnswer.SKIPPED):
        raise Refused(_("This answer is not known."), code="answer_unknown")
    given = one.reason in SkipReason.values
    if one.answer == StopAnswer.SKIPPED and not given:
        raise Refused(_("Say why this stop was not checked."), code="reason_missing")
    if one.answer != StopAnswer.SKIPPED and one.reason:
        raise Refused(_("This answer is not known."), code="answer_unknown")


def _upsert(round_: Round, seen: Sequence[Seen], *, actor: Actor, told: Told) -> None:
    rows = [
        Stop(
            round=round_,
            site_id=one.site_id,
            answer=one.answer,
            reason=one.reason,
            note=one.note,
            answered_by_id=actor.actor_id if one.answer else None,
            observed_at=told.at if one.answer else None,
            received_at=told.now if one.answer else None,
            entered_later=told.entered_later and bool(one.answer),
            client_id=told.client_id if one.answer else None,
        )
        for one in seen
    ]
    Stop.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["round", "site"],
        update_fields=[
            "answer",
            "reason",
            "note",
            "answered_by",
            "observed_at",
            "received_at",
            "entered_later",
            "client_id",
        ],
    )


def _refuse_stand_in(round_: Round, to: Any) -> None:
    if to.pk == round_.worker_id:
        raise Refused(
            _("This is already their round; choose a colleague."), code="same_person"
        )
    if not policies.may_be_asked(to, round_):
        raise Refused(
            _("Only a grid worker of the same community can stand in."),
            code="stand_in_elsewhere",
        )


def _give_stand_in_post(round_: Round, to: Any) -> None:
    """Rights for the day of the round, where the stand-in has none in the grid."""
    held = (
        Post.objects.held_by(to)
        .with_capability(Capability.PATROLS_DO)
        .live(round_.on)
        .over(round_.unit)
    )
    if held.exists():
        return
    covered = (
        None
        if round_.worker is None
        else Post.objects.held_by(round_.worker)
        .filter(unit=round_.unit)
        .live(round_.on)
        .first()
    )
    give_post(
        to,
        role=Role.GRID_WORKER,
        unit=round_.unit,
        actor=SYSTEM,
        starts_on=round_.on,
        ends_on=round_.on + timedelta(days=1),
        stands_in_for=covered,
    )


def _end_stand_in_post(round_: Round, before: Any) -> None:
    """The rights for the day go with the round, unless they have more to do there."""
    day = DateRange(round_.on, round_.on + timedelta(days=1))
    theirs = Q(stand_in=before) | Q(walked_by=before)
    others = Round.objects.in_unit(round_.unit).filter(theirs, on=round_.on)
    answered = Stop.objects.filter(
        round__unit=round_.unit, round__on=round_.on, answered_by=before
    )
    if others.exclude(pk=round_.pk).exists() or answered.exists():
        return
    held = Post.objects.held_by(before).filter(
        unit=round_.unit, role=Role.GRID_WORKER, period=day
    )
    for post in held:
        end_post(post, ends_on=round_.on, actor=SYSTEM)
