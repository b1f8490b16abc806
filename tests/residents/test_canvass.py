"""敲门行动: the form of the drive, its figures and the doors left (G10, S6, G-6)."""

import pytest
from django.urls import reverse

from liuli.indicators.registry import Period
from residents.choices.canvass import KnockOutcome
from residents.indicators.canvass import LISTED, REGISTERED
from residents.models import CanvassDoor, CanvassDrive
from residents.rules.canvass import read_drive, read_outcome
from tests.clock import NOON, TODAY
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
