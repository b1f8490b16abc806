"""The ledger of residents: 实有人口登记表 (section 3, XL-11, PO-7 to PO-10)."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.cells import null_reason
from liuli.exchange.merging import Batch, Merged
from liuli.exchange.models import ImportedRow
from liuli.exchange.notes import unread_words, without_long_numbers
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.identity import Identity, IdentityKind, check_identity
from liuli.kernel.later import after_commit
from liuli.kernel.names import LONGEST, normalise_name
from liuli.kernel.phone import parse_phones
from liuli.places.models import Address
from liuli.places.rules import parse_address
from liuli.privacy.crypto import blind_index
from residents.choices import CodeTable, Hukou, Sex, StayKind
from residents.imports.stays import Bans, stay_values, tell_of_bans
from residents.imports.targets import PERSON, STAY, shown_fact
from residents.imports.told_ties import TIE_COLUMNS, merge_ties
from residents.models import ClassReading, ClassSpell, Person, Stay, Tie
from residents.operations import (
    classify_residents,
    code_words,
    identity_columns,
    name_values,
    phone_columns,
)
from residents.rules.headings import RESIDENT_HEADINGS
from residents.rules.words import read_hukou, read_stay_kind, read_tags

_SEXES: Final = {
    "男": Sex.MALE, "男性": Sex.MALE, "M": Sex.MALE, "1": Sex.MALE,
    "女": Sex.FEMALE, "女性": Sex.FEMALE, "F": Sex.FEMALE, "2": Sex.FEMALE,
    "9": Sex.UNSTATED, "未说明": Sex.UNSTATED, "0": Sex.UNKNOWN, "未知": Sex.UNKNOWN,
}  # fmt: skip
_INVENTED_COUNTY: Final = "99"  # in no list of counties: such numbers are practice
_COUNTY: Final = slice(4, 6)
_CODED: Final = (
    ("education", CodeTable.EDUCATION),
    ("political", CodeTable.POLITICAL),
    ("marital", CodeTable.MARITAL),
)
# Categories of other bodies that must not be stored, wherever they are written (PO-8).
_BARRED: Final = re.compile(
    r"刑满|刑释|社区矫正|矫正对象|精神障碍|精神病|吸毒|戒毒|涉毒|艾滋|HIV|上访|缠访|"
    r"重点青少年|邪教|法轮"
)
_NUMBERISH: Final = re.compile(r"(?=(?:[^0-9]*[0-9]){4})[0-9A-Z()#-]{5,30}")
_LATER_COLUMNS: Final = frozenset({"room", *(column.key for column in TIE_COLUMNS)})
_ROW_PURPOSE: Final = "residents.ledger.row"
_TIDY: Final = re.compile(r"\s+")


@ledger_kind("resident", label=_("Resident ledger"))
class Residents(LedgerKind):
    """实有人口: one person per identity number, one stay per address and start."""

    import_capability = Capability.RESIDENTS_CHANGE
    columns = (
        Column(
            "name",
            ("姓名", "名字", "户主姓名", "人员姓名", "居民姓名", "本人姓名", "承租人",
             "租客姓名", "租住人员姓名"),
            parsers.raw,
        ),
        Column("sex", ("性别",), parsers.words, options=("男", "女")),
        Column(
            "identity",
            ("公民身份号码", "身份证号码", "身份证号", "身份证", "证件号", "证件号码",
             "居民身份证号", "居民身份证号码", "身份号码", "公民身份证号码",
             "身份证件号码",
             "有效证件号码"),
            parsers.raw,
        ),
        Column("birth_on", ("出生日期", "出生年月", "生日",
        "出生年月日"), parsers.past_day),
        Column(
            "phone",
            ("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码",
             "本人电话", "联系号码", "移动电话"),
            parsers.raw,
        ),
        Column(
            "hukou",
            ("户籍类别", "户籍类型", "户籍性质", "户籍情况", "人口类别", "人口类型",
             "是否本地户籍", "户口类别", "户口类型", "人员类别", "人员类型"),
            parsers.words,
        ),
        Column(
            "hukou_place",
            ("户籍地址", "户籍地", "户籍所在地", "户口所在地", "户籍地详址", "户口地址",
             "籍贯", "户籍详细地址"),
            parsers.text(200),
        ),
        Column(
            "address",
            ("现居住地址", "现住址", "居住地址", "住址", "详细地址", "现居住地",
             "居住地",
             "现住地址", "地址", "实际居住地址", "居住详址", "现居地址", "居住地详址",
             "家庭住址", "暂住地址", "租住地址"),
            parsers.text(200),
        ),
        Column(
            "stay_kind",
            ("居住方式", "居住类型", "居住形式", "住房类型", "居住性质", "房屋类型",
             "住所类型", "居住类别", "租住方式"),
            parsers.words,
        ),
        Column(
            "moved_in",
            ("入住日期", "入住时间", "来居日期", "来居时间", "居住开始日期", "起租日期",
             "登记入住日期", "来蓉时间", "起住日期", "迁入日期"),
            parsers.past_day,
        ),
        Column(
            "moved_out",
            ("离开日期", "离开时间", "搬离日期", "搬离时间", "离住日期", "退租日期",
             "迁出日期", "搬走日期", "到期日期"),
            parsers.any_day,
        ),
        Column(
            "occupation",
            ("职业", "就业情况/职业", "工作", "从事职业", "职业类别", "从业类型",
             "工种",
             "就业情况", "从业情况"),
            parsers.text(60),
        ),
        Column(
            "has_fixed_work",
            ("工作是否固定", "是否固定工作", "固定工作", "工作固定", "有无固定工作",
             "是否有固定工作", "就业是否固定", "是否稳定就业"),
            parsers.truth("固定 稳定", "不固定 不稳定 临时"),
        ),
        Column("education", ("文化程度", "学历", "教育程度",
        "受教育程度"), parsers.words),
        Column("political", ("政治面貌", "政治身份", "党派"), parsers.words),
        Column("marital", ("婚姻状况", "婚姻", "婚姻情况", "婚否"), parsers.words),
        Column(
            "special",
            ("特殊情况", "特殊人群", "人群类别", "特殊类别", "困难情况", "关爱类型",
             "服务类别", "重点人群", "帮扶类型"),
            parsers.words,
        ),
        Column(
            "room",
            ("房间号", "房间", "室号", "间号", "床位号", "床号", "铺位号"),
            parsers.text(40),
        ),
        *TIE_COLUMNS,
        Column("note", ("备注", "备注说明", "说明", "其他", "其它"), parsers.text(500)),
    )  # fmt: skip
    more_headings = RESIDENT_HEADINGS
    needs = (
        ("name",),
        ("address", "hukou_place"),
        ("identity", "birth_on", "phone"),
        ("hukou", "stay_kind", "moved_in", "has_fixed_work"),
    )
    title_words = ("实有人口", "人口", "居民", "流动人口", "租住人员")
    left_out = ("民族", "宗教", "宗教信仰", "信仰", "照片", "指纹", "人脸")
    refusals = frozenset(
        {
            "name_missing", "id_check_digit", "id_precision_lost", "id_date",
            "sex_mismatch", "date_impossible", "date_future", "period_reversed",
            "phone_invalid",
        }
    )  # fmt: skip
    duplicate_code = "duplicate_person"
    list_view = "admin:residents_person_changelist"
    change_capability = Capability.RESIDENTS_CHANGE

    def tables(self) -> Mapping[str, Mapping[str, str]]:
        """The words of the standard codes, asked for once per ledger."""
        return {name: code_words(table) for name, table in _CODED}

    def check(self, row: Row, reading: Reading) -> None:
        """Read the cells that are more than a value, and compare them."""
        self._check_person(row, reading)
        self._check_words(row, reading)
        self._check_stay(row)

    def _check_person(self, row: Row, reading: Reading) -> None:
        values = row.values
        name = normalise_name(values.get("name"))
        values["name"] = name.text[:LONGEST]
        values["name_note"] = name.note
        if not name.text:
            row.add_problem("name_missing", "name")
        for code in name.warnings:
            row.add_problem(code, "name")
        identity = _meant(check_identity(values.get("identity"), today=reading.today))
        values["identity"] = identity
        for told in (identity.code, *identity.warnings):
            if told is not None:
                row.add_problem(told, "identity")
        phones = parse_phones(values.get("phone"))
        values["phones"] = phones.numbers
        if phones.code is not None:
            row.add_problem(phones.code, "phone")
        self._check_sex(row)

    def _check_sex(self, row: Row) -> None:
        identity = row.values["identity"]
        word = _TIDY.sub("", row.values.get("sex") or "").upper()
        stated = _SEXES.get(word)
        if word and stated is None and not null_reason(word):
            row.add_problem("word_unknown", "sex")
        told = identity.sex if identity.code is None else None
        if told and stated in {Sex.MALE, Sex.FEMALE} and stated.value != told.value:
            row.add_problem("sex_mismatch", "sex")
        row.values["sex"] = told.value if told else (stated.value if stated else None)

    def _check_words(self, row: Row, reading: Reading) -> None:
        values = row.values
        for key, known in reading.tables.items():
            word = _TIDY.sub("", values.get(key) or "")
            values[key] = known.get(word)
            if word and values[key] is None and not null_reason(word):
                row.add_problem("word_unknown", key)
        asked = row.headings.get("hukou", "")
        hukou = read_hukou(values.get("hukou") or "", heading=asked)
        if hukou is None:
            row.add_problem("word_unknown", "hukou")
        values["hukou"] = None if hukou == Hukou.UNKNOWN else hukou
        kind = read_stay_kind(values.get("stay_kind") or "")
        if kind is None:
            row.add_problem("word_unknown", "stay_kind")
        values["stay_kind"] = None if kind == StayKind.UNKNOWN else kind
        self._check_special(row)
        if _BARRED.search(values.get("note") or ""):
            values["note"] = row.raw["note"] = ""
            row.add_problem("words_not_kept", "note")
        barred = [h for h, text in row.extra.items() if _BARRED.search(h + text)]
        for heading in barred:
            del row.extra[heading]
        if barred:
            row.add_problem("words_not_kept")

    def _check_special(self, row: Row) -> None:
        """A need without its basis stays text (PO-7), other words do not (PO-8)."""
        text = row.values.get("special") or ""
        tags, others = read_tags(text)
        kept = [word for word in _split(text) if read_tags(word)[0]]
        row.values["special"] = "、".join(kept)
        row.raw["special"] = row.values["special"]
        if tags:
            row.add_problem("basis_missing", "special")
        if others:
            row.raw["special"] = ""
            row.add_problem("words_not_kept", "special")

    def _check_stay(self, row: Row) -> None:
        values = row.values
        address = values.get("address") or ""
        values["address"] = address
        if not address:
            row.add_problem("address_missing", "address")
        else:
            parts = parse_address(address)
            if parts.is_ambiguous:
                row.add_problem("address_ambiguous", "address")
            elif parts.system == "unknown":
                row.add_problem("address_unclear", "address")
        starts, ends = values.get("moved_in"), values.get("moved_out")
        if starts is not None and ends is not None and ends < starts:
            row.add_problem("period_reversed", "moved_out")
        born = values["identity"].born or values.get("birth_on")
        if starts is not None and starts == born:
            row.add_problem("moved_in_at_birth", "moved_in")

    def key(self, row: Row) -> Hashable | None:
        """The identity number; without one, name, birth and phone together."""
        identity, values = row.values["identity"], row.values
        if identity.number:
            return identity.number if identity.code is None else None
        born = values.get("birth_on")
        if values["name"] and born and values["phones"]:
            return values["name"], born, values["phones"][0]
        return _fingerprint(row) if values["name"] else None

    # --- into the tables ------------------------------------------------------------
    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """People by identity number, then their stays; imported ones are unverified."""
        places = batch.locate(
            {r.values["address"] for r in rows if r.values["address"]}
        )
        seen = _seen_before(rows, batch)
        found = batch.merge(
            PERSON,
            [
                _person(row, places.get(row.values["address"]), batch)
                | {
                    "seen": seen.get(_row_hash(row)),
                    "has_address": bool(row.values["address"]),
                }
                for row in rows
            ],
        )
        people = _kept(found, batch)
        housed = [i for i, row in enumerate(rows) if row.values["address"]]
        stays = _house(
            [rows[i] for i in housed], [people[i] for i in housed], places, batch
        )
        stay_of: dict[int, Merged] = dict(zip(housed, stays, strict=True))
        ties = merge_ties(rows, people, batch)
        for i, row in enumerate(rows):
            stay = [stay_of[i]] if i in stay_of else []
            batch.settle(row, people[i], *stay, *ties[i])
            if row.outcome == "created" and not row.values["identity"].number:
                row.add_problem("person_new_without_number", "identity")
            if batch.is_outside_grids(places.get(row.values["address"])):
                row.add_problem("address_outside_grids", "address")

    def finish(self, batch: Batch) -> None:
        """Set the first class of everybody who is new (3.5, FR-1)."""
        classify_residents(batch.community, today=batch.today, actor=batch.actor)
        after_commit(
            "residents.tasks.find_duplicates_in", community_id=batch.community.pk
        )

    def record_urls(self, model: str, pks: Sequence[int]) -> dict[int, str]:
        """The file of each person; stays and ties are parts of it."""
        whose = dict(zip(pks, pks, strict=True))
        parts: dict[str, Any] = {"residents.stay": Stay, "residents.tie": Tie}
        if model in parts:
            kept = parts[model].objects.filter(pk__in=pks)
            whose = dict(kept.values_list("pk", "person"))
        return {
            pk: reverse("admin:residents_person_file", args=[person])
            for pk, person in whose.items()
        }

    def shown_value(self, model: str, field: str, values: Mapping[str, Any]) -> str:
        """Numbers masked, codes and periods in words."""
        shown = shown_fact(field, values)
        return super().shown_value(model, field, values) if shown is None else shown

    def clear_derived(self, batch: Batch) -> None:
        """Computed classes of the people an undo takes away; a person's word stays."""
        added = ImportedRow.objects.filter(
            job=batch.job, model="residents.person", action="created"
        ).values("object_pk")
        spells = ClassSpell.objects.filter(person__in=added)
        spells.filter(overridden_by__isnull=True).delete()
        ClassReading.objects.filter(person__in=added).delete()


