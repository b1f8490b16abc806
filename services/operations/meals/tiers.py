"""Tiers of the meal subsidy: the shipped ones kept, new ones from a day on (ML-1)."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.territory.models import Unit
from services.models import SubsidyTier
from services.policies import meals as policies
from services.rules.meals.subsidy import Tier

_FILE = Path(__file__).parents[2] / "data" / "subsidy_tiers.csv"


def load_after_migrate(**kwargs: Any) -> None:
    """Add the shipped tiers where they are not there yet; they are never changed."""
    load_tiers(using=kwargs["using"])


@transaction.atomic
def load_tiers(*, using: str = "default", path: Path = _FILE) -> None:
    """Tiers of the file that no row of that kind, age and day stands for yet."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    shipped = SubsidyTier.objects.using(using).filter(unit__isnull=True)
    known = {(one.basis, one.from_age, one.period.lower) for one in shipped.iterator()}
    for row in rows:
        starts = date.fromisoformat(row["from"])
        if (row["basis"], int(row["from_age"]), starts) in known:
            continue
        SubsidyTier.objects.using(using).create(
            basis=row["basis"],
            from_age=int(row["from_age"]),
            below_age=int(row["below_age"]) if row["below_age"] else None,
            amount_yuan=Decimal(row["amount_yuan"]),
            period=DateRange(starts, None),
            source=row["source"],
            is_uncertain=row["uncertain"] == "yes",
        )


@transaction.atomic
def set_tier(
    community: Unit, *, basis: str, amount: Decimal, starts_on: date, source: str,
    from_age: int = 0, below_age: int | None = None, is_uncertain: bool = True,
    actor: Actor,
) -> SubsidyTier:  # fmt: skip
    """Let a community's own tier hold from a day on; its one before ends there.

    Refused `tier_in_past`.
    """
    require(policies.may_account, actor, community)
    before = (
        SubsidyTier.objects.for_update()
        .filter(unit=community, basis=basis, from_age=from_age)
        .filter(period__endswith__isnull=True)
        .first()
    )
    if before is not None:
        if starts_on <= before.period.lower:
            raise Refused(
                _("The new tier must start after the present one."),
                code="tier_in_past",
            )
        before.period = DateRange(before.period.lower, starts_on)
        before.save(update_fields=["period"])
    tier: SubsidyTier = SubsidyTier.objects.create(
        unit=community,
        basis=basis,
        from_age=from_age,
        below_age=below_age,
        amount_yuan=to_yuan(amount),
        period=DateRange(starts_on, None),
        source=source.strip(),
        is_uncertain=is_uncertain,
    )
    record("services.subsidy_tier_set", tier, actor=actor)
    return tier


def tiers_on(community: Unit, on: date) -> list[Tier]:
    """The tiers of a day: a community with tiers of its own has only those."""
    rows = list(SubsidyTier.objects.holding(on))
    own = [row for row in rows if row.unit_id == community.pk]
    return [
        Tier(
            basis=row.basis,
            amount=Decimal(row.amount_yuan),
            from_age=row.from_age,
            below_age=row.below_age,
        )
        for row in (own or [one for one in rows if one.unit_id is None])
    ]
