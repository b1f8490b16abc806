"""Rounds in the desk (GR-5)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hazards.admin.rounds import rounds_behind, rounds_without_worker
from hazards.choices import Half, MoveReason
from hazards.models import Round
from hazards.operations.schedules import schedule_rounds
from liuli.audit.models import Entry
from tests.factories.hazards import make_site
from tests.factories.patrols import finished, local, scheduled, started

LIST = "/admin/hazards/round/"


def change(round_):
    return reverse("admin:hazards_round_change", args=[round_.pk])


def test_list_shows_the_territory_only(signed_in, cadre, stranger, grid):
    round_ = scheduled(grid)

    mine = signed_in(cadre).get(LIST)
    theirs = signed_in(stranger).get(LIST)

    assert mine.context["cl"].result_count == 16
    assert theirs.context["cl"].result_count == 0
    assert signed_in(stranger).get(change(round_)).status_code == 404


def test_round_is_handed_to_a_colleague_of_the_community(
    signed_in, lead_user, worker, neighbour, stranger, grid
):
    round_ = scheduled(grid)
    client = signed_in(lead_user)
    choices = client.get(change(round_)).context["adminform"].form.fields["stand_in"]
    assert set(choices.queryset) == {neighbour}

    client.post(change(round_), {"stand_in": neighbour.pk, "move_reason": "leave"})

    round_.refresh_from_db()
    assert (round_.worker, round_.stand_in, round_.move_reason) == (
        worker,
        neighbour,
        MoveReason.LEAVE,
    )
    assert Entry.objects.get(action="patrols.moved").actor_id == lead_user.pk


def test_round_under_way_shows_its_stops_and_takes_nothing(
    signed_in, lead_user, worker, neighbour, grid
):
    site = make_site(grid, name="福星旅馆")
    round_ = started(grid, worker)
    client = signed_in(lead_user)

    page = client.get(change(round_)).content.decode()
    client.post(change(round_), {"stand_in": neighbour.pk, "move_reason": "leave"})

    assert site.address.raw in page
    round_.refresh_from_db()
    assert round_.stand_in is None


@pytest.mark.parametrize("who", ["worker", "official", "auditor", "street_officer"])
def test_list_is_closed_to_others(signed_in, request, grid, who):
    scheduled(grid)

    assert signed_in(request.getfixturevalue(who)).get(LIST).status_code in {302, 403}


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_statements_for_any_number(
    signed_in, cadre, worker, grid, count, django_assert_max_num_queries
):
    for _ in range(count):
        make_site(grid)
    round_ = finished(grid, worker)
    client = signed_in(cadre)
    client.get(change(round_))

    with django_assert_max_num_queries(12):  # three for the questions of its phones
        client.get(change(round_))


def test_trays_name_what_is_behind(cadre, stranger, worker, grid, next_grid):
    """The next grid has no worker; the morning round of this grid is finished."""
    finished(grid, worker)
    evening = local(19)

    behind = rounds_behind(cadre, evening)
    nobody = rounds_without_worker(cadre, evening)

    assert behind.count == 3
    assert nobody.count == 4
    assert rounds_behind(stranger, evening) is None
    assert rounds_without_worker(worker, evening) is None


def test_round_taken_off_for_leave_is_in_no_tray(cadre, worker, next_grid, signed_in):
    today = timezone.localdate()
    schedule_rounds(today)
    round_ = Round.objects.get(unit=next_grid, on=today, half=Half.MORNING)
    client = signed_in(cadre)
    before = rounds_without_worker(cadre, timezone.now()).count

    client.post(change(round_), {"stand_in": "", "move_reason": "leave"})

    assert rounds_without_worker(cadre, timezone.now()).count == before - 1
