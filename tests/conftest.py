"""The cast: the people every test of access is played with."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, settings

from liuli.accounts.models import User
from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from liuli.territory.operations import add_unit
from tests.emptying import empty_only_what_is_filled

LONG_AGO = date(2020, 1, 1)
PASSWORD = "Glazed-tile-42"

# How long an example takes says how busy the machine is; times belong to script/bench.
settings.register_profile(
    "liuli", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("liuli")


# Only ours: an autovacuum worker belongs to the superuser, whom we may not touch, and
# DROP DATABASE ends it by itself.
_OTHER_SESSIONS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend' AND usename = current_user
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, without stragglers when it is dropped.

    Threads of live servers and of Playwright's loop have connections of their own,
    which nobody is left to close.
    """
    with django_db_blocker.unblock():
        empty_only_what_is_filled()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(_OTHER_SESSIONS)


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """A request in English leaves its language to the thread; the next test is ours."""
    yield
    translation.deactivate()


@pytest.fixture
def community(db: None) -> Unit:
    return Unit.objects.get(code="510104019007")


@pytest.fixture
def other_community(db: None) -> Unit:
    return Unit.objects.get(code="510104019005")


@pytest.fixture
def street(db: None) -> Unit:
    return Unit.objects.get(code="510104019000")


@pytest.fixture
def district(db: None) -> Unit:
    return Unit.objects.get(code="510104000000")


@pytest.fixture
def grid(community: Unit) -> Unit:
    return add_unit(community, name="第一网格", level=Level.GRID, actor=SYSTEM)


@pytest.fixture
def next_grid(community: Unit, grid: Unit) -> Unit:
    return add_unit(community, name="第二网格", level=Level.GRID, actor=SYSTEM)


@pytest.fixture
def person_with_post(db: None) -> Callable[..., User]:
    """Make a user with one post: person_with_post("name", role, unit)."""

    def make(username: str, role: Role | None, unit: Unit | None) -> User:
        user, _first = open_account(
            username,
            display_name=username,
            actor=SYSTEM,
            password=PASSWORD,
            must_change_password=False,
        )
        if role is not None and unit is not None:
            give_post(user, role=role, unit=unit, actor=SYSTEM, starts_on=LONG_AGO)
        return user

    return make


@pytest.fixture
def worker(person_with_post: Callable[..., User], grid: Unit) -> User:
    return person_with_post("worker", Role.GRID_WORKER, grid)


@pytest.fixture
def neighbour(person_with_post: Callable[..., User], next_grid: Unit) -> User:
    return person_with_post("neighbour", Role.GRID_WORKER, next_grid)


@pytest.fixture
def lead_user(person_with_post: Callable[..., User], grid: Unit) -> User:
    return person_with_post("lead", Role.LEAD, grid)


@pytest.fixture
def cadre(person_with_post: Callable[..., User], community: Unit) -> User:
    return person_with_post("cadre", Role.CADRE, community)


@pytest.fixture
def secretary(person_with_post: Callable[..., User], community: Unit) -> User:
    return person_with_post("secretary", Role.SECRETARY, community)


@pytest.fixture
def petition_officer(person_with_post: Callable[..., User], community: Unit) -> User:
    return person_with_post("petitions", Role.PETITION_OFFICER, community)


@pytest.fixture
def other_petition_officer(
    person_with_post: Callable[..., User], community: Unit
) -> User:
    return person_with_post("petitions2", Role.PETITION_OFFICER, community)


@pytest.fixture
def funds_officer(person_with_post: Callable[..., User], community: Unit) -> User:
    return person_with_post("funds", Role.FUNDS_OFFICER, community)


@pytest.fixture
def stranger(person_with_post: Callable[..., User], other_community: Unit) -> User:
    return person_with_post("stranger", Role.CADRE, other_community)


@pytest.fixture
def street_officer(person_with_post: Callable[..., User], street: Unit) -> User:
    return person_with_post("street", Role.STREET_OFFICER, street)


@pytest.fixture
def official(person_with_post: Callable[..., User], district: Unit) -> User:
    return person_with_post("official", Role.DISTRICT_OFFICIAL, district)


@pytest.fixture
def auditor(person_with_post: Callable[..., User], community: Unit) -> User:
    return person_with_post("auditor", Role.AUDITOR, community)


@pytest.fixture
def administrator(person_with_post: Callable[..., User], community: Unit) -> User:
    return person_with_post("admin", Role.ADMINISTRATOR, community)


@pytest.fixture
def disabled(person_with_post: Callable[..., User], community: Unit) -> User:
    user = person_with_post("disabled", Role.CADRE, community)
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which this person is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
