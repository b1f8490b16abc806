"""HZ-19 and EV-6: suspected major hazards by date; orders from outside; four levels."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hazards.models import ExternalOrder, Hazard, HazardLevel, MajorRuleSet
from hazards.operations.assignments import assign_hazard
from hazards.operations.major import judge_site, load_rule_sets
from hazards.operations.orders import level_of, take_order, tell_next_level
from hazards.rules.coverage import HOURS, streets
from hazards.rules.major import Thresholds, is_suspected
from hazards.rules.orders import LADDER, earlier, next_level
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import found, make_site

OLD = Thresholds(crowded_evacuation=3, crowded_any=4, other_any=6)
UNKNOWN = Thresholds(None, None, None)


def fails(code, act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("direct", "evacuation", "other", "is_crowded", "expected"),
    [
        (1, 0, 0, False, True),
        (0, 3, 0, True, True),
        (0, 2, 1, True, False),
        (0, 2, 2, True, True),
        (0, 0, 4, True, True),
        (0, 3, 2, False, False),
        (0, 3, 3, False, True),
        (0, 0, 0, True, False),
    ],
)
def test_conditions_of_2017_add_up(direct, evacuation, other, is_crowded, expected):
    """HZ-19: direct at once; crowded 3 of evacuation or 4 of any; elsewhere 6."""
    counted = {"direct": direct, "evacuation": evacuation, "other": other}

    found = is_suspected(**counted, is_crowded=is_crowded, thresholds=OLD)

    assert found is expected


def test_what_the_edition_does_not_tell_us_is_asked():
    """HZ-19: unknown thresholds never become a guess."""
    facts = {"is_crowded": True, "thresholds": UNKNOWN}

    assert is_suspected(direct=1, evacuation=0, other=0, **facts) is True
    assert is_suspected(direct=0, evacuation=5, other=5, **facts) is None
    assert is_suspected(direct=0, evacuation=0, other=0, **facts) is False


@pytest.mark.django_db
def test_the_rule_set_is_that_of_the_day(community, grid, worker, stranger):
    """HZ-19: run rule set by date; the result is a suspicion for fire and rescue."""
    site = make_site(grid)
    facts = {"is_crowded": True, "actor": worker, "now": NOON}

    before = judge_site(site, evacuation=3, on=date(2025, 10, 31), **facts)
    after = judge_site(site, evacuation=3, on=date(2025, 11, 1), **facts)
    direct = judge_site(site, direct=["Z-00"], on=TODAY, **facts)

    assert (before.rule_set.edition, before.result) == ("GB 35181-2017", "suspected")
    assert (after.rule_set.edition, after.result) == ("GB 35181-2025", "ask")
    assert direct.result == "suspected"
    assert direct.get_result_display() == "疑似重大火灾隐患"
    fails("condition_unknown", judge_site, site, direct=["Z-01"], on=TODAY, **facts)
    fails("no_edition", judge_site, site, on=date(2017, 1, 1), **facts)
    fails("date_future", judge_site, site, on=TODAY + timedelta(days=1), **facts)
    with pytest.raises(NotAllowed):
        judge_site(site, on=TODAY, **facts | {"actor": stranger})
    assert load_rule_sets() == 0
    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        MajorRuleSet.objects.create(
            edition="x", period=(date(2025, 1, 1), None), source="x"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        type(direct).objects.filter(pk=direct.pk).update(result="not")


def test_the_earlier_date_wins_and_levels_follow_each_other():
    """EV-6: 网格员 → 社区 → 街道 → 区."""
    assert earlier(TODAY, TODAY - timedelta(days=1)) == TODAY - timedelta(days=1)
    assert earlier(TODAY, TODAY + timedelta(days=1)) == TODAY
    assert earlier(TODAY, None) == TODAY
    assert [next_level(level) for level in LADDER] == [*LADDER[1:], None]


@pytest.mark.django_db
def test_an_order_of_12345_keeps_number_and_due_date(grid, worker, cadre):
    """EV-6: the earlier date wins, also when the hazard gets a later one."""
    hazard = found(make_site(grid), worker)
    own = hazard.due_on
    order = {"received_on": TODAY, "actor": cadre, "now": NOON}

    take_order(hazard, number="12345-0302", due_on=own - timedelta(days=3), **order)
    hazard.refresh_from_db()
    assert hazard.due_on == own - timedelta(days=3)
    Hazard.objects.filter(pk=hazard.pk).update(due_on=own + timedelta(days=30))
    hazard.refresh_from_db()
    assert hazard.due_on == own - timedelta(days=3)
    assign_hazard(hazard, is_keeper=True, actor=cadre, now=NOON)

    fails("order_known", take_order, hazard, number="x", due_on=own, **order)
    with pytest.raises(DatabaseError), transaction.atomic():
        ExternalOrder.objects.update(number="y")
    later = found(make_site(grid), worker)
    take_order(later, number="12345-0303", due_on=own + timedelta(days=9), **order)
    later.refresh_from_db()
    assert later.due_on == own
    third = found(make_site(grid), worker)
    fails("date_order", take_order, third, number="z", due_on=TODAY - timedelta(days=1),
          **order)  # fmt: skip
    fails("number_missing", take_order, third, number=" ", due_on=own, **order)


@pytest.mark.django_db
def test_levels_are_told_one_after_the_other(grid, worker, cadre):
    """EV-6: nobody is passed over, in the operation or by raw rows."""
    hazard = found(make_site(grid), worker)
    tell = {"reason": "逾期未整改", "actor": cadre, "now": NOON}

    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        HazardLevel.objects.create(
            hazard=hazard, level="district", on=TODAY, reason="x", by=cadre
        )
    assert level_of(hazard) == "grid"
    levels = [tell_next_level(hazard, **tell).level for _n in range(3)]

    assert levels == ["community", "street", "district"]
    assert level_of(hazard) == "district"
    fails("highest_level", tell_next_level, hazard, **tell)
    with pytest.raises(NotAllowed):
        tell_next_level(hazard, **tell | {"actor": worker})


def test_thin_streets_are_those_with_less_than_half_of_the_usual_looks():
    """F7: coverage by street and hour, from stops alone."""
    rows = streets(
        {"一街": 2, "二街": 2, "三街": 1},
        [("一街", 9, 8), ("一街", 15, 2), ("二街", 9, 1), ("别处", 9, 5)],
    )

    by_road = {row.road: row for row in rows}
    assert by_road["一街"].looks == 10
    assert by_road["一街"].by_hour[9 - HOURS[0]] == 8
    assert by_road["一街"].empty_hours == len(HOURS) - 2
    assert {row.road for row in rows if row.is_thin} == {"二街", "三街"}
    assert streets({}, []) == []