def _house(
    rows: Sequence[Row],
    people: Sequence[Merged],
    places: Mapping[str, Address],
    batch: Batch,
) -> list[Merged]:
    """The stays of rows that say where; what nobody may live in is told (HZ-6)."""
    bans = Bans.of(batch)
    where = [places.get(row.values["address"]) for row in rows]
    values = [
        stay_values(row, person, place, bans, _row_hash(row))
        for row, person, place in zip(rows, people, where, strict=True)
    ]
    stays = batch.merge(STAY, values)
    tell_of_bans(zip(rows, stays, where, values, strict=True), bans, batch)
    return stays


def _kept(people: Sequence[Merged], batch: Batch) -> Sequence[Merged]:
    """A merged record's row is about the record that was kept."""
    if all(one.outcome == "created" for one in people):
        return people
    merged = Person.objects.filter(community=batch.community, merged_into__isnull=False)
    kept = dict(merged.values_list("pk", "merged_into"))
    return [replace(one, pk=kept[one.pk]) if one.pk in kept else one for one in people]


def _meant(identity: Identity) -> Identity:
    """Words in place of a number (办理中, #N/A) are no number; they stay raw text."""
    if identity.kind is not IdentityKind.UNKNOWN:
        return identity
    if _NUMBERISH.fullmatch(identity.number):
        return identity
    return replace(identity, number="", kind=IdentityKind.NONE)


