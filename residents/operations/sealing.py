"""Closing a vote under a seal, proving the seal, and publishing (VT-8, VT-9, RO-2)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import parameter
from residents import flows
from residents.choices.votes import Voters, VoteStatus, VoteStep
from residents.models import MobileBox, Paper, Vote
from residents.operations.counting import count_state, settled_choices
from residents.operations.polls import keep_step, locked_vote
from residents.operations.rolls import roll_lines
from residents.operations.votes import vote_result
from residents.policies import votes as policies
from residents.rules.polls import roll_fingerprint, vote_seal
from residents.rules.votes import is_close


@transaction.atomic
def ask_to_close(
    vote: Vote, *, actor: Actor, now: datetime, photo: File | None = None
) -> Vote:
    """Say that polling is over and the count is whole; somebody else closes (RO-2).

    `photo` shows the signed tally sheet. Raises Refused `count_unfinished`,
    `counts_differ`, `box_out` and `recount_due` (VT-8).
    """
    vote = locked_vote(vote)
    require(policies.may_prepare, actor, vote)
    _refuse_unfinished(vote)
    vote.close_asked_by_id = actor.actor_id
    if photo is not None:
        vote.tally_photo = photo
    vote.save(update_fields=["close_asked_by", "tally_photo"])
    keep_step(vote, VoteStep.CLOSE_ASKED, actor=actor, now=now)
    return vote


@transaction.atomic
def close_vote(vote: Vote, *, actor: Actor, now: datetime) -> Vote:
    """Close and seal: from here on nothing of it changes.

    Raises Refused `closing_not_asked` and what `ask_to_close` raises; NotAllowed for
    whoever asked for it themselves.
    """
    vote = locked_vote(vote)
    require(policies.may_decide, actor, vote)
    flows.VOTE.require(vote.status, VoteStatus.CLOSED)
    if vote.close_asked_by_id is None:
        raise Refused(
            _("A colleague first has to say that the count is whole."),
            code="closing_not_asked",
        )
    if not policies.may_close(actor, vote):
        raise NotAllowed(
            _("Somebody else has to close this vote: you asked for it."),
            code="same_person",
        )
    _refuse_unfinished(vote)
    vote.status, vote.closed_by_id = VoteStatus.CLOSED, actor.actor_id
    vote.seal = _seal(vote)
    vote.save(update_fields=["status", "closed_by", "seal"])
    keep_step(vote, VoteStep.CLOSED, actor=actor, now=now)
    return vote


def _refuse_unfinished(vote: Vote) -> None:
    if vote.status != VoteStatus.OPEN:
        raise Refused(_("This vote is not open."), code="vote_not_open")
    state = count_state(vote)
    if not state.are_both_done:
        raise Refused(
            _("Two people have to finish counting before the vote is closed."),
            code="count_unfinished",
        )
    if state.unsettled:
        raise Refused(
            _(
                "The two counts differ in %(count)d papers. A third person has to "
                "look at them first."
            )
            % {"count": len(state.unsettled)},
            code="counts_differ",
        )
    if MobileBox.objects.filter(vote=vote).out().exists():
        raise Refused(
            _("A mobile ballot box is still out. Take it back first."),
            code="box_out",
        )
    if vote.count_round == 1 and _is_on_the_line(vote):
        raise Refused(
            _("The result lies so close to the line that it has to be counted again."),
            code="recount_due",
        )


def _is_on_the_line(vote: Vote) -> bool:
    allowed = parameter("vote.recount_percent", unit=vote.unit, on=vote.opened_on)
    tally = vote_result(vote).tally
    rule = vote.rule
    return rule is not None and is_close(tally, rule, percent=Decimal(allowed))


@transaction.atomic
def publish_vote(vote: Vote, *, actor: Actor, now: datetime) -> Vote:
    """Hang the result out for as long as it has to hang (VT-9)."""
    vote = locked_vote(vote)
    require(policies.may_decide, actor, vote)
    flows.VOTE.require(vote.status, VoteStatus.PUBLISHED)
    today = timezone.localdate(now)
    days = int(parameter("vote.publication_days", unit=vote.unit, on=today))
    vote.status, vote.published_on = VoteStatus.PUBLISHED, today
    vote.published_until = today + timedelta(days=days)
    vote.save(update_fields=["status", "published_on", "published_until"])
    keep_step(vote, VoteStep.PUBLISHED, actor=actor, now=now)
    return vote


@transaction.atomic
def call_off_vote(vote: Vote, *, reason: str, actor: Actor, now: datetime) -> Vote:
    """Call a vote off before it is closed. Raises Refused `reason_missing`."""
    vote = locked_vote(vote)
    require(policies.may_decide, actor, vote)
    flows.VOTE.require(vote.status, VoteStatus.VOID)
    if not reason.strip():
        raise Refused(_("Say why the vote is called off."), code="reason_missing")
    vote.status = VoteStatus.VOID
    vote.save(update_fields=["status"])
    keep_step(vote, VoteStep.CALLED_OFF, actor=actor, now=now, text=reason)
    return vote


def seal_holds(vote: Vote) -> bool:
    """Whether a closed vote is still, row by row, what was sealed."""
    return vote.seal == _seal(vote) and vote.roll_hash == _roll(vote)


def _roll(vote: Vote) -> str:
    return roll_fingerprint(roll_lines(vote))


def _seal(vote: Vote) -> str:
    papers = Paper.objects.filter(vote=vote).order_by("serial")
    return vote_seal(
        facts=_facts(vote),
        papers=papers.values_list("serial", "entry__number", "state", "channel"),
        choices={n: c.value for n, c in settled_choices(vote).items()},
    )


def _facts(vote: Vote) -> dict[str, Any]:
    plain = (
        "title", "matter", "basis", "law", "quorum", "is_quorum_strict", "agreement",
        "is_agreement_strict", "passes_of_roll", "by_area", "is_secret", "is_election",
        "road", "roll_hash", "count_round",
    )  # fmt: skip
    added = {} if vote.voters == Voters.HOUSEHOLDS else {
        "voters": vote.voters, "ageless": vote.ageless_count,
    }  # fmt: skip
    days = ("noticed_on", "opened_on", "held_on")
    return {
        "vote": vote.pk,
        "unit": vote.unit_id,
        **{name: getattr(vote, name) for name in plain},
        **added,
        **{name: str(getattr(vote, name)) for name in days},
        "photo": vote.tally_photo.sha256 if vote.tally_photo else "",
        "people": [vote.close_asked_by_id, vote.closed_by_id],
    }


@transaction.atomic
def verify_seals(unit: Any, *, actor: Actor) -> list[tuple[Vote, bool]]:
    """Every sealed vote of a unit, and whether its seal holds; audited."""
    votes = Vote.objects.in_unit(unit).filter(
        status__in=[VoteStatus.CLOSED, VoteStatus.PUBLISHED]
    )
    found = [(vote, seal_holds(vote)) for vote in votes.order_by("pk")]
    broken = sum(1 for _vote, holds in found if not holds)
    record("votes.verified", unit, actor=actor, detail={"broken": broken})
    return found
