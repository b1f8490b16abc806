"""The page that shows a number once, and the button that rings."""

import logging

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from residents.operations import reveal_identity
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db
NUMBER = "51010419650307123X"
PHONE = "19900012345"


@pytest.fixture
def person(grid):
    return a_resident(grid, full_name="欧阳震华", identity=NUMBER, phone=PHONE)


def url_of(person, name="reveal"):
    return reverse(f"residents:{name}", args=[person.pk])


def ask(client, person, field="identity", reason="contact"):
    return client.post(url_of(person), {"field": field, "reason": reason})


def test_asking_why_shows_no_number(signed_in, cadre, person):
    page = signed_in(cadre).get(url_of(person)).content.decode()

    assert "**************123X" in page
    assert NUMBER not in page
    assert not Entry.objects.filter(action="residents.revealed").exists()


@pytest.mark.parametrize(("field", "number"), [("identity", NUMBER), ("phone", PHONE)])
def test_a_reason_shows_one_number_once_mk_2(field, number, signed_in, cadre, person):
    response = ask(signed_in(cadre), person, field)

    page = response.content.decode()
    assert number in page
    assert [other for other in {NUMBER, PHONE} - {number} if other in page] == []
    assert "no-store" in response["Cache-Control"]
    entry = Entry.objects.get(action="residents.revealed")
    assert entry.detail == {"field": field, "reason": "contact", "address": "127.0.0.1"}


def test_the_page_has_the_strict_policy(signed_in, cadre, person):
    policy = ask(signed_in(cadre), person)["Content-Security-Policy"]

    assert "unsafe" not in policy


def test_without_a_reason_nothing_is_shown(signed_in, cadre, person):
    for reason in ("", "curious"):
        page = ask(signed_in(cadre), person, reason=reason).content.decode()
        assert NUMBER not in page
    assert not Entry.objects.filter(action="residents.revealed").exists()


def test_the_31st_is_refused_on_the_page_mk_2(signed_in, cadre, person):
    for _number in range(30):
        reveal_identity(person, reason="contact", actor=cadre, now=timezone.now())

    page = ask(signed_in(cadre), person).content.decode()

    assert NUMBER not in page
    assert "您今天已查看30个号码" in page


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("worker", 403),
        ("neighbour", 404),
        ("stranger", 404),
        ("street_officer", 404),
        ("official", 404),
        ("auditor", 404),
        ("administrator", 404),
    ],
)
def test_the_page_is_closed_to_others(who, status, request, signed_in, person):
    client = signed_in(request.getfixturevalue(who))

    assert client.get(url_of(person)).status_code == status
    response = ask(client, person)
    assert response.status_code == status
    assert NUMBER not in response.content.decode()


def test_a_worker_rings_and_the_number_stays_out_of_pages_and_log(
    signed_in, worker, person, caplog
):
    caplog.set_level(logging.INFO)

    response = signed_in(worker).post(url_of(person, "call"))

    assert response.json() == {"tel": f"tel:{PHONE}"}
    assert "no-store" in response["Cache-Control"]
    assert PHONE not in caplog.text
    assert signed_in(worker).get(url_of(person, "call")).status_code == 405
    assert Entry.objects.get(action="residents.called").object_id == str(person.pk)


@pytest.mark.parametrize("who", ["neighbour", "stranger", "official"])
def test_nobody_else_rings(who, request, signed_in, person):
    client = signed_in(request.getfixturevalue(who))

    assert client.post(url_of(person, "call")).status_code == 404
