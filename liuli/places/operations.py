"""Finding and adding addresses, many at a time; claims of grids; other names."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.names import grams
from liuli.places import policies
from liuli.places.models import Address, AddressAlias, GridClaim, Parity
from liuli.places.rules import (
    AddressParts,
    address_key,
    building_parts,
    parse_address,
)
from liuli.places.signals import addresses_moved
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_DIGITS = re.compile(r"\d+")
_LONGEST_RAW = 200
_STORED = (
    "community_id", "unit_id", "raw", "key", "system", "road", "house_number",
    "number_value", "building_key", "is_ambiguous", "grams",
)  # fmt: skip
_ADD = f"""
    INSERT INTO places_address ({", ".join(_STORED)})
    SELECT {", ".join(_STORED)} FROM jsonb_to_recordset(%s::jsonb) AS fresh (
        community_id bigint, unit_id bigint, raw text, key text, system text,
        road text, house_number text, number_value int, building_key text,
        is_ambiguous bool, grams text[]
    )
    ON CONFLICT DO NOTHING RETURNING id, key
"""  # noqa: S608  only our own text is put together


@dataclass(frozen=True, slots=True)
class _Claim:
    """One stretch of road of one grid, ready to be asked."""

    grid: Unit
    number_from: int
    number_to: int
    parity: str

    def takes(self, number: int | None) -> bool:
        """Whether the claim takes a house number; a whole road takes all."""
        if number is None:
            return self.number_from == 0 and self.parity == Parity.ALL
        wanted = {Parity.ODD: 1, Parity.EVEN: 0}.get(Parity(self.parity))
        return self.number_from <= number <= self.number_to and (
            wanted is None or number % 2 == wanted
        )


@transaction.atomic
def locate_addresses(
    texts: Iterable[str], *, community: Unit, today: date | None = None
) -> dict[str, Address]:
    """The address of each text, created where it is new; five statements in all.

    Two writings of one place give one address (AR-3). A place no grid claims stays at
    the community (未入格). Texts that are empty after trimming are left out.
    """
    wanted = {text: text.strip()[:_LONGEST_RAW] for text in texts if text.strip()}
    day = today or timezone.localdate()
    aliases = road_aliases(community, on=day)
    parsed = {text: parse_address(raw, aliases=aliases) for text, raw in wanted.items()}
    keys = {text: address_key(parts) for text, parts in parsed.items()}
    known = _known(community, set(keys.values()))
    claims = _claims(community, on=day)
    fresh: dict[str, Address] = {}
    for text, key in keys.items():
        if key not in known and key not in fresh:
            fresh[key] = _build(wanted[text], parsed[text], key, community, claims)
    if fresh:
        _add(fresh)
        known |= fresh
        if elsewhere := {key for key, row in fresh.items() if row.pk is None}:
            known |= _known(community, elsewhere)  # added by somebody meanwhile
    return {text: known[key] for text, key in keys.items()}


def locate_address(text: str, *, community: Unit, today: date | None = None) -> Address:
    """The address of one text; raises Refused `address_missing` for an empty one."""
    found = locate_addresses([text], community=community, today=today)
    if not found:
        raise Refused(_("Enter an address."), code="address_missing")
    return found[text]


def road_aliases(community: Unit, *, on: date) -> Mapping[str, str]:
    """Other names of roads and groups in force on a day (AR-4)."""
    return dict(
        AddressAlias.objects.filter(
            community=community, period__contains=on
        ).values_list("alias", "road")
    )


def claimed(community: Unit, *, on: date) -> bool:
    """Whether the community has drawn its grids at all by a day."""
    return GridClaim.objects.filter(community=community, period__contains=on).exists()


@transaction.atomic
def claim_road(
    grid: Unit,
    *,
    road: str,
    actor: Actor,
    starts_on: date,
    number_from: int = 0,
    number_to: int = 99_999,
    parity: Parity = Parity.ALL,
) -> GridClaim:
    """Give a stretch of road to a grid and move its addresses there (GR-2).

    Raises Refused `claim_overlaps` when another grid holds part of it on that day and
    `not_a_grid` for a unit that is none.
    """
    require(policies.may_change_places, actor, grid)
    community = _community_of(grid)
    Unit.objects.select_for_update().get(pk=community.pk)
    taken = GridClaim.objects.filter(
        Q(parity=parity) | Q(parity=Parity.ALL) if parity != Parity.ALL else Q(),
        community=community,
        road=road,
        number_from__lte=number_to,
        number_to__gte=number_from,
        period__overlap=DateRange(starts_on, None),
    ).exclude(grid=grid)
    if taken.exists():
        raise Refused(
            _("Another grid already holds part of this stretch."), code="claim_overlaps"
        )
    claim = GridClaim.objects.create(
        community=community,
        grid=grid,
        road=road,
        number_from=number_from,
        number_to=number_to,
        parity=parity,
        period=DateRange(starts_on, None),
    )
    _move_addresses(claim)
    record("places.road_claimed", claim, actor=actor, unit=grid)
    return claim


@transaction.atomic
def add_alias(
    community: Unit,
    *,
    alias: str,
    road: str,
    actor: Actor,
    starts_on: date,
    note: str = "",
) -> AddressAlias:
    """Let another name stand for a road from a day on (AR-4)."""
    require(policies.may_change_places, actor, community)
    row = AddressAlias.objects.create(
        community=community,
        alias=alias,
        road=road,
        period=DateRange(starts_on, None),
        note=note,
    )
    record("places.alias_added", row, actor=actor, unit=community)
    return row


def _community_of(grid: Unit) -> Unit:
    if grid.level != Level.GRID or grid.parent is None:
        raise Refused(_("Only a grid can hold a stretch of road."), code="not_a_grid")
    return grid.parent


def _known(community: Unit, keys: set[str]) -> dict[str, Address]:
    rows = Address.objects.filter(community=community, key__in=keys)
    return {row.key: row for row in rows.select_related("unit")}


def _claims(community: Unit, *, on: date) -> dict[str, list[_Claim]]:
    claims: dict[str, list[_Claim]] = {}
    rows = GridClaim.objects.filter(community=community, period__contains=on)
    for row in rows.select_related("grid"):
        claims.setdefault(row.road, []).append(
            _Claim(row.grid, row.number_from, row.number_to, row.parity)
        )
    return claims


def _build(
    raw: str,
    parts: AddressParts,
    key: str,
    community: Unit,
    claims: Mapping[str, list[_Claim]],
) -> Address:
    number = _number(parts)
    taking = [c for c in claims.get(parts.road, ()) if c.takes(number)]
    return Address(
        community=community,
        unit=taking[0].grid if taking else community,
        raw=raw,
        key=key,
        system=parts.system,
        road=parts.road[:60],
        house_number=_house_number(parts)[:40],
        number_value=number,
        building_key=address_key(building_parts(parts)),
        is_ambiguous=parts.is_ambiguous,
        grams=grams(raw),
    )


def _add(fresh: Mapping[str, Address]) -> None:
    """Store new addresses; one that is there by now stays without a number.

    One statement with one parameter: ten times as fast as rows of parameters.
    """
    rows = [{name: getattr(row, name) for name in _STORED} for row in fresh.values()]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [json.dumps(rows, ensure_ascii=False)])
        for pk, key in cursor.fetchall():
            fresh[key].pk = pk
            fresh[key]._state.adding = False  # noqa: SLF001 - as bulk_create does
            fresh[key]._state.db = connection.alias  # noqa: SLF001


def _house_number(parts: AddressParts) -> str:
    number = parts.number + (f"-{parts.range_end}" if parts.range_end else "")
    return number + (f"附{parts.sub_number}" if parts.sub_number else "")


def _number(parts: AddressParts) -> int | None:
    digits = _DIGITS.match(parts.number)
    return int(digits[0]) if digits else None


def _move_addresses(claim: GridClaim) -> None:
    """Addresses of the stretch follow their grid; upper floors hear of it."""
    inside = Address.objects.filter(
        community_id=claim.community_id,
        road=claim.road,
        number_value__gte=claim.number_from,
        number_value__lte=claim.number_to,
    )
    if claim.parity != Parity.ALL:
        odd = 1 if claim.parity == Parity.ODD else 0
        inside = inside.annotate(side=F("number_value") % 2).filter(side=odd)
    moved = list(inside.exclude(unit_id=claim.grid_id).values_list("pk", flat=True))
    Address.objects.filter(pk__in=moved).update(unit_id=claim.grid_id)
    addresses_moved.send(Address, address_ids=moved, unit=claim.grid)
