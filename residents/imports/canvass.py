"""The paper form of a canvass: 敲门行动入户登记 (G10)."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.facts import SheetFacts
from liuli.exchange.merging import Batch, Match, Target
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.territory.models import Unit
from residents.choices.canvass import KnockOutcome
from residents.models import CanvassDoor, CanvassDrive
from residents.rules.canvass import read_drive, read_outcome

_DRIVE = Target(
    CanvassDrive, matches=(Match(("unit", "name")),), change={"begun_on": ()}
)
_DOOR = Target(
    CanvassDoor,
    matches=(Match(("drive", "address")),),
    change={"outcome": (), "knocked_on": (), "by_label": (), "note": ()},
)


@ledger_kind("canvass_visit", label=_("Canvass ledger"))
class CanvassVisits(LedgerKind):
    """One door a row; the drive is the one the title names."""

    import_capability = Capability.RESIDENTS_CHANGE
    columns = (
        Column(
            "address",
            ("地址", "详细地址", "住址", "门牌号", "房屋地址", "入户地址"),
            parsers.text(200),
        ),
        Column(
            "is_registered",
            ("是否完成登记", "是否登记", "完成登记", "登记情况", "是否完成"),
            parsers.truth("已登记 已完成 完成", "未登记 未完成"),
        ),
        Column(
            "reason",
            ("未完成原因", "未登记原因", "原因", "入户情况", "敲门结果"),
            parsers.words,
        ),
        Column(
            "knocked_on",
            ("登记日期", "登记时间", "入户日期", "入户时间", "走访日期"),
            parsers.past_day,
        ),
        Column(
            "by_label",
            ("登记人", "走访人", "入户人", "责任人", "登记人员"),
            parsers.text(40),
        ),
    )
    needs = (("address",), ("is_registered",))
    title_words = ("敲门", "入户")
    refusals = frozenset({"address_missing", "date_impossible", "date_future"})
    list_view = "admin:residents_canvassdoor_changelist"
    into_label = _("Canvass drive")

    def read_into(self, facts: SheetFacts) -> str:
        """From the title, else from the name of the file."""
        return read_drive(facts.title) or read_drive(facts.about)

    def check_into(self, name: str) -> str:
        """As long as the column is."""
        return name.strip()[:80]

    def known_into(self, unit: Unit) -> Sequence[str]:
        """Drives of the community."""
        drives = CanvassDrive.objects.in_unit(unit)
        return list(drives.values_list("name", flat=True))

    def check(self, row: Row, reading: Reading) -> None:
        """A door, and which of the outcomes its words mean."""
        values = row.values
        if not values.get("address"):
            row.add_problem("address_missing", "address")
        reason = (values.get("reason") or "").strip()
        outcome = read_outcome(is_registered=values.get("is_registered"), reason=reason)
        if outcome is None:
            row.add_problem("word_unknown", "reason")
        values["outcome"] = outcome or KnockOutcome.NOT_YET.value
        values["note"] = "" if values.get("is_registered") else reason[:200]

    def key(self, row: Row) -> Hashable | None:
        """A door is on a list once."""
        return row.values.get("address") or None

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """The drives of the sheets, then their doors."""
        places = batch.locate({row.values["address"] for row in rows})
        names = sorted({row.into for row in rows})
        drives = batch.merge(_DRIVE, [_drive(n, rows, batch) for n in names])
        pk_of = {n: d.pk for n, d in zip(names, drives, strict=True)}
        doors = batch.merge(
            _DOOR,
            [
                _door(row, pk_of[row.into], places.get(row.values["address"]), batch)
                for row in rows
            ],
        )
        for row, door in zip(rows, doors, strict=True):
            batch.settle(row, door)
            if batch.is_outside_grids(places.get(row.values["address"])):
                row.add_problem("address_outside_grids", "address")


def _drive(name: str, rows: Sequence[Row], batch: Batch) -> dict[str, Any]:
    days = [
        day for row in rows if row.into == name and (day := row.values["knocked_on"])
    ]
    return {
        "unit": batch.community.pk,
        "name": name,
        "begun_on": min(days, default=None),
    }


def _door(row: Row, drive: int | None, place: Any, batch: Batch) -> dict[str, Any]:
    values = row.values
    return {
        "drive": drive,
        "unit": place.unit_id if place else batch.community.pk,
        "address": place.pk if place else None,
        "outcome": values["outcome"],
        "knocked_on": values.get("knocked_on"),
        "by_label": values.get("by_label"),
        "note": values["note"] or None,
    }
