"""Free opinions come from a ledger into an opinion round (E3d, H1, L2)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
import xlsxwriter

from liuli.exchange.models import Import
from liuli.exchange.pipeline import counts_of
from liuli.exchange.undoing import undo_import
from residents.choices.opinions import Outcome
from residents.models import Opinion, OpinionRound, Vote
from residents.operations.opinions import (
    add_theme,
    answer_theme,
    close_round,
    sort_opinion,
)
from residents.rules.opinion_words import read_channel
from tests.clock import NOON
from tests.ledgers.fixtures import bring_in, sealed_files

__all__ = ["bring_in", "sealed_files"]
pytestmark = pytest.mark.django_db
TITLE = "琉璃中三街公共晾晒区意见建议征集登记表"
HEADINGS = ["序号", "姓名", "联系电话", "意见内容", "征集方式", "征集日期"]
ROWS = [
    [1, "甲探", "19900000001", "晾晒架太少，雨天没处收", "入户走访", "2025-11-03"],
    [2, "乙探", "", "晾晒架太少，雨天没处收", "坝坝会", "2025-11-05"],
    [3, "丙探", "", "打 19900012345 找我", "意见箱", ""],
    [4, "丁探", "", "", "入户走访", "2025-11-06"],
    [5, "戊探", "", "晾晒架太少，雨天没处收", "坝坝会", "2025-11-05"],
]


def a_ledger(rows=ROWS, title=TITLE):
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("意见")
    sheet.write_string(0, 0, title)
    sheet.write_row(1, 0, HEADINGS)
    for number, row in enumerate(rows, 2):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("words", "channel"),
    [("入户走访", "visit"), ("坝坝会", "meeting"), ("意见箱", "box"), ("", "other")],
)
def test_channels_are_read_from_their_words(words, channel):
    assert read_channel(words) == channel


def test_answers_come_in_without_anybodys_name(bring_in):
    """H1, PI-2: two alike stay two; a number in the words is blotted out."""
    done = bring_in(a_ledger())

    assert done.kind.slug == "opinion"
    assert [row.outcome for row in done.checked.rows] == [
        "created", "created", "created", "refused", "created",
    ]  # fmt: skip
    asked = OpinionRound.objects.get()
    assert (asked.title, asked.status) == ("琉璃中三街公共晾晒区意见建议征集", "open")
    assert asked.opens_on == date(2025, 11, 3)
    rows = asked.opinions.order_by("pk")
    assert list(rows.values_list("channel", flat=True)) == [
        "visit", "meeting", "box", "meeting",
    ]  # fmt: skip
    kept = str(list(rows.values()))
    assert not [w for w in ("甲探", "19900000001", "19900012345") if w in kept]
    assert not Vote.objects.exists()


def test_twice_changes_nothing_and_undo_takes_it_away(bring_in, cadre):
    """XL-10."""
    bring_in(a_ledger())

    again = bring_in(a_ledger(), "又一份.xlsx")

    assert counts_of(again)["unchanged"] == 4
    undo_import(Import.objects.order_by("pk").first(), actor=cadre, now=NOON)
    assert (OpinionRound.objects.count(), Opinion.objects.count()) == (0, 0)


def test_a_closed_round_takes_no_more_answers(bring_in, cadre):
    """H1: what was closed with an outcome for every theme stays so."""
    bring_in(a_ledger())
    asked = OpinionRound.objects.get()
    theme = add_theme(asked, title="晾晒架", actor=cadre)
    for opinion in asked.opinions.all():
        sort_opinion(opinion, themes=[theme], actor=cadre)
    answer_theme(theme, outcome=Outcome.TAKEN, reason="增设三处", actor=cadre)
    close_round(asked, actor=cadre, now=NOON + timedelta(days=1))

    late = bring_in(a_ledger([[9, "", "", "再加一处", "入户", "2025-11-09"]]))

    assert counts_of(late)["refused"] == 1
    assert "round_closed" in {p.code for r in late.checked.rows for p in r.problems}
    assert Opinion.objects.count() == 4
