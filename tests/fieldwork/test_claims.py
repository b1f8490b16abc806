"""GR-5: what a phone claims of time and place is kept and asked about, never refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hazards.operations.points import place_site
from hazards.submissions.questions import questions_about
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.operations import take_items
from liuli.fieldwork.questions import Doubt, questions_of
from tests.clock import NOON
from tests.factories.hazards import make_site
from tests.factories.patrols import item, scheduled


def answered(user, round_, site, **claims):
    payload = {"round": round_.pk, "answers": [{"site": site.pk, "answer": "sound"}]}
    raw = item("patrols.answers", payload) | claims
    (answer,) = take_items([raw], actor=user, now=NOON)
    return answer, raw


def at(minutes):
    return (NOON + timedelta(minutes=minutes)).isoformat()


def test_odd_claims_are_taken_and_kept(grid, worker):
    site, round_ = make_site(grid), scheduled(grid)

    answer, _raw = answered(worker, round_, site, near="far", sent_at=at(45))

    receipt = Receipt.objects.get()
    assert answer.status == "accepted"
    assert (receipt.near, receipt.clock_off) == ("far", 45 * 60)


@pytest.mark.parametrize("near", ["", None, 7, "30.65,104.06", {"lat": 30.65}])
def test_position_or_nonsense_is_not_kept(grid, worker, near):
    """No trace of a person: the phone computes, and says near or far."""
    site, round_ = make_site(grid), scheduled(grid)

    answer, _raw = answered(worker, round_, site, near=near, sent_at="x")

    receipt = Receipt.objects.get()
    assert answer.status == "accepted"
    assert (receipt.near, receipt.clock_off) == ("", None)


def test_database_knows_near_and_far_only(grid, worker):
    site, round_ = make_site(grid), scheduled(grid)
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.create(
            worker=worker, client_id=item("x", {})["client_id"], kind="x",
            payload_sha256="0" * 64, received_at=NOON, near="31.2",
        )  # fmt: skip
    answered(worker, round_, site, near="near")

    assert Receipt.objects.get().near == "near"


def test_claims_sent_again_do_not_make_another_entry(grid, worker):
    site, round_ = make_site(grid), scheduled(grid)
    first, raw = answered(worker, round_, site, near="near", sent_at=at(0))

    again = raw | {"near": "far", "sent_at": at(30)}
    (second,) = take_items([again], actor=worker, now=NOON)

    assert second == first
    assert Receipt.objects.get().near == "near"


@pytest.mark.parametrize(
    ("near", "clock_off", "asked"),
    [
        ("near", 599, 0), ("", None, 0), ("far", 0, 1), ("near", 601, 1),
        ("", -601, 1), ("far", -9000, 2),
    ],
)  # fmt: skip
def test_question_is_asked_beyond_the_parameter(near, clock_off, asked):
    receipt = Receipt(
        near=near, clock_off=clock_off, observed_at=NOON, received_at=NOON
    )

    assert len(questions_of(receipt, Doubt(10))) == asked


@pytest.mark.parametrize(("days", "asked"), [(29, 0), (31, 1), (-1, 1)])
def test_time_that_cannot_be_is_a_question(days, asked):
    claim = NOON - timedelta(days=days)
    receipt = Receipt(observed_at=claim, received_at=NOON)

    assert len(questions_of(receipt, Doubt(10))) == asked


def test_question_is_put_to_the_worker_the_lead_and_the_desk(
    client, grid, worker, lead_user, time_machine
):
    time_machine.move_to(NOON, tick=False)
    site, other, round_ = make_site(grid), make_site(grid), scheduled(grid)
    answered(worker, round_, site, near="far", sent_at=at(-45))
    answered(worker, round_, other, near="near", sent_at=at(0))

    client.force_login(worker)
    own = client.get("/field/sent/").content.decode()
    client.force_login(lead_user)
    led = client.get("/field/").content.decode()
    round_.refresh_from_db()
    (line,) = questions_about(round_, now=NOON)

    for page in (own, led, line):
        assert "手机当时离点位较远" in page
        assert "手机时间慢了 45 分钟" in page
    assert own.count("手机当时离点位较远") == led.count("手机当时离点位较远") == 1
    assert site.address.raw in line
    assert questions_about(round_, now=NOON + timedelta(days=31)) == []


def test_stop_shows_where_its_site_lies_for_the_phone_only(
    client, grid, worker, cadre, time_machine
):
    time_machine.move_to(NOON, tick=False)
    site, unknown, round_ = make_site(grid), make_site(grid), scheduled(grid)
    place_site(site, latitude="30.651234", longitude="104.061234", actor=cadre)

    client.force_login(worker)
    page = client.get(f"/field/rounds/{round_.pk}/").content.decode()
    pack = client.get("/field/pack").json()["stand_ins"]

    assert page.count('data-place="30.651234,104.061234"') == 1
    assert page.count('data-place=""') == 1
    assert 'data-near-metres="150"' in page
    assert pack[f"/field/sites/{site.pk}/finding/"]["place"].startswith("30.65")
    assert pack[f"/field/sites/{unknown.pk}/finding/"]["place"] == ""
