"""Reminders of rounds and hazards, on rows brought about as people do."""

import re
from datetime import datetime, timedelta

import pytest

from hazards.choices import Half, MoveReason, Severity
from hazards.models import Hazard, Round
from hazards.operations.assignments import assign_hazard
from hazards.operations.patrols import move_round, start_round
from hazards.operations.rechecks import verify_hazard
from hazards.operations.reminders import remind_rounds, warn_due_hazards
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.accounts.operations import close_account, end_post
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.notices.models import Delivery, Notice
from liuli.notices.operations import withdraw_overtaken
from liuli.notices.texts import sentences
from liuli.parameters.operations import set_parameter
from liuli.territory.choices import Level
from liuli.territory.operations import add_unit
from tests.clock import TODAY
from tests.factories.hazards import found, make_photo, make_site, reported_done
from tests.factories.patrols import local, scheduled, told
from tests.hazards.test_reminders_rules import at


def told_of(kind, **about):
    """Who has been told of a kind (and of a unit), sorted."""
    wanted = {f"params__{name}": value.pk for name, value in about.items()}
    notices = Notice.objects.filter(kind=f"hazards.{kind}", **wanted)
    return sorted(notices.values_list("recipient__username", flat=True))


# --- rounds --------------------------------------------------------------------------
def test_a_worker_who_has_not_started_is_told_once(worker, lead_user, grid):
    """GR-5, F7: before the window ends, whoever is to walk the round."""
    round_ = scheduled(grid)

    assert remind_rounds(now=local(10, 59)) == 0
    assert remind_rounds(now=local(11, 0)) == 1
    assert remind_rounds(now=local(11, 5)) == 0

    notice = Notice.objects.get()
    assert (notice.recipient, notice.key) == (worker, f"round:{round_.pk}:before_end")
    assert (notice.url, notice.is_urgent) == (f"/field/rounds/{round_.pk}/", True)
    assert sentences([notice]) == [
        "第一网格，2026-03-02 上午轮：尚未开始，巡查时段到 12:00 结束。"
    ]


def test_the_lead_is_told_once_after_the_window(worker, lead_user, secretary, grid):
    """GR-5: the lead of that grid, and not the secretary above."""
    scheduled(grid)

    assert remind_rounds(now=local(11, 59)) == 1
    assert remind_rounds(now=local(12, 0)) == 1
    assert remind_rounds(now=local(12, 5)) == 0

    assert told_of("round_ending") == ["worker"]
    assert told_of("round_missed") == ["lead"]


def test_without_an_area_lead_the_secretary_is_told(worker, secretary, grid):
    scheduled(grid)

    remind_rounds(now=local(12))

    assert told_of("round_missed") == ["secretary"]


def test_a_started_round_is_not_called_to_mind(worker, lead_user, grid):
    start_round(scheduled(grid), actor=worker, told=told(local(9)))

    assert remind_rounds(now=local(11, 30)) == 0
    assert remind_rounds(now=local(12, 30)) == 0


def test_both_rounds_of_a_day_have_reminders_of_their_own(worker, lead_user, grid):
    schedule_rounds(TODAY)

    for moment in (local(11), local(12), local(17), local(18), local(23, 59)):
        remind_rounds(now=moment)

    assert told_of("round_ending") == ["worker", "worker"]
    assert told_of("round_missed") == ["lead", "lead"]


def test_the_neighbouring_grid_is_told_of_its_own_round(
    worker, neighbour, grid, next_grid
):
    schedule_rounds(TODAY)
    start_round(
        Round.objects.get(unit=next_grid, on=TODAY, half=Half.MORNING),
        actor=neighbour,
        told=told(local(9)),
    )

    remind_rounds(now=local(11, 30))

    assert told_of("round_ending") == ["worker"]


def test_the_stand_in_is_told_not_the_worker(worker, neighbour, cadre, grid):
    """GR-5: a moved round is somebody else's."""
    round_ = scheduled(grid)
    move_round(round_, to=neighbour, reason=MoveReason.SWAP, actor=cadre, now=local(9))

    remind_rounds(now=local(11, 30))

    assert told_of("round_ending", unit=grid) == ["neighbour"]


