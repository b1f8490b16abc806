"""The roll of signers: 助餐签约名册 (kind `meal_agreement`, ML-4, K7)."""

import re
from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.cells import cell_text, null_reason
from liuli.exchange.merging import Batch, Computed, Match, Target, refuse
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.access import require
from liuli.kernel.identity import check_identity
from liuli.kernel.money import to_yuan
from liuli.kernel.names import normalise_name
from liuli.kernel.phone import parse_phones
from residents.models import Person
from residents.operations import identity_columns, name_values, phone_columns
from services.choices.meals import Basis
from services.models import MealAgreement
from services.models.meals.agreement import new_card
from services.policies.meals import may_keep

_TIDY: Final = re.compile(r"\s+")
_BASES: Final = {
    "": Basis.NONE, "无": Basis.NONE, "普通": Basis.NONE,
    "60岁以上": Basis.NONE, "70岁以上": Basis.NONE, "80岁以上": Basis.NONE,
    "高龄": Basis.NONE, "低保": Basis.LOW_INCOME, "低保户": Basis.LOW_INCOME,
    "特困": Basis.EXTREME_HARDSHIP, "特困供养": Basis.EXTREME_HARDSHIP,
    "重残": Basis.SEVERE_DISABILITY, "重度残疾": Basis.SEVERE_DISABILITY,
    "失能": Basis.INCAPACITY, "半失能": Basis.INCAPACITY,
    "独居": Basis.LIVES_ALONE, "独居老人": Basis.LIVES_ALONE,
}  # fmt: skip
_AGREEMENT: Final = Target(
    MealAgreement,
    (
        Match(("community", "identity_index", "signed_on")),
        Match(("community", "identity_index"), where="upper_inf(t.period)"),
    ),
    change={
        "full_name": ("name_key", "initials"),
        "basis": (),
        "voucher_month_yuan": (),
        "contact_index": ("contact_phone",),
    },
    stage_only={"starts_on": "date"},
    computed={
        "period": Computed(value="daterange(s.starts_on, NULL)", differs="false")
    },
)


@ledger_kind("meal_agreement", label=_("Roll of meal agreements"))
class MealAgreements(LedgerKind):
    """One signer a row; a signer need not be a resident."""

    import_capability = Capability.MEALS_KEEP
    columns = (
        Column("name", ("姓名", "就餐人", "签约人", "老人姓名"), parsers.raw),
        Column(
            "identity",
            ("身份证号", "身份证号码", "公民身份号码", "身份证", "证件号码"),
            parsers.raw,
        ),
        Column(
            "signed_on",
            ("签约日期", "签订日期", "签约时间", "签订时间", "协议日期"),
            parsers.past_day,
        ),
        Column(
            "basis",
            ("补贴类别", "补贴类型", "补贴资格", "人员类别"),
            parsers.words,
            options=("无", "低保", "特困", "重残", "失能", "独居"),
        ),
        Column(
            "vouchers",
            ("老年服务券(元/月)", "老年服务券", "服务券", "服务券(元/月)"),
            parsers.number,
        ),
        Column(
            "phone",
            ("紧急联系电话", "紧急联系人电话", "联系电话", "电话", "手机"),
            parsers.raw,
        ),
        Column("paper_number", ("协议号", "协议编号"), parsers.text(40)),
    )
    needs = (("name",), ("identity",), ("signed_on",))
    title_words = ("助餐", "就餐", "服务协议", "签约", "签订")
    refusals = frozenset(
        {
            "name_missing", "id_check_digit", "id_precision_lost", "id_date",
            "date_impossible", "date_future", "phone_invalid",
            "signer_number_missing", "signing_day_missing", "agreement_overlaps",
        }
    )  # fmt: skip
    duplicate_code = "duplicate_person"
    list_view = "admin:services_mealagreement_changelist"
    change_capability = Capability.MEALS_KEEP

    def check(self, row: Row, reading: Reading) -> None:
        """Who signed, when, and what for (ML-4)."""
        values = row.values
        name = normalise_name(values.get("name"))
        values["name"] = name.text[:100]
        if not name.text:
            row.add_problem("name_missing", "name")
        _check_identity(row, reading)
        if values.get("signed_on") is None and "signed_on" not in _faulty(row):
            row.add_problem("signing_day_missing", "signed_on")
        phones = parse_phones(values.get("phone"))
        values["phones"] = phones.numbers
        if phones.code is not None:
            row.add_problem(phones.code, "phone")
        word = _TIDY.sub("", values.get("basis") or "")
        values["basis"] = _BASES.get(word)
        if values["basis"] is None:
            if not null_reason(word):
                row.add_problem("word_unknown", "basis")
            values["basis"] = Basis.NONE
        vouchers = values.get("vouchers")
        values["vouchers"] = to_yuan(max(Decimal(vouchers or 0), Decimal(0)))

    def key(self, row: Row) -> Hashable | None:
        """The identity number."""
        return row.values["identity"].number or None

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """Agreements; a signer the portal knows as a resident is tied to them."""
        if batch.job is not None and batch.job.uploaded_by is not None:
            require(may_keep, batch.job.uploaded_by, batch.community)
        numbered = [(row, identity_columns(row.values["identity"])) for row in rows]
        over = _ended(numbered, batch)
        for row, numbers in numbered:
            ended = over.get(numbers["identity_index"], {})
            day = row.values["signed_on"]
            if ended and day not in ended.values() and day < max(ended):
                refuse(row, "agreement_overlaps", "signed_on")
        fitting = [one for one in numbered if one[0].outcome != "refused"]
        people = _people(fitting, batch)
        merged = batch.merge(
            _AGREEMENT,
            [_record(row, numbers, people, batch) for row, numbers in fitting],
        )
        for (row, _numbers), one in zip(fitting, merged, strict=True):
            batch.settle(row, one)


