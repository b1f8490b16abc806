"""The life of a hazard through its operations (EV-1..5, HZ-1..4)."""

import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hazards.choices import HazardStatus, Severity, Step
from hazards.models import Finding, Hazard, HazardMove
from hazards.operations.assignments import (
    Charge,
    assign_hazard,
    assign_hazards,
    preview_assignment,
)
from hazards.operations.endings import control_hazard, void_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.moves import add_photos
from hazards.operations.severities import (
    ask_lower_severity,
    decide_lower_severity,
    raise_missed,
)
from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import (
    an_item,
    assigned,
    cleared,
    found,
    make_photo,
    make_site,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def refusal(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused, transaction.atomic():
        call(*args, **kwargs)
    return refused.value.code


def test_report_opens_one_numbered_hazard_with_due_date(worker, grid):
    """EV-3 number, HZ-1 severity of the item, HZ-3 calendar days."""
    site = make_site(grid)
    photo = make_photo(worker, grid)

    hazard = report_hazard(
        site,
        item=an_item("HT-11"),
        text="灭火器过期",
        photos=[photo],
        actor=worker,
        observed_at=NOON,
        now=NOON,
    )

    assert hazard.number == "YH-510104019007-20260302-0001"
    assert (hazard.severity, hazard.status) == (Severity.MAJOR, HazardStatus.FOUND)
    assert hazard.due_on == date(2026, 3, 9)
    assert hazard.unit == grid
    assert hazard.relapse_of is None
    move = HazardMove.objects.get(hazard=hazard)
    assert (move.step, move.before, move.after, move.by) == (
        Step.FOUND,
        "",
        HazardStatus.FOUND,
        worker,
    )
    assert [p.file for p in move.photos.all()] == [photo]
    assert Entry.objects.get(action="hazards.found").object_label == hazard.number


def test_second_report_of_open_item_joins_it(worker, cadre, grid):
    """HZ-1: no duplicate, new finding attached."""
    site = make_site(grid)
    first = found(site, worker)

    again = report_hazard(
        site,
        item=an_item("HT-11"),
        text="还是老样子",
        actor=cadre,
        observed_at=NOON + DAY,
        now=NOON + DAY,
    )

    assert again.pk == first.pk
    assert Hazard.objects.count() == 1
    assert list(Finding.objects.values_list("found_by", "text")) == [
        (worker.pk, ""),
        (cadre.pk, "还是老样子"),
    ]
    assert [m.step for m in HazardMove.objects.order_by("pk")] == [
        Step.FOUND,
        Step.FOUND_AGAIN,
    ]


def test_same_item_at_another_site_is_another_hazard(worker, grid):
    first, second = (found(make_site(grid), worker) for _ in range(2))

    assert (first.number[-4:], second.number[-4:]) == ("0001", "0002")
    assert first.pk != second.pk


def test_worse_severity_is_taken_and_milder_is_not(worker, grid):
    """HZ-2: never lowered by a report."""
    site = make_site(grid)
    item = an_item("HT-11")

    milder = report_hazard(
        site,
        item=item,
        severity=Severity.GENERAL,
        actor=worker,
        observed_at=NOON,
        now=NOON,
    )
    assert milder.severity == Severity.MAJOR
    worse = report_hazard(
        site,
        item=item,
        severity=Severity.CRITICAL,
        actor=worker,
        observed_at=NOON,
        now=NOON + HOUR,
    )

    worse.refresh_from_db()
    assert (worse.pk, worse.severity) == (milder.pk, Severity.CRITICAL)
    assert HazardMove.objects.filter(step=Step.RAISED).count() == 1


def test_repeated_client_id_answers_the_same_and_writes_nothing(worker, cadre, grid):
    site = make_site(grid)
    key = uuid.uuid4()
    first = report_hazard(
        site, item=an_item(), actor=worker, observed_at=NOON, now=NOON, client_id=key
    )

    again = report_hazard(
        site,
        item=an_item(),
        actor=worker,
        observed_at=NOON,
        now=NOON + HOUR,
        client_id=key,
    )

    assert again.pk == first.pk
    assert Finding.objects.count() == 1
    code = refusal(
        report_hazard,
        site,
        item=an_item(),
        actor=cadre,
        observed_at=NOON,
        now=NOON,
        client_id=key,
    )
    assert code == "client_id_taken"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"item": None, "text": "  "}, "nothing_said"),
        ({"item": "SC-01"}, "item_of_other_kind"),
        ({"item": "HT-06", "observed_at": NOON + HOUR}, "observed_in_future"),
    ],
)
def test_report_refuses_nonsense(worker, grid, given, code):
    site = make_site(grid)
    item = an_item(given["item"]) if given["item"] else None
    observed_at = given.get("observed_at", NOON)

    got = refusal(
        report_hazard,
        site,
        item=item,
        text=given.get("text", ""),
        actor=worker,
        observed_at=observed_at,
        now=NOON,
    )

    assert got == code
    assert (Hazard.objects.count(), HazardMove.objects.count()) == (0, 0)
    assert not Entry.objects.filter(action__startswith="hazards.found").exists()


