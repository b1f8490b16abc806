"""Every figure against a recount by hand of a small village."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hazards.choices import Half, HazardStatus
from hazards.models import Hazard, Round, Site
from hazards.operations.endings import void_hazard
from hazards.operations.schedules import schedule_rounds
from liuli.indicators.registry import Period, find_indicator, indicators, measure
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from residents.choices import ClassKind, Hukou
from residents.models import Person, Stay
from residents.operations import end_stay
from tests.clock import NOON, TODAY
from tests.factories.hazards import found, make_site, reported_done
from tests.factories.patrols import finished, local, scheduled, started
from tests.factories.residents import a_resident
from tests.indicators.test_documented import KEYS
from tests.indicators.villages import DAY, HERE, of_class, settle

FOUR = ("residents.local", "residents.floating", "residents.rooted",
        "residents.unclassified")  # fmt: skip


def values(unit: Unit, period: Period = HERE, *, starting: str = "") -> dict[str, int]:
    """`{key: value}` of one unit."""
    counted = measure([unit], period)
    return {
        key: figures[unit.pk].value
        for key, figures in counted.items()
        if key.startswith(starting)
    }


def test_the_village_counts_as_it_was_built(village):
    expected = {
        "residents.living": 11,
        "residents.local": 3,
        "residents.floating": 4,
        "residents.rooted": 1,
        "residents.unclassified": 3,
        "residents.age_45_plus": 11,
        "hazards.sites": 9,
        "hazards.small_hotels": 2,
        "hazards.shared_rentals": 1,
        "hazards.scrapyards": 3,
        "hazards.scrapyards_unlicensed": 1,
        "hazards.self_built_houses": 2,
        "hazards.rooftop_dwellings": 1,
        "hazards.vacant_houses": 1,
        "hazards.found": 3,
        "hazards.open": 2,
        "hazards.overdue": 1,
        "hazards.cleared": 1,
        "hazards.relapsed": 1,
        "hazards.cleared_on_time": 1,
        "hazards.relapse_rate": 1,
        "patrols.due": 8,
        "patrols.done": 1,
        "patrols.late": 0,
        "patrols.missed": 4,
        "patrols.coverage": 5,
    }
    # Of everything else the village has none.
    assert values(village) == dict.fromkeys(KEYS, 0) | expected


def test_denominators_say_out_of_how_many(village):
    counted = measure([village], HERE)

    assert {
        key: f[village.pk].of for key, f in counted.items() if f[village.pk].of
    } == {
        "residents.local": 11,
        "residents.floating": 11,
        "residents.rooted": 11,
        "residents.unclassified": 11,
        "residents.age_45_plus": 11,
        "hazards.scrapyards_unlicensed": 3,
        "hazards.rooftop_dwellings": 2,
        "hazards.overdue": 2,
        "hazards.relapsed": 3,
        "hazards.cleared_on_time": 1,
        "hazards.relapse_rate": 1,
        "patrols.done": 8,
        "patrols.late": 8,
        "patrols.missed": 8,
        "patrols.coverage": 9,
    }


def test_a_unit_counts_what_the_units_below_count(village, grid, next_grid, street):
    below = [values(unit) for unit in (grid, next_grid)]

    assert values(village) == {key: below[0][key] + below[1][key] for key in below[0]}
    assert values(street) == values(village)


def test_a_neighbouring_path_is_not_counted(village, other_community):
    """ "01." is not "010."."""
    assert set(values(other_community).values()) == {0}


def test_one_statement_counts_any_number_of_units(
    village, grid, next_grid, street, district
):
    asked = {}
    for units in ([grid], [grid, next_grid, village, street, district]):
        for indicator in indicators():
            with CaptureQueriesContext(connection) as queries:
                indicator.measure(units, HERE)
            asked[indicator.key, len(units)] = len(queries)

    assert set(asked.values()) == {1}


def test_a_figure_is_the_number_of_its_rows(village, grid):
    """One query feeds card and list."""
    for unit in (village, grid):
        counted = {key: f[unit.pk].value for key, f in measure([unit], HERE).items()}
        listed = {
            each.key: [row.pk for row in each.rows.find(HERE).in_unit(unit)]
            for each in indicators()
        }

        assert counted == {key: len(rows) for key, rows in listed.items()}
        assert counted == {key: len(set(rows)) for key, rows in listed.items()}


def test_the_parts_of_a_dimension_sum_to_the_figure(village):
    split = [each for each in indicators() if each.dimension]

    assert split
    for indicator in split:
        figure = indicator.measure([village], HERE)[village.pk]
        assert set(figure.parts) == set(indicator.dimension.labels)
        assert sum(figure.parts.values()) == figure.value


def test_hazards_split_by_severity(village):
    figure = measure([village], HERE)["hazards.open"][village.pk]

    assert figure.parts == {"general": 0, "major": 1, "critical": 1}


def test_a_present_overdue_hazard_is_the_lists_own(village):
    """EV-5: the figure of today and the queryset of the ledger say the same."""
    indicator = find_indicator("hazards.overdue")
    later = Period(on=TODAY + 40 * DAY, now=NOON + 40 * DAY)

    rows = indicator.rows.find(later)

    assert set(rows) == set(Hazard.objects.overdue(TODAY + 40 * DAY))
    assert rows.count() == 2


def test_overdue_waits_for_the_recheck_while_one_is_due(
    grid, worker, cadre, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    hazard = reported_done(make_site(grid), worker, cadre=cadre)
    limit = hazard.recheck_due_on

    def overdue_on(day):
        period = Period(on=day, now=NOON + 60 * DAY)
        return values(grid, period)["hazards.overdue"]

    assert [overdue_on(limit), overdue_on(limit + DAY)] == [0, 1]
    assert set(Hazard.objects.overdue(limit + DAY)) == {hazard}


def test_a_past_day_is_counted_as_it_was(village):
    """F-1: any figure can be run again for a day that is over."""
    then = values(village, Period(on=TODAY - 15 * DAY, now=NOON))

    assert then["hazards.found"] == 1
    assert then["hazards.open"] == 0
    assert (
        values(village, Period(on=TODAY - 20 * DAY, now=NOON))["hazards.cleared"] == 1
    )
    assert values(village, Period(on=TODAY - 21 * DAY, now=NOON))["hazards.found"] == 0


def test_flows_count_from_a_first_day_and_stocks_do_not(village):
    period = Period(on=TODAY, since=TODAY - 6 * DAY, now=NOON)

    counted = values(village, period)

    assert (counted["hazards.found"], counted["hazards.cleared"]) == (1, 0)
    assert (counted["hazards.open"], counted["residents.living"]) == (2, 11)
    assert values(village, Period(on=TODAY, since=TODAY, now=NOON))["patrols.due"] == 4


def test_a_hazard_made_void_was_never_found(village, cadre, worker, grid):
    """HZ-5: without what was made void."""
    before = values(village)
    hazard = found(make_site(grid), worker, code="HT-12")
    assert values(village)["hazards.found"] == before["hazards.found"] + 1

    void_hazard(hazard, reason="录入错误", actor=cadre, now=NOON)

    assert values(village, starting="hazards.found") == {
        "hazards.found": before["hazards.found"]
    }


def test_an_unknown_licence_is_not_a_missing_one(village, next_grid):
    assert values(next_grid)["hazards.scrapyards"] == 1
    assert values(next_grid)["hazards.scrapyards_unlicensed"] == 0


def test_a_site_counts_until_the_day_it_is_gone(village):
    site = Site.objects.filter(kind="vacant_due_demolition").get()
    site.closed_on = TODAY
    site.save(update_fields=["closed_on"])

    assert values(village)["hazards.vacant_houses"] == 0
    assert (
        values(village, Period(on=TODAY - DAY, now=NOON))["hazards.vacant_houses"] == 1
    )


def test_residents_count_from_move_in_to_the_day_before_they_leave(village, grid):
    person = Person.objects.filter(unit=grid).first()
    stay = Stay.objects.get(person=person)
    end_stay(stay, ends_on=TODAY, actor=SYSTEM, today=TODAY)

    assert values(village)["residents.living"] == 10
    assert values(village, Period(on=TODAY - DAY, now=NOON))["residents.living"] == 11
    before = Period(on=stay.period.lower - DAY, now=NOON)
    assert values(village, before)["residents.living"] == 0


def test_local_is_as_stated_whatever_the_class(grid):
    """3.5 rule 1, and the issue: 户籍 as stated."""
    of_class(a_resident(grid, hukou=Hukou.LOCAL), ClassKind.FLOATING)
    of_class(a_resident(grid, hukou=Hukou.ELSEWHERE), ClassKind.LOCAL)

    counted = values(grid, starting="residents")

    assert [counted[key] for key in FOUR] == [1, 0, 0, 1]


@pytest.mark.parametrize("on", [TODAY, TODAY - 400 * DAY, TODAY - 10 * DAY])
def test_the_four_always_sum_to_everybody(village, grid, on):
    """A resident of every registration and class, some of none, on any day."""
    for hukou in Hukou.values:
        for kind in (None, *ClassKind.values):
            person = a_resident(grid, hukou=hukou)
            if kind:
                of_class(person, kind, since=TODAY - 10 * DAY)

    counted = values(village, Period(on=on, now=NOON), starting="residents")

    assert sum(counted[key] for key in FOUR) == counted["residents.living"]


# --- rounds (GR-5) -----------------------------------------------------------------
def rounds(grid: Unit, now) -> list[int]:
    counted = values(grid, Period(on=TODAY, since=TODAY, now=now), starting="patrols")
    return [counted[f"patrols.{word}"] for word in ("due", "done", "late", "missed")]


def test_a_day_that_is_not_over_misses_nothing(grid):
    schedule_rounds(TODAY)

    assert rounds(grid, local(23, 59)) == [2, 0, 0, 0]
    assert rounds(grid, local(0, day=TODAY + DAY)) == [2, 0, 0, 2]


def test_rounds_of_days_to_come_are_not_due(grid):
    schedule_rounds(TODAY)

    assert Round.objects.filter(unit=grid).count() == 16
    assert rounds(grid, NOON)[0] == 2


def test_a_round_finished_after_its_window_is_done_and_late(grid, worker):
    finished(grid, worker, at=local(11, 50))

    assert rounds(grid, local(20)) == [2, 1, 1, 0]


def test_a_round_finished_in_its_window_is_done(grid, worker):
    finished(grid, worker)

    assert rounds(grid, NOON) == [2, 1, 0, 0]


def test_a_round_under_way_is_neither_done_nor_missed(grid, worker):
    started(grid, worker)

    assert rounds(grid, local(0, day=TODAY + DAY)) == [2, 0, 0, 1]


@pytest.mark.parametrize(
    "now", [local(10), local(13), local(23), local(1, day=TODAY + DAY)]
)
def test_due_is_done_and_missed_and_unfinished(grid, next_grid, community, worker, now):
    """The three share every round that is due."""
    finished(grid, worker, half=Half.MORNING, at=local(11, 50))
    scheduled(next_grid)

    due, done, _late, missed = rounds(community, now)
    period = Period(on=TODAY, since=TODAY, now=now)
    due_rows = find_indicator("patrols.due").rows.find(period)
    done_rows = find_indicator("patrols.done").rows.find(period)
    missed_rows = find_indicator("patrols.missed").rows.find(period)

    assert due == due_rows.count() == 4
    assert not set(done_rows) & set(missed_rows)
    assert set(done_rows) | set(missed_rows) <= set(due_rows)
    unfinished = due - done - missed
    assert unfinished == (4 - done if now < local(0, day=TODAY + timedelta(1)) else 0)


def test_a_hazard_cleared_later_in_the_day_is_still_open_before(village):
    hazard = Hazard.objects.get(status=HazardStatus.CLEARED)
    before = Period(
        on=hazard.found_at.date(), now=hazard.cleared_at - timedelta(minutes=1)
    )

    assert values(village, before)["hazards.open"] == 1


def test_nothing_is_counted_twice_for_a_person_with_two_stays(grid):
    person = a_resident(grid)
    settle(grid, none=1)
    Stay.objects.create(
        person=person, address=Stay.objects.exclude(person=person).get().address,
        period=Stay.objects.get(person=person).period,
    )  # fmt: skip

    assert values(grid)["residents.living"] == 2
