"""The payee roll of a village group: 土补费名册 (LC-8 d and e, LC-10)."""

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.merging import Batch, Match, Merged, Target
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.exchange.values import parse_count
from liuli.kernel.access import require
from liuli.kernel.identity import check_identity
from liuli.kernel.money import to_yuan
from liuli.kernel.names import LONGEST, normalise_name
from liuli.privacy.crypto import blind_index
from petitions.models import Entitlement, Member, Roll, VillageGroup
from petitions.models.member import MOST_GROUPS
from petitions.operations import line_seal
from petitions.policies.compensation import may_keep
from petitions.querysets.compensation import NAME_PURPOSE
from petitions.rules.land import share_price
from petitions.rules.roll_titles import group_number, village_name

TITLE: Final = "土地补偿费分配名册"
_MEMBER_PURPOSE: Final = "petitions.member.key"
_TAIL: Final = -4
_WAN: Final = 10_000
_MOST_MEMBERS: Final = 20_000
_AREA: Final = Decimal("0.0001")
_DECIDED: Final = (
    "EXISTS (SELECT FROM petitions_roll r WHERE r.id = t.roll_id "
    "AND r.state <> 'entered')"
)
_GROUP: Final = Target(
    VillageGroup, matches=(Match(("unit", "number")),), change={"village": ()}
)
_ROLL: Final = Target(
    Roll,
    matches=(Match(("group", "title"), where="t.state <> 'void'"),),
    change={"as_of": (), "made_by": ()},
    protected="t.state <> 'entered'",
)
_MEMBER: Final = Target(
    Member,
    matches=(Match(("group", "key")),),
    change={"name_index": ("full_name",), "household": (), "relation": ()},
    # A payee of an approved roll is not renamed by one person's ledger (RO-2, LC-9).
    protected=(
        "EXISTS (SELECT FROM petitions_entitlement e JOIN petitions_roll r "
        "ON r.id = e.roll_id WHERE e.member_id = t.id AND r.state <> 'entered')"
    ),
)
_LINE: Final = Target(
    Entitlement,
    matches=(Match(("roll", "member")),),
    change={"seal": ("area_mu", "price_yuan", "due_yuan", "paid_before_yuan")},
    protected=_DECIDED,
)