def test_neighbour_may_not_report_in_this_grid(neighbour, grid):
    site = make_site(grid)

    with pytest.raises(NotAllowed):
        report_hazard(site, item=an_item(), actor=neighbour, observed_at=NOON, now=NOON)

    assert Hazard.objects.count() == 0


def test_photo_of_another_person_is_refused(worker, cadre, grid):
    site = make_site(grid)
    theirs = make_photo(cadre, grid)

    code = refusal(
        report_hazard,
        site,
        item=an_item(),
        photos=[theirs],
        actor=worker,
        observed_at=NOON,
        now=NOON,
    )

    assert code == "photo_not_yours"


def test_photos_may_come_later_to_ones_own_step(worker, cadre, grid):
    hazard = found(make_site(grid), worker)

    add_photos(hazard, photos=[make_photo(worker, grid)], actor=worker, now=NOON)

    assert hazard.photos.get().move.step == Step.FOUND
    code = refusal(
        add_photos, hazard, photos=[make_photo(cadre, grid)], actor=cadre, now=NOON
    )
    assert code == "no_step_of_yours"


def test_relapse_is_linked_within_the_parameter_days(worker, cadre, secretary, grid):
    """HZ-4 反弹: same item, same site, within 90 days of clearance."""
    site = make_site(grid)
    first = cleared(site, worker, cadre=cadre, verifier=secretary)
    later = NOON + timedelta(days=90)

    again = found(site, worker, now=later)

    assert again.relapse_of == first
    assert list(Hazard.objects.relapsed()) == [again]


def test_old_or_other_trouble_is_no_relapse(worker, cadre, secretary, grid):
    site = make_site(grid)
    cleared(site, worker, cadre=cadre, verifier=secretary)
    later = NOON + timedelta(days=91)

    assert found(site, worker, now=later).relapse_of is None
    assert found(site, worker, code="HT-06", now=NOON + DAY).relapse_of is None
    assert found(make_site(grid), worker, now=NOON + DAY).relapse_of is None


def test_assignment_serves_the_notice_today(worker, cadre, grid):
    """HZ-3: days count from the assignment; the clock starts anew."""
    hazard = found(make_site(grid), worker)

    hazard = assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON + 2 * DAY)

    assert (hazard.status, hazard.due_on) == (HazardStatus.ASSIGNED, date(2026, 3, 11))
    assert hazard.clock_started_at == NOON + 2 * DAY
    assert hazard.current_assignment.assignee == worker


@pytest.mark.parametrize(
    ("charge", "code"),
    [
        ({}, "nobody_assigned"),
        ({"body": "房东", "due_on": date(2026, 3, 1)}, "due_in_past"),
        ({"body": "房东", "due_on": date(2026, 3, 10)}, "due_too_late"),
    ],
)
def test_assignment_refuses(worker, cadre, grid, charge, code):
    hazard = found(make_site(grid), worker)

    assert refusal(assign_hazard, hazard, actor=cadre, now=NOON, **charge) == code
    hazard.refresh_from_db()
    assert (hazard.status, hazard.current_assignment) == (HazardStatus.FOUND, None)


def test_colleague_of_another_grid_cannot_be_assigned(worker, neighbour, cadre, grid):
    hazard = found(make_site(grid), worker)

    code = refusal(assign_hazard, hazard, assignee=neighbour, actor=cadre, now=NOON)

    assert code == "cannot_rectify"


def test_due_date_is_extended_once_and_with_a_reason(worker, cadre, grid):
    """EV-1 延期 (once)."""
    hazard = assigned(make_site(grid), worker, cadre=cadre)
    later = {"is_keeper": True, "actor": cadre, "now": NOON}

    code = refusal(assign_hazard, hazard, due_on=date(2026, 3, 12), **later)
    assert code == "reason_missing"
    hazard = assign_hazard(
        hazard, due_on=date(2026, 3, 12), note="等待材料到货", **later
    )
    assert hazard.due_on == date(2026, 3, 12)
    code = refusal(
        assign_hazard, hazard, due_on=date(2026, 3, 20), note="再等等", **later
    )
    assert code == "extended_once"


def test_bulk_assignment_is_all_or_nothing_with_one_entry(worker, cadre, grid):
    site = make_site(grid)
    rows = [found(site, worker), found(site, worker, code="HT-06")]
    charge = Charge(is_keeper=True)

    previews = preview_assignment(rows, charge=charge, actor=cadre, now=NOON)
    assert [(p.due_on, p.refusal) for p in previews] == [
        (date(2026, 3, 9), ""),
        (TODAY, ""),
    ]
    assert assign_hazards(rows, charge=charge, actor=cadre, now=NOON) == 2
    entry = Entry.objects.get(action="hazards.assigned_many")
    assert entry.detail == {"numbers": [row.number for row in rows]}

    third = found(site, worker, code="HT-01")
    late = Charge(is_keeper=True, due_on=TODAY + DAY)
    void_hazard(rows[0], reason="重复录入", actor=cadre, now=NOON)
    assert (
        refusal(assign_hazards, [third, rows[0]], charge=late, actor=cadre, now=NOON)
        == "illegal_move"
    )
    third.refresh_from_db()
    assert third.status == HazardStatus.FOUND


