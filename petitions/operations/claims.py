"""Keeping what is said of village groups, and laying it beside the counts (LC-12)."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from petitions.choices.compensation import ClaimMatter
from petitions.models import (
    Entitlement,
    LandClaim,
    Member,
    Scheme,
    VillageGroup,
)
from petitions.policies import compensation as policies
from petitions.rules.claims import counted_together

_TABLE: Final = Path(__file__).parents[1] / "data" / "land_claims.csv"


@transaction.atomic
def record_claim(
    unit: Unit, *, facts: dict[str, Any], today: date, actor: Actor
) -> LandClaim:
    """Write a claim down, with its words and its source; it changes no figure."""
    require(policies.may_keep, actor, unit)
    claim = LandClaim(
        unit=unit, entered_by_id=actor.actor_id, entered_on=today, **facts
    )
    claim.group_numbers = sorted(set(claim.group_numbers))
    claim.full_clean()
    claim.save()
    record("compensation.claim_recorded", claim, actor=actor)
    return claim


@transaction.atomic
def withdraw_claim(
    claim: LandClaim, *, reason: str, today: date, actor: Actor
) -> LandClaim:
    """Put a claim aside that was written down wrongly; the row stays.

    Raises Refused `reason_missing`, `withdrawn_before`.
    """
    claim = LandClaim.objects.for_update().select_related("unit").get(pk=claim.pk)
    require(policies.may_keep, actor, claim.unit)
    if claim.withdrawn_on is not None:
        raise Refused(_("This claim was withdrawn before."), code="withdrawn_before")
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    claim.withdrawn_on, claim.withdrawn_why = today, reason.strip()[:300]
    claim.save(update_fields=["withdrawn_on", "withdrawn_why"])
    record("compensation.claim_withdrawn", claim, actor=actor)
    return claim


@transaction.atomic
def load_claims(unit: Unit, *, today: date, actor: Actor) -> int:
    """Keep the claims of the community's case study; twice changes nothing.

    A claim that was withdrawn does not come back. Returns how many are new.
    """
    known = {
        (claim.matter, tuple(claim.group_numbers), claim.words)
        for claim in LandClaim.objects.filter(unit=unit)
    }
    wanted = [
        facts
        for facts in _printed()
        if (facts["matter"], tuple(facts["group_numbers"]), facts["words"]) not in known
    ]
    for facts in wanted:
        record_claim(unit, facts=facts, today=today, actor=actor)
    return len(wanted)


def _printed() -> list[dict[str, Any]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            {
                "matter": row["matter"],
                "group_numbers": [int(each) for each in row["groups"].split("+")],
                "people": int(row["people"]) if row["people"] else None,
                "approx": row["approx"] == "true",
                "year": int(row["year"]) if row["year"] else None,
                "month": int(row["month"]) if row["month"] else None,
                "words": row["words"],
                "source": row["source"],
            }
            for row in csv.DictReader(lines)
        ]


# --- beside what is recorded ----------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Beside:
    """One claim and what is recorded of its groups; None where nothing is."""

    claim: LandClaim
    counted: int | None = None
    unlisted: tuple[int, ...] = ()
    paid: Decimal | None = None
    met_on: tuple[tuple[int, date], ...] = ()


def claims_beside(groups: Sequence[VillageGroup], *, actor: Actor) -> list[Beside]:
    """Claims about these groups, each beside the rolls of all groups it names."""
    claims = list(
        LandClaim.objects.visible_to(actor).in_use().about(groups).order_by("pk")
    )
    if not claims:
        return []
    units = {claim.unit_id for claim in claims}
    lines = Entitlement.objects.in_force().filter(roll__group__unit__in=units)
    people = _by_unit(
        Member.objects.counted()
        .filter(pk__in=lines.values("member"))
        .order_by()
        .values_list("group__unit", "group__number")
        .annotate(Count("pk"))
    )
    paid = _by_unit(
        lines.order_by()
        .values_list("roll__group__unit", "roll__group__number")
        .annotate(Sum("paid_yuan"))
    )
    met = _by_unit(
        Scheme.objects.filter(group__unit__in=units, mobilised_on__isnull=False)
        .order_by()
        .values_list("group__unit", "group__number", "mobilised_on")
    )
    return [
        _beside(
            claim,
            people.get(claim.unit_id, {}),
            paid.get(claim.unit_id, {}),
            met.get(claim.unit_id, {}),
        )
        for claim in claims
    ]


def _by_unit(rows: Any) -> dict[int, dict[int, Any]]:
    found: dict[int, dict[int, Any]] = {}
    for unit, number, value in rows:
        found.setdefault(unit, {})[number] = value
    return found


def _beside(
    claim: LandClaim,
    people: dict[int, int],
    paid: dict[int, Decimal],
    met: dict[int, date],
) -> Beside:
    numbers = claim.group_numbers
    if claim.matter == ClaimMatter.PEOPLE:
        counted, unlisted = counted_together(numbers, people)
        return Beside(claim, counted=counted, unlisted=unlisted)
    if claim.matter == ClaimMatter.UNPAID:
        unlisted = tuple(number for number in numbers if number not in paid)
        known = [paid[number] for number in numbers if number in paid]
        return Beside(
            claim, paid=sum(known, Decimal("0.00")) if known else None,
            unlisted=unlisted,
        )  # fmt: skip
    if claim.matter == ClaimMatter.MEETING:
        days = tuple((number, met[number]) for number in numbers if number in met)
        return Beside(claim, met_on=days)
    return Beside(claim)
