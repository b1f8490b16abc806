"""The register of the landlord association: 房东协会名册 (J2)."""

from collections.abc import Hashable, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.merging import Batch
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.identity import check_identity
from liuli.kernel.names import LONGEST, normalise_name
from liuli.kernel.phone import parse_phones
from liuli.places.operations import locate_address
from residents.choices import DwellingKind
from residents.choices.landlords import Position, Relation
from residents.models import LandlordMember, Letting, Person
from residents.operations.columns import PersonFacts
from residents.operations.landlords import (
    Home,
    Tie,
    admit_landlord,
    change_position,
    end_letting,
    find_dwelling,
    find_landlord,
    record_letting,
)
from residents.rules import landlord_words as words

_READ: Final = (
    ("dwelling_kind", words.DWELLINGS, DwellingKind.OTHER.value),
    ("relation", words.RELATIONS, Relation.OWNS.value),
    ("position", words.POSITIONS, ""),
)


@ledger_kind("landlord", label=_("Landlord register"))
class Landlords(LedgerKind):
    """One dwelling of one landlord a row; members of the association where it says."""

    import_capability = Capability.LANDLORDS_KEEP
    columns = (
        Column(
            "name",
            ("房东姓名", "房东", "出租人", "出租人姓名", "房主姓名", "房主", "产权人",
             "业主姓名", "会员姓名", "姓名"),
            parsers.raw,
        ),
        Column(
            "identity",
            ("房东身份证号", "身份证号", "身份证号码", "公民身份号码", "证件号码",
             "出租人身份证号"),
            parsers.raw,
        ),
        Column(
            "phone",
            ("联系电话", "房东电话", "电话", "手机", "手机号", "联系方式",
             "出租人电话"),
            parsers.raw,
        ),
        Column(
            "address",
            ("出租房屋地址", "房屋地址", "出租屋地址", "出租房地址", "房屋坐落", "地址",
             "详细地址"),
            parsers.text(200),
        ),
        Column("room", ("房间", "房号", "室号", "间号", "床位号"), parsers.text(40)),
        Column(
            "dwelling_kind", ("房屋类型", "出租房类型", "房屋性质", "住所类型"),
            parsers.words, options=("自建房", "隔间", "小套一", "院落住房"),
        ),
        Column(
            "relation", ("与房屋关系", "产权关系", "出租性质", "权属"), parsers.words,
            options=("产权人", "二房东"),
        ),
        Column(
            "starts_on",
            ("出租起始日期", "出租开始日期", "开始出租时间", "起租日期", "出租时间"),
            parsers.past_day,
        ),
        Column(
            "ends_on",
            ("停租日期", "出租结束日期", "停止出租日期", "收回日期"),
            parsers.past_day,
        ),
        Column(
            "joined_on", ("入会日期", "入会时间", "加入协会日期", "加入时间"),
            parsers.past_day,
        ),
        Column(
            "position", ("协会职务", "会内职务", "职务"), parsers.words,
            options=("会长", "副会长", "会员"),
        ),
    )  # fmt: skip
    needs = (("name",), ("address",), ("relation", "joined_on", "starts_on", "phone"))
    title_words = ("房东", "出租")
    refusals = frozenset(
        {
            "name_missing", "id_check_digit", "id_precision_lost", "id_date",
            "phone_invalid", "address_missing", "date_impossible", "date_future",
            "period_reversed",
        }
    )  # fmt: skip
    duplicate_code = "duplicate_person"
    list_view = "admin:residents_letting_changelist"
    writes_by_operations = True

    def check(self, row: Row, reading: Reading) -> None:
        """Who it is and which words stand for which code."""
        values = row.values
        _check_person(row, reading)
        if not values.get("address"):
            row.add_problem("address_missing", "address")
        for key, table, default in _READ:
            code = words.read_word(table, values.get(key) or "", default=default)
            if code is None:
                row.add_problem("word_unknown", key)
            values[key] = default if code is None else code
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if starts is not None and ends is not None and ends <= starts:
            row.add_problem("period_reversed", "ends_on")

    def key(self, row: Row) -> Hashable | None:
        """A dwelling of a person stands in a register once."""
        values = row.values
        person = values["identity"] or (values["name"], values["phone"])
        place = "".join((values.get("address") or "").split())
        return person, place, values.get("room") or "", values["relation"]

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """Row by row through the operations a form calls."""
        for row in rows:
            row.outcome = "unchanged"
            person = _person(row, batch)
            _letting(row, person, batch)
            _membership(row, person, batch)
            place = locate_address(
                row.values["address"], community=batch.community, today=batch.today
            )
            if batch.is_outside_grids(place):
                row.add_problem("address_outside_grids", "address")