def test_severity_is_lowered_by_two_people_only(worker, cadre, secretary, grid):
    """HZ-2, RO-2."""
    hazard = found(make_site(grid), worker)
    ask = ask_lower_severity(
        hazard, severity=Severity.GENERAL, reason="现场已断电", actor=cadre, now=NOON
    )
    hazard.refresh_from_db()
    assert hazard.severity == Severity.MAJOR

    code = refusal(decide_lower_severity, ask, is_confirmed=True, actor=cadre, now=NOON)
    assert code == "same_person"
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Hazard.objects.filter(pk=hazard.pk).update(severity=Severity.GENERAL)

    hazard = decide_lower_severity(ask, is_confirmed=True, actor=secretary, now=NOON)
    assert hazard.severity == Severity.GENERAL
    assert (
        refusal(
            decide_lower_severity, ask, is_confirmed=True, actor=secretary, now=NOON
        )
        == "already_decided"
    )


def test_declined_lowering_changes_nothing(worker, cadre, secretary, grid):
    hazard = found(make_site(grid), worker)
    ask = ask_lower_severity(
        hazard, severity=Severity.GENERAL, reason="误判", actor=cadre, now=NOON
    )

    hazard = decide_lower_severity(ask, is_confirmed=False, actor=secretary, now=NOON)

    assert hazard.severity == Severity.MAJOR
    assert hazard.moves.last().step == Step.LOWERING_DECLINED


def test_general_becomes_major_after_two_missed_dates(worker, cadre, grid):
    """HZ-4."""
    hazard = report_hazard(
        make_site(grid),
        text="门口堆物",
        severity=Severity.GENERAL,
        actor=worker,
        observed_at=NOON,
        now=NOON,
    )
    assign_hazard(hazard, is_keeper=True, actor=cadre, now=NOON)
    assert raise_missed(now=NOON + 8 * DAY) == 0
    assign_hazard(
        hazard,
        is_keeper=True,
        due_on=TODAY + 10 * DAY,
        note="店主外出",
        actor=cadre,
        now=NOON + 8 * DAY,
    )

    assert raise_missed(now=NOON + 10 * DAY) == 0
    assert raise_missed(now=NOON + 11 * DAY) == 1
    assert raise_missed(now=NOON + 12 * DAY) == 0
    hazard.refresh_from_db()
    assert hazard.severity == Severity.MAJOR
    assert hazard.moves.last().by is None


def test_void_needs_a_reason_and_keeps_the_number(worker, cadre, grid):
    site = make_site(grid)
    hazard = found(site, worker)

    assert refusal(void_hazard, hazard, reason=" ", actor=cadre, now=NOON) == (
        "reason_missing"
    )
    hazard = void_hazard(hazard, reason="录错地点", actor=cadre, now=NOON)
    assert hazard.status == HazardStatus.VOID
    assert found(site, worker).number.endswith("-0002")
    with pytest.raises(DatabaseError), transaction.atomic():
        Hazard.objects.filter(pk=hazard.pk).delete()


def test_worker_may_not_assign_or_void(worker, grid):
    hazard = found(make_site(grid), worker)

    for call, facts in (
        (assign_hazard, {"is_keeper": True}),
        (void_hazard, {"reason": "x"}),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            call(hazard, actor=worker, now=NOON, **facts)


def test_interim_control_is_a_row_of_the_life(worker, grid):
    """HZ-3."""
    hazard = found(make_site(grid), worker, code="HT-06")

    control_hazard(hazard, kind="stopped", text="已停用", actor=worker, now=NOON)

    assert hazard.controls.get().kind == "stopped"
    assert hazard.moves.last().step == Step.CONTROLLED


def test_rows_of_a_life_are_written_once(worker, cadre, secretary, grid):
    hazard = cleared(make_site(grid), worker, cadre=cadre, verifier=secretary)

    for rows in (
        hazard.moves,
        hazard.findings,
        hazard.assignments,
        hazard.rectifications,
        hazard.verifications,
        hazard.photos,
    ):
        row = rows.first()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.model.objects.filter(pk=row.pk).update(hazard=hazard)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.model.objects.filter(pk=row.pk).delete()


def test_clock_argument_is_the_only_clock(worker, grid):
    """EV-3: the day in the number is the local day of `now`."""
    late_evening = datetime.fromisoformat("2026-03-02T23:59:00+08:00")
    just_after = datetime.fromisoformat("2026-03-03T00:01:00+08:00")

    first = found(make_site(grid), worker, now=late_evening)
    second = found(make_site(grid), worker, now=just_after)

    assert first.number == "YH-510104019007-20260302-0001"
    assert second.number == "YH-510104019007-20260303-0001"
