"""今日待办: each role finds its own heaps, each line opens what it names."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from liuli.accounts.models import User
from liuli.accounts.operations import end_post, give_post
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road, locate_addresses
from tests.conftest import LONG_AGO

pytestmark = pytest.mark.django_db


def heaps(client):
    """Title → (count, lines) of everything on the first page."""
    page = client.get("/admin/")
    both = [*page.context["trays"], *page.context["empty_trays"]]
    return {str(tray.title): (tray.count, list(tray.first)) for tray in both}


def opens(client, lines):
    return [client.get(line.url).status_code for line in lines]


def test_locked_colleagues_wait_for_their_own_administrator(desk, cadre, stranger):
    User.objects.filter(pk__in=[cadre.pk, stranger.pk]).update(
        locked_until=timezone.now() + timedelta(minutes=9)
    )

    count, lines = heaps(desk)[gettext("Locked accounts")]

    assert (count, [line.text for line in lines]) == (1, ["cadre · cadre"])
    assert opens(desk, lines) == [200]


def test_people_whose_posts_are_over_wait_for_a_post(desk, cadre):
    end_post(cadre.posts.get(), ends_on=timezone.localdate(), actor=SYSTEM)

    count, lines = heaps(desk)[gettext("People without a post")]

    assert (count, opens(desk, lines)) == (1, [200])


@pytest.mark.parametrize(("days", "count"), [(1, 1), (14, 1), (15, 0)])
def test_posts_ending_within_two_weeks_are_said(desk, cadre, grid, days, count):
    give_post(
        cadre,
        role=Role.LEAD,
        unit=grid,
        actor=SYSTEM,
        starts_on=LONG_AGO,
        ends_on=timezone.localdate() + timedelta(days=days),
    )

    assert heaps(desk)[gettext("Posts ending within 14 days")][0] == count


def test_unconfirmed_parameters_wait_for_the_administrator(desk, cadre_desk):
    count, lines = heaps(desk)[gettext("Parameters to confirm")]

    assert count > 0
    assert opens(desk, lines) == [200] * len(lines)
    assert gettext("Parameters to confirm") not in heaps(cadre_desk)


def test_addresses_in_no_grid_wait_for_the_cadre(cadre_desk, community, grid):
    """未入格."""
    claim_road(grid, road="琉璃一街", actor=SYSTEM, starts_on=LONG_AGO)
    locate_addresses(["琉璃一街1号", "别处路2号"], community=community)

    count, lines = heaps(cadre_desk)[gettext("Addresses in no grid")]

    assert (count, [line.text for line in lines]) == (1, ["别处路2号"])
    assert opens(cadre_desk, lines) == [200]


def test_refused_access_waits_for_the_auditor(cadre_desk, auditor, signed_in, worker):
    assert (
        cadre_desk.post(f"/admin/accounts/user/{worker.pk}/close/").status_code == 403
    )

    count, lines = heaps(signed_in(auditor))[gettext("Access refused today")]

    assert (count, [line.text for line in lines]) == (1, ["cadre"])
    assert opens(signed_in(auditor), lines) == [200]


@pytest.mark.parametrize(
    "who",
    ["cadre", "secretary", "lead_user", "street_officer", "auditor", "administrator"],
)
def test_every_list_behind_a_heap_opens(who, request, signed_in):
    browser = signed_in(request.getfixturevalue(who))
    page = browser.get("/admin/")

    for tray in [*page.context["trays"], *page.context["empty_trays"]]:
        if tray.url:
            assert browser.get(tray.url).status_code == 200, tray.title


@pytest.mark.parametrize("who", ["worker", "official", "disabled"])
def test_the_desk_stays_shut_for_whoever_has_no_desk(who, request, signed_in):
    answer = signed_in(request.getfixturevalue(who)).get("/admin/")

    assert answer.status_code == 302
