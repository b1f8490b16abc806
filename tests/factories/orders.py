"""Partners, rounds of group buying and home help, invented."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from services.choices.orders import Covers, HelpKind
from services.models import BookingCode, Contract, GroupRound, HelpOrder, Supplier
from services.operations.meals.canteens import add_supplier
from services.operations.orders.help import ask_for_help
from services.operations.orders.partners import sign_contract
from services.operations.orders.rounds import Offer, RoundFacts, open_round
from services.operations.venues import give_booking_code
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def a_partner(unit: Unit, *, covers: Any = None, name: str = "山泉果园") -> Supplier:
    """A partner; with a contract that began a month ago where one is named."""
    supplier = add_supplier(unit, name=name, actor=SYSTEM)
    if covers is not None:
        a_contract(supplier, covers=covers)
    return supplier


def a_contract(supplier: Supplier, *, covers: Any = Covers.GROUP_BUYING,
               days: int = 300, since: int = 30) -> Contract:  # fmt: skip
    """A contract from a month ago, that many days from today."""
    return sign_contract(
        supplier, covers=covers, number="琉社合2026-01", first_on=TODAY - since * DAY,
        last_on=TODAY + days * DAY, actor=SYSTEM,
    )  # fmt: skip


def a_round(
    unit: Unit, *, stock: int = 10, supplier: Supplier | None = None, **facts: Any
) -> GroupRound:
    """Peaches and eggs, ordered until tomorrow noon, fetched the day after."""
    given = {
        "title": "高山水蜜桃", "opens_at": NOON - HOUR, "closes_at": NOON + DAY,
        "pickup_place": "党群服务中心", "pickup_from": NOON + 2 * DAY,
        "pickup_until": NOON + 2 * DAY + 6 * HOUR,
    }  # fmt: skip
    return open_round(
        unit,
        supplier=supplier or a_partner(unit, covers=Covers.GROUP_BUYING),
        facts=RoundFacts(**given | facts),
        goods=[
            Offer("水蜜桃", Decimal("29.90"), stock, "5斤/箱"),
            Offer("土鸡蛋", Decimal("18.55"), 50, "30枚"),
        ],
        actor=SYSTEM,
    )


def a_code(unit: Unit) -> BookingCode:
    """A code on a slip."""
    return give_booking_code(
        unit, holder="二栋住户", expires_on=TODAY + 30 * DAY, actor=SYSTEM, now=NOON
    )


def some_help(unit: Unit, **facts: Any) -> HelpOrder:
    """Windows to be cleaned the day after tomorrow."""
    person = facts.pop("person", None) or a_resident(unit, identity="")
    given = {"kind": HelpKind.CLEANING, "what": "擦玻璃", "wished_on": TODAY + 2 * DAY}
    return ask_for_help(person, **given | facts, actor=SYSTEM, now=NOON)
