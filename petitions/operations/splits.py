"""Preparing, deciding and drawing a split of compensation (LC-4, LC-9)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import require
from liuli.kernel.errors import Refused
from petitions.choices.compensation import (
    Component,
    SplitBody,
    SplitMeasure,
    SplitState,
)
from petitions.flows.compensation import SPLIT
from petitions.models import (
    Entitlement,
    LandPaper,
    Roll,
    SchemeItem,
    Split,
    VillageGroup,
)
from petitions.models.split import HEADS
from petitions.operations.papers import refuse_paper_of_others
from petitions.operations.seals import line_seal
from petitions.policies import compensation as policies
from petitions.rules.accounts import distributable, split_among
from petitions.rules.decisions import Attendance, Fractions, judge_decision
from residents.choices.votes import VoteBasis
from residents.operations import prepare_vote, vote_result

_BASES: Final = {
    SplitBody.GROUP_MEETING: VoteBasis.VILLAGER_GROUP,
    SplitBody.VILLAGE_ASSEMBLY: VoteBasis.VILLAGERS_ADULTS,
    SplitBody.MEMBERS_ASSEMBLY: VoteBasis.MEMBERS_ASSEMBLY,
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """One of the two fractions: reached of base, against what is needed."""

    reached: int | None
    base: int | None
    needed: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Decided:
    """Both fractions, the faults, and whether it carries; None while not counted."""

    attendance: Threshold
    agreement: Threshold
    faults: tuple[str, ...]

    @property
    def carries(self) -> bool | None:
        """None where the counts are not there yet."""
        both = (self.attendance.holds, self.agreement.holds)
        if self.faults or False in both:
            return False
        return None if None in both else True


@transaction.atomic
def prepare_split(
    group: VillageGroup,
    *,
    title: str,
    total: Decimal,
    body: SplitBody,
    area_roll: Roll | None = None,
    actor: User,
    now: datetime,
) -> Split:
    """Put a split on the table: in equal shares, or by the land `area_roll` names.

    Raises Refused `split_too_much`, `nobody_counted`, `area_missing`, `other_group`.
    """
    group = VillageGroup.objects.for_update().select_related("unit").get(pk=group.pk)
    require(policies.may_keep, actor, group.unit)
    if not group.members.counted().exists():
        raise Refused(_("Nobody of this group is counted yet."), code="nobody_counted")
    _refuse_too_much(group, total)
    if area_roll is not None:
        if area_roll.group_id != group.pk:
            raise Refused(_("This roll is of another group."), code="other_group")
        _land_of(list(group.members.counted()), area_roll)
    split = Split(
        group=group,
        title=title.strip(),
        total_yuan=total,
        body=body,
        measure=SplitMeasure.AREA if area_roll else SplitMeasure.EQUAL,
        area_roll=area_roll,
        made_by=actor,
        made_at=now,
    )
    split.full_clean()
    split.save()
    record("compensation.split_prepared", split, actor=actor, unit=group.unit)
    return split


def _refuse_too_much(group: VillageGroup, total: Decimal) -> None:
    """Not more than what arrived less what was retained, where both are known."""
    land = (
        SchemeItem.objects.filter(scheme__group=group, component=Component.LAND)
        .select_related("scheme")
        .first()
    )
    if land is None or land.received is None:
        return
    most = distributable(
        land.received,
        retained=land.scheme.retained_yuan or Decimal(0),
        has_resolution=land.scheme.retained_paper_id is not None,
    )
    if total > most:
        raise Refused(
            _("More would be split than has arrived, less the retained part."),
            code="split_too_much",
        )


@transaction.atomic
def put_split_to_vote(
    split: Split, *, held_on: date, reason: str, actor: User
) -> Split:
    """Prepare the vote of residents on it; the law of the day gives the fractions.

    Raises Refused `not_delegable`, `vote_there` and what `prepare_vote` raises.
    """
    split = _open(split)
    require(policies.may_put_to_vote, actor, split)
    if split.body == SplitBody.DELEGATES:
        raise Refused(
            _("This may not be left to delegates; let the members decide."),
            code="not_delegable",
        )
    if split.vote_id is not None:
        raise Refused(_("There is a vote on this already."), code="vote_there")
    split.vote = prepare_vote(
        split.group.unit,
        title=f"{split.group.full_name}：{split.title}"[:120],
        matter=_matter(split),
        basis=_BASES[SplitBody(split.body)],
        reason=reason,
        held_on=held_on,
        actor=actor,
    )
    split.save(update_fields=["vote"])
    record("compensation.split_to_vote", split, actor=actor, unit=split.group.unit)
    return split


def _matter(split: Split) -> str:
    words = (
        _("Split of %(total)s yuan among the members by their share of land.")
        if split.measure == SplitMeasure.AREA
        else _("Split of %(total)s yuan in equal shares among the members.")
    )
    return words % {"total": f"{split.total_yuan:,.2f}"}


@transaction.atomic
def count_meeting(
    split: Split, *, met_on: date, facts: dict[str, Any], actor: User
) -> Split:
    """Write down what a meeting on paper counted, with its minutes.

    Raises Refused `other_community`.
    """
    split = _open(split)
    require(policies.may_keep, actor, split.group.unit)
    refuse_paper_of_others(facts.get("minutes"), split.group.unit)
    split.met_on = met_on
    for name, value in facts.items():
        setattr(split, name, value)
    split.full_clean()
    split.save(update_fields=["met_on", *facts])
    record("compensation.split_counted", split, actor=actor, unit=split.group.unit)
    return split


def decision_of(split: Split) -> Decided:
    """Both fractions of the vote, or of the meeting that was counted (LC-4)."""
    if split.vote is not None:
        return _by_vote(split.vote)
    if split.met_on is None or split.adults is None or split.agreed is None:
        unknown = Threshold(None, None, "", None)
        return Decided(unknown, unknown, ())
    verdict = judge_decision(
        split.body,
        on=split.met_on,
        heads=Attendance(
            notice_on=split.notice_on,
            **{name: getattr(split, name) or 0 for name in HEADS},
        ),
    )
    return Decided(
        _threshold(verdict.attendance), _threshold(verdict.agreement), verdict.faults
    )


def _by_vote(vote: Any) -> Decided:
    tests = vote_result(vote).tests
    if not tests:
        unknown = Threshold(None, None, "", None)
        return Decided(unknown, unknown, ())
    rule, heads = tests[0].rule, (tests[0].quorum_heads, tests[0].agreement_heads)
    quorum, agreement = (
        Threshold(found.part, found.whole, str(needed), found.holds)
        for found, needed in zip(heads, (rule.quorum, rule.agreement), strict=True)
    )
    return Decided(quorum, agreement, ())


def _threshold(one: Fractions) -> Threshold:
    sign = ">" if one.strictly else "≥"
    needed = f"{sign} {one.needed.numerator}/{one.needed.denominator}"
    return Threshold(one.reached, one.base, needed, one.is_met)


@transaction.atomic
def adopt_split(
    split: Split, *, opinion: LandPaper | None, actor: User, now: datetime
) -> Split:
    """The second person's yes: a roll of the shares is drawn, to the fen (LC-9).

    Where the decision does not carry, or not beyond doubt, it needs the opinion of a
    lawyer. The roll is entered in the name of who prepared the split and still waits
    for its own approval. Raises Refused `decision_missing`, `decision_fails`,
    `other_community`, `nobody_counted`, `area_missing`.
    """
    split = _open(split)
    require(policies.may_decide_split, actor, split)
    SPLIT.require(split.state, SplitState.ADOPTED)
    refuse_paper_of_others(opinion, split.group.unit)
    carries = decision_of(split).carries
    if carries is None:
        raise Refused(
            _("Nothing is decided yet: hold the vote, or count the meeting."),
            code="decision_missing",
        )
    if not carries and opinion is None:
        raise Refused(
            _("The decision does not carry beyond doubt. A lawyer has to look at it."),
            code="decision_fails",
        )
    split.opinion = opinion
    split.roll = _draw(split, now)
    _decide(split, SplitState.ADOPTED, actor, now)
    record("compensation.split_adopted", split, actor=actor, unit=split.group.unit)
    return split


@transaction.atomic
def drop_split(split: Split, *, actor: User, now: datetime) -> Split:
    """The second person's no; nothing is drawn."""
    split = _open(split)
    require(policies.may_decide_split, actor, split)
    SPLIT.require(split.state, SplitState.DROPPED)
    _decide(split, SplitState.DROPPED, actor, now)
    record("compensation.split_dropped", split, actor=actor, unit=split.group.unit)
    return split


