"""Stays of a resident ledger: where they are, and whether anybody may live there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Self

from django.utils import timezone

from liuli.exchange.merging import Batch, Merged
from liuli.exchange.rows import Row
from liuli.places.models import Address
from residents.choices import Source
from residents.models import OccupancyBan, Stay
from residents.operations.bans import tell_of_breach

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bans:
    """The bans in force in a community, by address and by room or bed (HZ-6)."""

    whole: dict[int, OccupancyBan]
    rooms: dict[tuple[int, str], OccupancyBan]

    @classmethod
    def of(cls, batch: Batch) -> Self:
        """As they are when the ledger comes in; one statement."""
        rows = OccupancyBan.objects.in_force().select_related("dwelling")
        whole, rooms = {}, {}
        for ban in rows.filter(address__community=batch.community).order_by("-pk"):
            if ban.dwelling is None:
                whole[ban.address_id] = ban
            else:
                rooms[ban.address_id, ban.dwelling.label] = ban
        return cls(whole, rooms)

    def on(self, place: Address | None, stay: dict[str, Any]) -> OccupancyBan | None:
        """The ban that covers such a stay; one that was over before it has none."""
        if place is None:
            return None
        ban = self.whole.get(place.pk) or self.rooms.get((place.pk, stay["room"]))
        ends: date | None = stay["ends_on"]
        if ban is None or (
            ends is not None and ends <= timezone.localdate(ban.imposed_at)
        ):
            return None
        return ban


def stay_values(
    row: Row, person: Merged, place: Address | None, bans: Bans, row_hash: str
) -> dict[str, Any]:
    """A ledger may say that people live where nobody may: never compliant (HZ-6)."""
    starts: date | None = row.values.get("moved_in")
    ends: date | None = row.values.get("moved_out")
    if ends is not None and ends == starts:
        ends += _ONE_DAY  # one day is the shortest stay
    stay = {
        "person": person.pk,
        "address": place.pk if place else None,
        "kind": row.values["stay_kind"],
        "room": row.values.get("room") or "",
        "source": Source.LEDGER.value,
        "row_hash": row_hash,
        "starts_on": starts,
        "ends_on": ends,
    }
    return stay | {"is_compliant": bans.on(place, stay) is None}


def tell_of_bans(
    told: Iterable[tuple[Row, Merged, Address | None, dict[str, Any]]],
    bans: Bans,
    batch: Batch,
) -> None:
    """Say it in the row's problems; new stays are told to whoever assigns hazards."""
    fresh: dict[int, OccupancyBan] = {}
    for row, stay, place, values in told:
        ban = bans.on(place, values)
        if ban is None:
            continue
        row.add_problem("stay_where_banned", "room" if values["room"] else "address")
        if stay.outcome == "created" and stay.pk is not None:
            fresh[stay.pk] = ban
    if batch.job is None or not fresh:
        return
    for stay in Stay.objects.filter(pk__in=fresh, ends_on=None).select_related("unit"):
        tell_of_breach(stay, fresh[stay.pk], actor=batch.actor)
