"""The sample canteen: signers, orders, a month of meals, vouchers, a settlement."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.invented import SEED, Inventor
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from residents.models import Person
from services.choices.meals import (
    Allergen,
    Basis,
    EndReason,
    Living,
    Meal,
    SettlementState,
    Way,
)
from services.choices.vouchers import VoucherKind
from services.models import Canteen, MealAgreement
from services.operations.meals.agreements import (
    AgreementFacts,
    arrange_meals,
    end_agreement,
    note_diet,
    sign_agreement,
)
from services.operations.meals.canteens import (
    CanteenFacts,
    add_handler,
    add_route,
    add_supplier,
    keep_sample,
    open_canteen,
    put_on_menu,
    set_price,
)
from services.operations.meals.orders import place_standing_orders
from services.operations.meals.serving import Served, serve_meal, take_serving_back
from services.operations.meals.settling import decide_settlement, draw_settlement
from services.operations.vouchers import (
    expire_vouchers,
    issue_vouchers,
    redeem_voucher,
)

_DINERS = 12
_DAYS = (40, 37, 34, 9, 5, 4, 2, 1)
_BASES = (Basis.NONE, Basis.NONE, Basis.LOW_INCOME, Basis.NONE, Basis.INCAPACITY)
_DISHES = (
    ("番茄炒蛋", (Allergen.EGG,)),
    ("清蒸鲈鱼", (Allergen.FISH,)),
    ("家常豆腐", (Allergen.SOY,)),
    ("炒时蔬", ()),
)


def serve_meals(
    community: Unit, *, cadre: User, funds_officer: User, secretary: User, now: datetime
) -> None:
    """A canteen in the second year of its life."""
    today = timezone.localdate(now)
    canteen = _open(community, cadre=cadre, now=now)
    diners = _sign(community, canteen, cadre=cadre, today=today)
    months = sorted({(today - timedelta(days=d)).replace(day=1) for d in (0, 40)})
    for month in months:
        issue_vouchers(community, month=month, actor=funds_officer, today=month)
    _serve(diners, canteen, cadre=cadre, today=today)
    _spend_elsewhere(community, diners[1], cadre=cadre, today=today, now=now)
    expire_vouchers(today=today)
    last = diners[-1]
    end_agreement(
        last, last_on=today - timedelta(days=3), reason=EndReason.MOVED, actor=cadre
    )
    place_standing_orders(canteen, on=today + timedelta(days=1), actor=cadre, now=now)
    _settle(canteen, today=today, officer=funds_officer, secretary=secretary, now=now)


def _open(community: Unit, *, cadre: User, now: datetime) -> Canteen:
    today = timezone.localdate(now)
    canteen = open_canteen(
        community,
        supplier=add_supplier(community, name="锦里颐养餐饮服务中心", actor=cadre),
        facts=CanteenFacts(
            name="琉璃助餐点",
            place="琉璃三街党群服务中心一楼",
            seats=60,
            permit="JY35101040000099",
            permit_until=today + timedelta(days=410),
        ),
        opened_on=today - timedelta(days=500),
        actor=cadre,
    )
    for meal, price in ((Meal.LUNCH, "13.00"), (Meal.DINNER, "11.00")):
        set_price(
            canteen,
            meal=meal,
            price=Decimal(price),
            starts_on=today - timedelta(days=500),
            version="2025版",
            actor=cadre,
        )
    inventor = Inventor(SEED + 21)
    for days in (220, 18):
        add_handler(
            canteen,
            full_name=inventor.name(),
            certificate_until=today + timedelta(days=days),
            actor=cadre,
        )
    for name, allergens in _DISHES:
        put_on_menu(
            canteen,
            on=today,
            meal=Meal.LUNCH,
            name=name,
            allergens=[one.value for one in allergens],
            actor=cadre,
        )
        keep_sample(
            canteen,
            dish=name,
            meal=Meal.LUNCH,
            on=today,
            grams=150,
            actor=cadre,
            now=now,
        )
    return canteen


def _sign(
    community: Unit, canteen: Canteen, *, cadre: User, today: date
) -> list[MealAgreement]:
    """Half of the signers live here, half only work or eat here (ML-4)."""
    inventor = Inventor(SEED + 22)
    route = add_route(canteen, name="三街线", actor=cadre)
    born_by = today.replace(year=today.year - 60, day=1)
    old = Person.objects.filter(
        community=community, birth_on__lt=born_by, erased_at=None
    ).unmerged()
    known = [one.identity for one in old.order_by("pk")[: _DINERS // 2] if one.identity]
    diners = []
    for number in range(_DINERS):
        lives = number < len(known)
        agreement = sign_agreement(
            community,
            facts=AgreementFacts(
                full_name=inventor.name(),
                identity=known[number] if lives else "",
                birth_on=None if lives else date(1940 + number, 3, 1),
                signed_on=today - timedelta(days=200 - number),
                living=Living.LIVES_HERE if lives else Living.WORKS_HERE,
                contact_phone=f"199000{77000 + number:05d}",
                basis=_BASES[number % len(_BASES)],
                voucher_month=Decimal((0, 50, 100)[number % 3]),
                price_version="2025版",
                consent_version="助餐告知-1",
            ),
            actor=cadre,
            today=today,
        )
        is_carried = number % 4 == 1
        diners.append(
            arrange_meals(
                agreement,
                way=Way.DELIVERY if is_carried else Way.DINE_IN,
                canteen=canteen,
                weekdays=[1, 2, 3, 4, 5],
                address=f"琉璃三街{number * 2 + 1}号" if is_carried else "",
                route=route if is_carried and number > 1 else None,
                position=number if is_carried and number > 1 else None,
                actor=cadre,
                today=today,
            )
        )
    note_diet(
        diners[5],
        words="糖尿病餐，少油少盐",
        allergens=[Allergen.FISH.value],
        consented_on=today - timedelta(days=100),
        consent_version="健康信息单独同意-1",
        actor=cadre,
    )
    return diners


def _serve(
    diners: list[MealAgreement], canteen: Canteen, *, cadre: User, today: date
) -> None:
    for days in _DAYS:
        on = today - timedelta(days=days)
        noon = timezone.make_aware(datetime.combine(on, time(12, 5)))
        for number, diner in enumerate(diners):
            if (number + days) % 5 == 0:
                continue
            served = Served(
                meal=Meal.LUNCH, on=on, way=diner.way, with_vouchers=number % 2 == 0
            )
            serving = serve_meal(
                diner, canteen=canteen, served=served, actor=cadre, at=noon
            )
            if (number, days) == (2, 4):
                take_serving_back(
                    serving, reason="刷错卡，本人未就餐", actor=cadre, now=noon
                )


def _spend_elsewhere(
    community: Unit, diner: MealAgreement, *, cadre: User, today: date, now: datetime
) -> None:
    """A bath is paid with a voucher at another provider."""
    baths = add_supplier(community, name="康乐助浴服务站", actor=SYSTEM)
    voucher = diner.vouchers.usable(VoucherKind.BATHING, on=today).first()
    if voucher is not None:
        redeem_voucher(
            voucher,
            supplier=baths,
            kind=VoucherKind.BATHING,
            on=today,
            actor=cadre,
            now=now,
        )


def _settle(
    canteen: Canteen, *, today: date, officer: User, secretary: User, now: datetime
) -> None:
    """Last month is drawn up and approved by two people."""
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    settlement = draw_settlement(canteen.supplier, month=last, actor=officer, now=now)
    decide_settlement(settlement, to=SettlementState.APPROVED, actor=secretary, now=now)
