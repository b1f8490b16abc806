"""A landlord sees only what they reported: every address of the portal, walked.

The landlord here has no dwelling and has reported nobody, in a community full of
people, another landlord's dwellings and that landlord's reports.
"""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from liuli.accounts.models import User
from liuli.accounts.roles import Role
from tests.architecture.routes import Route, all_routes
from tests.architecture.test_access import answers
from tests.architecture.world import SECRETS, World

# What opens with nothing but a sign-in, and the field page with the landlord's forms;
# what opens without any (a petitioner's code) opens for a landlord, too.
OPEN = {
    "accounts:choose_password",
    "admin:jsi18n",
    "fieldwork:manifest",
    "fieldwork:pack",
    "fieldwork:sent",
    "fieldwork:session",
    "fieldwork:today",
    "fieldwork:worker",
    "javascript-catalog",
    "notices:inbox",
    "notices:texts",
}


@pytest.mark.long
@pytest.mark.timeout(240)
@pytest.mark.django_db
def test_no_page_shows_a_landlord_anybody_elses_people(
    request: pytest.FixtureRequest, person_with_post: Callable[..., User]
):
    world = World(request)
    landlord = person_with_post("other_landlord", Role.LANDLORD, world.community)
    shown, leaks = set(), []

    world.people["other_landlord"] = landlord
    for route in all_routes():
        if route.name == "healthz":  # it answers before it is known who asks
            continue
        client = world.client("other_landlord")
        url = reverse(route.name, kwargs=world.arguments(route))
        for status, body in answers(client, url):
            if status == "200":
                shown.add(route.name)
            assert not status.startswith("5"), route
            text = body if isinstance(body, bytes) else b""
            leaks += [(route.key, word) for word in SECRETS if word.encode() in text]

    assert leaks == []
    public = {
        route.name
        for route in all_routes()
        if route.name in shown - OPEN and _opens_to_anybody(route, world)
    }
    assert shown - OPEN - public == set()


def _opens_to_anybody(route: Route, world: World) -> bool:
    url = reverse(route.name, kwargs=world.arguments(route))
    return "200" in {status for status, _body in answers(Client(), url)}


@pytest.mark.django_db
def test_the_landlord_of_the_world_sees_the_own_dwelling_and_report_masked(
    request: pytest.FixtureRequest,
):
    world = World(request)
    client = Client()
    client.force_login(User.objects.get(username="landlord"))

    today = client.get(reverse("fieldwork:today")).content.decode()
    form = reverse("fieldwork:entry", args=["residents.tenant_out"])
    choices = client.get(form).content.decode()

    for page in (today, choices):
        assert "欧阳**" in page
        assert not [word for word in SECRETS[:3] if word in page]
        assert SECRETS[4] not in page
    assert world.person.full_name not in today
