"""EV-1: a hazard is handed back twice at most, then the secretary decides."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from hazards.choices import HazardStatus, Step
from hazards.models import Hazard, HazardReturn
from hazards.operations.assignments import assign_hazard
from hazards.operations.pauses import pause_hazard
from hazards.operations.returns import hand_back
from liuli.kernel.errors import NotAllowed
from liuli.notices.models import Notice
from tests.clock import NOON
from tests.factories.hazards import found, make_site
from tests.hazards.test_command import fails
from tests.hazards.test_pauses import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def hazard(grid, worker, cadre, lead_user, secretary):
    row = found(make_site(grid), worker)
    return assign_hazard(row, assignee=worker, actor=cadre, now=NOON)


def back(hazard, by, reason="不归我网格"):
    return hand_back(hazard, reason=reason, actor=by, now=NOON)


def told():
    rows = Notice.objects.filter(kind="hazards.handed_back").order_by("pk")
    return list(rows.values_list("recipient__username", flat=True))


def test_handed_back_twice_then_the_secretary_decides(hazard, worker, cadre, secretary):
    """EV-1: lead first, secretary after the second; the clock goes on all the time."""
    due_on = hazard.due_on
    back(hazard, worker)
    fails("returned_already", back, hazard, worker)
    assert set(Hazard.objects.handed_back()) == {hazard}
    assert told() == ["lead"]
    assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON)
    assert not Hazard.objects.handed_back().exists()

    back(hazard, worker)

    assert told() == ["lead", "secretary"]
    with pytest.raises(NotAllowed):
        assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON)
    assign_hazard(hazard, assignee=worker, actor=secretary, now=NOON)
    fails("returned_twice", back, hazard, worker)
    row = Hazard.objects.get(pk=hazard.pk)
    assert (row.status, row.due_on) == (HazardStatus.ASSIGNED, due_on)
    steps = list(row.moves.values_list("step", flat=True))
    assert steps.count(Step.RETURNED) == 2
    assign_hazard(hazard, assignee=worker, note="由你负责", actor=cadre, now=NOON)


def test_only_who_is_to_rectify_hands_back_and_says_why(hazard, worker, cadre):
    """EV-1: nobody hands another person's hazard back; nothing happens without a why."""
    fails("reason_missing", back, hazard, worker, " ")
    with pytest.raises(NotAllowed):
        back(hazard, cadre)

    assert not HazardReturn.objects.exists()
    assert told() == []


def test_a_hazard_handed_back_is_paused_no_longer(hazard, worker, cadre):
    """EV-1, EV-5: the clock runs again while it waits to be assigned."""
    pause_hazard(hazard, **words(cadre, now=NOON))

    back(hazard, worker)

    assert Hazard.objects.get(pk=hazard.pk).paused_at is None


def test_the_tables_hold_it_too(hazard, worker, cadre):
    """EV-1: no third return, no return by another, nothing rewritten."""
    row = {
        "hazard": hazard, "assignment": hazard.current_assignment, "at": NOON,
        "reason": "x",
    }  # fmt: skip
    for broken in (
        lambda: HazardReturn.objects.create(number=1, by=cadre, **row),
        lambda: HazardReturn.objects.create(number=3, by=worker, **row),
        lambda: HazardReturn.objects.create(
            number=1, by=worker, **row | {"reason": ""}
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()
    back(hazard, worker)
    with pytest.raises(DatabaseError), transaction.atomic():
        HazardReturn.objects.update(reason="y")


def test_the_phone_hands_back_and_the_desk_lists_it(client, hazard, worker, cadre):
    """EV-1: a reason on the phone, a tray and a filter at the desk."""
    client.force_login(worker)
    page = reverse("hazards:field_hazard", args=[hazard.pk])
    door = reverse("hazards:field_hand_back", args=[hazard.pk])
    assert "交回" in client.get(page).text
    client.post(door, {"reason": ""})
    assert not HazardReturn.objects.exists()

    client.post(door, {"reason": "产权属另一网格"})

    assert door not in client.get(page).text
    client.force_login(cadre)
    assert "待重派的退回隐患" in client.get(reverse("admin:index")).text
    ledger = reverse("admin:hazards_hazard_changelist")
    assert hazard.number in client.get(ledger, {"state": "returned"}).text


def test_another_worker_cannot_hand_it_back(client, hazard, neighbour):
    client.force_login(neighbour)

    door = reverse("hazards:field_hand_back", args=[hazard.pk])

    assert client.post(door, {"reason": "x"}).status_code == 404
