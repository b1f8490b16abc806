"""Duties in grids: given, handed over with what is open, ended (F4, F6, GR-1..3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import notify
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.duties import DUTIES_AT, STAFF, Duty
from residents.models import GridDuty, MicrogridArea, Need, Person
from residents.operations.needs import decide_need
from residents.operations.notices import DUTY_YOURS
from residents.policies import duties as policies
from residents.signals import duty_handed_over, items_in_hand


@dataclass(frozen=True, slots=True)
class Holder:
    """A colleague for a staff duty, a resident for any other."""

    user: User | None = None
    person: Person | None = None

    @property
    def key(self) -> tuple[int | None, int | None]:
        """To tell one from another."""
        return (
            self.user.pk if self.user else None,
            self.person.pk if self.person else None,
        )


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The new duty, and how many open items came with it."""

    duty: GridDuty
    items: int


@transaction.atomic
def give_duty(
    unit: Unit,
    duty: Duty,
    *,
    holder: Holder,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
    now: datetime,
) -> HandedOver:
    """Let somebody hold a duty from a day; whoever holds it until then ends that day.

    Open needs of the unit in the hands of a colleague who leaves a staff duty pass to
    the new one, and upper apps pass on theirs (F6). A duty gives no rights: a
    colleague needs a post over the unit first. Raises Refused `duty_wrong_level`,
    `duty_holder`, `duty_without_post`, `duty_not_yet`, `duty_same_holder`,
    `duty_later_holder`, `period_reversed`.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    require(policies.may_arrange, actor, unit)
    today = timezone.localdate(now)
    _refuse_misfit(unit, duty, holder, today)
    _refuse_days(starts_on, ends_on, today)
    before = _end_present(unit, duty, holder, starts_on)
    given = GridDuty.objects.create(
        unit=unit,
        duty=duty,
        user=holder.user,
        person=holder.person,
        period=DateRange(starts_on, ends_on),
    )
    items = 0
    if before is not None and before.user and holder.user:
        items = _hand_over(unit, before.user, holder.user, actor=actor, now=now)
    if holder.user is not None:
        _tell(given, items, now=now, actor=actor)
    record(
        "duties.given",
        given,
        actor=actor,
        detail={"duty": duty, "items": items, "is_change": before is not None},
    )
    return HandedOver(given, items)


@transaction.atomic
def end_duty(duty: GridDuty, *, ends_on: date, actor: Actor) -> GridDuty | None:
    """End a duty: not held on that day any more; the gap is listed from then on.

    One that would end the day it starts was given by mistake and is taken back (None;
    the row history keeps it). Raises Refused `period_reversed`, `already_ended`.
    """
    duty = GridDuty.objects.for_update().select_related("unit").get(pk=duty.pk)
    require(policies.may_arrange, actor, duty.unit)
    _refuse_end(duty, ends_on)
    record("duties.ended", duty, actor=actor, detail={"duty": duty.duty})
    return _cut(duty, ends_on)


@transaction.atomic
def draw_area(
    microgrid: Unit,
    *,
    road: str,
    number_from: int,
    number_to: int,
    starts_on: date,
    actor: Actor,
) -> MicrogridArea:
    """Say of which house numbers a microgrid consists (GR-2).

    Raises Refused `not_a_microgrid`, `numbers_reversed` and `area_overlaps` where
    another microgrid of the grid holds part of it; the database refuses that too.
    """
    require(policies.may_arrange, actor, microgrid)
    if microgrid.level != Level.MICROGRID:
        raise Refused(
            _("Only a microgrid consists of house numbers."), code="not_a_microgrid"
        )
    if number_to < number_from:
        raise Refused(
            _("The last number comes before the first."), code="numbers_reversed"
        )
    Unit.objects.select_for_update().get(pk=microgrid.parent_id)
    numbers = NumericRange(number_from, number_to + 1)
    period = DateRange(starts_on, None)
    taken = MicrogridArea.objects.filter(
        grid_id=microgrid.parent_id,
        road=road,
        numbers__overlap=numbers,
        period__overlap=period,
    )
    if taken.exists():
        raise Refused(
            _("Another microgrid already holds part of this stretch."),
            code="area_overlaps",
        )
    area = MicrogridArea.objects.create(
        unit=microgrid, road=road, numbers=numbers, period=period
    )
    record("duties.area_drawn", area, actor=actor)
    return area


def open_items(unit: Unit, user: User, *, now: datetime) -> int:
    """How many open items of a unit would pass on with a duty; changes nothing."""
    told = items_in_hand.send(GridDuty, unit=unit, user=user, now=now)
    return int(_needs_of(unit, user).count()) + _total(told)


def colleagues_with_post(unit: Unit, *, on: date) -> QuerySet[User]:
    """Who may hold a staff duty there: they already decide on needs of that unit."""
    posts = Post.objects.live(on).with_capability(Capability.NEEDS_DECIDE).over(unit)
    found: QuerySet[User] = User.objects.active().filter(pk__in=posts.values("user"))
    return found.order_by("display_name", "pk")


def _refuse_misfit(unit: Unit, duty: Duty, holder: Holder, today: date) -> None:
    if duty not in DUTIES_AT.get(unit.level, ()):
        raise Refused(
            _("This duty does not exist in a unit of this level."),
            code="duty_wrong_level",
        )
    if (duty in STAFF) != (holder.user is not None) or holder.key == (None, None):
        raise Refused(_("Say who holds it."), code="duty_holder")
    if holder.user is None:
        return
    if not colleagues_with_post(unit, on=today).filter(pk=holder.user.pk).exists():
        raise Refused(
            _(
                "This colleague holds no post over this grid. An administrator gives "
                "the post first; a duty gives no rights."
            ),
            code="duty_without_post",
        )


def _refuse_days(starts_on: date, ends_on: date | None, today: date) -> None:
    if starts_on > today:
        raise Refused(
            _("A change is entered on its day or afterwards, not ahead of it."),
            code="duty_not_yet",
        )
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")


def _end_present(
    unit: Unit, duty: Duty, holder: Holder, starts_on: date
) -> GridDuty | None:
    """End whoever holds it on that day; refuse where somebody else begins later."""
    rows = GridDuty.objects.for_update().filter(unit=unit, duty=duty)
    if rows.filter(period__startswith__gte=starts_on).exists():
        raise Refused(
            _("Somebody took this duty on that day or later. End that first."),
            code="duty_later_holder",
        )
    present: GridDuty | None = rows.held(starts_on).first()
    if present is None:
        return None
    if (present.user_id, present.person_id) == holder.key:
        raise Refused(_("This is who holds the duty already."), code="duty_same_holder")
    _cut(present, starts_on)
    return present


def _refuse_end(duty: GridDuty, ends_on: date) -> None:
    if ends_on < duty.period.lower:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    if duty.period.upper is not None and duty.period.upper <= ends_on:
        raise Refused(_("The duty ends earlier than that."), code="already_ended")


def _cut(duty: GridDuty, ends_on: date) -> GridDuty | None:
    if ends_on == duty.period.lower:
        duty.delete()
        return None
    duty.period = DateRange(duty.period.lower, ends_on)
    duty.save(update_fields=["period"])
    return duty


def _needs_of(unit: Unit, user: User) -> Any:
    return Need.objects.in_unit(unit).of_doer(user)


def _hand_over(
    unit: Unit, before: User, after: User, *, actor: Actor, now: datetime
) -> int:
    """Needs here, hazards and whatever else above: all in this one transaction."""
    needs = list(_needs_of(unit, before).order_by("pk"))
    for need in needs:
        decide_need(need, doer=after, actor=actor, now=now)
    told = duty_handed_over.send(
        GridDuty, unit=unit, before=before, after=after, actor=actor, now=now
    )
    return len(needs) + _total(told)


def _total(answers: Any) -> int:
    """What the receivers of a signal answered, added up."""
    return sum(count for _receiver, count in answers)


def _tell(duty: GridDuty, items: int, *, actor: Actor, now: datetime) -> None:
    if duty.user is None:
        return
    notify(
        [duty.user],
        kind=DUTY_YOURS,
        key=f"duty:{duty.pk}",
        params={
            "duty": duty.duty,
            "unit": duty.unit_id,
            "on": str(duty.period.lower),
            "items": items,
        },
        url=reverse("notices:inbox"),
        now=now,
        actor=actor,
    )