def test_a_round_off_for_leave_is_nobodys(worker, lead_user, cadre, grid):
    """GR-5: leave moves a round; neither worker nor lead hears of it."""
    round_ = scheduled(grid)
    move_round(round_, to=None, reason=MoveReason.LEAVE, actor=cadre, now=local(9))

    assert remind_rounds(now=local(11, 30)) == 0
    assert remind_rounds(now=local(12, 30)) == 0


def test_whoever_took_the_grid_over_today_is_told(
    worker, person_with_post, administrator, grid
):
    round_ = scheduled(grid)
    end_post(worker.posts.get(), ends_on=TODAY, actor=administrator)
    person_with_post("successor", Role.GRID_WORKER, grid)

    remind_rounds(now=local(11, 30))

    assert round_.worker == worker
    assert told_of("round_ending") == ["successor"]


def test_a_closed_account_is_not_told(worker, administrator, grid):
    scheduled(grid)
    close_account(worker, actor=administrator, now=local(9))

    assert remind_rounds(now=local(11, 30)) == 0


def test_each_unit_may_have_its_own_lead_time(worker, neighbour, grid, next_grid):
    schedule_rounds(TODAY)
    set_parameter(
        "patrol.remind_before_minutes",
        value="90",
        actor=SYSTEM,
        starts_on=TODAY,
        unit=next_grid,
        source="test",
    )

    remind_rounds(now=local(10, 30))

    assert told_of("round_ending") == ["neighbour"]


def test_a_reminder_is_withdrawn_once_the_round_is_started(worker, grid):
    round_ = scheduled(grid)
    remind_rounds(now=local(11))
    start_round(round_, actor=worker, told=told(local(11, 1)))

    assert withdraw_overtaken(now=local(11, 2)) == 1
    assert not Notice.objects.visible_to(worker).exists()


def test_a_reminder_is_withdrawn_once_the_round_is_somebody_elses(
    worker, neighbour, cadre, grid
):
    round_ = scheduled(grid)
    remind_rounds(now=local(11))
    move_round(
        round_, to=neighbour, reason=MoveReason.LEAVE, actor=cadre, now=local(11, 1)
    )
    remind_rounds(now=local(11, 5))

    withdraw_overtaken(now=local(11, 6))

    assert not Notice.objects.visible_to(worker).exists()
    assert told_of("round_ending", unit=grid) == ["neighbour", "worker"]
    assert Notice.objects.visible_to(neighbour).filter(params__unit=grid.pk).exists()


def test_a_sweep_back_from_the_dead_reminds_late_and_once(worker, lead_user, grid):
    """F17: beat was away over the end of the window."""
    schedule_rounds(TODAY)

    remind_rounds(now=local(15))
    remind_rounds(now=local(15))

    assert (told_of("round_ending"), told_of("round_missed")) == ([], ["lead"])


def test_windows_long_past_are_left_alone(worker, lead_user, grid):
    schedule_rounds(TODAY)

    assert remind_rounds(now=local(18, 1, day=TODAY + timedelta(days=8))) == 0


@pytest.mark.timeout(60)
def test_two_hundred_grids_cost_as_many_statements_as_one(
    worker, lead_user, community, person_with_post, django_assert_num_queries
):
    """performance.md design e: set-based."""
    schedule_rounds(TODAY)
    with django_assert_num_queries(13):
        assert remind_rounds(now=local(11, 30)) == 1
    Round.objects.all().delete()
    for number in range(200):
        unit = add_unit(community, name=f"网格{number}", level=Level.GRID, actor=SYSTEM)
        person_with_post(f"w{number}", Role.GRID_WORKER, unit)
    schedule_rounds(TODAY)

    with django_assert_num_queries(13):
        assert remind_rounds(now=local(11, 30)) == 201


# --- hazards: EV-5 -------------------------------------------------------------------
@pytest.fixture
def staff(worker, lead_user, cadre, secretary, street_officer, official, stranger):
    """Everybody, so that whoever is not told is seen not to be."""


