"""Canteens, diners and vouchers made the way people make them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from services.choices.meals import Meal
from services.choices.vouchers import VoucherKind
from services.models import Canteen, MealAgreement, Serving, Voucher
from services.operations.meals.agreements import AgreementFacts, sign_agreement
from services.operations.meals.canteens import (
    CanteenFacts,
    add_supplier,
    open_canteen,
    set_price,
)
from services.operations.meals.serving import Served, serve_meal
from services.operations.volunteers import join_volunteers
from services.operations.vouchers import Worth, issue_voucher
from tests.clock import NOON, TODAY
from tests.factories.residents import a_phone, a_resident, an_identity
from tests.factories.volunteers import some_hours

OPENED = date(2025, 1, 1)


def a_canteen(
    unit: Unit, *, price: str = "12.00", name: str = "璃园小筑", **facts: Any
) -> Canteen:
    """An open canteen with a price for lunch and dinner."""
    supplier = facts.pop("supplier", None) or add_supplier(
        unit, name=f"{name}运营方", actor=SYSTEM
    )
    canteen = open_canteen(
        unit,
        supplier=supplier,
        facts=CanteenFacts(name=name, **facts),
        opened_on=OPENED,
        actor=SYSTEM,
    )
    for meal in Meal:
        set_price(
            canteen,
            meal=meal,
            price=Decimal(price),
            starts_on=OPENED,
            version="2025版",
            actor=SYSTEM,
        )
    return canteen


def a_diner(community: Unit, *, age: int = 72, **facts: Any) -> MealAgreement:
    """Somebody who signed an agreement a year ago, that old today."""
    born = facts.pop("born", None) or TODAY.replace(year=TODAY.year - age)
    facts.setdefault("full_name", "刘桂芳")
    facts.setdefault("signed_on", TODAY - timedelta(days=365))
    facts.setdefault("identity", an_identity(born=born))
    facts.setdefault("contact_phone", a_phone())
    return sign_agreement(
        community, facts=AgreementFacts(**facts), actor=SYSTEM, today=TODAY
    )


def a_diner_with_points(grid: Unit, *, hours: Any = 5, age: int = 81) -> MealAgreement:
    """A diner who helped so many hours: ten points each."""
    born = TODAY.replace(year=TODAY.year - age)
    identity = an_identity(born=born)
    person = a_resident(grid, identity=identity, birth_on=born)
    volunteer = join_volunteers(
        person, actor=SYSTEM, now=NOON - timedelta(days=30), user=None, guardian=""
    )
    some_hours(volunteer, hours)
    diner = a_diner(person.community, identity=identity, born=born)
    assert diner.person_id == person.pk
    return diner


def a_serving(
    agreement: MealAgreement, canteen: Canteen, *, days_ago: int = 0,
    actor: Any = SYSTEM, meal: str = Meal.LUNCH, **said: Any,
) -> Serving:  # fmt: skip
    """A meal served at noon some days ago."""
    return serve_meal(
        agreement,
        canteen=canteen,
        served=Served(meal=meal, on=TODAY - timedelta(days=days_ago), **said),
        actor=actor,
        at=NOON - timedelta(days=days_ago),
        received_at=NOON,
        client_id=uuid4(),
    )


def a_voucher(
    holder: MealAgreement, *, face: str = "10.00", kind: str = VoucherKind.ANY,
    first: date = TODAY, days: int = 30,
) -> Voucher:  # fmt: skip
    """A voucher of that face, valid from today."""
    worth = Worth(Decimal(face), kind, first, first + timedelta(days=days - 1))
    return issue_voucher(holder, worth=worth, actor=SYSTEM, today=TODAY)
