"""F3, HZ-8: handed over with receipt and reply, and ours until they answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hazards.choices import Body, SiteKind
from hazards.models import Handover
from hazards.operations.handovers import hand_over, note_receipt, note_reply
from hazards.rules.sites import body_in_charge
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import cleared, found, make_site

pytestmark = pytest.mark.django_db
WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def hazard(grid, worker):
    return found(make_site(grid), worker, code="HT-06")


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def handed(hazard, actor, **facts):
    words = {"body": Body.POLICE, "due_on": WEEK, "text": "请依法处理"} | facts
    return hand_over(hazard, **words, actor=actor, now=NOON)


def received(row, actor, day=TODAY, receipt="收文 12"):
    return note_receipt(row, receipt=receipt, received_on=day, actor=actor, now=NOON)


def replied(row, actor, day=TODAY):
    return note_reply(row, reply="已责令停业", replied_on=day, actor=actor, now=NOON)


def test_the_hazard_stays_open_and_waits_until_they_answer_hz_8(hazard, cadre):
    row = handed(hazard, cadre)
    assert [Handover.objects.waiting().count(), hazard.is_open] == [1, True]
    assert not Handover.objects.late(WEEK).exists()
    assert Handover.objects.late(WEEK + timedelta(days=1)).get() == row

    received(row, cadre)
    assert Handover.objects.waiting().exists()
    replied(row, cadre)

    hazard.refresh_from_db()
    assert hazard.is_open
    assert not Handover.objects.waiting().exists()
    steps = [move.step for move in hazard.moves.order_by("pk")]
    assert steps[-3:] == ["handed_over", "received", "answered"]


def test_an_answer_needs_its_receipt_first_hz_8(hazard, cadre):
    row = handed(hazard, cadre)

    assert refusal(replied, row, cadre) == "receipt_missing"
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=row.pk).update(reply="x", replied_on=TODAY)


def test_what_is_written_down_is_not_written_again(hazard, cadre):
    row = handed(hazard, cadre)
    received(row, cadre)
    assert refusal(received, row, cadre) == "already_noted"
    replied(row, cadre)
    assert refusal(replied, row, cadre) == "already_noted"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"text": " "}, "nothing_said"),
        ({"due_on": TODAY - timedelta(days=1)}, "date_past"),
    ],
)
def test_a_hand_over_says_what_by_when(hazard, cadre, facts, code):
    assert refusal(handed, hazard, cadre, **facts) == code


def test_days_of_receipt_and_answer_are_in_order(hazard, cadre):
    row = handed(hazard, cadre)
    assert refusal(received, row, cadre, day=WEEK) == "date_future"
    assert refusal(received, row, cadre, receipt=" ") == "receipt_missing"
    received(row, cadre)

    assert refusal(replied, row, cadre, day=TODAY - timedelta(days=1)) == "date_past"


def test_one_body_is_asked_once_at_a_time(hazard, cadre):
    handed(hazard, cadre)

    assert refusal(handed, hazard, cadre) == "handed_over"
    handed(hazard, cadre, body=Body.FIRE)


def test_a_cleared_hazard_is_not_handed_over(grid, worker, cadre, lead_user):
    done = cleared(make_site(grid), worker, cadre=cadre, verifier=lead_user)

    assert refusal(handed, done, cadre) == "not_open"


def test_only_who_assigns_there_hands_over(hazard, worker, stranger):
    for actor in (worker, stranger):
        with pytest.raises(NotAllowed):
            handed(hazard, actor)


def test_every_list_has_somebody_in_charge_hz_8():
    assert body_in_charge(SiteKind.LPG) == Body.GAS
    assert body_in_charge(SiteKind.FALLING_OBJECT) == Body.STREET
    assert {body_in_charge(kind) for kind in SiteKind} == set(Body) - {Body.MARKET}
