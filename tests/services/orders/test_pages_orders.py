"""Pages of partners, group buying, home help and referrals: desk and public."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from services.choices.orders import Covers, HelpState, RoundState
from services.models import Contract, GroupOrder, GroupRound, HelpOrder, Referral
from services.operations.orders.group import order_by_code, order_for_person
from services.operations.orders.rounds import close_rounds
from services.operations.venues import give_booking_code
from tests.clock import TODAY
from tests.factories.orders import DAY, HOUR, a_contract, a_partner, a_round
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def partner(community, now):
    """With contracts that hold today, whichever day that is."""
    found = a_partner(community)
    ahead = (timezone.localdate(now) - TODAY).days
    a_contract(found, covers=Covers.GROUP_BUYING, days=ahead + 99)
    a_contract(found, covers=Covers.HOME_HELP, days=ahead + 99)
    return found


@pytest.fixture
def round_(community, partner, now):
    """Open since an hour, until tomorrow."""
    return a_round(
        community, supplier=partner, opens_at=now - HOUR, closes_at=now + DAY,
        pickup_from=now + 2 * DAY, pickup_until=now + 3 * DAY,
    )  # fmt: skip


def the_code(community, now):
    return give_booking_code(
        community, holder="二栋住户欧阳探针", actor=SYSTEM, now=now,
        expires_on=timezone.localdate(now) + timedelta(days=9),
    )  # fmt: skip


def test_a_code_orders_and_cancels_without_a_sign_in_or_a_name(
    client, community, round_, now
):
    """K10: large type, a pick-up number, no name; a wrong code learns nothing."""
    page = reverse("services:group_buying")
    code = the_code(community, now)
    peaches, eggs = round_.goods.order_by("pk")
    fields = {
        "code": code.code, "act": "order", "row": round_.pk,
        f"r{round_.pk}-good_{peaches.pk}": 2, f"r{round_.pk}-good_{eggs.pk}": "",
    }  # fmt: skip

    first = client.get(page).content.decode()
    wrong = client.post(page, {"code": "ABCDEFGHJK"}).content.decode()
    offer = client.post(page, {"code": code.code}).content.decode()
    greedy = {**fields, f"r{round_.pk}-good_{peaches.pk}": 99}
    refused = client.post(page, greedy).content.decode()
    done = client.post(page, fields).content.decode()

    assert 'data-size-set="large"' in first
    assert round_.title not in first + wrong
    assert "水蜜桃" in offer
    assert 'aria-invalid="true"' in refused
    order = GroupOrder.objects.get()
    assert (order.code, order.person, order.number) == (code, None, 1)
    assert "59.80" in done
    assert "欧阳探针" not in offer + done
    client.post(page, {"code": code.code, "act": "cancel", "row": order.pk})
    order.refresh_from_db()
    assert order.cancelled_at is not None


def test_the_desk_opens_a_round_takes_an_order_and_hands_it_over(
    community, grid, partner, cadre, worker, stranger, signed_in, now
):
    """K10: from the form to one tap at the pick-up; only who keeps orders."""
    desk = signed_in(cadre)
    local = timezone.localtime(now)
    fields = {
        "title": "丹棱橘子", "supplier": partner.pk, "pickup_place": "一号院门口",
        "goods": "橘子，25.5，40，5斤\n柚子, 12.00, 20", "minimum": 1, "most_each": 5,
        "opens_at": f"{local - HOUR:%Y-%m-%dT%H:%M}",
        "closes_at": f"{local + DAY:%Y-%m-%dT%H:%M}",
        "pickup_from": f"{local + 2 * DAY:%Y-%m-%dT%H:%M}",
        "pickup_until": f"{local + 3 * DAY:%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    new = reverse("admin:services_groupround_new")
    bad = desk.post(new, {**fields, "goods": "橘子，便宜"})
    assert "橘子，便宜" in bad.content.decode()
    assert not GroupRound.objects.exists()
    desk.post(new, fields)
    made = GroupRound.objects.get()
    oranges = made.goods.get(name="橘子")
    assert (oranges.price_yuan, oranges.stock, oranges.pack) == (25.5, 40, "5斤")
    person = a_resident(grid, identity="", full_name="欧阳探针")
    act = reverse("admin:services_groupround_act", args=[made.pk])
    desk.post(act, {"act": "order", "person": person.pk, f"good_{oranges.pk}": 2})
    order = GroupOrder.objects.get()
    close_rounds(now=made.closes_at)
    pickup = reverse("admin:services_groupround_pickup", args=[made.pk])

    listed = desk.get(pickup).content.decode()
    found = desk.post(pickup, {"words": "1"}).content.decode()
    nobody = desk.post(pickup, {"words": "2"}).content.decode()
    desk.post(pickup, {"row": order.pk, "act": "pick"})

    assert "欧阳**" in listed
    assert "欧阳探针" not in listed
    assert found.count('value="pick"') == 2
    assert nobody.count('value="pick"') == 1
    order.refresh_from_db()
    assert order.paid_yuan == 51
    assert not order.is_waiting
    assert signed_in(stranger).get(pickup).status_code == 404
    assert signed_in(worker).get(pickup).status_code in {302, 403, 404}
    page = desk.get(reverse("admin:services_groupround_change", args=[made.pk]))
    assert "51.00" in page.content.decode()


def test_the_pick_up_list_costs_the_same_for_one_and_for_many(
    community, grid, round_, cadre, signed_in, now
):
    """K10: as many statements for three orders as for one."""
    desk = signed_in(cadre)
    pickup = reverse("admin:services_groupround_pickup", args=[round_.pk])
    good = round_.goods.first()
    counts = []
    for extra in (1, 2):
        for _n in range(extra):
            person = a_resident(grid, identity="")
            order_for_person(
                round_, person=person, wants={good.pk: 1}, actor=SYSTEM, now=now
            )
        order_by_code(
            the_code(community, now), round_=round_, wants={good.pk: 1}, now=now
        )
        desk.get(pickup)
        with CaptureQueriesContext(connection) as queries:
            desk.get(pickup)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_desk_keeps_partners_home_help_and_referrals(
    community, grid, partner, cadre, signed_in, now
):
    """K15, K21, K13: contract, order, partner, own word; a referral and its answer."""
    desk = signed_in(cadre)
    today = timezone.localdate(now)
    person = a_resident(grid, identity="", full_name="欧阳探针")
    supplier = reverse("admin:services_supplier_act", args=[partner.pk])
    desk.post(
        supplier,
        {"act": "contract", "covers": "medical", "number": "M-1", "first_on": today,
         "last_on": today + 9 * DAY, "kept_at": ""},
    )  # fmt: skip
    assert Contract.objects.get(covers="medical").last_on == today + 9 * DAY
    shown = desk.get(reverse("admin:services_supplier_change", args=[partner.pk]))
    assert "M-1" in shown.content.decode()

    desk.post(
        reverse("admin:services_helporder_new"),
        {"person": person.pk, "kind": "cleaning", "what": "擦窗", "wished_on": today},
    )
    order = HelpOrder.objects.get()
    act = reverse("admin:services_helporder_act", args=[order.pk])
    desk.post(act, {"act": "assign", "supplier": partner.pk, "price": "60"})
    desk.post(act, {"act": "done", "on": today})
    desk.post(act, {"act": "confirm"})
    order.refresh_from_db()
    assert (order.state, order.price_yuan) == (HelpState.CONFIRMED, 60)
    listed = desk.get(reverse("admin:services_helporder_changelist")).content.decode()
    assert "欧阳**" in listed
    assert "欧阳探针" not in listed

    desk.post(
        reverse("admin:services_referral_new"),
        {"person": person.pk, "institution": "区人民医院", "consent_on": today,
         "referred_on": today, "due_on": today + 9 * DAY},
    )  # fmt: skip
    referral = Referral.objects.get()
    act = reverse("admin:services_referral_act", args=[referral.pk])
    desk.post(act, {"act": "close", "answer": "received", "on": today})
    referral.refresh_from_db()
    assert referral.answer == "received"
    today_page = desk.get(reverse("admin:index")).content.decode()
    assert partner.name in today_page  # the contract that ends soon
    assert GroupRound.objects.filter(state=RoundState.OPEN).count() == 0