@ledger_kind("compensation_roll", label=_("Payee roll of land compensation"))
class CompensationRolls(LedgerKind):
    """One sheet a group: members by household, what they are due, what was paid."""

    import_capability = Capability.COMPENSATION_CHANGE
    columns = (
        Column("head", ("户主", "户主姓名"), parsers.words, carries=True),
        Column("name", ("姓名", "成员姓名", "享受人姓名", "领款人"), parsers.raw),
        Column("relation", ("与户主关系", "关系"), parsers.words),
        Column(
            "identity",
            ("身份证号", "身份证号码", "公民身份号码", "身份证", "证件号码"),
            parsers.raw,
        ),
        Column(
            "area", ("应分面积(亩)", "应分面积", "面积(亩)", "份额"), parsers.number
        ),
        Column(
            "price",
            ("补偿标准(万元/亩)", "补偿标准(元/亩)", "补偿标准", "标准"),
            parsers.number,
        ),
        Column("due", ("应发金额", "应发", "应发金额(元)", "应领金额"), parsers.number),
        Column("paid", ("已发金额", "已发", "已发金额(元)"), parsers.number),
        Column("unpaid", ("未发金额", "未发", "未发金额(元)"), parsers.number),
    )
    needs = (("name",), ("due",), ("paid", "unpaid", "area"))
    title_words = ("土地补偿费", "土补费", "补偿费", "分配名册", "发放名册")
    left_out = ("签字", "签领", "签名", "银行卡号", "银行账号", "联系电话")
    refusals = frozenset(
        {
            "name_missing", "id_check_digit", "id_precision_lost", "id_date",
            "amount_missing", "group_unclear",
        }
    )  # fmt: skip
    duplicate_code = "duplicate_person"
    list_view = "admin:petitions_roll_changelist"
    sums = ("due", "paid", "unpaid")

    def check(self, row: Row, reading: Reading) -> None:
        """Whose line it is, and whether its amounts fit each other."""
        self._check_member(row, reading)
        about = reading.about
        number = group_number(about)
        row.values["group"] = number
        row.values["village"] = village_name(about)
        if number is None or number > MOST_GROUPS:
            row.values["group"] = None
            row.add_problem("group_unclear")
        self._check_amounts(row)

    def _check_member(self, row: Row, reading: Reading) -> None:
        values = row.values
        name = normalise_name(values.get("name"))
        values["name"] = name.text[:LONGEST]
        if not name.text:
            row.add_problem("name_missing", "name")
        identity = check_identity(values.get("identity"), today=reading.today)
        values["identity"] = identity
        values["serial"] = _serial(row)
        if identity.code is not None:
            row.add_problem(identity.code, "identity")

    def _check_amounts(self, row: Row) -> None:
        values = row.values
        for key in ("price", "due", "paid", "unpaid"):
            amount = values.get(key)
            if amount is not None and "万元" in row.headings.get(key, ""):
                amount *= _WAN
            values[key] = None if amount is None else to_yuan(Decimal(amount))
        if values.get("area") is not None:
            values["area"] = Decimal(values["area"]).quantize(_AREA)
        due, paid = values["due"], values["paid"] or Decimal("0.00")
        values["paid"] = paid
        if due is None or due < 0 or paid < 0:
            row.add_problem("amount_missing", "due")
            return
        if values.get("area") is not None and values["price"] is not None:
            computed = share_price(values["area"], values["price"])
            if computed != due:
                row.add_problem("amount_differs", "due", computed=f"{computed:f}")
        left = max(due - paid, Decimal("0.00"))
        if values["unpaid"] is not None and values["unpaid"] != left:
            row.add_problem("amount_differs", "unpaid", computed=f"{left:f}")

    def key(self, row: Row) -> Hashable | None:
        """The identity number within the group; else name and place in the roll."""
        values = row.values
        identity = values["identity"]
        if not values["name"]:
            return None
        own = identity.number or (values["name"], values.get("serial"))
        return values["group"], own

    # --- into the tables ------------------------------------------------------------
    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """Groups, their rolls, members by their own key, and a line each."""
        if batch.job is not None and batch.job.uploaded_by is not None:
            require(may_keep, batch.job.uploaded_by, batch.community)
        groups = self._groups(rows, batch)
        rolls = self._rolls(rows, groups, batch)
        homes = _households(rows)
        keys = [_member_key(row) for row in rows]
        members = batch.merge(
            _MEMBER,
            [
                _member(row, groups[row.values["group"]].pk, key, home)
                for row, key, home in zip(rows, keys, homes, strict=True)
            ],
        )
        lines = batch.merge(
            _LINE,
            [
                _line(row, rolls[row.values["group"]].pk, member.pk, key, batch)
                for row, member, key in zip(rows, members, keys, strict=True)
            ],
        )
        for row, line, member in zip(rows, lines, members, strict=True):
            batch.settle(row, line, member)

    def _groups(self, rows: Sequence[Row], batch: Batch) -> dict[int, Merged]:
        villages = {row.values["group"]: row.values["village"] for row in rows}
        merged = batch.merge(
            _GROUP,
            [
                {"unit": batch.community.pk, "number": number, "village": village}
                for number, village in villages.items()
            ],
        )
        return dict(zip(villages, merged, strict=True))

    def _rolls(
        self, rows: Sequence[Row], groups: dict[int, Merged], batch: Batch
    ) -> dict[int, Merged]:
        days = {row.values["group"]: row.as_of for row in rows}
        maker = None if batch.job is None else batch.job.uploaded_by_id
        merged = batch.merge(
            _ROLL,
            [
                {
                    "group": groups[number].pk,
                    "title": TITLE,
                    "as_of": as_of,
                    "made_by": maker,
                    "made_at": batch.now,
                }
                for number, as_of in days.items()
            ],
        )
        return dict(zip(days, merged, strict=True))


def _serial(row: Row) -> int | None:
    """序号, which the engine keeps out of the columns: a small number in front."""
    number = parse_count(row.cells[0]).value if row.cells else None
    return number if number and number <= _MOST_MEMBERS else None


def _households(rows: Sequence[Row]) -> list[int | None]:
    """A number per household, in the order of the sheet; the head begins one."""
    homes: list[int | None] = []
    before: tuple[str, str] | None = None
    counts: dict[str, int] = {}
    for row in rows:
        head = row.values.get("head") or ""
        present = (row.sheet, head)
        if head and present != before:
            counts[row.sheet] = counts.get(row.sheet, 0) + 1
            before = present
        homes.append(counts.get(row.sheet) if head else None)
    return homes


def _member_key(row: Row) -> bytes:
    values = row.values
    own = values["identity"].number or f"{values['name']}|{values.get('serial')}"
    return blind_index(own, _MEMBER_PURPOSE)


def _member(row: Row, group: int | None, key: bytes, home: int | None) -> Any:
    number = row.values["identity"].number or None
    return {
        "group": group,
        "key": key,
        "serial": row.values.get("serial"),
        "household": home,
        "full_name": row.values["name"],
        "name_index": blind_index("".join(row.values["name"].split()), NAME_PURPOSE),
        "relation": (row.values.get("relation") or "")[:20],
        "identity": number,
        "identity_tail": number[_TAIL:] if number else "",
    }


def _line(
    row: Row, roll: int | None, member: int | None, key: bytes, batch: Batch
) -> Any:
    values = row.values
    amounts = {
        "area_mu": values.get("area"),
        "price_yuan": values["price"],
        "due_yuan": values["due"],
        "paid_before_yuan": values["paid"],
    }
    seal = line_seal(
        group=(batch.community.code, values["group"]),
        title=TITLE,
        member_key=key,
        **amounts,
    )
    return {"roll": roll, "member": member, **amounts, "seal": seal}
