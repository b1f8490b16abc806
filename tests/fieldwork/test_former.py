"""F23: captured for a grid whose worker was moved before it arrived."""

from datetime import timedelta
from uuid import uuid4

import pytest

from hazards.models import Hazard
from liuli.accounts.models import Post, User
from liuli.accounts.operations import end_post, give_post
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.operations import take_items
from liuli.kernel.access import SYSTEM
from tests.clock import NOON, TODAY
from tests.factories.hazards import an_item, make_site
from tests.factories.patrols import item
from tests.fieldwork.pictures import jpeg


@pytest.fixture
def moved(worker, grid, next_grid):
    """The worker has worked next door since today."""
    end_post(Post.objects.get(user=worker), actor=SYSTEM, ends_on=TODAY)
    give_post(
        worker, role=Role.GRID_WORKER, unit=next_grid, actor=SYSTEM, starts_on=TODAY
    )
    return User.objects.get(pk=worker.pk)


def a_finding(site, *, at):
    payload = {"site": site.pk, "item": an_item().pk, "photos": [str(uuid4())]}
    return item("patrols.finding", payload, at=at)


def test_finding_of_the_former_grid_counts_there_and_is_marked(grid, moved):
    site = make_site(grid)
    sent = a_finding(site, at=NOON - timedelta(days=1))

    (answer,) = take_items([sent], actor=moved, now=NOON)

    assert answer.status == "accepted"
    assert Hazard.objects.get().unit == grid
    assert Receipt.objects.get().under_former_post
    assert Entry.objects.filter(action="fieldwork.former_post").count() == 1


@pytest.mark.parametrize("days", [4, 40])
def test_what_is_older_than_the_parameter_is_refused_with_its_reason(grid, moved, days):
    sent = a_finding(make_site(grid), at=NOON - timedelta(days=days))

    (answer,) = take_items([sent], actor=moved, now=NOON)

    assert (answer.status, answer.code) == ("refused", "not_found")
    assert answer.receipt
    assert not Hazard.objects.exists()


def test_grid_never_held_stays_shut(grid, neighbour):
    sent = a_finding(make_site(grid), at=NOON - timedelta(days=1))

    (answer,) = take_items([sent], actor=neighbour, now=NOON)

    assert (answer.status, answer.code) == ("refused", "not_found")
    assert not Receipt.objects.get().under_former_post


def test_photo_of_the_former_grid_finds_its_record(client, grid, moved, time_machine):
    time_machine.move_to(NOON, tick=False)
    at = NOON - timedelta(days=1)
    sent = a_finding(make_site(grid), at=at)
    take_items([sent], actor=moved, now=NOON)
    client.force_login(moved)

    reply = client.post(
        "/field/photos",
        {
            "client_id": sent["payload"]["photos"][0],
            "kind": "patrols.finding",
            "unit": grid.pk,
            "taken_at": at.isoformat(),
            "photo": a_file(),
        },
    )

    assert reply.json()["status"] == "accepted"
    assert Hazard.objects.get().photos.count() == 1


def a_file():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg")