@pytest.fixture
def handled(staff, worker, cadre, grid) -> Hazard:
    """A major hazard of Monday 2 March, seven days, with the worker as its handler."""
    hazard = found(make_site(grid), cadre)
    return assign_hazard(hazard, assignee=worker, actor=cadre, now=local(12))


def warnings():
    """Notices of the ladder; what a colleague assigned is told apart (test_news)."""
    return Notice.objects.exclude(kind="hazards.assigned")


def sweep(*moments: str) -> list[tuple[str, str]]:
    """Sweep at these moments; (kind, who) of what was told, in order."""
    for moment in moments:
        warn_due_hazards(now=at(moment))
    return [
        (kind.removeprefix("hazards."), who)
        for kind, who in warnings()
        .order_by("made_at", "pk")
        .values_list("kind", "recipient__username")
    ]


def test_green_tells_nobody(handled):
    assert handled.due_on.isoformat() == "2026-03-09"
    assert sweep("2026-03-02 12:10", "2026-03-08 02:00") == []


def test_yellow_tells_handler_and_area_lead(handled):
    """EV-5: 1.875 of 7.5 days are left at 03:00 on 8 March."""
    assert sweep("2026-03-08 02:59", "2026-03-08 03:00", "2026-03-08 03:10") == [
        ("rectify_soon", "worker"),
        ("rectify_soon", "lead"),
    ]


def test_red_tells_the_secretary(handled):
    assert sweep("2026-03-08 03:00", "2026-03-09 23:59", "2026-03-10 00:00")[2:] == [
        ("rectify_overdue", "secretary")
    ]


def test_red_and_one_working_day_tells_the_street(handled):
    """EV-5: Tuesday 10 March is that working day."""
    told = sweep(
        "2026-03-08 03:00",
        "2026-03-10 00:00",
        "2026-03-10 17:29",
        "2026-03-10 17:30",
        "2026-03-20 12:00",
    )

    assert told[3:] == [("rectify_overdue", "street")]


def test_critical_red_tells_the_street_at_once_and_at_night(staff, worker, cadre, grid):
    """EV-5: HT-06 is critical and due on the day it was found."""
    hazard = found(make_site(grid), cadre, code="HT-06")
    assign_hazard(hazard, assignee=worker, actor=cadre, now=local(12))

    assert sweep("2026-03-02 21:00", "2026-03-03 00:00") == [
        ("rectify_soon", "worker"),
        ("rectify_soon", "lead"),
        ("rectify_overdue", "secretary"),
        ("rectify_overdue", "street"),
    ]
    alarm = Notice.objects.get(recipient__username="street")
    assert (alarm.is_urgent, alarm.breaks_quiet) == (True, True)
    assert alarm.not_before == at("2026-03-03 00:00")


def test_who_missed_the_yellow_sweep_is_told_at_red(handled):
    assert sorted(sweep("2026-03-10 09:00")) == [
        ("rectify_overdue", "lead"),
        ("rectify_overdue", "secretary"),
        ("rectify_overdue", "worker"),
    ]


def test_an_unassigned_hazard_is_told_to_the_lead_alone(staff, worker, grid):
    found(make_site(grid), worker)

    assert sweep("2026-03-09 12:00") == [("rectify_soon", "lead")]


def test_a_hazard_reported_done_waits_on_the_clock_of_the_recheck(
    staff, worker, cadre, grid
):
    """HZ-3: three working days from the report; the handler has done their part."""
    hazard = reported_done(make_site(grid), worker, cadre=cadre)
    assert sweep("2026-03-12 12:00") != []
    kinds = {kind for kind, _who in sweep()}

    assert hazard.recheck_due_on.isoformat() == "2026-03-05"
    assert kinds == {"recheck_overdue"}
    assert "worker" not in {who for _kind, who in sweep()}


def test_an_extension_starts_a_new_ladder(handled, worker, cadre):
    sweep("2026-03-08 03:00")
    extend(handled, worker, cadre, due_on="2026-03-20")

    assert sweep("2026-03-10 12:00")[2:] == []
    assert sweep("2026-03-19 12:00")[2:] == [
        ("rectify_soon", "worker"),
        ("rectify_soon", "lead"),
    ]


