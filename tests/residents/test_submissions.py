"""A new tenant at the door, from the plain page and from a phone's queue."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road
from residents.models import Person, Stay
from tests.factories.residents import a_resident, an_identity

pytestmark = pytest.mark.django_db
KIND = "residents.new_tenant"


@pytest.fixture
def claimed(grid, next_grid):
    for unit, road in ((grid, "琉璃三街"), (next_grid, "琉璃五街")):
        claim_road(unit, road=road, actor=SYSTEM, starts_on=date(2020, 1, 1))
    return grid


def payload(**changes):
    return {
        "full_name": "赵六",
        "identity": "",
        "phone": "",
        "address": "琉璃三街9号",
        "room": "2楼6室",
        "kind": "partition",
        "starts_on": timezone.localdate().isoformat(),
        "hukou": "elsewhere",
        "has_moved": "on",
        **changes,
    }


def send_page(client, **changes):
    url = reverse("fieldwork:entry", args=[KIND])
    return client.post(url, {"client_id": str(uuid4()), **payload(**changes)})


def test_the_page_is_offered_to_whoever_keeps_residents(signed_in, worker, official):
    url = reverse("fieldwork:entry", args=[KIND])

    assert signed_in(worker).get(url).status_code == 200
    assert signed_in(official).get(url).status_code == 403


def test_a_tenant_is_registered_from_the_page(signed_in, worker, claimed):
    number = an_identity()

    response = send_page(signed_in(worker), identity=number)

    assert response.status_code == 302
    person = Person.objects.get()
    assert (person.unit, person.identity) == (claimed, number)
    stay = person.stays.get()
    assert (stay.room, stay.source, stay.is_verified) == ("2楼6室", "field", False)


def test_a_tenant_of_the_next_grid_is_named_by_no_more_than_a_date(
    signed_in, worker, claimed, next_grid
):
    number = an_identity()
    known = a_resident(
        next_grid, full_name="欧阳震华", identity=number, phone="19900012345"
    )
    client = signed_in(worker)

    response = send_page(client, identity=number)
    page = client.get(response["Location"]).content.decode()

    assert Person.objects.count() == 1
    assert "2025-01-01" in page
    assert [w for w in ("欧阳", "震华", "2345", "第二网格") if w in page] == []
    known.refresh_from_db()
    assert known.unit == claimed
    assert known.full_name == "欧阳震华"


def test_people_of_the_next_grid_are_not_suggested(
    signed_in, worker, claimed, next_grid
):
    a_resident(next_grid, full_name="赵六", identity="", phone="19900012345")

    response = send_page(signed_in(worker), phone="19900012345")

    assert response.status_code == 302
    assert Person.objects.count() == 2


def test_people_of_the_own_grid_are_suggested_masked(signed_in, worker, claimed):
    known = a_resident(claimed, full_name="赵六", identity="", phone="19900012345")
    client = signed_in(worker)

    asked = send_page(client, phone="19900012345")
    page = asked.content.decode()
    assert Person.objects.count() == 1
    assert "199****2345" in page
    assert f'value="{known.pk}"' in page

    send_page(client, phone="19900012345", same_as=str(known.pk))
    assert Person.objects.count() == 1
    assert known.stays.count() == 2


def test_an_address_of_the_next_grid_is_refused_with_a_sentence(
    signed_in, worker, claimed
):
    response = send_page(signed_in(worker), address="琉璃五街9号")

    assert "该地址属于其他网格" in response.content.decode()
    assert not Person.objects.exists()
    assert not Stay.objects.exists()


def test_a_phones_queue_sends_the_same_form_and_twice_is_once(
    signed_in, worker, claimed
):
    client = signed_in(worker)
    item = {
        "client_id": str(uuid4()),
        "kind": KIND,
        "observed_at": timezone.now().isoformat(),
        "payload": {**payload(), "has_moved": True},
    }

    def send():
        return client.post(
            reverse("fieldwork:sync"),
            json.dumps({"items": [item]}),
            content_type="application/json",
        ).json()["items"][0]

    first, second = send(), send()

    assert (first["status"], second["status"]) == ("accepted", "accepted")
    assert Person.objects.count() == 1
    assert Stay.objects.count() == 1
