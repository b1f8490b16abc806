"""Volunteers, shifts, points and stock, invented."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from liuli.accounts.models import User
from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from services.choices.points import StockKind, StockReason
from services.choices.volunteers import Tier
from services.models import ServiceHours, Shift, StockItem, Volunteer
from services.operations.hours import confirm_hours, enter_hours
from services.operations.stock import add_stock_item, book_stock
from services.operations.volunteers import join_volunteers, plan_shift
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident


def a_volunteer(
    unit: Unit, *, born: date = date(1980, 5, 17), **facts: Any
) -> Volunteer:
    """Somebody of age, unless born later."""
    now = facts.pop("now", NOON - timedelta(days=30))
    user, guardian = facts.pop("user", None), facts.pop("guardian", "")
    person = a_resident(unit, birth_on=born, identity="", **facts)
    return join_volunteers(person, user=user, guardian=guardian, actor=SYSTEM, now=now)


def a_shift(unit: Unit, *, places: int = 2, **facts: Any) -> Shift:
    """Two hours from noon."""
    given = {
        "title": "街面清洁", "tier": Tier.BASIC, "place": "中街口",
        "starts_at": NOON, "ends_at": NOON + timedelta(hours=2),
    }  # fmt: skip
    return plan_shift(unit, places=places, actor=SYSTEM, **given | facts)


def some_hours(volunteer: Volunteer, hours: Any = 2, **facts: Any) -> ServiceHours:
    """Confirmed hours of today."""
    now = facts.pop("now", NOON)
    given = {"on": TODAY, "tier": Tier.BASIC, "what": "街面清洁"}
    row = enter_hours(
        volunteer, hours=Decimal(str(hours)), actor=SYSTEM, now=now, **given | facts
    )
    return confirm_hours(row, actor=facts.get("by", _confirmer()), now=now)


def a_reward(unit: Unit, *, left: int = 5, cost: int = 20) -> StockItem:
    """Something to exchange."""
    item = add_stock_item(
        unit, kind=StockKind.REWARD, name="洗衣液", cost=cost, actor=SYSTEM
    )
    if left:
        book_stock(
            item, count=left, reason=StockReason.RECEIVED, on=TODAY, actor=SYSTEM
        )
    return item


def _confirmer() -> Any:
    known = User.objects.filter(username="confirmer").first()
    if known is not None:
        return known
    user, _first = open_account(
        "confirmer", display_name="confirmer", actor=SYSTEM, must_change_password=False
    )
    community = Unit.objects.get(code="510104019007")
    give_post(
        user, role=Role.CADRE, unit=community, actor=SYSTEM, starts_on=date(2020, 1, 1)
    )
    return user
