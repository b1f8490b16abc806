"""Ledgers of votes: 公约投票登记 and 意见征集 (kind `ballot`, H4, I2, I3)."""

import re
from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.cells import Parsed, cell_text
from liuli.exchange.facts import SheetFacts
from liuli.exchange.merging import Batch, Match, Merged, Target
from liuli.exchange.reading import Cell
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.names import normalise_name
from liuli.territory.models import Unit
from residents.choices.votes import Channel, Choice, VoteStatus
from residents.models import RecordedBallot, Vote
from residents.rules.ballot_words import (
    AGAINST,
    DOOR,
    FOR,
    HOLDER,
    TICK,
    read_channel,
    read_choice,
    vote_title,
)

_VOTE: Final = Target(
    Vote,
    (Match(("unit", "title"), where="t.status = 'recorded'"),),
    change={"held_on": ()},
)
_BALLOT: Final = Target(
    RecordedBallot,
    (Match(("vote", "door", "holder")),),
    change={"choice": ("took_part",), "channel": (), "voted_on": ()},
)
_LONGEST_DOOR: Final = 80
_LONGEST_TITLE: Final = 120


def _ticked(cell: Cell, reading: Reading) -> Parsed[bool]:
    """Any mark in a choice's own column is a tick; 0, × and 否 are none."""
    return Parsed(bool(TICK.fullmatch(re.sub(r"\s+", "", cell_text(cell)))))


@ledger_kind("ballot", label=_("Vote ledger"))
class Ballots(LedgerKind):
    """One line per household; which vote it is stands in the title."""

    import_capability = Capability.VOTES_PREPARE
    columns = (
        Column("door", DOOR, parsers.text(_LONGEST_DOOR)),
        Column("holder", HOLDER, parsers.raw),
        Column(
            "took_part",
            ("是否参与", "是否参与投票", "是否投票", "参与情况", "是否参加",
             "是否表决"),
            parsers.truth("参与 已参与 已投 参加", "未参与 未投 未投票 未参加"),
        ),
        Column("for", FOR, _ticked),
        Column("against", AGAINST, _ticked),
        Column("abstain", ("弃权", "弃权票"), _ticked),
        Column(
            "choice",
            ("意见", "表决意见", "投票意见", "表决", "投票结果", "征集意见", "态度",
             "是否同意"),
            parsers.words,
        ),
        Column(
            "channel",
            ("方式", "投票方式", "征集方式", "渠道", "参与方式", "收集方式"),
            parsers.words,
        ),
        Column(
            "voted_on",
            ("投票日期", "日期", "表决日期", "投票时间", "征集日期", "签字日期"),
            parsers.past_day,
        ),
    )  # fmt: skip
    needs = (("door", "holder"), ("choice", "for"))
    title_words = ("投票", "表决", "意见征集", "征求意见", "民意")
    refusals = frozenset({"ballot_of_nobody", "choice_unclear"})
    duplicate_code = "duplicate_ballot"
    list_view = "admin:residents_vote_changelist"
    left_out = ("签字", "签名", "手印", "按手印")
    into_label = _("Vote")

    def read_into(self, facts: SheetFacts) -> str:
        """The vote the title names."""
        return vote_title(facts.title)

    def check_into(self, name: str) -> str:
        """A title somebody typed, as long as one may be."""
        return name.strip()[:_LONGEST_TITLE]

    def known_into(self, unit: Unit) -> Sequence[str]:
        """Votes taken in before."""
        recorded = Vote.objects.in_unit(unit).filter(status=VoteStatus.RECORDED)
        return list(recorded.order_by("-pk").values_list("title", flat=True))

    def check(self, row: Row, reading: Reading) -> None:
        """One choice of one household; who stayed away said nothing."""
        values = row.values
        name = normalise_name(cell_text(values.get("holder")))
        values["holder"] = name.text[:50]
        values["channel"] = read_channel(values.get("channel") or "")
        if not values.get("door") and not values["holder"]:
            row.add_problem("ballot_of_nobody", "door")
        ticks = [c for c in ("for", "against", "abstain") if values.get(c)]
        said = read_choice(values.get("choice") or "")
        if said is None and len(ticks) == 1:
            said = Choice(ticks[0])
        stayed_away = values.get("took_part") is False
        is_blank = not ticks and not (values.get("choice") or "").strip()
        if (
            len(ticks) > 1
            or (stayed_away and not is_blank)
            or (said is None and not is_blank)
            or (is_blank and values.get("took_part") is True)
        ):
            row.add_problem("choice_unclear", "choice")
        values["said"] = said

    def key(self, row: Row) -> Hashable | None:
        """One ballot for each household of a vote, by whichever channel (I2).

        Lines of different votes in one file are never compared (`row.into`).
        """
        door, holder = row.values.get("door"), row.values["holder"]
        if not door and not holder:
            return None
        return (door, holder)

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """The vote of each title, then its lines; nothing of it is ever sealed."""
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(row.into, []).append(row)
        votes = batch.merge(
            _VOTE, [_vote(title, group, batch) for title, group in groups.items()]
        )
        numbers = dict(zip(groups, votes, strict=True))
        lines = batch.merge(_BALLOT, [_line(row, numbers[row.into]) for row in rows])
        for row, line in zip(rows, lines, strict=True):
            batch.settle(row, line)


def _vote(title: str, rows: Sequence[Row], batch: Batch) -> dict[str, Any]:
    days: list[date] = [
        day for row in rows if (day := row.values.get("voted_on")) is not None
    ]
    as_of = next((row.as_of for row in rows if row.as_of), None)
    return {
        "unit": batch.community.pk,
        "title": title,
        "status": VoteStatus.RECORDED.value,
        "held_on": max(days) if days else as_of or batch.today,
    }


def _line(row: Row, vote: Merged) -> dict[str, Any]:
    said: Choice | None = row.values["said"]
    channel: Channel = row.values["channel"]
    return {
        "vote": vote.pk,
        "door": row.values.get("door") or "",
        "holder": row.values["holder"],
        "took_part": said is not None,
        "choice": said.value if said else "",
        "channel": channel.value,
        "voted_on": row.values.get("voted_on"),
    }
