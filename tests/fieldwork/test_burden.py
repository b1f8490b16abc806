"""减负: what the portal asks per grid and week, never what a person did."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from hazards.models import Round
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.roles import Role
from liuli.fieldwork.burden import asked_in, every_ask, week_of
from liuli.fieldwork.captured import every_captured, hardly_filled
from liuli.parameters.models import Parameter
from services.models import ProgrammeAdult
from tests.clock import NOON, TODAY
from tests.factories.care import a_plan
from tests.factories.hazards import found, make_site, reported_done
from tests.factories.youth import a_programme, a_session, a_term, rostered

PAGE = "/field/burden/"


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def lines_of(asked):
    return {str(line.label): (line.count, line.minutes) for line in asked.lines}


def test_week_is_monday_to_sunday():
    assert week_of(date(2026, 12, 6)) == (date(2026, 11, 30), date(2026, 12, 6))
    assert week_of(date(2026, 12, 7)) == (date(2026, 12, 7), date(2026, 12, 13))


def test_every_ask_has_its_minutes_as_a_parameter(db):
    keys = {ask.minutes for ask in every_ask()}

    assert len(keys) == len(every_ask()) == 8
    assert set(Parameter.objects.values_list("key", flat=True)) >= keys


def test_two_rounds_a_day_pass_every_site_of_their_grid(
    community, grid, next_grid, worker
):
    for _number in range(3):
        make_site(grid)
    make_site(next_grid)
    schedule_rounds(TODAY)

    mine, theirs = asked_in((community.path,), on=TODAY)

    rounds = grid_rounds(grid)
    assert lines_of(mine)["巡查点位"] == (3 * rounds, 0.75 * rounds)
    assert lines_of(theirs)["巡查点位"][0] == grid_rounds(next_grid)
    assert (mine.minutes, mine.workers) == (round(0.75 * rounds), 1)


def grid_rounds(grid):
    return Round.objects.filter(unit=grid).between(*week_of(TODAY)).count()


def test_recheck_of_this_week_is_asked(grid, worker, cadre):
    reported_done(make_site(grid), worker, cadre=cadre, now=NOON)

    (asked,) = asked_in((grid.path,), on=TODAY)

    assert lines_of(asked)["复查"] == (1, 10.0)


def test_care_visits_and_course_sessions_are_asked_too(
    community, grid, next_grid, worker
):
    """Visits count where the person lives, sessions where their adults go round."""
    a_plan(grid, worker)
    a_plan(grid, worker, first_on=TODAY + timedelta(days=9))
    for on in (TODAY, TODAY + timedelta(days=7)):
        down = rostered(a_session(a_term(a_programme(community)), on=on))
        ProgrammeAdult.objects.filter(pk=down.adult_id).update(user=worker)
    rostered(a_session(a_term(a_programme(community))))

    mine, theirs = asked_in((community.path,), on=TODAY)

    assert lines_of(mine)["关爱探访"] == (1, 20.0)
    assert lines_of(mine)["课程场次"] == (1, 120.0)
    assert lines_of(theirs)["关爱探访"] == lines_of(theirs)["课程场次"] == (0, 0)


def test_worker_sees_own_grid_and_lead_the_grids_without_names(
    client, grid, next_grid, worker, cadre, stranger
):
    client.force_login(worker)
    own = client.get(PAGE).content.decode()
    client.force_login(cadre)
    led = client.get(PAGE).content.decode()

    assert (grid.name in own, next_grid.name in own) == (True, False)
    assert (grid.name in led, next_grid.name in led) == (True, True)
    assert "worker" not in led


def test_whoever_neither_walks_nor_arranges_is_refused(
    client, person_with_post, community
):
    client.force_login(person_with_post("funds", Role.FUNDS_OFFICER, community))

    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize(("leads", "taken"), [(False, 24), (True, 31)])
def test_page_takes_as_many_statements_for_two_grids_as_for_one(
    client, grid, next_grid, worker, cadre, leads, taken, django_assert_num_queries
):
    client.force_login(cadre if leads else worker)
    client.get(PAGE)

    with django_assert_num_queries(taken):
        client.get(PAGE)


def test_every_captured_field_is_optional_and_read_somewhere(settings):
    """A declaration names a template that shows the field: else nobody reads it."""
    for one in every_captured():
        model = apps.get_model(one.model)
        assert model._meta.get_field(one.field).blank
        assert model._meta.get_field(one.at)
        page = (settings.BASE_DIR / "templates" / one.read_on).read_text("utf-8")
        assert f"{model._meta.model_name}.{one.field}" in page, one

    assert len(every_captured()) == 4


def test_field_nobody_fills_is_named_to_the_lead_only(
    client, grid, next_grid, worker, cadre
):
    """Twenty rows without a word; where a neighbour writes it changes nothing here."""
    for _number in range(19):
        found(make_site(grid), worker, now=NOON)
    assert hardly_filled((grid.path,), now=NOON) == []
    last = found(make_site(grid), worker, now=NOON)

    (named,) = hardly_filled((grid.path,), now=NOON)
    client.force_login(cadre)
    led = client.get(PAGE).content.decode()
    client.force_login(worker)
    own = client.get(PAGE).content.decode()

    assert (named.rows, named.filled) == (20, 0)
    assert named.label in led
    assert "很少有人填写" in led
    assert "很少有人填写" not in own

    type(last).objects.filter(pk=last.pk).update(text="灭火器过期")
    assert hardly_filled((grid.path,), now=NOON) == []
    assert hardly_filled((next_grid.path,), now=NOON) == []
