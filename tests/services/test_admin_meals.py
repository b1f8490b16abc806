"""The desk of meals: pages, acts, sheets and the month of vouchers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from services.choices.meals import EndReason, Meal, Way
from services.models import (
    Canteen,
    MealAgreement,
    Overpaid,
    Serving,
    Settlement,
    SubsidyTier,
    Voucher,
)
from services.operations.meals.agreements import (
    arrange_meals,
    note_diet,
    stop_subsidy,
)
from services.operations.meals.canteens import add_route, put_on_menu
from services.operations.meals.orders import order_meal
from tests.clock import NOON, TODAY
from tests.factories.meals import a_canteen, a_diner, a_serving, a_voucher

MODELS = (
    "canteen", "mealagreement", "serving", "voucher", "supplier", "settlement",
    "overpaid", "subsidytier",
)  # fmt: skip


def url(model, name, *args):
    return reverse(f"admin:services_{model}_{name}", args=args)


def act(client, model, row, step, /, **data):
    said = {"act": step, **data}
    return client.post(url(model, "act", row.pk), said, follow=True)


@pytest.fixture
def canteen(community):
    return a_canteen(community)


@pytest.fixture
def diner(community):
    return a_diner(community, age=82)


def test_every_list_opens_for_those_who_see_meals(
    canteen, diner, signed_in, cadre, funds_officer, street_officer, auditor
):
    a_serving(diner, canteen)
    a_voucher(diner)
    for who, status in (
        (cadre, 200), (funds_officer, 200), (street_officer, 403), (auditor, 403),
    ):  # fmt: skip
        client = signed_in(who)
        found = {client.get(url(one, "changelist")).status_code for one in MODELS}
        assert found == {status}


def test_a_neighbouring_community_sees_nothing(
    canteen, diner, signed_in, stranger, community
):
    """404 alike for what is absent and out of reach."""
    client = signed_in(stranger)

    for model, row in (("canteen", canteen), ("mealagreement", diner)):
        assert client.get(url(model, "change", row.pk)).status_code == 404
        assert act(client, model, row, "end").status_code in {403, 404}


def test_the_cadre_signs_orders_and_ends(canteen, signed_in, cadre, community):
    """ML-4: from the paper to the end, each step an act of its page."""
    client = signed_in(cadre)
    today = timezone.localdate()
    paper = {
        "full_name": "刘桂芳", "birth_on": "1944-05-06", "living": "lives",
        "signed_on": "2026-01-05", "contact_phone": "19900000001", "way": "dine_in",
        "basis": "none", "voucher_month": "50", "consent_version": "1",
        "is_signed": "on",
    }  # fmt: skip

    client.post(url("mealagreement", "new"), paper, follow=True)
    agreement = MealAgreement.objects.get()
    page = client.get(url("mealagreement", "change", agreement.pk))
    act(
        client, "mealagreement", agreement, "order", canteen=canteen.pk,
        on=today + timedelta(days=1), meal="lunch", portion="standard",
    )  # fmt: skip
    act(
        client, "mealagreement", agreement, "diet", words="少盐", allergens=["egg"],
        consented_on=today, consent_version="1",
    )  # fmt: skip
    act(
        client, "mealagreement", agreement, "end", last_on=today, reason="asked",
    )  # fmt: skip

    agreement.refresh_from_db()
    assert "刘桂芳" not in page.content.decode()
    assert agreement.orders.count() == agreement.diets.count() == 1
    assert agreement.end_reason == EndReason.ASKED


def test_a_canteen_keeps_its_papers_and_prices(signed_in, cadre, community):
    """ML-5: opened with its provider; samples, dishes, routes on its page."""
    client = signed_in(cadre)
    today = timezone.localdate()
    client.post(
        url("canteen", "new"),
        {"name": "璃园", "supplier": "餐饮公司", "opened_on": "2025-01-01",
         "lunch_price": "12.5"},
    )  # fmt: skip
    canteen = Canteen.objects.get()
    steps = (
        ("dish", {"on": today, "meal": "lunch", "name": "豆腐", "allergens": ["soy"]}),
        ("sample", {"dish": "豆腐", "meal": "lunch", "grams": 125}),
        ("price", {"meal": "lunch", "portion": "small", "price": "9",
                   "starts_on": today}),
        ("route", {"name": "三街线"}),
        ("permit", {"permit": "JY1", "until": today + timedelta(days=400)}),
        ("handler", {"full_name": "王芳",
                     "certificate_until": today + timedelta(days=9)}),
        ("orders", {"on": today, "meal": "lunch"}),
    )  # fmt: skip

    before = client.get(url("canteen", "change", canteen.pk)).content.decode()
    for name, data in steps:
        act(client, "canteen", canteen, name, **data)
    act(client, "canteen", canteen, "sample", dish="肉", meal="lunch", grams=100)
    page = client.get(url("canteen", "change", canteen.pk)).content.decode()

    assert canteen.supplier.name == "餐饮公司"
    assert (canteen.prices.count(), canteen.samples.count()) == (2, 1)
    assert (canteen.dishes.count(), canteen.routes.count()) == (1, 1)
    assert "许可证缺失" in before
    assert "许可证缺失" not in page
    assert "王芳" in page


def test_the_sheets_of_a_day_leave_nobody_out(
    canteen, signed_in, cadre, worker, community
):
    """K5: kitchen count, route sheet and labels, one click each; looks are noted."""
    route = add_route(canteen, name="三街线", actor=SYSTEM)
    diners = [a_diner(community) for _ in range(4)]
    for number, diner in enumerate(diners):
        order_meal(
            arrange_meals(
                diner, way=Way.DELIVERY if number else Way.DINE_IN, canteen=canteen,
                address=f"琉璃三街{9 - number}号" if number else "",
                route=route if number in {1, 2} else None,
                position=9 - number if number in {1, 2} else None,
                actor=SYSTEM, today=TODAY,
            ),
            canteen=canteen, on=TODAY, meal=Meal.LUNCH, is_late_allowed=True,
            actor=SYSTEM, now=NOON,
        )  # fmt: skip
    note_diet(
        diners[2], words="糖尿病餐", allergens=["egg"], consented_on=TODAY,
        consent_version="1", actor=SYSTEM,
    )  # fmt: skip
    put_on_menu(
        canteen, on=TODAY, meal=Meal.LUNCH, name="番茄炒蛋", allergens=["egg"],
        actor=SYSTEM,
    )  # fmt: skip
    client = signed_in(cadre)

    pages = {
        kind: client.get(
            url("canteen", "sheets", canteen.pk, kind), {"on": TODAY, "meal": "lunch"}
        )
        for kind in ("kitchen", "route", "labels")
    }

    found = pages["kitchen"].context["found"]
    assert (found.total, found.delivery, found.without_route) == (4, 3, 1)
    assert found.special[0].warned_of == ("番茄炒蛋",)
    carried = [one.number for one in pages["route"].context["found"].carried]
    assert carried == [diners[2].number, diners[1].number, diners[3].number]
    assert pages["labels"].content.decode().count('class="ml-label"') == 3
    assert "糖尿病餐" in pages["labels"].content.decode()
    assert Entry.objects.filter(action="services.diets_read").count() == 3
    assert signed_in(worker).get(
        url("canteen", "sheets", canteen.pk, "labels")
    ).status_code in {302, 403}


def test_a_correction_and_a_settlement_at_the_desk(
    canteen, diner, signed_in, cadre, funds_officer, secretary
):
    """K8: taken back with a reason; drawn by one, approved by another."""
    serving = a_serving(diner, canteen, days_ago=5)
    a_serving(diner, canteen, days_ago=6)
    act(signed_in(cadre), "serving", serving, "back", reason="误刷")
    act(
        signed_in(funds_officer), "supplier", canteen.supplier, "draw",
        month="2026-02-10",
    )  # fmt: skip
    made = Settlement.objects.get()
    assert (made.meals, Serving.objects.count()) == (1, 3)
    page = signed_in(funds_officer).get(url("settlement", "change", made.pk))
    assert page.context["acts"] == []
    act(signed_in(secretary), "settlement", made, "decide", to="approved")
    made.refresh_from_db()
    assert made.state == "approved"
    shown = signed_in(cadre).get(url("supplier", "change", canteen.supplier.pk))
    assert shown.status_code == 200


def test_overpaid_subsidies_are_closed_with_a_note(
    canteen, diner, signed_in, cadre, funds_officer
):
    """ML-6: the recovery list."""
    a_serving(diner, canteen)
    stop_subsidy(diner, last_on=TODAY - timedelta(days=1), reason="moved", actor=SYSTEM)
    row = Overpaid.objects.get()
    said = {"to": "recovered", "note": "已退", "on": "2026-03-02"}

    assert signed_in(cadre).get(url("overpaid", "change", row.pk)).status_code == 200
    act(signed_in(funds_officer), "overpaid", row, "close", **said)

    row.refresh_from_db()
    assert row.state == "recovered"


def test_the_month_of_vouchers_issues_once_and_adds_up(
    canteen, signed_in, cadre, funds_officer, community, worker
):
    """ML-3, K6: the page reconciles; only whoever keeps the money issues."""
    a_diner(community, voucher_month=30)
    here = reverse("admin:services_voucher_month")
    officer = signed_in(funds_officer)

    assert signed_in(cadre).post(here, {"month": "2026-03-01"}).status_code == 403
    for _time in range(2):
        officer.post(here, {"month": "2026-03-01"})
    page = officer.get(here, {"month": "2026-03-01"})

    assert Voucher.objects.count() == 3
    assert [sums.balances for _word, sums in page.context["lines"]] == [True, True]
    voucher = Voucher.objects.first()
    act(
        signed_in(cadre), "voucher", voucher, "redeem", supplier=canteen.supplier.pk,
        kind="bathing", on="2026-03-02",
    )  # fmt: skip
    act(
        signed_in(cadre), "voucher", voucher, "refund", use=voucher.uses.get().pk,
        reason="没做",
    )  # fmt: skip
    assert voucher.uses.get().refund_reason == "没做"


def test_a_diner_is_found_by_name_or_letters_by_post_only(
    diner, signed_in, cadre, worker
):
    """A name never stands in an address."""
    here = reverse("admin:services_mealagreement_find")
    client = signed_in(cadre)

    for words in ("刘桂", "lgf"):
        found = client.post(here, {"name": words}).context["found"]
        assert found == [diner]
    assert client.post(here, {"name": "王"}).context["found"] == []
    assert client.get(here, {"name": "刘桂"}).context["found"] is None
    assert client.get(url("mealagreement", "card", diner.pk)).status_code == 200


def test_a_tier_of_the_community_is_a_row(signed_in, funds_officer, community):
    """ML-1: set at the desk from a day on."""
    client = signed_in(funds_officer)

    client.post(
        url("subsidytier", "new"),
        {"basis": "age", "from_age": 60, "amount": "2.50", "starts_on": "2026-04-01",
         "source": "街道通知"},
    )  # fmt: skip

    assert SubsidyTier.objects.get(unit=community).amount_yuan == 2.5


def test_what_waits_is_on_the_page_of_today(
    canteen, diner, signed_in, cadre, funds_officer, secretary
):
    """ML-5, ML-6: papers, overpaid subsidies and settlements call themselves."""
    a_serving(diner, canteen, days_ago=5)
    stop_subsidy(diner, last_on=TODAY - timedelta(days=9), reason="moved", actor=SYSTEM)
    act(
        signed_in(funds_officer), "supplier", canteen.supplier, "draw",
        month="2026-02-10",
    )  # fmt: skip
    home = reverse("admin:index")

    assert "许可证与健康证" in signed_in(cadre).get(home).content.decode()
    assert "多发助餐补贴" in signed_in(funds_officer).get(home).content.decode()
    assert "待审批的助餐结算单" in signed_in(secretary).get(home).content.decode()