def _check_person(row: Row, reading: Reading) -> None:
    values = row.values
    name = normalise_name(values.get("name"))
    identity = check_identity(values.get("identity"), today=reading.today)
    phones = parse_phones(values.get("phone"))
    if not name.text:
        row.add_problem("name_missing", "name")
    for told in (identity.code, *identity.warnings):
        if told is not None:
            row.add_problem(told, "identity")
    if phones.code is not None:
        row.add_problem(phones.code, "phone")
    values["name"] = name.text[:LONGEST]
    values["identity"] = identity.number
    values["phone"] = "、".join(phones.numbers)


def _home(row: Row) -> Home:
    values = row.values
    kind = DwellingKind(values["dwelling_kind"])
    return Home(values["address"], values.get("room") or "", kind)


def _person(row: Row, batch: Batch) -> Person:
    values = row.values
    facts = PersonFacts(
        full_name=values["name"], identity=values["identity"], phone=values["phone"]
    )
    person, is_new = find_landlord(
        batch.community,
        facts=facts,
        home=_home(row),
        actor=batch.actor,
        today=batch.today,
    )
    if is_new:
        batch.note_created(person)
        row.outcome = "created"
        if not values["identity"]:
            row.add_problem("person_new_without_number", "identity")
    return person


def _letting(row: Row, person: Person, batch: Batch) -> None:
    values, home = row.values, _home(row)
    acts: dict[str, Any] = {"actor": batch.actor, "today": batch.today}
    place = locate_address(home.address, community=batch.community, today=batch.today)
    dwelling = find_dwelling(place, home)
    known = Letting.objects.filter(
        person=person, dwelling=dwelling, relation=values["relation"]
    )
    standing = known.order_by("-period").first() if dwelling else None
    ends_on = values.get("ends_on")
    if standing is None:
        relation = Relation(values["relation"])
        tie = Tie(relation, values.get("starts_on"), ends_on)
        letting = record_letting(person, home=home, tie=tie, **acts)
        if dwelling is None:
            batch.note_created(letting.dwelling)
        batch.note_created(letting)
        row.outcome = "created"
    elif ends_on is not None and standing.period.upper is None:
        batch.note_changing(standing)
        end_letting(standing, ends_on=ends_on, **acts)
        row.outcome = "updated"


def _membership(row: Row, person: Person, batch: Batch) -> None:
    values = row.values
    joined, position = values.get("joined_on"), values["position"]
    if not (joined or position or words.ASSOCIATION in row.facts.title):
        return
    standing = LandlordMember.objects.holding(batch.today).filter(person=person).first()
    if standing is None:
        member = admit_landlord(
            person,
            joined_on=joined or row.as_of or batch.today,
            position=Position(position or Position.MEMBER),
            actor=batch.actor,
            today=batch.today,
        )
        batch.note_created(member)
        row.outcome = "created" if row.outcome == "created" else "updated"
    elif position and standing.position != position:
        batch.note_changing(standing)
        change_position(standing, position=Position(position), actor=batch.actor)
        row.outcome = "created" if row.outcome == "created" else "updated"
