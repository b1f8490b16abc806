"""The front door (SEC-1, SEC-2)."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from liuli.accounts.models import SignInAttempt, User
from liuli.accounts.operations import (
    FAILURES_BEFORE_LOCK,
    FAILURES_PER_ADDRESS,
    LOCK_MINUTES,
)
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from tests.clock import NOON
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


def attempt(client: Client, username: str, password: str):
    return client.post(SIGN_IN, {"username": username, "password": password})


def test_sign_in_opens_the_face_of_the_post(client, cadre, worker, official):
    attempt(client, "cadre", PASSWORD)

    assert client.get("/").url == reverse("admin:index")
    assert Entry.objects.filter(action="accounts.signed_in").count() == 1


@pytest.mark.parametrize("role", [Role.CANTEEN, Role.LANDLORD])
def test_who_has_the_phone_page_alone_is_led_to_it(
    role, community, person_with_post, signed_in
):
    """Not told that there is no post."""
    client = signed_in(person_with_post("at_the_till", role, community))

    assert client.get("/").url == reverse("fieldwork:today")


def test_sign_in_takes_the_name_in_any_case(client, cadre):
    assert attempt(client, "CADRE", PASSWORD).status_code == 302


def test_wrong_name_and_wrong_password_read_the_same(client, cadre):
    unknown = attempt(client, "nobody", PASSWORD)
    wrong = attempt(client, "cadre", "not-this-one-1A")

    assert (
        unknown.context["form"].non_field_errors()
        == wrong.context["form"].non_field_errors()
    )


def test_five_failures_lock_the_account_for_twenty_minutes(client, cadre):
    """SEC-2: the right password does not open a locked account either."""
    with time_machine.travel(NOON, tick=False) as clock:
        for _i in range(FAILURES_BEFORE_LOCK):
            attempt(client, "cadre", "wrong-Password-1")
        locked = attempt(client, "cadre", PASSWORD)
        clock.shift(timedelta(minutes=LOCK_MINUTES, seconds=1))
        opened = attempt(client, "cadre", PASSWORD)

    assert locked.context["form"].non_field_errors().data[0].code == "locked"
    assert opened.status_code == 302


def test_four_failures_do_not_lock(client, cadre):
    for _i in range(FAILURES_BEFORE_LOCK - 1):
        attempt(client, "cadre", "wrong-Password-1")

    assert attempt(client, "cadre", PASSWORD).status_code == 302


def test_one_address_cannot_guess_on(client, cadre):
    with time_machine.travel(NOON, tick=False):
        SignInAttempt.objects.bulk_create(
            SignInAttempt(at=NOON, address="127.0.0.1")
            for _i in range(FAILURES_PER_ADDRESS)
        )
        blocked = attempt(client, "cadre", PASSWORD)

    assert blocked.context["form"].non_field_errors().data[0].code == "locked"


def test_a_closed_account_stays_out(client, disabled):
    assert attempt(client, "disabled", PASSWORD).status_code == 200


def test_closing_an_account_ends_its_session_at_once(signed_in, cadre, administrator):
    """T2, G11: the next request of a disabled person is a stranger's."""
    from liuli.accounts.operations import close_account

    browser = signed_in(cadre)
    assert browser.get("/admin/").status_code == 200

    close_account(cadre, actor=administrator, now=NOON)

    assert browser.get("/admin/").status_code == 302


def test_idle_session_ends(client, cadre):
    """SEC-2: 15 minutes."""
    with time_machine.travel(NOON, tick=False) as clock:
        attempt(client, "cadre", PASSWORD)
        clock.shift(timedelta(minutes=14))
        awake = client.get("/admin/")
        clock.shift(timedelta(minutes=16))
        asleep = client.get("/admin/")

    assert awake.status_code == 200
    assert asleep.status_code == 302


def test_session_ends_after_its_absolute_life(client, cadre):
    with time_machine.travel(NOON, tick=False) as clock:
        attempt(client, "cadre", PASSWORD)
        for _i in range(8 * 6):
            clock.shift(timedelta(minutes=10))
            assert client.get(reverse("notices:inbox")).status_code == 200
        clock.shift(timedelta(minutes=10))
        late = client.get(reverse("notices:inbox"))

    assert late.status_code == 302


def test_next_never_leaves_the_portal(client, cadre):
    answer = client.post(
        SIGN_IN,
        {
            "username": "cadre",
            "password": PASSWORD,
            "next": "https://elsewhere.example/",
        },
    )

    assert answer.url == "/"


def test_a_handed_out_password_must_be_changed_first(client, cadre):
    User.objects.filter(pk=cadre.pk).update(must_change_password=True)
    attempt(client, "cadre", PASSWORD)

    assert client.get("/admin/").url == "/password/"

    changed = client.post(
        "/password/",
        {
            "old_password": PASSWORD,
            "new_password": "Other-tile-77",
            "again": "Other-tile-77",
        },
    )
    assert changed.status_code == 302
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("password", "field"),
    [
        ("short-1A", "new_password"),
        ("alllettersonly", "new_password"),
        ("Has-cadre-in-it-1", "new_password"),
        (PASSWORD, "new_password"),
    ],
)
def test_weak_passwords_are_refused(client, cadre, password, field):
    """SEC-1: ten characters, three of four classes, no user name inside."""
    attempt(client, "cadre", PASSWORD)

    answer = client.post(
        "/password/",
        {"old_password": PASSWORD, "new_password": password, "again": password},
    )

    assert field in answer.context["form"].errors


def test_guessing_the_present_password_locks_too(client, cadre):
    """SEC-2: a signed-in browser left alone is no place to guess from."""
    attempt(client, "cadre", PASSWORD)
    words = {"new_password": "Other-tile-77", "again": "Other-tile-77"}
    for _i in range(FAILURES_BEFORE_LOCK):
        client.post("/password/", {"old_password": "wrong-Password-1", **words})

    locked = client.post("/password/", {"old_password": PASSWORD, **words})

    assert locked.context["form"].errors.as_data()["old_password"][0].code == "locked"


def test_a_program_without_session_gets_401_not_a_page(client):
    answer = client.get("/admin/", headers={"Accept": "application/json"})

    assert answer.status_code == 401
