"""Who lives where from when to when."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final

from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.places.models import Address
from liuli.places.operations import locate_address
from residents import policies
from residents.choices import Source, StayKind
from residents.models import Dwelling, Household, OccupancyBan, Person, Stay
from residents.operations.bans import tell_of_breach
from residents.signals import ban_breached

_BROKEN: Final[dict[str, tuple[Promise, str]]] = {
    "stay_verified_do_not_overlap": (
        _(
            "A verified stay of this person already covers part of that time. "
            "End it first, or correct the dates."
        ),
        "stay_overlap",
    ),
    "stay_not_compliant_where_banned": (
        _(
            "Nobody may be housed here until the hazards are put right. If the person "
            "lives there all the same, say so and record it again."
        ),
        "ban_in_force",
    ),
    "stay_once_per_start": (
        _("This stay is already recorded with the same first day."),
        "stay_known",
    ),
}


@transaction.atomic
def record_stay(  # noqa: PLR0913
    person: Person,
    *,
    address: Address | str,
    kind: StayKind,
    starts_on: date | None,
    actor: Actor,
    today: date,
    ends_on: date | None = None,
    room: str = "",
    source: Source = Source.DESK,
    is_verified: bool = False,
    ends_others: bool = False,
    dwelling: Dwelling | None = None,
    despite_ban: bool = False,
) -> Stay:
    """Write that a person lives at an address; `ends_on` is the first day away.

    Where nobody may be housed (HZ-6) the database refuses a compliant stay
    (`ban_in_force`). With `despite_ban` what is so is written all the same: not
    compliant, whoever assigns hazards there is told, and `ban_breached` tells the
    floors above.

    An address given as text is found in, or added to, the person's community. With
    `ends_others` the person's other open stays end the day this one starts: a move.
    Raises Refused `address_missing`, `date_future`, `period_reversed`, `stay_known`,
    `stay_overlap` (verified stays of one person never overlap).
    """
    person = Person.objects.for_update().get(pk=person.pk)
    place = _place(person, address, today)
    require(policies.may_register, actor, place.unit)
    _check_dates(starts_on, ends_on, today)
    if ends_others and starts_on is not None:
        _end_other_stays(person, starts_on)
    _lock_key(place)
    if dwelling is None:
        dwelling = Dwelling.objects.filter(address=place, label=room).first()
    bans = OccupancyBan.objects.in_force().covering(place, dwelling)
    breach = bans.first() if despite_ban else None
    stay = Stay(
        person=person,
        address=place,
        unit=place.unit,
        kind=kind,
        room=room or (dwelling.label if dwelling else ""),
        dwelling=dwelling,
        is_compliant=breach is None,
        period=DateRange(starts_on, ends_on),
        is_verified=is_verified,
        source=source,
    )
    with _refusing():
        stay.save()
    _mark_seen(person, today)
    record("residents.stay_recorded", stay, actor=actor, detail={"kind": kind})
    if breach is not None:
        record("residents.ban_breached", stay, actor=actor, detail={"ban": breach.pk})
        tell_of_breach(stay, breach, actor=actor)
        ban_breached.send(Stay, stay=stay, ban=breach, actor=actor)
    return stay


@transaction.atomic
def end_stay(stay: Stay, *, ends_on: date, actor: Actor, today: date) -> Stay:
    """Write that a person has moved out; `ends_on` is the first day away.

    Raises Refused `stay_ended`, `date_future`, `period_reversed`.
    """
    stay = Stay.objects.for_update().select_related("unit").get(pk=stay.pk)
    require(policies.may_change_stay, actor, stay)
    if stay.period.upper is not None:
        raise Refused(_("This stay has already ended."), code="stay_ended")
    _check_dates(stay.period.lower, ends_on, today)
    stay.period = DateRange(stay.period.lower, ends_on)
    stay.save(update_fields=["period"])
    record("residents.stay_ended", stay, actor=actor)
    return stay


@transaction.atomic
def verify_stay(stay: Stay, *, actor: Actor, today: date) -> Stay:
    """Write that somebody looked and the stay is so; the person was seen today.

    Raises Refused `stay_overlap` when another verified stay covers part of it.
    """
    stay = Stay.objects.for_update().select_related("unit", "person").get(pk=stay.pk)
    require(policies.may_verify_stay, actor, stay)
    stay.is_verified = True
    with _refusing():
        stay.save(update_fields=["is_verified"])
    if stay.period.upper is None or stay.period.upper > today:
        _mark_seen(stay.person, today)
    record("residents.stay_verified", stay, actor=actor)
    return stay


@transaction.atomic
def follow_addresses(address_ids: Iterable[int], *, actor: Actor) -> int:
    """Take stays, and with them people, to the grid their address is in now.

    The database copies the unit from the address; returns how many stays it touched.
    """
    ids = list(address_ids)
    moved = _follow(Stay, ids)
    for model in (Dwelling, Household, OccupancyBan):
        _follow(model, ids)
    if moved:
        record("residents.followed_addresses", actor=actor, detail={"stays": moved})
    return moved


def _follow(model: Any, address_ids: list[int]) -> int:
    rows = model.objects.filter(address_id__in=address_ids)
    moved = 0
    for unit_id in set(rows.values_list("address__unit_id", flat=True)):
        there = rows.filter(address__unit_id=unit_id).exclude(unit_id=unit_id)
        moved += there.update(unit_id=unit_id)
    return moved


def _lock_key(place: Address) -> None:
    """A ban being imposed is waited for, so that what is read of it here holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM places_address WHERE id = %s FOR KEY SHARE", [place.pk]
        )


def _place(person: Person, address: Address | str, today: date) -> Address:
    if isinstance(address, str):
        return locate_address(address, community=person.community, today=today)
    place: Address = Address.objects.select_related("unit").get(pk=address.pk)
    return place


def _check_dates(starts_on: date | None, ends_on: date | None, today: date) -> None:
    if starts_on is not None and starts_on > today:
        raise Refused(_("The first day lies in the future."), code="date_future")
    if ends_on is not None and ends_on > today + timedelta(days=1):
        raise Refused(_("The last day lies in the future."), code="date_future")
    if starts_on is not None and ends_on is not None and ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")


def _end_other_stays(person: Person, day: date) -> None:
    others = Stay.objects.filter(person=person).open().for_update()
    for stay in others:
        if stay.period.lower is None or stay.period.lower < day:
            stay.period = DateRange(stay.period.lower, day)
            stay.save(update_fields=["period"])


def _mark_seen(person: Person, today: date) -> None:
    if person.last_seen_on is None or person.last_seen_on < today:
        person.last_seen_on = today
        person.save(update_fields=["last_seen_on"])


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn a broken truth of the table into the sentence a person can act on."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        found = _BROKEN.get(_constraint(error))
        if found is None:
            raise
        sentence, code = found
        raise Refused(sentence, code=code) from error


def _constraint(error: IntegrityError) -> str:
    cause: Any = error.__cause__
    name: str = getattr(getattr(cause, "diag", None), "constraint_name", "") or ""
    return name
