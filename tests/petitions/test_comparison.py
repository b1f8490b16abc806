"""Groups side by side: measures, documents, grades, and no conclusion (LC-11)."""

import io
import re
from datetime import date
from decimal import Decimal as D  # noqa: N817 - amounts

import openpyxl
import pytest
from django.urls import reverse

from liuli.audit.models import Entry
from petitions.choices.compensation import Component
from petitions.models import VillageGroup
from petitions.operations.comparison import compare_groups, scenarios
from petitions.operations.land import record_item, state_scheme
from tests.petitions.compared import FACTS, PLAN, four_groups

# Words a page about money people wait for must never print.
VERDICTS = ("吃亏", "不公", "亏欠", "应当补发", "违法", "侵占")


@pytest.fixture
def groups(community, funds_officer):
    return four_groups(community, funds_officer)


def compared():
    return compare_groups(list(VillageGroup.objects.with_area().order_by("number")))


def line_of(component):
    return next(line for line in compared().lines if line.component == component)


def page_text(client, **words):
    answer = client.get(reverse("admin:petitions_villagegroup_comparison"), words)
    assert answer.status_code == 200
    body = re.search(r'class="ll-stack">.*', answer.content.decode(), re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_land_of_four_groups_in_both_measures(groups):
    """LC-11: 元/亩, 元/人, difference and grade A, from recorded rows."""
    line = line_of("land")

    assert line.grade == "A"
    assert [one.per_mu for one in line.measured] == [
        D("90000.00"), D("65000.00"), D("90000.00"), D("90000.00"),
    ]  # fmt: skip
    assert [one.per_person for one in line.measured] == [
        D("28125.00"), D("20967.74"), D("24827.59"), D("27931.03"),
    ]  # fmt: skip
    assert line.spread_per_mu == D("25000.00")
    assert {str(paper.number) for paper in compared().papers.values()} == {
        "示〔2008〕11号"
    }


def test_a_group_is_compared_in_the_same_number_of_statements(
    groups, django_assert_num_queries
):
    some = list(VillageGroup.objects.with_area()[:1])
    every = list(VillageGroup.objects.with_area())
    for chosen in (some, every):
        with django_assert_num_queries(3):
            compare_groups(chosen)


def test_an_amount_without_its_document_is_grade_b_and_unknown_land_is_c(
    groups, funds_officer
):
    """LC-11: B amounts but not documents; C incomplete."""
    facts = {"promised": D(9_000_000), "received": D(0), "paper": None}
    record_item(groups[2], component=Component.LAND, facts=facts, actor=funds_officer)
    assert line_of("land").grade == "B"

    groups[2].parcels.update(land_class="unknown")
    line = line_of("land")
    assert line.grade == "C"
    assert ("琉璃村二组", "land") in line.missing


def test_the_page_tells_grade_and_measures_and_no_verdict(groups, secretary, signed_in):
    """LC-11: grade A is compared; never a conclusion about who was wronged."""
    text = page_text(signed_in(secretary))

    for words in (
        "A级：资料齐全",
        "90,000.00",
        "20,967.74",
        "相差 25,000.00 元",
        "示〔2008〕11号",
    ):
        assert words in text
    assert "各组均未登记：安置补助费" in text
    assert not [word for word in VERDICTS if word in text.replace("是否吃亏", "")]


def test_grade_c_says_that_not_enough_is_known_and_compares_nothing(
    groups, funds_officer, secretary, signed_in
):
    """LC-11: 资料不足, 不作比较; bait: the amounts are there and would divide."""
    state_scheme(
        groups[4],
        plan_fixed_on=None,
        facts=FACTS | {"people": 310},
        actor=funds_officer,
    )

    text = page_text(signed_in(secretary))

    assert "C级：资料不足，不作比较" in text
    assert "琉璃村四组：补偿安置方案确定日" in text
    assert "6,500,000.00" in text  # what is recorded stays to be seen
    for measure in ("65,000.00", "20,967.74", "25,000.00", "相差"):
        assert measure not in text


def test_only_chosen_groups_are_compared(groups, secretary, signed_in):
    text = page_text(signed_in(secretary), group=[groups[2].pk, groups[5].pk])

    assert "相差 0.00 元" in text
    assert "20,967.74" not in text


def test_time_value_is_shown_only_when_asked_and_as_a_scenario(
    groups, secretary, signed_in
):
    """LC-11: labelled; 9,000,000 at 3 % over 365 days."""
    client = signed_in(secretary)

    assert "情景结果" not in page_text(client)
    text = page_text(client, percent="3", until="2009-10-20", group=[groups[2].pk])

    assert "不是主张" in text
    assert "情景：年利率 3%" in text
    assert "9,270,000.00" in text


def test_a_scenario_estimates_nothing(groups, funds_officer):
    """LC-11: without what was received there is none."""
    record_item(
        groups[2],
        component=Component.REWARD,
        facts={"promised": D(5)},
        actor=funds_officer,
    )

    told = scenarios(compared(), percent=D(3), until=date(2009, 10, 20))

    assert [one.value for one in told] == [
        None, D("0.00"), D("7416000.00"), D("8343000.00"),
    ]  # fmt: skip
    assert told[0].since == PLAN


def test_the_workbook_holds_the_page_and_is_audited(groups, secretary, signed_in):
    """LC-11: amounts, measures, grade and document; no name of anybody."""
    answer = signed_in(secretary).get(
        reverse("admin:petitions_villagegroup_comparison_xlsx")
    )

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[2][:6] == ("土地补偿费", "A", "琉璃村四组", 6500000, 65000, 20967.74)
    assert rows[2][8] == "补偿安置方案 示〔2008〕11号"
    assert Entry.objects.filter(action="compensation.comparison_taken").count() == 1


def test_without_compensation_there_is_no_comparison(
    groups, cadre, stranger, official, signed_in
):
    """RO-1: the page and its file."""
    answers = [
        signed_in(who).get(reverse(f"admin:petitions_villagegroup_{name}")).status_code
        for who in (cadre, stranger, official)
        for name in ("comparison", "comparison_xlsx")
    ]

    assert answers == [404, 404, 404, 404, 302, 302]
