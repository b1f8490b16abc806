"""Tariffs: the shipped one kept in force, and the prices a community bills by."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from hazards.models import Tariff, TariffTier
from hazards.policies import water as policies
from hazards.rules.water.tariffs import Priced, Tier
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit

_FILE = Path(__file__).parents[2] / "data" / "tariffs.csv"


def load_after_migrate(**kwargs: Any) -> None:
    """Add the shipped tariff where it is not there yet; it is never changed later."""
    load_tariffs(using=kwargs["using"])


@transaction.atomic
def load_tariffs(*, using: str = "default", path: Path = _FILE) -> None:
    """Tariffs of the file that no row of that code and day stands for yet."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        starts = date.fromisoformat(row["from"])
        known = Tariff.objects.using(using).filter(
            code=row["code"], unit__isnull=True, period__startswith=starts
        )
        tariff = known.first() or _shipped(row, starts, using)
        TariffTier.objects.using(using).get_or_create(
            tariff=tariff,
            position=int(row["tier"]),
            defaults={
                "upto_m3": int(row["upto_m3"]) if row["upto_m3"] else None,
                "extra_m3": int(row["extra_m3"]),
                "price_yuan": Decimal(row["price_yuan"]),
            },
        )


@transaction.atomic
def set_tariff(
    community: Unit,
    *,
    code: str,
    starts_on: date,
    tiers: Sequence[Tier],
    source: str,
    is_uncertain: bool,
    people_included: int = 4,
    actor: Actor,
) -> Tariff:
    """Let a community's own tariff hold from a day; the one before ends there (WT-2).

    Raises Refused `tariff_in_past` where the present one began that day or later.
    """
    require(policies.may_account, actor, community)
    present = (
        Tariff.objects.for_update()
        .filter(unit=community, period__endswith__isnull=True)
        .first()
    )
    if present is not None:
        if starts_on <= present.period.lower:
            raise Refused(
                _("The new tariff must start after the present one."),
                code="tariff_in_past",
            )
        present.period = DateRange(present.period.lower, starts_on)
        present.save(update_fields=["period"])
    tariff = Tariff.objects.create(
        unit=community,
        code=code,
        period=DateRange(starts_on, None),
        people_included=people_included,
        source=source,
        is_uncertain=is_uncertain,
    )
    TariffTier.objects.bulk_create(
        TariffTier(
            tariff=tariff,
            position=position,
            upto_m3=tier.upto,
            extra_m3=tier.extra_per_person,
            price_yuan=tier.price,
        )
        for position, tier in enumerate(tiers, start=1)
    )
    record("hazards.tariff_set", tariff, actor=actor, detail={"code": code})
    return tariff


def prices_of(community: Unit) -> tuple[list[Priced], dict[str, Tariff]]:
    """What the rules price by, own tariffs before those of everyone; and the rows."""
    rows = list(Tariff.objects.of(community).prefetch_related("tiers"))
    return [_priced(row) for row in rows], {_name(row): row for row in rows}


def _priced(row: Tariff) -> Priced:
    ends = row.period.upper
    return Priced(
        code=_name(row),
        first=row.period.lower,
        last=None if ends is None else ends - timedelta(days=1),
        tiers=tuple(
            Tier(tier.upto_m3, tier.price_yuan, tier.extra_m3)
            for tier in sorted(row.tiers.all(), key=lambda tier: tier.position)
        ),
        people_included=row.people_included,
    )


def _name(row: Tariff) -> str:
    return str(row.pk)


def _shipped(row: dict[str, str], starts: date, using: str) -> Tariff:
    made: Tariff = Tariff.objects.using(using).create(
        unit=None,
        code=row["code"],
        period=DateRange(starts, None),
        people_included=int(row["people_included"]),
        source=row["source"],
        is_uncertain=row["uncertain"] == "yes",
    )
    return made
