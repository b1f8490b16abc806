"""Counting what is recorded of a vote, and stating the rule it is measured by."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from residents.choices.votes import (
    OWNERS,
    Channel,
    Choice,
    VoteBasis,
    Voters,
    VoteStatus,
)
from residents.models import Paper, RecordedBallot, RollEntry, Vote
from residents.operations.counting import settled_choices
from residents.policies import votes as policies
from residents.rules.votes import (
    LegalTest,
    Share,
    Tally,
    VotingRule,
    measure_vote,
    missing_facts,
    percent,
    rule_for,
)


@dataclass(frozen=True, slots=True)
class VoteResult:
    """Raw counts with the three ratios, the legal tests and what is missing (VT-10)."""

    tally: Tally
    channels: dict[str, int]
    tests: tuple[LegalTest, ...]
    missing: tuple[str, ...]

    @property
    def turnout(self) -> Any:
        """参与率: of the roll; unknown without one, never 100 %."""
        return percent(self.tally.ballots, self.tally.roll)

    @property
    def of_ballots(self) -> Any:
        """同意率 of those who took part."""
        return percent(self.tally.yes, self.tally.ballots)

    @property
    def of_roll(self) -> Any:
        """同意率 of the whole roll."""
        return percent(self.tally.yes, self.tally.roll)


def vote_result(vote: Vote) -> VoteResult:
    """What is recorded of a vote, counted now from its rows."""
    tally, channels = _recorded(vote) if vote.is_recorded else _counted(vote)
    tests = tuple(measure_vote(tally, rule) for rule in _rules(vote))
    missing = (*missing_facts(tally, tests), *_not_done(vote))
    return VoteResult(tally, channels, tests, missing)


def _recorded(vote: Vote) -> tuple[Tally, dict[str, int]]:
    """One statement. A list without a single non-voter is no electorate."""
    rows = RecordedBallot.objects.filter(vote=vote)
    counts = rows.aggregate(
        lines=Count("pk"),
        silent=Count("pk", filter=Q(took_part=False)),
        **{c.value: Count("pk", filter=Q(choice=c)) for c in Choice},
        **{
            f"by_{c.value}": Count("pk", filter=Q(took_part=True, channel=c))
            for c in Channel
        },
    )
    tally = Tally(
        yes=counts["for"],
        no=counts["against"],
        abstain=counts["abstain"],
        invalid=counts["invalid"],
        roll=counts["lines"] if counts["silent"] else None,
    )
    channels = {c.value: counts[f"by_{c.value}"] for c in Channel}
    return tally, {name: count for name, count in channels.items() if count}


def _counted(vote: Vote) -> tuple[Tally, dict[str, int]]:
    """A vote held here: its frozen roll, its returned papers, its settled readings."""
    roll = RollEntry.objects.filter(vote=vote).aggregate(
        lines=Count("pk"), measured=Count("area_m2"), area=Sum("area_m2")
    )
    papers = Paper.objects.filter(vote=vote).returned()
    back = {
        serial: (channel, area)
        for serial, channel, area in papers.values_list(
            "serial", "channel", "entry__area_m2"
        )
    }
    choices = settled_choices(vote)
    said = Counter(choices.values())
    areas: dict[str, int | None] = {}
    if roll["lines"] and roll["measured"] == roll["lines"] and not vote.is_secret:
        agreeing = [n for n, choice in choices.items() if choice == Choice.FOR]
        areas = {
            "area_roll": _hundredths(roll["area"]),
            "area_voted": sum(_hundredths(area) for _channel, area in back.values()),
            "area_yes": sum(_hundredths(back[n][1]) for n in agreeing if n in back),
        }
    tally = Tally(
        yes=said[Choice.FOR],
        no=said[Choice.AGAINST],
        abstain=said[Choice.ABSTAIN],
        invalid=said[Choice.INVALID],
        roll=roll["lines"] or None,
        **areas,
    )
    channels = Counter(channel for channel, _area in back.values())
    return tally, {c.value: channels[c] for c in Channel if channels[c]}


def _hundredths(area: Decimal) -> int:
    return int(area * 100)


def _rules(vote: Vote) -> tuple[VotingRule, ...]:
    """The rule that was stated; without one, both readings of the Civil Code (I4)."""
    if vote.rule is not None:
        return (vote.rule,)
    if vote.held_on is None:
        return ()
    found = (rule_for(basis, on=vote.held_on) for basis in OWNERS)
    return tuple(rule for rule in found if rule is not None)


def _not_done(vote: Vote) -> tuple[str, ...]:
    found = []
    if vote.rule is None:
        found.append("basis")
    if vote.is_recorded:
        found += ["double_entry", "seal", "tally_sheet"]
        return tuple(found)
    if vote.basis in OWNERS:
        found.append("owners")
    if vote.ageless_count:
        found.append("ageless")
    if vote.voters == Voters.ADULTS and vote.basis == VoteBasis.VILLAGERS_ADULTS:
        found.append("villagers")
    if vote.tally_photo_id is None:
        found.append("tally_sheet")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a vote is held: people are elected secretly; `road` narrows the roll.

    `voters` says whether each household has one voice or each adult (VT-3).
    """

    is_secret: bool = False
    is_election: bool = False
    road: str = ""
    voters: Voters = Voters.HOUSEHOLDS


