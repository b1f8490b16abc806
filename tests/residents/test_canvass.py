"""敲门行动: the form of the drive, its figures and the doors left (G10, S6, G-6)."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from hazards.models import Hazard
from liuli.fieldwork.models import Receipt
from liuli.indicators.registry import Period
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.canvass import KnockOutcome
from residents.indicators.canvass import LISTED, REGISTERED
from residents.models import CanvassDoor, CanvassDrive
from residents.operations.canvass import due_again, knock, progress
from residents.rules.canvass import read_drive, read_outcome, share_words
from tests.clock import NOON, TODAY
from tests.factories.residents import an_address
from tests.ledgers.samples import CANVASS, sample, workbook

HEADINGS = ("序号", "地址", "是否完成登记", "未完成原因", "登记日期", "登记人")


def a_form(rows, title="敲门行动入户登记表"):
    return workbook(rows, headings=HEADINGS, title=title, sheet="入户")


@pytest.mark.parametrize(
    ("registered", "reason", "outcome"),
    [
        (True, "", KnockOutcome.REGISTERED),
        (False, "拒访", KnockOutcome.REFUSED),
        (False, "拒绝入户", KnockOutcome.REFUSED),
        (False, "多次无人", KnockOutcome.NOBODY_HOME),
        (False, "空置", KnockOutcome.VACANT),
        (None, "", KnockOutcome.NOT_YET),
        (False, "搞不清楚", None),
    ],
)
def test_the_words_of_the_form_are_outcomes_g_6(registered, reason, outcome):
    assert read_outcome(is_registered=registered, reason=reason) == outcome


@pytest.mark.parametrize(
    ("title", "drive"),
    [
        ("敲门行动入户登记表", "敲门行动"),
        ("琉璃社区2025年春季敲门行动登记表", "琉璃社区2025年春季敲门行动"),
        ("自建房台账", ""),
    ],
)
def test_the_drive_is_the_one_the_title_names_g10(title, drive):
    assert read_drive(title) == drive


@pytest.mark.django_db
def test_the_sample_gives_2171_of_2184_and_13_doors_left_s6(
    bring_in, community, signed_in, cadre
):
    result = bring_in(sample(CANVASS), CANVASS)

    assert CanvassDrive.objects.get().name == "敲门行动"
    assert (result.total("read"), result.total("created")) == (2184, 2184)
    found = REGISTERED.figures([community], Period(TODAY, now=NOON))[community.pk]
    assert (found.value, found.of) == (2171, 2184)
    assert f"{found.value / found.of:.1%}" == "99.4%"
    assert (
        LISTED.figures([community], Period(TODAY, now=NOON))[community.pk].value == 2184
    )
    left = CanvassDoor.objects.left()
    assert sorted(left.values_list("outcome", flat=True)) == (
        ["nobody_home"] * 3 + ["refused"] * 6 + ["vacant"] * 4
    )
    page = signed_in(cadre).get(
        reverse("admin:residents_canvassdoor_changelist"), {"left": "yes"}
    )
    assert set(page.context["cl"].result_list) == set(left)


@pytest.mark.django_db
def test_a_door_registered_later_leaves_the_list_g10(
    bring_in, grid, signed_in, stranger
):
    bring_in(a_form([[1, "琉璃三街1号2室", "否", "多次无人", "", "1号网格"]]))
    again = bring_in(a_form([[1, "琉璃三街1号2室", "是", "", "2026-02-01", "1号网格"]]))

    door = CanvassDoor.objects.get()
    assert (again.total("updated"), door.outcome) == (1, "registered")
    assert not CanvassDoor.objects.left().exists()
    other = bring_in(
        a_form(
            [[1, "琉璃三街1号2室", "否", "拒访", "", ""]], title="秋季敲门行动登记表"
        )
    )
    assert (other.total("created"), CanvassDrive.objects.count()) == (1, 2)
    page = signed_in(stranger).get(reverse("admin:residents_canvassdoor_changelist"))
    assert "琉璃三街1号2室" not in page.content.decode()


# --- knocking --------------------------------------------------------------------------
DAY = timedelta(days=1)


@pytest.fixture
def drive(community):
    return CanvassDrive.objects.create(unit=community, name="冬季敲门行动")


def a_door(drive, unit, **facts):
    address = an_address(unit)
    return CanvassDoor.objects.create(drive=drive, unit=unit, address=address, **facts)


@pytest.mark.parametrize(
    ("registered", "listed", "words"),
    [(2171, 2184, "99.4"), (1999, 2000, "99.9"), (2000, 2000, "100.0"), (0, 0, "")],
)
def test_a_share_is_cut_and_never_reaches_100_too_early_fx_2(registered, listed, words):
    assert share_words(registered, listed) == words


@pytest.mark.django_db
def test_a_knock_says_who_when_and_what_and_keeps_what_was_before_g10(
    drive, grid, worker, neighbour
):
    door = a_door(drive, grid)

    knock(door, outcome="nobody_home", actor=worker, now=NOON - 3 * DAY)
    now = knock(door, outcome="registered", actor=worker, now=NOON)

    assert (now.outcome, now.knocked_on, now.by_label) == (
        "registered", TODAY, worker.display_name,
    )  # fmt: skip
    assert list(door.events.order_by("pgh_id").values_list("outcome", flat=True)) == [
        "not_yet", "nobody_home", "registered",
    ]  # fmt: skip
    drive.refresh_from_db()
    assert drive.begun_on == TODAY - timedelta(days=3)
    with pytest.raises(NotAllowed):
        knock(door, outcome="vacant", actor=neighbour, now=NOON)


@pytest.mark.django_db
def test_a_refusal_is_an_outcome_and_opens_no_hazard_g_6(drive, grid, worker):
    door = knock(a_door(drive, grid), outcome="refused", actor=worker, now=NOON)

    assert door.outcome == "refused"
    assert not Hazard.objects.exists()


@pytest.mark.django_db
def test_a_registered_door_stays_so_but_a_slip_is_put_right_g10(
    drive, grid, worker, cadre
):
    door = a_door(drive, grid)
    knock(door, outcome="registered", actor=worker, now=NOON)

    with pytest.raises(Refused) as caught:
        knock(door, outcome="vacant", actor=cadre, now=NOON)
    assert caught.value.code == "door_registered"
    again = knock(door, outcome="registered", actor=cadre, now=NOON + DAY)
    assert (again.by_label, again.knocked_on) == (worker.display_name, TODAY)
    assert knock(door, outcome="vacant", actor=worker, now=NOON).outcome == "vacant"
    with pytest.raises(Refused) as caught:
        knock(door, outcome="elsewhere", actor=worker, now=NOON)
    assert caught.value.code == "knock_unknown"


@pytest.mark.django_db
def test_who_refused_is_left_in_peace_longer_than_who_was_out_g10(drive, grid):
    due = [
        a_door(drive, grid),
        a_door(drive, grid, outcome="nobody_home", knocked_on=TODAY - 2 * DAY),
        a_door(drive, grid, outcome="refused", knocked_on=TODAY - 14 * DAY),
    ]
    a_door(drive, grid, outcome="nobody_home", knocked_on=TODAY - DAY)
    a_door(drive, grid, outcome="refused", knocked_on=TODAY - 13 * DAY)
    a_door(drive, grid, outcome="registered", knocked_on=TODAY - 99 * DAY)

    doors = CanvassDoor.objects.all()

    assert set(due_again(doors, unit=grid, today=TODAY)) == set(due)
    whole, (part,) = progress(doors)
    assert (whole.listed, whole.registered, whole.left, part.name) == (
        6, 1, 5, grid.short_name,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_tap_on_the_phone_arrives_once_and_only_for_ones_own_doors_g10(
    drive, grid, next_grid, worker, signed_in
):
    mine, theirs = a_door(drive, grid), a_door(drive, next_grid)
    phone = signed_in(worker)
    number = str(uuid.uuid4())

    def send(client_id, door, outcome):
        item = {
            "client_id": client_id, "kind": "residents.knock", "observed_at": None,
            "payload": {"door": door.pk, "outcome": outcome},
        }  # fmt: skip
        answer = phone.post(
            "/field/sync", {"items": [item]}, content_type="application/json"
        )
        return answer.json()["items"][0]["status"]

    assert [send(number, mine, "vacant") for _twice in range(2)] == ["accepted"] * 2
    assert send(str(uuid.uuid4()), theirs, "vacant") == "refused"
    assert Receipt.objects.filter(kind="residents.knock").count() == 2
    theirs.refresh_from_db()
    assert theirs.outcome == "not_yet"
    page = phone.get(reverse("residents:doors", args=[drive.pk]))
    assert [door.pk for door in page.context["later"]] == [mine.pk]
    done = phone.post(
        reverse("residents:doors", args=[drive.pk]),
        {"door": mine.pk, "outcome": "registered", "client_id": str(uuid.uuid4())},
    )
    assert done.status_code == 302
    mine.refresh_from_db()
    assert mine.outcome == "registered"


@pytest.mark.django_db
def test_the_page_of_a_drive_opens_the_doors_left_behind_the_share_g10_fx_2(
    bring_in, signed_in, cadre, worker, stranger
):
    bring_in(sample(CANVASS), CANVASS)
    desk = signed_in(cadre)
    url = reverse("admin:residents_canvassdoor_drive")

    page = desk.get(url)

    assert (page.context["whole"].share, page.context["whole"].left) == ("99.4", 13)
    left = list(page.context["left"])
    assert len(left) == 13
    assert "99.4%" in page.content.decode()
    pressed = desk.post(
        reverse("admin:residents_canvassdoor_knock", args=[left[0].pk]),
        {"outcome": "registered"},
    )
    assert pressed.status_code == 302
    assert desk.get(url).context["whole"].left == 12
    drive = CanvassDrive.objects.get()
    paper = desk.get(reverse("admin:residents_canvassdoor_paper", args=[drive.pk]))
    assert len(paper.context["doors"]) == 12
    assert "drive" not in signed_in(stranger).get(url).context