def extend(hazard, worker, cadre, *, due_on):
    day = datetime.fromisoformat(due_on).date()
    assign_hazard(
        hazard,
        assignee=worker,
        due_on=day,
        note="等材料",
        actor=cadre,
        now=at("2026-03-08 09:00"),
    )


def test_a_warning_is_withdrawn_once_the_hazard_is_cleared(
    staff, worker, cadre, secretary, grid
):
    hazard = reported_done(make_site(grid), worker, cadre=cadre)
    sweep("2026-03-12 12:00")
    told = Notice.objects.count()
    verify_hazard(
        hazard,
        passed=True,
        is_on_site=True,
        photos=[make_photo(secretary, grid)],
        actor=secretary,
        now=at("2026-03-12 12:05"),
    )

    assert told > 0
    assert withdraw_overtaken(now=at("2026-03-12 12:06")) == told


def test_a_warning_is_withdrawn_once_the_due_date_has_moved(handled, worker, cadre):
    sweep("2026-03-08 03:00")
    extend(handled, worker, cadre, due_on="2026-03-20")

    withdraw_overtaken(now=at("2026-03-08 10:00"))

    assert not warnings().filter(withdrawn_at__isnull=True).exists()
    assert warnings().count() == 2


def test_a_warning_opens_where_its_reader_works(handled, worker, lead_user):
    sweep("2026-03-08 03:00")

    urls = dict(warnings().values_list("recipient__username", "url"))
    assert urls == {
        "worker": f"/field/hazards/{handled.pk}/",
        "lead": f"/admin/hazards/hazard/{handled.pk}/change/",
    }


def test_no_notice_holds_a_persons_data(staff, worker, cadre, secretary, grid):
    """T3: names, phones and addresses of residents stay where they are."""
    site = make_site(
        grid, name="秘密旅馆", keeper_name="欧阳震华", keeper_phone="19900012345"
    )
    hazard = found(site, cadre, code="HT-06")
    assign_hazard(
        hazard, assignee=worker, note="找欧阳震华", actor=cadre, now=local(12)
    )
    schedule_rounds(TODAY)
    remind_rounds(now=local(11, 30))
    remind_rounds(now=local(12, 30))
    sweep("2026-03-03 00:00")
    notices = list(Notice.objects.all())

    kept = " ".join(f"{n.key} {n.kind} {n.params} {n.url}" for n in notices)
    shown = " ".join(sentences(notices))
    audited = " ".join(str(entry.detail) for entry in Entry.objects.all())

    assert len(notices) >= 5
    for bait in ("欧阳", "震华", "19900012345", "秘密", site.address.raw):
        assert bait not in kept + shown + audited
    assert re.search(r"[一-鿿]", kept) is None


def test_two_hundred_hazards_cost_as_many_statements_as_one(
    staff, worker, grid, django_assert_num_queries
):
    site = make_site(grid)
    found(site, worker)
    with django_assert_num_queries(15):
        assert warn_due_hazards(now=at("2026-03-12 12:00")) == 3
    Notice.objects.all().delete()
    model = Hazard.objects.get()
    Hazard.objects.bulk_create(
        Hazard(
            number=f"YH-510104019007-20260302-{number:04d}",
            unit=grid,
            site=site,
            text="x",
            severity=Severity.MAJOR,
            found_at=model.found_at,
            received_at=model.received_at,
            found_by=worker,
            clock_started_at=model.clock_started_at,
            due_on=model.due_on,
        )
        for number in range(2, 202)
    )

    with django_assert_num_queries(15):
        assert warn_due_hazards(now=at("2026-03-12 12:00")) == 603


def test_deliveries_wait_for_a_mail_server(handled, settings):
    settings.LIULI_MAIL_URL = ""
    User.objects.update(email="staff@liuli.example")
    sweep("2026-03-12 12:00")

    assert not Delivery.objects.exists()
