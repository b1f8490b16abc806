"""Hand-overs, licences and meter rounds reach the digest, each once (EV-5, HZ-8)."""

from datetime import timedelta

import pytest

from hazards.choices import Body, SiteKind
from hazards.choices.shops import LicenceKind
from hazards.operations.handovers import hand_over
from hazards.operations.paper_news import remind_of_papers
from hazards.operations.shops import note_licence
from liuli.notices.models import Notice
from liuli.notices.operations import withdraw_overtaken
from liuli.notices.texts import sentences
from tests.clock import NOON, TODAY
from tests.factories.hazards import found, make_site
from tests.factories.water import a_round

pytestmark = pytest.mark.django_db


def told(kind):
    rows = Notice.objects.filter(kind=f"hazards.{kind}")
    return sorted(rows.values_list("recipient__username", flat=True))


def after(days):
    return remind_of_papers(now=NOON + timedelta(days=days))


def test_a_hand_over_without_an_answer_is_told_once_hz_8(
    grid, worker, cadre, lead_user
):
    hazard = found(make_site(grid), worker)
    due_on = TODAY + timedelta(days=7)
    hand_over(hazard, body=Body.POLICE, due_on=due_on, text="请处理", actor=cadre,
              now=NOON)  # fmt: skip
    assert [after(7), after(8), after(9)] == [0, 1, 0]
    assert told("handover_late") == ["lead"]
    assert "派出所" in sentences([Notice.objects.get()])[0]


def test_a_licence_about_to_end_is_told_once_and_not_when_renewed_g14(
    grid, worker, lead_user
):
    shop = make_site(grid, kind=SiteKind.STREET_FRONT)

    def shown(days):
        note_licence(shop, kind=LicenceKind.FOOD, actor=worker, today=TODAY,
                     valid_to=TODAY + timedelta(days=days))  # fmt: skip

    shown(60)
    assert [after(29), after(30), after(31)] == [0, 1, 0]
    assert told("licence_ends") == ["lead"]
    shown(400)
    withdraw_overtaken(now=NOON + timedelta(days=31))
    assert after(32) == 0


def test_a_meter_round_left_open_is_told_to_the_cadre(community, cadre):
    round_ = a_round(community)
    late = round_.ends_on - TODAY + timedelta(days=1)
    assert [after(late.days - 1), after(late.days), after(late.days + 1)] == [0, 1, 0]
    assert told("meters_late") == ["cadre"]
