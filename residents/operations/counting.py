"""Counting: two people read every paper, blind to each other (VT-8, I3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.privacy.crypto import blind_index
from residents.choices.votes import Choice, TellerPlace, VoteStatus, VoteStep
from residents.models import Paper, Reading, Teller, Vote
from residents.operations.polls import keep_step, locked_vote
from residents.policies import votes as policies

_TWO = (TellerPlace.FIRST, TellerPlace.SECOND)


@dataclass(frozen=True, slots=True)
class CountState:
    """How far a count is, in numbers that say nothing about any choice."""

    papers: int
    first: Teller | None
    second: Teller | None
    differing: tuple[int, ...]
    settled: frozenset[int]

    @property
    def are_both_done(self) -> bool:
        """Both tellers have finished."""
        both = (self.first, self.second)
        return all(one is not None and one.finished_at for one in both)

    @property
    def unsettled(self) -> tuple[int, ...]:
        """Papers read differently at which nobody has looked a third time."""
        return tuple(n for n in self.differing if n not in self.settled)

    @property
    def is_whole(self) -> bool:
        """Nothing stands in the way of closing."""
        return self.are_both_done and not self.unsettled


def count_state(vote: Vote) -> CountState:
    """The running count of a vote; three statements."""
    tellers = {
        one.place: one
        for one in Teller.objects.filter(
            vote=vote, round=vote.count_round
        ).select_related("user")
    }
    first, second = (tellers.get(place) for place in _TWO)
    marks: dict[int, dict[int, bytes]] = {}
    if all(one is not None and one.finished_at for one in (first, second)):
        rows = Reading.objects.filter(teller__in=tellers.values())
        for place, number, mark in rows.values_list("teller__place", "number", "mark"):
            marks.setdefault(number, {})[place] = mark
    differing = tuple(
        number
        for number, by in sorted(marks.items())
        if by.get(TellerPlace.FIRST) != by.get(TellerPlace.SECOND)
    )
    settled = frozenset(n for n, by in marks.items() if TellerPlace.THIRD in by)
    papers = Paper.objects.filter(vote=vote).returned().count()
    return CountState(papers, first, second, differing, settled)


def papers_to_read(vote: Vote, user_id: int | None) -> list[int]:
    """The numbers this person still has to read, in order: serials, or 1 to n."""
    state = count_state(vote)
    mine = _teller(vote, user_id)
    if state.are_both_done:
        is_third = mine is None or mine.place == TellerPlace.THIRD
        return list(state.unsettled) if is_third else []
    if mine is None:
        return [] if state.first and state.second else _numbers(vote)
    if mine.finished_at is not None:
        return []
    read = set(Reading.objects.filter(teller=mine).values_list("number", flat=True))
    return [number for number in _numbers(vote) if number not in read]


def _numbers(vote: Vote) -> list[int]:
    returned = Paper.objects.filter(vote=vote).returned()
    if vote.is_secret:
        return list(range(1, returned.count() + 1))
    return list(returned.order_by("serial").values_list("serial", flat=True))


def _teller(vote: Vote, user_id: int | None) -> Teller | None:
    found: Teller | None = Teller.objects.filter(
        vote=vote, round=vote.count_round, user=user_id
    ).first()
    return found


@transaction.atomic
def read_papers(
    vote: Vote, choices: Mapping[int, Choice], *, actor: Actor, now: datetime
) -> Teller:
    """Write down what stands on these papers; a slip of one's own is written over.

    The first two who count become the two tellers; once both have finished, a third
    person looks at the papers they read differently. Raises Refused `vote_not_open`,
    `tellers_taken`, `count_finished`, `no_such_paper` and `nothing_differs`.
    """
    vote = locked_vote(vote)
    require(policies.may_count, actor, vote)
    teller = _take_place(vote, actor, now)
    _refuse_strange(vote, teller, choices)
    known = {
        one.number: one
        for one in Reading.objects.filter(teller=teller, number__in=choices)
    }
    for number, choice in sorted(choices.items()):
        mark = _mark(vote, number, choice)
        if number in known:
            reading = known[number]
            reading.choice, reading.mark, reading.at = choice.value, mark, now
            reading.save(update_fields=["choice", "mark", "at"])
            continue
        Reading.objects.create(
            teller=teller, number=number, choice=choice.value, mark=mark, at=now
        )
    detail = {"place": teller.place, "count": len(choices)}
    record("votes.read", vote, actor=actor, detail=detail)
    return teller


def _take_place(vote: Vote, actor: Actor, now: datetime) -> Teller:
    if vote.status != VoteStatus.OPEN:
        raise Refused(_("This vote is not open."), code="vote_not_open")
    if actor.actor_id is None:
        raise Refused(_("Only people count ballots."), code="not_a_person")
    mine = _teller(vote, actor.actor_id)
    if mine is not None:
        if mine.finished_at is not None:
            raise Refused(
                _("You have finished counting. Your readings stay as they are."),
                code="count_finished",
            )
        return mine
    state = count_state(vote)
    place = next(
        (
            place
            for place, taken in zip(_TWO, (state.first, state.second), strict=True)
            if taken is None
        ),
        TellerPlace.THIRD,
    )
    third = Teller.objects.filter(
        vote=vote, round=vote.count_round, place=TellerPlace.THIRD
    )
    if place == TellerPlace.THIRD and (not state.are_both_done or third.exists()):
        raise Refused(
            _("Others count in this vote already."),
            code="tellers_taken",
        )
    return Teller.objects.create(
        vote=vote,
        user_id=actor.actor_id,
        place=place,
        round=vote.count_round,
        began_at=now,
    )


def _refuse_strange(vote: Vote, teller: Teller, choices: Mapping[int, Choice]) -> None:
    if teller.place == TellerPlace.THIRD:
        if not set(choices) <= set(count_state(vote).differing):
            raise Refused(
                _("A third look is only for papers that were read differently."),
                code="nothing_differs",
            )
        return
    strange = set(choices) - set(_numbers(vote))
    if strange:
        raise Refused(
            _("No paper with the number %(number)d has come back.")
            % {"number": min(strange)},
            code="no_such_paper",
        )


def _mark(vote: Vote, number: int, choice: Choice) -> bytes:
    paper = f"{vote.pk}:{vote.count_round}:{number}:{choice.value}"
    return blind_index(paper, "vote.reading")


@transaction.atomic
def finish_count(vote: Vote, *, actor: Actor, now: datetime) -> Teller:
    """Say that every paper is read; one's readings stay as they are from here on.

    Raises Refused `not_a_teller`, `count_finished` and `papers_unread`.
    """
    vote = locked_vote(vote)
    require(policies.may_count, actor, vote)
    mine = _teller(vote, actor.actor_id)
    if mine is None or mine.place == TellerPlace.THIRD:
        raise Refused(_("You are not a teller of this vote."), code="not_a_teller")
    if mine.finished_at is not None:
        raise Refused(
            _("You have finished counting. Your readings stay as they are."),
            code="count_finished",
        )
    left = papers_to_read(vote, actor.actor_id)
    if left:
        raise Refused(
            _("Papers not read yet: %(count)d. The next one is number %(number)d.")
            % {"count": len(left), "number": left[0]},
            code="papers_unread",
        )
    mine.finished_at = now
    mine.save(update_fields=["finished_at"])
    record("votes.counted", vote, actor=actor, detail={"place": mine.place})
    return mine


@transaction.atomic
def begin_recount(vote: Vote, *, reason: str, actor: Actor, now: datetime) -> Vote:
    """Count once more from the beginning; the earlier count is kept, not used.

    Papers may move again until a teller of the new count has finished. Raises Refused
    `reason_missing`, `vote_not_open`.
    """
    vote = locked_vote(vote)
    require(policies.may_prepare, actor, vote)
    if vote.status != VoteStatus.OPEN:
        raise Refused(_("This vote is not open."), code="vote_not_open")
    if not reason.strip():
        raise Refused(_("Say why it is counted again."), code="reason_missing")
    vote.count_round += 1
    vote.close_asked_by = None
    vote.save(update_fields=["count_round", "close_asked_by"])
    keep_step(vote, VoteStep.RECOUNT, actor=actor, now=now, text=reason)
    return vote


def settled_choices(vote: Vote) -> dict[int, Choice]:
    """What each paper says: as both read it, or as the third look found."""
    rows = Reading.objects.filter(
        teller__vote=vote, teller__round=vote.count_round
    ).order_by("teller__place")
    return {
        number: Choice(choice)
        for number, choice in rows.values_list("number", "choice")
    }
