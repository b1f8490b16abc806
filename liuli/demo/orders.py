"""The sample community's partners: contracts, a round, home help, a referral."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone

from liuli.accounts.models import User
from liuli.territory.models import Unit
from residents.models import Person
from services.choices.orders import Covers, HelpKind, PartnerKind
from services.models import Supplier
from services.operations.meals.canteens import add_supplier
from services.operations.orders.group import (
    collect_payment,
    order_by_code,
    order_for_person,
)
from services.operations.orders.help import ask_for_help, give_to_partner, help_done
from services.operations.orders.partners import describe_partner, sign_contract
from services.operations.orders.referrals import refer_person
from services.operations.orders.rounds import Offer, RoundFacts, open_round
from services.operations.venues import give_booking_code

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_PARTNERS: Final = (
    ("山泉果蔬合作社", PartnerKind.PRODUCER, Covers.GROUP_BUYING, 300),
    ("锦洁家政服务部", PartnerKind.HOME_HELP, Covers.HOME_HELP, 20),
    ("暖阳社会工作服务中心", PartnerKind.SOCIAL, Covers.COURSES, 200),
)
_GOODS: Final = (
    Offer("龙泉水蜜桃", Decimal("29.90"), 40, "5斤/箱"),
    Offer("土鸡蛋", Decimal("18.50"), 60, "30枚"),
)


def order_together(
    community: Unit, grid: Unit, *, cadre: User, carer: User, now: datetime
) -> None:
    """Partners, one of whose contracts ends soon; a round with three orders."""
    partners = [_partner(community, *row, cadre=cadre, now=now) for row in _PARTNERS]
    people = list(Person.objects.in_unit(grid).order_by("pk")[:3])
    _round(community, partners[0], people, cadre=cadre, now=now)
    _help(partners[1], people, cadre=cadre, now=now)
    today = timezone.localdate(now)
    refer_person(
        people[0],
        institution="区人民医院",
        consent_on=today - 9 * _DAY,
        referred_on=today - 9 * _DAY,
        due_on=today - 2 * _DAY,
        actor=carer,
    )


def _partner(
    community: Unit, name: str, kind: PartnerKind, covers: Covers, days: int, *,
    cadre: User, now: datetime,
) -> Supplier:  # fmt: skip
    today = timezone.localdate(now)
    made = add_supplier(community, name=name, actor=cadre)
    describe_partner(made, kind=kind, office_phone="028-00000000", actor=cadre)
    sign_contract(
        made,
        covers=covers,
        number=f"琉社合〔{today.year}〕{made.pk}",
        first_on=today - 65 * _DAY,
        last_on=today + days * _DAY,
        kept_at="党群服务中心档案柜",
        actor=cadre,
    )
    return made


def _round(
    community: Unit, partner: Supplier, people: list[Person], *, cadre: User,
    now: datetime,
) -> None:  # fmt: skip
    made = open_round(
        community,
        supplier=partner,
        facts=RoundFacts(
            title="高山水蜜桃和土鸡蛋",
            opens_at=now - 2 * _HOUR,
            closes_at=now + 2 * _DAY,
            pickup_place="党群服务中心一楼",
            pickup_from=now + 3 * _DAY,
            pickup_until=now + 3 * _DAY + 6 * _HOUR,
            minimum=5,
        ),
        goods=_GOODS,
        actor=cadre,
    )
    peaches, eggs = made.goods.order_by("pk")
    wants = {peaches.pk: 2, eggs.pk: 1}
    for place, person in enumerate(people[:2]):
        order = order_for_person(made, person=person, wants=wants, actor=cadre, now=now)
        if place == 0:
            collect_payment(order, actor=cadre, now=now)
    code = give_booking_code(
        community,
        holder="二栋团购接龙",
        expires_on=timezone.localdate(now) + 90 * _DAY,
        actor=cadre,
        now=now,
    )
    order_by_code(code, round_=made, wants={eggs.pk: 2}, now=now)


def _help(
    partner: Supplier, people: list[Person], *, cadre: User, now: datetime
) -> None:
    today = timezone.localdate(now)
    wishes = ((HelpKind.CLEANING, "擦玻璃"), (HelpKind.REPAIR, "换水龙头"))
    orders = [
        ask_for_help(
            person, kind=kind, what=what, wished_on=today, actor=cadre, now=now
        )
        for person, (kind, what) in zip(people, wishes, strict=False)
    ]
    given = give_to_partner(
        orders[0], supplier=partner, price=Decimal("80.00"), actor=cadre, now=now
    )
    help_done(given, on=today, actor=cadre, now=now)
