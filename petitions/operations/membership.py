"""Saying what a membership rests on, and having an exclusion looked at (LC-3..7)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.compensation import RollState, Standing
from petitions.models import LandPaper, Member
from petitions.operations.papers import refuse_paper_of_others
from petitions.policies import compensation as policies
from petitions.rules.membership import Belonging, membership_faults, shared_on


@transaction.atomic
def state_membership(
    member: Member, *, facts: dict[str, Any], reason: str, actor: Actor
) -> Member:
    """State standing, dispute, basis and days of a membership, and why.

    A review of before counts no more. Raises Refused `reason_missing`,
    `other_community`, and `roll_decided` where the standing would change under an
    approved roll.
    """
    member = _locked(member)
    unit = member.group.unit
    require(policies.may_keep, actor, unit)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    refuse_paper_of_others(facts.get("basis_paper"), unit)
    if facts.get("standing", member.standing) != member.standing:
        _refuse_decided(member)
    for name, value in facts.items():
        setattr(member, name, value)
    member.basis_note = reason.strip()[:300]
    member.reviewed_on, member.review_paper = None, None
    member.full_clean(exclude=["key", "name_index", "full_name", "identity"])
    member.save(update_fields=[*facts, "basis_note", "reviewed_on", "review_paper"])
    record("compensation.membership_stated", member, actor=actor, unit=unit)
    return member


@transaction.atomic
def review_membership(
    member: Member, *, opinion: LandPaper, reviewed_on: date, actor: Actor
) -> Member:
    """The second person's word that a lawyer's opinion is there (LC-6).

    Raises Refused `other_community`, `not_excluded`.
    """
    member = _locked(member)
    unit = member.group.unit
    require(policies.may_approve, actor, unit)
    refuse_paper_of_others(opinion, unit)
    if member.standing != Standing.EXCLUDED:
        raise Refused(_("Nobody is left out here."), code="not_excluded")
    member.reviewed_on, member.review_paper = reviewed_on, opinion
    member.save(update_fields=["reviewed_on", "review_paper"])
    record("compensation.membership_reviewed", member, actor=actor, unit=unit)
    return member


def belonging_of(member: Member) -> Belonging:
    """A member as the rules want it."""
    return Belonging(
        since=member.since,
        until=member.until,
        died_on=member.died_on,
        dispute=member.dispute,
        is_excluded=member.standing == Standing.EXCLUDED,
    )


def shares(member: Member) -> bool | None:
    """Whether the member shared when the plan was fixed; None where nobody knows."""
    return shared_on(belonging_of(member), member.group.plan_fixed_on)


def faults_of(member: Member) -> list[str]:
    """What speaks against the membership as stated; a review answers LC-6."""
    faults = membership_faults(belonging_of(member), member.group.plan_fixed_on)
    if member.reviewed_on is not None and "legality_review" in faults:
        faults.remove("legality_review")
    return faults


def _locked(member: Member) -> Member:
    found: Member = (
        Member.objects.for_update().select_related("group__unit").get(pk=member.pk)
    )
    return found


def _refuse_decided(member: Member) -> None:
    if member.lines.filter(roll__state=RollState.APPROVED).exists():
        raise Refused(
            _(
                "An approved roll counts this member. Write an objection down and "
                "make a new roll instead."
            ),
            code="roll_decided",
        )
