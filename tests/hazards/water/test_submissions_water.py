"""The meter round and leaks on the phone: both roads, the own grid only."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from hazards.models import MeterReading, Repair
from hazards.operations.water.readings import open_meter_round
from liuli.kernel.access import SYSTEM
from tests.factories.water import a_connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(community):
    today = timezone.localdate()
    return open_meter_round(
        community, name="本季抄表", starts_on=today, ends_on=today, actor=SYSTEM
    )


def sync(client, sort, client_id=None, **payload):
    item = {
        "client_id": str(client_id or uuid4()),
        "kind": sort,
        "observed_at": None,
        "payload": payload,
    }
    answer = client.post(
        reverse("fieldwork:sync"),
        json.dumps({"items": [item]}),
        content_type="application/json",
    )
    return answer.json()["items"][0]


def test_the_day_lists_the_unread_meters_of_the_own_grid(
    signed_in, worker, neighbour, grid, next_grid, round_
):
    """B2: a meter round on the phone, in street order, one number each."""
    own, other = a_connection(grid), a_connection(next_grid)

    page = signed_in(worker).get("/field/").content.decode()
    theirs = signed_in(neighbour).get("/field/").content.decode()

    assert own.number in page
    assert other.number not in page
    assert own.number not in theirs
    assert f"?number={own.number}" in page.replace("&amp;", "&")


def test_a_reading_sent_twice_counts_once_and_leaves_the_list(
    signed_in, worker, grid, round_
):
    """WT-5: offline, double sends; a refusal is told in words."""
    connection = a_connection(grid)
    client, number = signed_in(worker), uuid4()
    facts = {"number": connection.number, "value": "113", "kind": "read"}

    first = sync(client, "water.reading", number, **facts)
    again = sync(client, "water.reading", number, **facts)
    back = sync(client, "water.reading", **(facts | {"value": "90"}))

    assert (first["status"], again["receipt"]) == ("accepted", first["receipt"])
    assert back["status"] == "refused"
    reading = MeterReading.objects.get()
    assert (reading.volume, reading.round, reading.by) == (13, round_, worker)
    assert connection.number not in client.get("/field/").content.decode()


def test_a_neighbours_meter_is_not_there(signed_in, neighbour, grid):
    """RO-1."""
    connection = a_connection(grid)
    answer = sync(
        signed_in(neighbour), "water.reading", number=connection.number, value="113",
        kind="read",
    )  # fmt: skip
    assert (answer["status"], answer["code"]) == ("refused", "not_found")
    assert not MeterReading.objects.exists()


def test_a_leak_is_reported_from_the_plain_page(signed_in, worker, official, grid):
    """Domain section 12: 微网格员 and 网格员 report leaks."""
    page = reverse("fieldwork:entry", args=["water.leak"])
    client = signed_in(worker)

    assert signed_in(official).get(page).status_code == 403
    sent = client.post(
        page,
        {"client_id": str(uuid4()), "kind": "leak", "place": "中街口", "text": ""},
    )

    repair = Repair.objects.get()
    assert sent.status_code == 302
    assert (repair.unit, repair.place, repair.reported_by) == (grid, "中街口", worker)
