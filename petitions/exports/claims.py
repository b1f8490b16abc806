"""A claim and what is recorded beside it, in plain words and without a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from petitions.choices.compensation import ClaimMatter
from petitions.models import LandClaim
from petitions.models.member import group_name
from petitions.operations.claims import Beside
from petitions.rules.claims import falls_then


@dataclass(frozen=True, slots=True)
class Told:
    """One row: what is claimed, what is recorded, and how they differ."""

    claim: LandClaim
    groups: str
    claimed: str
    recorded: str
    difference: str


def tell(beside: Iterable[Beside]) -> list[Told]:
    """Every claim in words."""
    return [_told(one) for one in beside]


def _told(one: Beside) -> Told:
    recorded, difference = _TOLD[ClaimMatter(one.claim.matter)](one)
    groups = _names(one.claim.group_numbers)
    return Told(one.claim, groups, _claimed(one.claim), recorded, difference)


def _names(numbers: Iterable[int]) -> str:
    return "、".join(group_name(number) for number in numbers)


def _claimed(claim: LandClaim) -> str:
    if claim.people is None:
        return claim.when
    if claim.approx:
        return ngettext(
            "about %(people)d person", "about %(people)d people", claim.people
        ) % {"people": claim.people}
    return _people(claim.people)


def _people(count: int) -> str:
    return ngettext("%(people)d person", "%(people)d people", count) % {"people": count}


def _of_people(one: Beside) -> tuple[str, str]:
    if one.counted is None:
        missing = _("no roll yet: %(groups)s") % {"groups": _names(one.unlisted)}
        return missing, ""
    recorded = _("%(people)s counted on rolls") % {"people": _people(one.counted)}
    less = one.counted - (one.claim.people or 0)
    if not less:
        return recorded, pgettext("claim", "no difference")
    words = (
        _("%(people)s more on the rolls than claimed")
        if less > 0
        else _("%(people)s fewer on the rolls than claimed")
    )
    return recorded, words % {"people": _people(abs(less))}


def _of_money(one: Beside) -> tuple[str, str]:
    if one.paid is None:
        missing = _("no roll yet: %(groups)s") % {"groups": _names(one.unlisted)}
        return missing, ""
    recorded = _("%(amount)s yuan paid, by the rolls") % {"amount": f"{one.paid:,.2f}"}
    if one.unlisted:
        names = _("no roll yet: %(groups)s") % {"groups": _names(one.unlisted)}
        return f"{recorded}；{names}", ""
    if one.paid:
        return recorded, _("the rolls tell of payments")
    return recorded, pgettext("claim", "no difference")


def _of_meeting(one: Beside) -> tuple[str, str]:
    if not one.met_on:
        return pgettext("claim", "no day is recorded"), ""
    recorded = "；".join(
        f"{group_name(number)} {day:%Y-%m-%d}" for number, day in one.met_on
    )
    claim = one.claim
    elsewhere = [
        number
        for number, day in one.met_on
        if not falls_then(day, year=claim.year, month=claim.month)
    ]
    if elsewhere:
        return recorded, _("another time: %(groups)s") % {"groups": _names(elsewhere)}
    return recorded, pgettext("claim", "no difference")


def _of_nothing(one: Beside) -> tuple[str, str]:
    return pgettext("claim", "nothing is counted for this"), ""


_TOLD: dict[ClaimMatter, Any] = {
    ClaimMatter.PEOPLE: _of_people,
    ClaimMatter.UNPAID: _of_money,
    ClaimMatter.MEETING: _of_meeting,
    ClaimMatter.DEMOLISHED: _of_nothing,
    ClaimMatter.STANDARD: _of_nothing,
}
