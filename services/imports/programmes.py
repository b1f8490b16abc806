"""The ledger of sessions held: 陶艺课程开展记录, 雏鹰课堂 (K16, K17, YT-8)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.merging import Batch, Match, Target
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from services.models import Programme, ProgrammeSession, Term
from services.rules.youth.words import read_kind

_MOST_PEOPLE: Final = 5_000

_PROGRAMME: Final = Target(Programme, (Match(("unit", "kind", "name")),))
_TERM: Final = Target(Term, (Match(("programme", "name")),))
_SESSION: Final = Target(
    ProgrammeSession,
    (Match(("ledger_key",)),),
    change={"written_people": (), "teacher": ()},
)


@ledger_kind("programme_session", label=_("Ledger of course sessions"))
class ProgrammeSessions(LedgerKind):
    """One session a row: what, which day, how many people, who led it."""

    import_capability = Capability.YOUTH_KEEP
    columns = (
        Column(
            "name",
            ("课程名称", "课程", "活动名称", "名称", "活动主题"),
            parsers.text(60),
        ),
        Column("kind", ("类型", "课程类型", "类别", "活动类型"), parsers.text(60)),
        Column(
            "on",
            ("开展日期", "开展时间", "活动日期", "活动时间", "上课日期", "日期"),
            parsers.past_day,
        ),
        Column(
            "people",
            ("参与人数", "参加人数", "人数", "参与人次", "人次"),
            parsers.count(_MOST_PEOPLE),
        ),
        Column(
            "teacher",
            ("讲师单位", "讲师", "授课单位", "授课老师", "主讲人"),
            parsers.text(80),
        ),
        Column("term", ("期次", "期", "期数", "第几期"), parsers.text(60)),
    )
    needs = (("on",), ("name", "kind"), ("people",))
    title_words = ("课程", "课堂", "陶艺", "开展记录")
    refusals = frozenset(
        {"course_unclear", "session_day_missing", "nobody_came", "date_impossible"}
    )
    duplicate_code = "duplicate_session"
    list_view = "admin:services_programmesession_changelist"

    def check(self, row: Row, reading: Reading) -> None:
        """Which course, on which day, and that somebody came (YT-8)."""
        values = row.values
        name = values.get("name") or values.get("kind") or ""
        kind = read_kind(values.get("kind") or "") or read_kind(name)
        if not name or kind is None:
            row.add_problem("course_unclear", "kind")
        if values.get("on") is None:
            row.add_problem("session_day_missing", "on")
        if not values.get("people"):
            row.add_problem("nobody_came", "people")
        values["name"], values["kind_code"] = name, kind

    def key(self, row: Row) -> Hashable | None:
        """Two of one course on one day with as many people are the same."""
        values = row.values
        if values.get("on") is None:
            return None
        return (values["name"], values["on"], values.get("people"))

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """The courses, their terms, then the sessions."""
        courses = sorted({_course(row) for row in rows})
        programmes = batch.merge(
            _PROGRAMME, [_programme(each, rows, batch) for each in courses]
        )
        programme_of = {c: p.pk for c, p in zip(courses, programmes, strict=True)}
        names = sorted({(*_course(row), _term_name(row)) for row in rows})
        terms = batch.merge(
            _TERM, [_term(each, programme_of[each[:2]], rows) for each in names]
        )
        term_of = {n: t.pk for n, t in zip(names, terms, strict=True)}
        keys = _keys(rows, batch)
        sessions = batch.merge(
            _SESSION,
            [
                _session(row, term_of[(*_course(row), _term_name(row))], key)
                for row, key in zip(rows, keys, strict=True)
            ],
        )
        for row, session in zip(rows, sessions, strict=True):
            batch.settle(row, session)


def _course(row: Row) -> tuple[str, str]:
    return str(row.values["kind_code"]), str(row.values["name"])


def _term_name(row: Row) -> str:
    return str(row.values.get("term") or f"{row.values['on'].year}年")


def _days(rows: Sequence[Row], name: tuple[str, ...]) -> list[date]:
    return [r.values["on"] for r in rows if (*_course(r), _term_name(r)) == name]


def _programme(
    course: tuple[str, str], rows: Sequence[Row], batch: Batch
) -> dict[str, Any]:
    teachers = [r.values.get("teacher") for r in rows if _course(r) == course]
    return {
        "unit": batch.community.pk,
        "kind": course[0],
        "name": course[1],
        "provider": next((each for each in teachers if each), None),
    }


def _term(
    name: tuple[str, ...], programme: int | None, rows: Sequence[Row]
) -> dict[str, Any]:
    days = _days(rows, name)
    return {
        "programme": programme,
        "name": name[2],
        "starts_on": min(days).replace(month=1, day=1),
        "ends_on": max(days).replace(month=12, day=31),
        "places": 0,
    }


def _session(row: Row, term: int | None, key: str) -> dict[str, Any]:
    return {
        "term": term,
        "on": row.values["on"],
        "written_people": row.values["people"],
        "teacher": row.values.get("teacher"),
        "ledger_key": key,
    }


def _keys(rows: Sequence[Row], batch: Batch) -> list[str]:
    """Community, course, day, and the how-manieth of the day in the file."""
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        kind, name = _course(row)
        stem = f"{batch.community.code}/{kind}/{name}/{row.values['on']}"
        seen[stem] += 1
        keys.append(f"{stem}/{seen[stem]}")
    return keys
