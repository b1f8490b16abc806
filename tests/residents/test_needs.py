"""Needs, from the door to the answer told back (J1, L2, L3)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from liuli.audit.models import Entry
from liuli.indicators.registry import Period
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from residents.choices import ClassKind
from residents.choices.needs import NeedKind, StillNeeds, Told
from residents.indicators import needs as figures
from residents.models import Need, NeedMove
from residents.operations import (
    answer_need,
    ask_need_again,
    decide_need,
    note_need,
    override_class,
    tell_need_back,
    withdraw_need,
)
from residents.rules import needs as rules
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident

DAY = timedelta(days=1)


def a_need(grid, actor=SYSTEM, *, kind=NeedKind.WORK, now=NOON, **facts):
    return note_need(grid, kind=kind, actor=actor, now=now, **facts)


def answered(grid, worker, **facts):
    need = a_need(grid, worker, **facts)
    return answer_need(need, actor=worker, text="周六有招聘会", now=NOON + DAY)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


# --- rules ------------------------------------------------------------------------------
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 400))
def test_a_need_is_never_due_before_it_is_noted_l2(noted, days):
    assert (rules.answer_due_on(noted, days=days) - noted).days == days
    assert rules.ask_again_on(noted, days=days) > noted
    assert rules.ask_again_on(noted, days=0) is None


@pytest.mark.parametrize(
    ("days_late", "stale", "open_", "light"),
    [
        (1, False, True, "red"),
        (0, False, True, "yellow"),
        (-1, True, True, "yellow"),
        (-1, False, True, "green"),
        (9, True, False, ""),
    ],
)
def test_the_light_says_late_lying_still_or_in_time_l3(days_late, stale, open_, light):
    due = TODAY - timedelta(days=days_late)

    assert rules.light(due_on=due, today=TODAY, is_open=open_, is_stale=stale) == light


def test_a_need_lies_still_from_the_very_day_l3():
    assert not rules.is_stale(NOON - 7 * DAY + timedelta(seconds=1), now=NOON, days=7)
    assert rules.is_stale(NOON - 7 * DAY, now=NOON, days=7)


# --- the life of a need -----------------------------------------------------------------
@pytest.mark.django_db
def test_an_order_is_decided_done_and_told_back_l2(grid, worker, cadre):
    need = a_need(grid, worker, text="想找保洁的活,电话19900012345")
    assert need.text == "想找保洁的活,电话****2345"

    decide_need(need, doer=worker, actor=cadre, now=NOON + DAY)
    assert Notice.objects.get(kind="needs.yours").recipient == worker
    answer_need(
        need,
        actor=cadre,
        text="周六有招聘会",
        answered_by_label="招聘会",
        now=NOON + 2 * DAY,
    )
    assert Notice.objects.get(kind="needs.answered").recipient == worker
    told = tell_need_back(need, told=Told.MET, actor=worker, now=NOON + 3 * DAY)

    assert list(NeedMove.objects.values_list("step", "after", "by", "label")) == [
        ("noted", "noted", worker.pk, ""),
        ("decided", "decided", cadre.pk, ""),
        ("answered", "answered", cadre.pk, "招聘会"),
        ("told", "met", worker.pk, ""),
    ]
    assert told.ask_again_on == TODAY + timedelta(days=3 + 30)
    assert not [e for e in Entry.objects.all() if "招聘会" in str(e.detail)]


@pytest.mark.django_db
def test_an_answer_that_does_not_help_goes_back_l2(grid, worker, cadre):
    need = answered(grid, worker)
    refused(
        "words_missing", tell_need_back, need, told=Told.UNMET, actor=worker, now=NOON
    )

    back = tell_need_back(
        need, told=Told.RETURNED, text="太远了", actor=worker, now=NOON + 2 * DAY
    )

    assert (back.status, back.ask_again_on) == ("noted", None)
    assert set(Need.objects.to_decide()) == {need}


@pytest.mark.django_db
def test_people_are_asked_again_after_the_interval_of_the_kind_l3(grid, worker):
    need = answered(grid, worker, kind=NeedKind.WORK)
    refused(
        "not_to_ask", ask_need_again, need, still=StillNeeds.NO, actor=worker, now=NOON
    )
    need = tell_need_back(need, told=Told.MET, actor=worker, now=NOON)
    due = TODAY + timedelta(days=30)

    assert set(Need.objects.to_ask_again(due - DAY)) == set()
    assert set(Need.objects.to_ask_again(due)) == {need}
    fine = ask_need_again(need, still=StillNeeds.NO, actor=worker, now=NOON + 30 * DAY)
    assert fine.ask_again_on == TODAY + timedelta(days=60)
    again = ask_need_again(
        need, still=StillNeeds.YES, actor=worker, now=NOON + 60 * DAY
    )

    assert (again.again_of, again.status, again.kind) == (need, "noted", "work")
    need.refresh_from_db()
    assert (need.status, need.ask_again_on) == ("met", None)


@pytest.mark.django_db
def test_a_need_keeps_the_class_of_the_person_and_is_open_once_j1(grid, worker):
    person = a_resident(grid)
    override_class(
        person,
        kind=ClassKind.FLOATING,
        reason="常搬家",
        until=TODAY + timedelta(days=90),
        actor=worker,
        today=TODAY,
    )

    need = a_need(grid, worker, person=person)

    assert need.class_kind == "floating"
    refused("need_open", a_need, grid, worker, person=person)
    withdraw_need(need, reason="重复登记", actor=worker, now=NOON)
    a_need(grid, worker, person=person)


@pytest.mark.django_db
def test_needs_stay_in_their_grid(grid, worker, neighbour, cadre, stranger):
    need = answered(grid, worker)

    for other in (neighbour, stranger):
        assert not Need.objects.visible_to(other).exists()
        with pytest.raises(NotAllowed):
            tell_need_back(need, told=Told.MET, actor=other, now=NOON)
        with pytest.raises(NotAllowed):
            a_need(grid, other)
    with pytest.raises(NotAllowed):
        decide_need(need, doer=worker, actor=worker, now=NOON)
    refused("doer_missing", decide_need, need, actor=cadre, now=NOON)
    refused("doer_elsewhere", decide_need, need, doer=neighbour, actor=cadre, now=NOON)
    need.refresh_from_db()
    assert need.status == "answered"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("status = 'met'", "need_moves_by_its_table|transition"),
        ("kind = 'diagnosis'", "need_kind_known"),
        ("ask_again_on = '2026-05-01'", "need_asked_again_only_when_told"),
        ("class_kind = 'suspect'", "need_class_known"),
    ],
)
def test_the_table_refuses_what_cannot_be(grid, worker, change, said):
    a_need(grid, worker)

    with (
        pytest.raises((IntegrityError, Exception), match=said),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE residents_need SET {change}")


@pytest.mark.django_db
def test_the_figures_of_a_past_day_are_those_of_that_day_j1(grid, community, worker):
    first = answered(grid, worker)
    a_need(grid, worker, now=NOON + 2 * DAY)
    tell_need_back(first, told=Told.MET, actor=worker, now=NOON + 3 * DAY)
    withdraw_need(
        a_need(grid, worker, kind=NeedKind.OTHER), reason="误记", actor=worker, now=NOON
    )

    def told(days):
        period = Period(TODAY + timedelta(days=days), now=NOON + 9 * DAY)
        return [
            (each.figures([community], period)[community.pk].value)
            for each in (figures.OPEN_NEEDS, figures.MATCHED, figures.MET)
        ]

    assert [told(0), told(1), told(2), told(3)] == [
        [1, 0, 0],
        [1, 1, 0],
        [2, 1, 0],
        [1, 0, 1],
    ]
    parts = figures.MET.figures([grid], Period(TODAY + 3 * DAY, now=NOON + 9 * DAY))
    assert parts[grid.pk].of == 2
    assert parts[grid.pk].parts["none"] == 1


# --- at the door and at the desk --------------------------------------------------------
@pytest.mark.django_db
def test_a_need_is_noted_with_a_kind_alone_j1(signed_in, worker, grid):
    url = reverse("fieldwork:entry", args=["residents.need"])
    client = signed_in(worker)

    assert client.post(url, {"kind": "housing"}).status_code == 302

    need = Need.objects.get()
    assert (need.unit, need.kind, need.noted_by) == (grid, "housing", worker)
    assert reverse("residents:need", args=[need.pk]) not in str(
        client.get(reverse("fieldwork:today")).content
    )


@pytest.mark.django_db
def test_who_asks_is_recognised_among_the_own_people_only_j1(
    signed_in, worker, grid, next_grid
):
    mine = a_resident(grid, full_name="赵小燕")
    a_resident(next_grid, full_name="赵小燕")
    a_resident(next_grid, full_name="钱多多")
    url = reverse("fieldwork:entry", args=["residents.need"])
    client = signed_in(worker)

    client.post(url, {"kind": "school", "full_name": "赵小燕"})
    client.post(url, {"kind": "school", "full_name": "钱多多"})

    assert [n.person for n in Need.objects.order_by("pk")] == [mine, None]


@pytest.mark.django_db
def test_the_desk_decides_and_the_phone_tells_back_l2(signed_in, worker, cadre, grid):
    need = a_need(grid, worker)
    desk = signed_in(cadre)
    step = lambda name: reverse("admin:residents_need_step", args=[need.pk, name])  # noqa: E731

    desk.post(step("decide"), {"doer_label": "就业服务站"})
    desk.post(step("answer"), {"text": "周六有招聘会", "answered_by": "就业服务站"})
    assert (
        "周六有招聘会"
        in desk.get(
            reverse("admin:residents_need_change", args=[need.pk])
        ).content.decode()
    )
    phone = signed_in(worker)
    page = reverse("residents:need", args=[need.pk])
    assert page in phone.get(reverse("fieldwork:today")).content.decode()
    assert phone.post(page, {"told": "met", "text": ""}).status_code == 302

    need.refresh_from_db()
    assert need.status == "met"