def _row_hash(row: Row) -> str:
    """A keyed digest of a row that has no number; "" for any other."""
    if row.values["identity"].number:
        return ""
    return blind_index(repr(_fingerprint(row)), _ROW_PURPOSE).hex()


def _fingerprint(row: Row) -> tuple[str, ...]:
    """All that such a row says, in an order of its own.

    A column of later versions counts where it says something: rows of older ledgers
    keep their fingerprint.
    """
    told = [(column.key, row.raw.get(column.key, "")) for column in Residents.columns]
    return tuple(text for key, text in told if text or key not in _LATER_COLUMNS)


def _seen_before(rows: Sequence[Row], batch: Batch) -> dict[str, int]:
    """Row hash → the person a ledger made of the very same row."""
    hashes = {_row_hash(row) for row in rows} - {""}
    stays = Stay.objects.filter(person__community=batch.community, row_hash__in=hashes)
    return dict(stays.values_list("row_hash", "person"))


def _split(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,，、;；/|\n]+", text) if part.strip()]


def _person(row: Row, place: Address | None, batch: Batch) -> dict[str, Any]:
    values, identity = row.values, row.values["identity"]
    numbers = identity_columns(identity)
    if not identity.number:
        numbers["identity_kind"] = numbers["identity_tail"] = None
    phones = phone_columns(values["phones"])
    phones["phone_tail"] = phones["phone_tail"] or None
    return {
        "community": batch.community.pk,
        "unit": place.unit_id if place else batch.community.pk,
        **name_values(values["name"]),
        **numbers,
        **phones,
        "sex": values["sex"],
        "birth_on": identity.born or values.get("birth_on"),
        "hukou": values["hukou"],
        "hukou_place": values.get("hukou_place"),
        "marital": values.get("marital"),
        "education": values.get("education"),
        "political": values.get("political"),
        "occupation": values.get("occupation"),
        "has_fixed_work": values.get("has_fixed_work"),
        "note": _note(row) or None,
        "unread": _unread(row) or None,
        "is_synthetic": identity.number[_COUNTY] == _INVENTED_COUNTY,
    }


def _note(row: Row) -> str:
    parts = [row.values.get("note") or "", row.values["name_note"]]
    return without_long_numbers("; ".join(part for part in parts if part))[:500]


def _unread(row: Row) -> dict[str, str]:
    words = unread_words(row)
    if row.values.get("special"):
        words[row.headings["special"]] = row.values["special"]
    return words