def _check_identity(row: Row, reading: Reading) -> None:
    identity = check_identity(
        cell_text(row.values.get("identity")), today=reading.today
    )
    row.values["identity"] = identity
    if identity.code is not None:
        row.add_problem(identity.code, "identity")
    elif not identity.number:
        row.add_problem("signer_number_missing", "identity")


def _faulty(row: Row) -> set[str]:
    return {problem.column for problem in row.problems}


def _ended(numbered: Sequence[Any], batch: Batch) -> dict[bytes, dict[Any, Any]]:
    """Agreements of these signers that are over: by index, last day → signed on."""
    wanted = [numbers["identity_index"] for _row, numbers in numbered]
    found: dict[bytes, dict[Any, Any]] = {}
    over = MealAgreement.objects.of_community(batch.community).filter(
        identity_index__in=wanted, period__endswith__isnull=False
    )
    for index, period, signed_on in over.values_list(
        "identity_index", "period", "signed_on"
    ):
        found.setdefault(bytes(index), {})[period.upper] = signed_on
    return found


def _people(numbered: Sequence[Any], batch: Batch) -> dict[bytes, tuple[int, int]]:
    wanted = [numbers["identity_index"] for _row, numbers in numbered]
    people = Person.objects.filter(community=batch.community, erased_at=None)
    known = people.unmerged().filter(identity_index__in=wanted)
    return {
        bytes(index): (pk, unit)
        for index, pk, unit in known.values_list("identity_index", "pk", "unit")
    }


def _record(
    row: Row,
    numbers: dict[str, Any],
    people: dict[bytes, tuple[int, int]],
    batch: Batch,
) -> dict[str, Any]:
    values = row.values
    person, unit = people.get(numbers["identity_index"], (None, batch.community.pk))
    names = name_values(values["name"])
    phones = phone_columns(values["phones"])
    return {
        "community": batch.community.pk,
        "unit": unit,
        "person": person,
        "full_name": names["full_name"],
        "name_key": names["name_key"],
        "initials": names["initials"],
        "identity": numbers["identity"],
        "identity_index": numbers["identity_index"],
        "identity_tail": numbers["identity_tail"],
        "birth_on": values["identity"].born,
        "contact_phone": phones["phone"],
        "contact_index": phones["phone_index"],
        "basis": values["basis"].value,
        "voucher_month_yuan": values["vouchers"],
        "paper_number": values.get("paper_number") or "",
        "card": new_card(),
        "signed_on": values["signed_on"],
        "starts_on": values["signed_on"],
    }
