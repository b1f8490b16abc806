"""Ledgers of free opinions: 意见建议征集登记 (kind `opinion`, E3d, H1)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.facts import SheetFacts
from liuli.exchange.merging import Batch, Match, Target, refuse
from liuli.exchange.notes import without_long_numbers
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.territory.models import Unit
from residents.choices.opinions import RoundStatus
from residents.models import Opinion, OpinionRound
from residents.rules.ballot_words import vote_title
from residents.rules.opinion_words import read_channel

_ROUND: Final = Target(
    OpinionRound, (Match(("unit", "title"), where="t.status = 'open'"),), change={}
)
_OPINION: Final = Target(
    Opinion,
    (Match(("round", "ledger_key")),),
    change={},
)
_LONGEST_TITLE: Final = 120


@ledger_kind("opinion", label=_("Ledger of opinions"))
class Opinions(LedgerKind):
    """One answer a row; which question it answers stands in the title.

    Whoever gave it is read past: nobody's name belongs to an answer.
    """

    import_capability = Capability.VOTES_PREPARE
    columns = (
        Column(
            "text",
            ("意见内容", "意见建议", "意见和建议", "意见与建议", "具体意见", "建议内容",
             "征集意见内容", "居民意见", "诉求建议", "建议"),
            parsers.text(1000),
        ),
        Column(
            "channel",
            ("征集方式", "征集渠道", "方式", "渠道", "来源", "收集方式", "反映渠道"),
            parsers.words,
        ),
        Column(
            "received_on",
            ("征集日期", "日期", "收集日期", "征集时间", "登记日期", "填写日期"),
            parsers.past_day,
        ),
    )  # fmt: skip
    needs = (("text",),)
    title_words = ("意见建议", "意见征集", "征求意见", "建议征集", "意见收集")
    refusals = frozenset({"opinion_missing"})
    list_view = "admin:residents_opinionround_changelist"
    left_out = (
        "姓名", "居民姓名", "业主", "户主", "联系电话", "电话", "签字", "签名",
        "身份证号",
    )  # fmt: skip
    into_label = _("Opinion round")

    def read_into(self, facts: SheetFacts) -> str:
        """The question the title names."""
        return vote_title(facts.title)

    def check_into(self, name: str) -> str:
        """A title somebody typed, as long as one may be."""
        return name.strip()[:_LONGEST_TITLE]

    def known_into(self, unit: Unit) -> Sequence[str]:
        """Rounds that still take answers."""
        rounds = OpinionRound.objects.in_unit(unit).filter(status=RoundStatus.OPEN)
        return list(rounds.order_by("-pk").values_list("title", flat=True))

    def check(self, row: Row, reading: Reading) -> None:
        """An answer has words; long numbers in it are blotted out."""
        text = without_long_numbers((row.values.get("text") or "").strip())
        if not text:
            row.add_problem("opinion_missing", "text")
        row.values["text"] = text
        row.values["channel"] = read_channel(row.values.get("channel") or "")

    def key(self, row: Row) -> Hashable | None:
        """Each line is an answer: two people may say the same."""
        return None

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """The round of each title, then its answers; a closed round takes none."""
        taken = _not_closed(rows, batch)
        titles = sorted({row.into for row in taken})
        rounds = batch.merge(_ROUND, [_round(title, taken, batch) for title in titles])
        pk_of = {title: one.pk for title, one in zip(titles, rounds, strict=True)}
        said: Counter[tuple[int | None, str]] = Counter()
        answers = batch.merge(
            _OPINION, [_answer(row, pk_of[row.into], said, batch) for row in taken]
        )
        for row, answer in zip(taken, answers, strict=True):
            batch.settle(row, answer)


def _not_closed(rows: Sequence[Row], batch: Batch) -> list[Row]:
    rounds = OpinionRound.objects.filter(
        unit=batch.community, title__in={row.into for row in rows}
    )
    states: dict[str, set[str]] = {}
    for title, status in rounds.values_list("title", "status"):
        states.setdefault(title, set()).add(status)
    closed = {t for t, known in states.items() if known == {RoundStatus.CLOSED.value}}
    for row in rows:
        if row.into in closed:
            refuse(row, "round_closed", "text")
    return [row for row in rows if row.into not in closed]


def _day(row: Row, batch: Batch) -> date:
    return row.values.get("received_on") or row.as_of or batch.today


def _round(title: str, rows: Sequence[Row], batch: Batch) -> dict[str, Any]:
    days = [_day(row, batch) for row in rows if row.into == title]
    return {
        "unit": batch.community.pk,
        "title": title,
        "question": title,
        "opens_on": min(days),
        "closes_on": max(days),
        "status": RoundStatus.OPEN.value,
    }


def _answer(
    row: Row, asked: int | None, said: Counter[tuple[int | None, str]], batch: Batch
) -> dict[str, Any]:
    """The same words of one day are told apart by how often they were said before."""
    text, channel = row.values["text"], row.values["channel"].value
    day = _day(row, batch)
    words = f"{day}:{channel}:{text}"
    said[asked, words] += 1
    key = sha256(f"{said[asked, words]}:{words}".encode()).hexdigest()
    return {
        "round": asked,
        "ledger_key": key,
        "text": text,
        "channel": channel,
        "received_on": day,
    }
