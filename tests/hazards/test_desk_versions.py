"""F26 at the desk: two cadres on one hazard; the second is told, both texts are kept."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hazards.choices import HazardStatus, Step
from hazards.models import HazardMove, LateWord
from hazards.operations.assignments import assign_hazard
from hazards.operations.endings import void_hazard
from hazards.operations.late_words import version_of
from hazards.operations.rechecks import report_rectified
from tests.factories.hazards import assigned, found, make_site, reported_done


def act(client, hazard, name, **data):
    url = reverse(f"admin:hazards_hazard_{name}", args=[hazard.pk])
    return client.post(url, data, follow=True)


@pytest.fixture
def hazard(grid, worker):
    return found(make_site(grid), worker, now=timezone.now())


def test_second_assignment_is_not_written_over_the_first(
    signed_in, hazard, worker, cadre, lead_user
):
    client, seen = signed_in(cadre), version_of(hazard)
    assign_hazard(hazard, assignee=worker, actor=lead_user, now=timezone.now())

    told = act(client, hazard, "assign", is_keeper="on", note="请店主", seen=seen)

    hazard.refresh_from_db()
    assert hazard.current_assignment.assignee == worker
    assert "同事已先处理" in told.content.decode()
    assert "请店主" in told.content.decode()
    assert told.context["seen"] == version_of(hazard)

    again = {"is_keeper": "on", "note": "请店主", "seen": told.context["seen"]}
    act(client, hazard, "assign", **again)
    hazard.refresh_from_db()
    assert hazard.current_assignment.is_keeper


def test_own_steps_and_pages_without_a_version_go_on(signed_in, hazard, worker, cadre):
    client, seen = signed_in(cadre), version_of(hazard)
    act(client, hazard, "assign", is_keeper="on", seen=seen)
    act(client, hazard, "assign", assignee=worker.pk, seen=seen)
    act(client, hazard, "assign", is_keeper="on", seen="x")
    act(client, hazard, "assign", assignee=worker.pk)

    steps = HazardMove.objects.filter(step=Step.ASSIGNED)
    assert steps.count() == 4


def test_words_for_a_form_that_closed_meanwhile_are_shown(
    signed_in, hazard, cadre, lead_user
):
    client, seen = signed_in(cadre), version_of(hazard)
    void_hazard(hazard, reason="重复上报", actor=lead_user, now=timezone.now())

    told = act(client, hazard, "assign", is_keeper="on", note="请店主", seen=seen)

    assert ("请店主") in [text for _label, text in told.context["left_over"]]
    assert "请店主" in told.content.decode()


def test_late_report_at_the_desk_stands_beside_the_first(
    signed_in, grid, worker, cadre, lead_user
):
    now = timezone.now()
    hazard = assigned(make_site(grid), worker, cadre=cadre, now=now)
    client, seen = signed_in(lead_user), version_of(hazard)
    report_rectified(hazard, text="换了灭火器", actor=worker, now=now)

    act(client, hazard, "report_done", text="只换了一半", seen=seen)

    hazard.refresh_from_db()
    word = LateWord.objects.get()
    assert hazard.status == HazardStatus.REPORTED_DONE
    assert (word.move.step, word.move.reason) == (Step.SAID_LATE, "只换了一半")


def test_page_offers_the_version_it_shows(signed_in, grid, worker, cadre, lead_user):
    now = timezone.now()
    hazard = reported_done(make_site(grid), worker, cadre=cadre, now=now)
    url = reverse("admin:hazards_hazard_change", args=[hazard.pk])

    page = signed_in(lead_user).get(url).content.decode()

    assert f'name="seen" value="{version_of(hazard)}"' in page
