"""微网实格: levels, duties with dates, gaps, handing over, approved tasks (GR-1..4)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone

from hazards.models import Hazard
from hazards.operations.assignments import assign_hazard
from liuli.accounts.roles import CAPABILITIES, Role
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from liuli.territory.choices import PARENT_LEVEL, Level
from liuli.territory.operations import add_unit
from residents.choices.duties import (
    DUTIES_AT,
    STAFF,
    Duty,
    GridWork,
    TrainingResult,
)
from residents.choices.needs import NeedKind
from residents.models import (
    GridDuty,
    GridTask,
    MicrogridArea,
    Need,
    Training,
    TrainingSignIn,
)
from residents.operations import (
    Holder,
    approve_task,
    decide_need,
    draw_area,
    end_duty,
    finish_task,
    give_duty,
    give_task,
    note_need,
)
from residents.operations.duties import open_items
from residents.operations.duty_board import duty_board, gaps_in
from residents.operations.trainings import hold_training, sign_in, untrained
from residents.rules import duties as rules
from tests.clock import NOON, TODAY
from tests.factories.hazards import found, make_site
from tests.factories.residents import a_resident, an_address

DAY = timedelta(days=1)


@pytest.fixture
def microgrid(grid):
    return add_unit(grid, name="一号楼", level=Level.MICROGRID, actor=SYSTEM)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def give(unit, duty, holder, *, actor=SYSTEM, starts_on=TODAY, **more):
    return give_duty(
        unit, duty, holder=holder, starts_on=starts_on, actor=actor, now=NOON, **more
    )


# --- rules ------------------------------------------------------------------------------
def test_a_unit_without_a_holder_is_a_gap_f4():
    wanted = {1: ("publicist", "mediator"), 2: ("publicist",)}

    left = rules.gaps(wanted, {(1, "publicist"), (2, "publicist")})

    assert left == [(1, "mediator")]
    assert rules.covered(left, [1, 2]) == 1


@pytest.mark.parametrize(
    ("doors", "remark"), [(29, "small"), (30, ""), (100, ""), (101, "large")]
)
def test_the_size_of_a_microgrid_is_remarked_at_its_bounds_gr_1(doors, remark):
    assert rules.size_remark(doors, least=30, most=100) == remark


# --- levels and stretches ---------------------------------------------------------------
@pytest.mark.django_db
def test_a_microgrid_hangs_under_a_grid_and_nowhere_else_gr_1(community, microgrid):
    assert PARENT_LEVEL[Level.MICROGRID] == Level.GRID
    assert PARENT_LEVEL[Level.GRID] == Level.COMMUNITY
    refused(
        "wrong_level", add_unit, community,
        name="二号楼", level=Level.MICROGRID, actor=SYSTEM,
    )  # fmt: skip


@pytest.mark.django_db
def test_microgrids_of_a_grid_never_overlap_gr_2(grid, microgrid, cadre):
    other = add_unit(grid, name="二号楼", level=Level.MICROGRID, actor=SYSTEM)
    line = {"road": "琉璃三街", "starts_on": TODAY, "actor": cadre}
    draw_area(microgrid, number_from=1, number_to=50, **line)

    refused("area_overlaps", draw_area, other, number_from=50, number_to=60, **line)
    refused("numbers_reversed", draw_area, other, number_from=60, number_to=51, **line)
    refused("not_a_microgrid", draw_area, grid, number_from=60, number_to=71, **line)
    draw_area(other, number_from=51, number_to=60, **line)
    with pytest.raises(IntegrityError, match="microgridarea_in_one_microgrid"):
        MicrogridArea.objects.filter(unit=other).update(numbers=(50, 61))


@pytest.mark.django_db
def test_the_board_counts_the_doors_of_each_microgrid_gr_2(grid, microgrid, cadre):
    for number in (3, 50, 51):
        an_address(grid, f"琉璃三街{number}号")
    draw_area(
        microgrid, road="琉璃三街", number_from=1, number_to=50,
        starts_on=TODAY, actor=cadre,
    )  # fmt: skip

    (part,) = duty_board(cadre, today=TODAY).parts

    assert (part.doors, part.doors_outside) == (3, 1)
    assert [(cell.doors, cell.remark) for cell in part.cells] == [(2, "small")]


# --- duties -----------------------------------------------------------------------------
def test_a_duty_is_no_role_and_opens_nothing_gr_3():
    assert {duty.value for duty in Duty} & {role.value for role in Role} == set()
    assert "residents.reveal" not in CAPABILITIES[Role.GRID_WORKER]


@pytest.mark.django_db
def test_each_duty_belongs_to_its_level_gr_3(grid, microgrid, cadre):
    person = a_resident(grid)

    for unit, other in ((grid, "microgrid"), (microgrid, "grid")):
        for duty in DUTIES_AT[other]:
            holder = Holder(user=cadre) if duty in STAFF else Holder(person=person)
            refused("duty_wrong_level", give, unit, duty, holder)
    with pytest.raises(IntegrityError, match="gridduty_fits_level"):
        GridDuty.objects.create(
            unit=grid, duty="mediator", person=person, period=DateRange(TODAY, None)
        )


@pytest.mark.django_db
def test_a_resident_holds_a_duty_and_a_second_one_takes_over_f4(grid, microgrid, cadre):
    first, second = a_resident(grid), a_resident(grid)
    give(microgrid, Duty.MEDIATOR, Holder(person=first), starts_on=TODAY - 9 * DAY)
    refused("duty_same_holder", give, microgrid, Duty.MEDIATOR, Holder(person=first))

    give(microgrid, Duty.MEDIATOR, Holder(person=second), actor=cadre)

    rows = GridDuty.objects.order_by("pk").values_list("person", "period")
    assert list(rows) == [
        (first.pk, DateRange(TODAY - 9 * DAY, TODAY)),
        (second.pk, DateRange(TODAY, None)),
    ]
    assert set(GridDuty.objects.held(TODAY - DAY)) == {
        GridDuty.objects.get(person=first)
    }
    with pytest.raises(IntegrityError, match="gridduty_one_holder_at_a_time"):
        GridDuty.objects.filter(person=first).update(period=DateRange(TODAY, None))


@pytest.mark.django_db
def test_what_a_duty_may_not_be_gr_3(grid, microgrid, cadre, worker, neighbour):
    person = a_resident(grid)

    refused("duty_holder", give, microgrid, Duty.MEDIATOR, Holder(user=cadre))
    refused("duty_holder", give, grid, Duty.AREA_LEAD, Holder(person=person))
    refused("duty_holder", give, microgrid, Duty.MEDIATOR, Holder())
    refused("duty_without_post", give, grid, Duty.AREA_LEAD, Holder(user=neighbour))
    refused(
        "duty_not_yet", give, grid, Duty.AREA_LEAD, Holder(user=cadre),
        starts_on=TODAY + DAY,
    )  # fmt: skip
    refused(
        "period_reversed", give, grid, Duty.AREA_LEAD, Holder(user=cadre),
        ends_on=TODAY,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        give(grid, Duty.AREA_LEAD, Holder(user=cadre), actor=worker)
    assert not GridDuty.objects.exists()


@pytest.mark.django_db
def test_gaps_are_listed_until_somebody_holds_the_duty_f4_f6(
    grid, microgrid, next_grid, cadre
):
    before = gaps_in(cadre, today=TODAY)
    held = give(microgrid, Duty.MEDIATOR, Holder(person=a_resident(grid))).duty

    assert len(before) == 3 + 4 + 3
    assert set(before) - set(gaps_in(cadre, today=TODAY)) == {
        (microgrid, Duty.MEDIATOR)
    }
    end_duty(held, ends_on=TODAY + DAY, actor=cadre)
    assert gaps_in(cadre, today=TODAY + DAY) == before
    assert end_duty(held, ends_on=TODAY, actor=cadre) is None
    assert not GridDuty.objects.exists()


@pytest.mark.django_db
def test_a_change_of_the_lead_hands_over_what_is_open_f6(
    grid, next_grid, lead_user, cadre, secretary, worker
):
    give(grid, Duty.AREA_LEAD, Holder(user=lead_user), starts_on=TODAY - DAY)
    mine = decide_need(
        note_need(grid, kind=NeedKind.WORK, actor=worker, now=NOON),
        doer=lead_user, actor=cadre, now=NOON,
    )  # fmt: skip
    others = decide_need(
        note_need(grid, kind=NeedKind.SCHOOL, actor=worker, now=NOON),
        doer=worker, actor=cadre, now=NOON,
    )  # fmt: skip
    hazard = assign_hazard(
        found(make_site(grid), worker), assignee=lead_user, actor=cadre, now=NOON
    )
    due_on = hazard.due_on
    assert open_items(grid, lead_user, now=NOON) == 2

    done = give(grid, Duty.AREA_LEAD, Holder(user=cadre), actor=secretary)

    assert done.items == 2
    assert {need.pk: need.doer for need in Need.objects.all()} == {
        mine.pk: cadre,
        others.pk: worker,
    }
    after = Hazard.objects.get(pk=hazard.pk)
    assert (after.current_assignment.assignee, after.due_on) == (cadre, due_on)
    told = Notice.objects.get(kind="duties.yours", recipient=cadre)
    assert told.params["items"] == 2


@pytest.mark.django_db
def test_what_cannot_be_handed_over_stops_the_change_f6(grid, lead_user, cadre, worker):
    """All or nothing: a refusal upstairs leaves holder and items as they were."""
    from residents.signals import duty_handed_over

    give(grid, Duty.AREA_LEAD, Holder(user=lead_user), starts_on=TODAY - DAY)
    need = note_need(grid, kind=NeedKind.WORK, actor=worker, now=NOON)
    decide_need(need, doer=lead_user, actor=cadre, now=NOON)

    def says_no(**_facts):
        raise Refused("no", code="probe")

    duty_handed_over.connect(says_no)
    try:
        refused("probe", give, grid, Duty.AREA_LEAD, Holder(user=cadre))
    finally:
        duty_handed_over.disconnect(says_no)

    assert GridDuty.objects.get().user == lead_user
    assert GridDuty.objects.get().period.upper is None
    assert Need.objects.get().doer == lead_user


# --- tasks ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_grid_is_given_approved_tasks_only_gr_4(
    community, other_community, grid, cadre, worker
):
    task = approve_task(
        community, title="反诈宣传入户", work=GridWork.POLICY,
        approval="锦委政法〔2026〕3号", starts_on=TODAY, ends_on=TODAY + 30 * DAY,
        actor=cadre,
    )  # fmt: skip
    elsewhere = approve_task(
        other_community, title="送水", work=GridWork.SERVICE, approval="另一社区",
        starts_on=TODAY, actor=SYSTEM,
    )  # fmt: skip
    given = give_task(grid, task, due_on=TODAY + DAY, actor=cadre, now=NOON)
    assert Notice.objects.get(kind="duties.task_given").recipient == worker

    again = {"due_on": TODAY + DAY, "actor": cadre, "now": NOON}
    refused("task_given_already", give_task, grid, task, **again)
    refused("task_not_approved", give_task, grid, elsewhere, **again)
    late = {**again, "now": NOON + 31 * DAY, "due_on": TODAY + 40 * DAY}
    refused("task_not_approved", give_task, grid, task, **late)
    refused(
        "approval_missing", approve_task, community, title="临时加码",
        work=GridWork.SERVICE, approval=" ", starts_on=TODAY, actor=cadre,
    )  # fmt: skip
    with (
        pytest.raises(IntegrityError, match="gridtask_is_approved"),
        transaction.atomic(),
    ):
        GridTask.objects.create(unit=grid, task=elsewhere, given_on=TODAY, due_on=TODAY)
    with pytest.raises(NotAllowed):
        give_task(grid, task, due_on=TODAY, actor=worker, now=NOON)

    refused("words_missing", finish_task, given, result=" ", actor=worker, now=NOON)
    done = finish_task(given, result="入户46户", actor=worker, now=NOON)
    assert (done.done_on, done.result) == (TODAY, "入户46户")
    refused("task_done", finish_task, given, result="再次", actor=worker, now=NOON)


@pytest.mark.django_db
def test_the_phone_shows_the_tasks_of_the_own_grid_and_takes_the_result(
    community, grid, next_grid, cadre, worker, neighbour, signed_in
):
    """GR-4: a plain page; the neighbour neither sees nor finishes it."""
    task = approve_task(
        community, title="反诈宣传入户", work=GridWork.POLICY,
        approval="锦委政法〔2026〕3号", starts_on=TODAY, actor=cadre,
    )  # fmt: skip
    facts = {"due_on": TODAY + DAY, "actor": cadre, "now": NOON}
    mine = give_task(grid, task, **facts)
    theirs = give_task(next_grid, task, **facts)
    form = reverse("fieldwork:entry", args=["residents.grid_task_done"])
    today = reverse("fieldwork:today")
    phone = signed_in(worker)
    shown = phone.get(today).content.decode()

    forged = phone.post(form, {"task": theirs.pk, "result": "替人填报"})
    sent = phone.post(form, {"task": mine.pk, "result": "入户46户"})

    assert f"{form}?task={mine.pk}" in shown
    assert f"{form}?task={theirs.pk}" not in shown
    assert (
        f"{form}?task={theirs.pk}" in signed_in(neighbour).get(today).content.decode()
    )
    assert (forged.status_code, sent.status_code) == (409, 302)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.result, theirs.done_on) == ("入户46户", None)
    assert f"{form}?task={mine.pk}" not in phone.get(today).content.decode()


def test_the_fields_of_work_are_the_six_of_gr_4():
    assert set(GridWork.values) == {
        "information", "hazards", "mediation", "policy", "service", "events",
    }  # fmt: skip


# --- pages ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_board_shows_holders_masked_and_gaps_f4(
    grid, microgrid, cadre, worker, stranger, signed_in
):
    give(microgrid, Duty.MEDIATOR, Holder(person=a_resident(grid, full_name="张三丰")))
    url = reverse("admin:residents_gridduty_board")

    page = signed_in(cadre).get(url)

    assert page.context["board"].gap_count == 3 + 3
    assert "张三丰" not in page.content.decode()
    assert "张**" in page.content.decode() or "张*" in page.content.decode()
    theirs = signed_in(stranger).get(url)
    assert theirs.context["board"].parts == []


@pytest.mark.django_db
def test_a_duty_is_given_by_name_on_the_page_f4(grid, microgrid, cadre, signed_in):
    a_resident(grid, full_name="李慧敏")
    url = reverse("admin:residents_gridduty_give", args=[microgrid.pk, "mediator"])
    desk = signed_in(cadre)

    unknown = desk.post(url, {"full_name": "无此人", "starts_on": TODAY})
    done = desk.post(url, {"full_name": "李慧敏", "starts_on": TODAY})

    assert "full_name" in unknown.context["form"].errors
    assert done.status_code == 302
    assert GridDuty.objects.get().person.full_name == "李慧敏"


@pytest.mark.django_db
def test_the_board_asks_as_much_for_one_grid_as_for_three(
    community, grid, cadre, django_assert_num_queries
):
    cadre.scopes("duties.view")  # posts are read once per person
    with django_assert_num_queries(5):
        duty_board(cadre, today=TODAY)
    for name in ("甲", "乙"):
        more = add_unit(community, name=name, level=Level.GRID, actor=SYSTEM)
        add_unit(more, name=f"{name}楼", level=Level.MICROGRID, actor=SYSTEM)
    with django_assert_num_queries(5):
        duty_board(cadre, today=TODAY)


# --- trainings --------------------------------------------------------------------------
@pytest.fixture
def training(community, cadre):
    return hold_training(
        community, topic="调解技巧", place="社区会议室", held_on=TODAY, actor=cadre,
        today=TODAY,
    )  # fmt: skip


@pytest.mark.django_db
def test_holders_of_duties_sign_in_at_a_training_with_its_result_f4(
    community, microgrid, grid, cadre, worker, training
):
    """F4: by the duty each holds on that day; who is not named any more is taken off."""
    mediator = give(microgrid, Duty.MEDIATOR, Holder(person=a_resident(grid))).duty
    publicist = give(
        microgrid, Duty.PUBLICIST, Holder(person=a_resident(grid, full_name="李四光"))
    ).duty
    both = {mediator.pk: TrainingResult.PASSED, publicist.pk: TrainingResult.NONE}
    with pytest.raises(NotAllowed):
        sign_in(training, results=both, actor=worker)

    assert sign_in(training, results=both, actor=cadre) == 2
    assert sign_in(training, results={mediator.pk: "failed"}, actor=cadre) == 1

    assert list(training.sign_ins.values_list("duty", "result")) == [
        (mediator.pk, "failed")
    ]
    assert list(untrained(community, since=TODAY, on=TODAY)) == [publicist]


@pytest.mark.django_db
def test_nobody_signs_in_who_held_no_duty_there_that_day_f4(
    community, other_community, microgrid, grid, cadre, training
):
    later = give(microgrid, Duty.MEDIATOR, Holder(person=a_resident(grid))).duty
    GridDuty.objects.filter(pk=later.pk).update(period=DateRange(TODAY + DAY, None))

    refused("no_holder", sign_in, training, results={later.pk: "none"}, actor=cadre)
    refused(
        "date_future", hold_training, community, topic="培训", place="会议室",
        held_on=TODAY + DAY, actor=cadre, today=TODAY,
    )  # fmt: skip
    with (
        pytest.raises(IntegrityError, match="holds a duty"),
        transaction.atomic(),
    ):
        TrainingSignIn.objects.create(training=training, duty=later)


@pytest.mark.django_db
def test_the_desk_writes_a_training_down_and_keeps_the_list_f4(
    community, microgrid, grid, cadre, worker, signed_in
):
    duty = give(microgrid, Duty.MEDIATOR, Holder(person=a_resident(grid))).duty
    add = reverse("admin:residents_training_add")
    desk = signed_in(cadre)
    answer = desk.post(
        add,
        {"unit": community.pk, "topic": "调解技巧", "place": "会议室",
         "held_on": timezone.localdate().isoformat()},
    )  # fmt: skip
    page = reverse("admin:residents_training_change", args=[Training.objects.get().pk])

    desk.post(page, {f"duty_{duty.pk}": "passed"})

    assert answer.url == page
    assert TrainingSignIn.objects.get().result == "passed"
    shown = desk.get(page).content.decode()
    assert "张**" in shown
    assert "张三丰" not in shown
    assert signed_in(worker).post(add, {}).status_code in {302, 403}
