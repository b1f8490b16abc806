"""The counter's door: each meal once, whatever the network does (K5, K8)."""

import json
from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from services.models import Serving
from services.operations.meals.canteens import set_price
from services.operations.meals.counter import counter_of
from tests.clock import TODAY
from tests.factories.meals import OPENED, a_canteen, a_diner, a_serving, a_voucher


def send(client, *items):
    return client.post(
        reverse("fieldwork:sync"),
        json.dumps({"items": items}),
        content_type="application/json",
    ).json()["items"]


def an_item(canteen, diner, *, number=None, at=None, **payload):
    return {
        "client_id": number or str(uuid4()),
        "kind": "meals.serving",
        "observed_at": (at or timezone.now()).isoformat(),
        "payload": {
            "canteen": canteen.pk, "agreement": diner.number, "meal": "lunch",
            **payload,
        },
    }  # fmt: skip


def test_a_serving_sent_twice_is_counted_once(community, worker, signed_in):
    """K8: the same number is the same act; another device is told that it is served."""
    canteen, diner = a_canteen(community), a_diner(community)
    client = signed_in(worker)
    item = an_item(canteen, diner)

    first = send(client, item)[0]
    again = send(client, item)[0]
    other = send(client, an_item(canteen, diner))[0]

    assert first["status"] == again["status"] == "accepted"
    assert first["receipt"] == again["receipt"]
    assert (other["status"], other["code"]) == ("refused", "served_already")
    assert Serving.objects.get().by == worker


def test_a_meal_of_yesterday_that_arrives_today_counts_yesterday(
    community, worker, signed_in
):
    """K5: the day is that of the act."""
    canteen, diner = a_canteen(community), a_diner(community)
    at = timezone.now() - timedelta(days=1)

    send(signed_in(worker), an_item(canteen, diner, at=at))

    serving = Serving.objects.get()
    assert serving.on == timezone.localdate(at)
    assert serving.received_at > serving.at


def test_card_number_and_paper_lead_to_the_diner_and_nothing_else_does(
    community, worker, signed_in
):
    """K5: by card, number or number on paper."""
    canteen = a_canteen(community)
    one, two, three = (a_diner(community, paper_number=f"纸{n}") for n in range(3))
    client = signed_in(worker)

    answers = send(
        client,
        an_item(canteen, one, agreement=one.card),
        an_item(canteen, two, agreement=str(two.pk)),
        an_item(canteen, three, agreement="纸2"),
        an_item(canteen, three, agreement="9" * 20),
    )

    assert [one["status"] for one in answers] == ["accepted"] * 3 + ["refused"]
    assert answers[-1]["code"] == "diner_unknown"


def test_strangers_and_other_counters_are_refused(
    community, other_community, worker, stranger, signed_in
):
    """A canteen of another community is not there."""
    canteen, diner = a_canteen(community), a_diner(community)
    page = reverse("services:counter", args=[canteen.pk])

    [answer] = send(signed_in(stranger), an_item(canteen, diner))

    assert (answer["status"], answer["code"]) == ("refused", "not_found")
    assert signed_in(stranger).get(page).status_code == 404
    assert signed_in(worker).get(page).status_code == 200


def test_the_counter_page_works_without_its_script_and_names_nobody(
    community, worker, signed_in
):
    """K5: a plain form; the page holds masked names and no identity."""
    canteen, diner = a_canteen(community), a_diner(community)
    client = signed_in(worker)
    page = reverse("services:counter", args=[canteen.pk])

    html = client.get(page).content.decode()
    said = {"agreement": diner.number, "meal": "lunch", "client_id": str(uuid4())}
    answer = client.post(page, said, follow=True)

    assert "刘桂芳" not in html
    assert diner.identity not in html
    assert "data-size-set" in html
    assert Serving.objects.count() == 1
    assert "元" in answer.content.decode()
    assert canteen.name in client.get(reverse("fieldwork:today")).content.decode()


def test_the_counter_expects_what_the_serving_comes_to(community, worker):
    """ML-1, ML-2: subsidy and vouchers of each diner by as many statements for all."""
    canteen = a_canteen(community, price="15.00")
    diner = a_diner(community, age=81)
    a_voucher(diner, face="5.00")
    counts = set()
    counter_of(canteen, on=TODAY, actor=worker)  # whose posts are known from now on
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            counter = counter_of(canteen, on=TODAY, actor=worker)
        counts.add(len(queries))
        a_diner(community)
        a_diner(community)
    [row] = [one for one in counter.diners if one.pk == diner.pk]
    serving = a_serving(diner, canteen, with_vouchers=True)

    assert len(counts) == 1
    assert (row.subsidy, row.vouchers) == (300, (500,))
    assert serving.cash_yuan * 100 == counter.prices["lunch"]["standard"] - 300 - 500
    assert counter_of(canteen, on=TODAY, actor=worker).served == 1
    set_price(canteen, meal="dinner", price=9, starts_on=TODAY, actor=SYSTEM)
    assert counter_of(canteen, on=OPENED, actor=worker).prices["dinner"] == {
        "standard": 1500
    }
