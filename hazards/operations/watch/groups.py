"""Forming groups of seven shops in street order, and shops that leave (GR-6)."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hazards.choices import SiteKind
from hazards.choices.watch import PLACES, SIZE
from hazards.models import Site, WatchGroup, WatchSeat
from hazards.operations.codes import fresh_code
from hazards.operations.watch.duties import remake_duties, skip_to_reserve
from hazards.policies import watch as policies
from hazards.rules import watch as rules
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit

CODE: Final = "hazards.watchseat.code"


@transaction.atomic
def form_groups(unit: Unit, *, on: date, actor: Actor) -> list[WatchGroup]:
    """Put every shop that has no place into groups; returns the groups made.

    The reserve and new shops fill new groups of seven first; what is left over joins
    the last group as its reserve. Raises Refused `seven_needed`, `no_new_shops`.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    require(policies.may_arrange, actor, unit)
    reserve = list(
        WatchSeat.objects.standing()
        .for_update()
        .filter(group__unit=unit, place__gte=SIZE)
    )
    free = _shops_without_place(unit, on)
    if not free:
        raise Refused(
            _("Every street-front shop has its place. Register new shops first."),
            code="no_new_shops",
        )
    pool: list[WatchSeat | Site] = [*reserve, *free]
    made = [_new_group(unit, members, on) for members in rules.into_groups(pool)]
    if not made:
        _join_last(unit, free, on)
    record(
        "hazards.watch_groups_formed",
        unit,
        actor=actor,
        unit=unit,
        detail={"groups": len(made), "shops": len(free)},
    )
    remake_duties(unit, today=on)
    return made


@transaction.atomic
def leave_group(seat: WatchSeat, *, on: date, actor: Actor) -> WatchSeat:
    """Take a shop out for good; a shop of the reserve takes its day.

    Raises Refused `already_left`.
    """
    seat = WatchSeat.objects.for_update().select_related("group__unit").get(pk=seat.pk)
    unit = seat.group.unit
    require(policies.may_arrange, actor, unit)
    if seat.ended_on is not None:
        raise Refused(_("This shop has left its group before."), code="already_left")
    seat.ended_on = max(on, seat.starts_on)
    seat.save(update_fields=["ended_on"])
    reserve = list(
        WatchSeat.objects.standing()
        .for_update()
        .filter(group__unit=unit, place__gte=SIZE)
    )
    if seat.place < SIZE and reserve:
        _move(reserve.pop(0), seat.group, seat.place)
    for place, other in enumerate(reserve, start=SIZE):
        _move(other, other.group, place)
    record("hazards.watch_shop_left", seat, actor=actor, unit=unit)
    remake_duties(unit, today=on)
    # Days with a swap are not made anew; those of this shop go to the reserve too.
    skip_to_reserve(seat, first=on + timedelta(days=1), last=date.max)
    return seat


@transaction.atomic
def sign_pact(seat: WatchSeat, *, on: date, actor: Actor) -> WatchSeat:
    """Note that a shop has signed its sheet of the three duties (门前三包, G16)."""
    seat = WatchSeat.objects.for_update().select_related("group__unit").get(pk=seat.pk)
    require(policies.may_arrange, actor, seat.group.unit)
    seat.pact_signed_on = on
    seat.save(update_fields=["pact_signed_on"])
    record("hazards.watch_pact_signed", seat, actor=actor, unit=seat.group.unit)
    return seat


def _shops_without_place(unit: Unit, on: date) -> list[Site]:
    seated = WatchSeat.objects.standing().values("shop")
    return list(
        Site.objects.in_unit(unit)
        .present(on)
        .filter(kind=SiteKind.STREET_FRONT)
        .exclude(pk__in=seated)
        .in_street_order()
    )


def _new_group(unit: Unit, members: list[WatchSeat | Site], on: date) -> WatchGroup:
    last = WatchGroup.objects.standing().filter(unit=unit).aggregate(Max("number"))
    group = WatchGroup.objects.create(
        unit=unit, number=(last["number__max"] or 0) + 1, starts_on=on
    )
    for place, member in enumerate(members):
        if isinstance(member, WatchSeat):
            _move(member, group, place)
        else:
            _seat(member, group, place, on)
    return group


def _join_last(unit: Unit, shops: list[Site], on: date) -> None:
    """Fewer than seven are over: they are the reserve of the last group."""
    group = WatchGroup.objects.standing().filter(unit=unit).order_by("-number").first()
    if group is None:
        raise Refused(
            _("A group needs %(count)d street-front shops. Register the others first.")
            % {"count": SIZE},
            code="seven_needed",
        )
    taken = group.seats.standing().aggregate(Max("place"))["place__max"]
    first = max(SIZE, (taken if taken is not None else 0) + 1)
    for place, shop in enumerate(shops[: PLACES - first], start=first):
        _seat(shop, group, place, on)


def _seat(shop: Site, group: WatchGroup, place: int, on: date) -> None:
    code, index = fresh_code(CODE)
    WatchSeat.objects.create(
        group=group, shop=shop, place=place, code=code, code_index=index, starts_on=on
    )


def _move(seat: WatchSeat, group: WatchGroup, place: int) -> None:
    seat.group, seat.place = group, place
    seat.save(update_fields=["group", "place"])
