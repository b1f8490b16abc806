"""陶艺课程记录.xlsx: 26 = 12 亲子 + 13 疗愈 + 1 展赛 (K16, YT-8)."""

import io

import xlsxwriter
from django.db.models import Sum

from liuli.exchange.models import Import
from liuli.exchange.pipeline import counts_of
from liuli.exchange.undoing import undo_import
from liuli.indicators.registry import Period, find_indicator
from services.models import Programme, ProgrammeSession, Term
from tests.clock import NOON, TODAY
from tests.ledgers.samples import EXPECTED, sample

NAME = "陶艺课程记录.xlsx"
HEADS = ["课程名称", "类型", "开展日期", "参与人数", "讲师单位"]


def book(*rows, title="琉璃陶艺课程开展记录"):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("课程")
        sheet.write_row(0, 0, [title])
        sheet.write_row(1, 0, HEADS)
        for number, row in enumerate(rows, start=2):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def test_the_sample_ledger_gives_twenty_six_sessions(bring_in, community):
    """YT-8: 亲子 12, 疗愈 13, 展赛 1; twice changes nothing."""
    wanted = EXPECTED[NAME]

    first = bring_in(sample(NAME), NAME)
    again = bring_in(sample(NAME), NAME)

    assert first.kind.slug == wanted["kind"]
    assert counts_of(first)["created"] == wanted["rows"]
    assert counts_of(again)["unchanged"] == wanted["rows"]
    assert ProgrammeSession.objects.held().count() == wanted["rows"]
    period = Period(on=TODAY, now=NOON)
    sessions = find_indicator("services.sessions").measure([community], period)
    figure = sessions[community.pk]
    assert figure.value == wanted["rows"]
    assert {k: n for k, n in figure.parts.items() if n} == {
        "parent_child": wanted["parent_child"],
        "healing": wanted["therapy"],
        "exhibition": wanted["exhibition"],
    }
    people = find_indicator("services.participants").measure([community], period)
    written = ProgrammeSession.objects.aggregate(all=Sum("written_people"))["all"]
    assert people[community.pk].value == written == 471


def test_two_sessions_on_one_day_are_two(bring_in):
    """The therapy course met twice on 16 January; the counts tell them apart."""
    rows = [
        ["陶艺心理疗愈课", "陶艺心理疗愈课", "2024.1.16", 27, "机构"],
        ["陶艺心理疗愈课", "陶艺心理疗愈课", "2024-01-16", 13, "机构"],
        ["陶艺心理疗愈课", "陶艺心理疗愈课", "20240116", 13, "机构"],
    ]

    result = bring_in(book(*rows))

    assert [(p.row, p.code) for p in result.problems] == [(5, "duplicate_session")]
    assert ProgrammeSession.objects.count() == 2


def test_what_was_not_held_and_what_is_unclear_is_refused(bring_in):
    """YT-8."""
    result = bring_in(
        book(
            ["亲子陶艺课堂", "亲子陶艺课堂", "2024.1.24", 0, "机构"],
            ["合唱", "合唱", "2024.1.24", 9, "机构"],
            ["亲子陶艺课堂", "亲子陶艺课堂", "", 9, "机构"],
            ["亲子陶艺课堂", "亲子陶艺课堂", "2024.1.25", 9, "机构"],
        )
    )

    refused = [(p.row, p.code) for p in result.problems if p.level == "refused"]
    assert refused == [
        (3, "nobody_came"), (4, "course_unclear"), (5, "session_day_missing"),
    ]  # fmt: skip
    assert ProgrammeSession.objects.count() == 1


def test_an_import_of_sessions_is_undone_whole(bring_in, secretary):
    """XL-10."""
    bring_in(sample(NAME), NAME)

    undo_import(Import.objects.get(), actor=secretary, now=NOON)

    for model in (ProgrammeSession, Term, Programme):
        assert not model.objects.exists()