def _draw(split: Split, now: datetime) -> Roll:
    group = split.group
    members = list(group.members.counted().order_by("serial", "pk"))
    if not members:
        raise Refused(_("Nobody of this group is counted yet."), code="nobody_counted")
    roll = Roll.objects.create(
        group=group, title=split.title, made_by=split.made_by, made_at=now
    )
    areas = _land_of(members, split.area_roll) if split.area_roll else None
    weights = [areas[member.pk] if areas else 1 for member in members]
    shares = split_among(split.total_yuan, weights)
    nothing = Decimal("0.00")
    Entitlement.objects.bulk_create(
        Entitlement(
            roll=roll,
            member=member,
            area_mu=areas[member.pk] if areas else None,
            due_yuan=due,
            seal=line_seal(
                group=(group.unit.code, group.number),
                title=roll.title,
                member_key=member.key,
                area_mu=areas[member.pk] if areas else None,
                price_yuan=None,
                due_yuan=due,
                paid_before_yuan=nothing,
            ),
        )
        for member, due in zip(members, shares, strict=True)
    )
    return roll


def _land_of(members: list[Any], roll: Roll) -> dict[int, Decimal]:
    """The share of land of each counted member; refused while one is not known."""
    lines = Entitlement.objects.filter(roll=roll, area_mu__isnull=False)
    areas = dict(lines.values_list("member_id", "area_mu"))
    missing = [member for member in members if member.pk not in areas]
    if missing or not any(areas[member.pk] for member in members):
        raise Refused(
            _(
                "The share of land of %(count)d counted members does not stand on that "
                "roll. Correct the roll, or split in equal shares."
            )
            % {"count": len(missing) or len(members)},
            code="area_missing",
        )
    return areas


def _decide(split: Split, state: SplitState, actor: User, now: datetime) -> None:
    split.state, split.decided_by, split.decided_at = state, actor, now
    split.save(update_fields=["state", "opinion", "roll", "decided_by", "decided_at"])


def _open(split: Split) -> Split:
    found: Split = (
        Split.objects.for_update()
        .select_related("group__unit", "vote", "made_by", "area_roll")
        .get(pk=split.pk)
    )
    if not found.is_open:
        raise Refused(_("This split has been decided."), code="split_decided")
    return found