_OPEN_TO_ALL: Final = Conduct()


@transaction.atomic
def prepare_vote(
    unit: Unit,
    *,
    title: str,
    matter: str = "",
    basis: str,
    reason: str,
    held_on: date,
    quorum: str = "",
    agreement: str = "",
    conduct: Conduct = _OPEN_TO_ALL,
    actor: Actor,
) -> Vote:
    """A vote in preparation, its rule copied in: also for a split of 土地补偿费 (D5).

    `held_on` is the day voting begins, which chooses the rule (G-1). Raises Refused
    `title_missing` and what `state_basis` raises.
    """
    if not title.strip():
        raise Refused(_("Give the vote a title."), code="title_missing")
    vote = Vote(
        unit=unit,
        title=title.strip(),
        matter=matter.strip(),
        held_on=held_on,
        is_secret=conduct.is_secret or conduct.is_election,
        is_election=conduct.is_election,
        road=conduct.road.strip(),
        voters=conduct.voters,
    )
    require(policies.may_prepare, actor, vote)
    vote.save()
    record("votes.prepared", vote, actor=actor)
    return state_basis(
        vote,
        basis=basis,
        reason=reason,
        quorum=quorum,
        agreement=agreement,
        actor=actor,
    )


@transaction.atomic
def state_basis(
    vote: Vote,
    *,
    basis: str,
    reason: str,
    quorum: str = "",
    agreement: str = "",
    actor: Actor,
) -> Vote:
    """Say by which rule a vote is measured, and why; its numbers are copied in.

    A consultative poll brings its own quorum and agreement (VT-5); every other body
    has those of the law on the day of the vote (G-1). Raises Refused `reason_missing`,
    `rule_announced`, `rule_not_in_force`, `threshold_unconfirmed`,
    `fraction_unclear`, `area_not_secret`, `voters_unfit`.
    """
    vote = Vote.objects.for_update().select_related("unit").get(pk=vote.pk)
    require(policies.may_prepare, actor, vote)
    if vote.status not in (VoteStatus.DRAFT, VoteStatus.RECORDED):
        raise Refused(
            _("Once a vote is announced its rule stays as it is."),
            code="rule_announced",
        )
    if not reason.strip():
        raise Refused(_("Say why this rule applies."), code="reason_missing")
    rule = rule_to_apply(
        vote, basis=VoteBasis(basis), quorum=quorum, agreement=agreement
    )
    if rule.by_area and vote.voters == Voters.ADULTS:
        raise Refused(
            _("This body is measured by area too, so each household has one voice."),
            code="voters_unfit",
        )
    if rule.by_area and vote.is_secret:
        raise Refused(
            _(
                "This body is measured by area too, so its vote cannot be secret: the "
                "area of each ballot has to be known."
            ),
            code="area_not_secret",
        )
    vote.basis, vote.basis_reason, vote.law = basis, reason.strip(), rule.law
    vote.quorum = f"{rule.quorum.over}/{rule.quorum.under}"
    vote.is_quorum_strict = rule.quorum.is_strict
    vote.agreement = f"{rule.agreement.over}/{rule.agreement.under}"
    vote.is_agreement_strict = rule.agreement.is_strict
    vote.passes_of_roll, vote.by_area = rule.passes_of_roll, rule.by_area
    vote.save(
        update_fields=[
            "basis", "basis_reason", "law", "quorum", "is_quorum_strict", "agreement",
            "is_agreement_strict", "passes_of_roll", "by_area",
        ]
    )  # fmt: skip
    record("votes.basis_stated", vote, actor=actor, detail={"basis": basis})
    return vote


def rule_to_apply(
    vote: Vote, *, basis: VoteBasis, quorum: str = "", agreement: str = ""
) -> VotingRule:
    """The rule of a body on the day of the vote. Raises as `state_basis`."""
    if basis == VoteBasis.CONSULTATIVE:
        return _own_rule(quorum, agreement)
    rule = None if vote.held_on is None else rule_for(basis, on=vote.held_on)
    if rule is None:
        raise Refused(
            _("This rule is not in force on the day of the vote."),
            code="rule_not_in_force",
        )
    if rule.confirm_key and not parameter(
        rule.confirm_key, unit=vote.unit, on=vote.held_on
    ):
        raise Refused(
            _(
                "The quorums of the act of 2026 are not confirmed yet. "
                "Ask the street office, then set the parameter."
            ),
            code="threshold_unconfirmed",
        )
    return rule


def _own_rule(quorum: str, agreement: str) -> VotingRule:
    try:
        return VotingRule(
            basis=VoteBasis.CONSULTATIVE,
            quorum=Share.read(quorum, is_strict=False),
            agreement=Share.read(agreement, is_strict=True),
        )
    except ValueError as unclear:
        raise Refused(
            _("Write quorum and agreement as fractions, such as 1/2 or 2/3."),
            code="fraction_unclear",
        ) from unclear
