"""The roll of party members: 党员花名册, 流动党员信息库 (kind `party_member`, E2)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any, Final

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.cells import cell_text, null_reason
from liuli.exchange.merging import Batch, Match, Merged, Target, refuse
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.access import require
from liuli.kernel.identity import check_identity
from liuli.kernel.names import normalise_name, search_key
from liuli.privacy.crypto import blind_index
from residents.choices.party import FoundBy, OrganisationKind, Standing
from residents.models import PartyMember, PartyOrganisation, Person
from residents.policies.party import may_keep_party
from residents.querysets import IDENTITY_PURPOSE
from residents.rules.party import read_floating, read_kind, read_standing

_ORGANISATION: Final = Target(
    PartyOrganisation,
    (Match(("unit", "name"), where="upper_inf(t.period)"),),
    change={},
)
_MEMBER: Final = Target(
    PartyMember,
    (Match(("person",), where="t.until IS NULL"),),
    change={
        "standing": (),
        "is_floating": (),
        "organisation": (),
        "contact_point": (),
        "home_organisation": (),
        "joined_on": (),
    },
)


@ledger_kind("party_member", label=_("Party member ledger"))
class PartyMembers(LedgerKind):
    """One member a row, matched to a resident; organisations named are founded."""

    import_capability = Capability.PARTY_CHANGE
    columns = (
        Column("name", ("姓名", "党员姓名", "名字"), parsers.raw),
        Column(
            "identity",
            ("身份证号", "身份证号码", "公民身份号码", "身份证", "证件号码"),
            parsers.raw,
        ),
        Column(
            "standing",
            ("党员类别", "人员类别", "党员类型", "是否正式"),
            parsers.words,
            options=("正式党员", "预备党员"),
        ),
        Column(
            "floating",
            ("是否流动党员", "流动党员", "是否流动", "党员性质"),
            parsers.words,
            options=("是", "否"),
        ),
        Column(
            "organisation",
            ("所在党支部", "所在支部", "党支部", "支部", "所在党组织", "所属党支部"),
            parsers.text(80),
        ),
        Column(
            "contact_point",
            ("联络点", "党建联络点", "联系支部", "流入地党组织", "流入地党支部"),
            parsers.text(80),
        ),
        Column(
            "home_organisation",
            ("组织关系所在地", "组织关系", "流出地党组织", "组织关系所在党组织",
             "流出地党支部"),
            parsers.text(120),
        ),
        Column("joined_on", ("入党时间", "入党日期", "加入时间"), parsers.past_day),
    )  # fmt: skip
    needs = (("name",), ("organisation", "contact_point", "home_organisation"))
    title_words = ("党员",)
    refusals = frozenset(
        {
            "name_missing", "person_unknown", "contact_point_missing",
            "organisation_missing", "id_check_digit", "id_precision_lost", "id_date",
            "date_impossible", "date_future",
        }
    )  # fmt: skip
    duplicate_code = "duplicate_person"
    list_view = "admin:residents_partymember_changelist"

    def check(self, row: Row, reading: Reading) -> None:
        """A name, an identity number where there is one, and a place (E2)."""
        values = row.values
        name = normalise_name(cell_text(values.get("name")))
        values["name"] = name.text[:100]
        if not values["name"]:
            row.add_problem("name_missing", "name")
        self._check_identity(row)
        for key, read in (("standing", read_standing), ("floating", read_floating)):
            word = (values.get(key) or "").strip()
            values[key] = read(word)
            if word and values[key] is None and not null_reason(word):
                row.add_problem("word_unknown", key)
        floats = values["floating"]
        if floats is None:
            floats = bool(values.get("contact_point")) and not values.get(
                "organisation"
            )
        values["floating"] = floats
        if floats and not values.get("contact_point"):
            row.add_problem("contact_point_missing", "contact_point")
        if not floats and not values.get("organisation"):
            row.add_problem("organisation_missing", "organisation")

    def _check_identity(self, row: Row) -> None:
        identity = check_identity(cell_text(row.values.get("identity")))
        row.values["identity"] = identity.number if identity.code is None else ""
        if identity.code is not None and identity.number:
            row.add_problem(identity.code, "identity")

    def key(self, row: Row) -> Hashable | None:
        """The number, else the name: two of one name in a roll must have numbers."""
        return row.values["identity"] or row.values["name"] or None

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """Organisations, then members; a row without its resident is refused."""
        if batch.job is not None and batch.job.uploaded_by is not None:
            require(may_keep_party, batch.job.uploaded_by, batch.community)
        committee = PartyOrganisation.objects.filter(
            unit=batch.community,
            kind=OrganisationKind.COMMITTEE,
            period__endswith__isnull=True,
        ).first()
        if committee is None:
            for row in rows:
                refuse(row, "committee_missing")
            return
        people = _People(rows, batch)
        known = [(row, pk) for row in rows if (pk := people.of(row)) is not None]
        for row in rows:
            if people.of(row) is None:
                refuse(row, "person_unknown", "name")
        if not known:
            return
        organisations = _organisations([row for row, _pk in known], committee, batch)
        members = batch.merge(
            _MEMBER, [_member(row, pk, organisations, batch) for row, pk in known]
        )
        for (row, _pk), member in zip(known, members, strict=True):
            batch.settle(row, member)


class _People:
    """Residents of the community by number, and by a name only one of them has."""

    def __init__(self, rows: Sequence[Row], batch: Batch) -> None:
        people = Person.objects.filter(community=batch.community, erased_at=None)
        found = people.unmerged()
        self._index = {
            row.values["identity"]: blind_index(
                row.values["identity"], IDENTITY_PURPOSE
            )
            for row in rows
            if row.values["identity"]
        }
        numbered = found.filter(identity_index__in=list(self._index.values()))
        self._numbered = {
            bytes(index): pk
            for index, pk in numbered.values_list("identity_index", "pk")
        }
        keys = {search_key(row.values["name"]) for row in rows}
        named = list(found.filter(name_key__in=keys).values_list("name_key", "pk"))
        often = Counter(key for key, _pk in named)
        self._named = {key: pk for key, pk in named if often[key] == 1}

    def of(self, row: Row) -> int | None:
        """The resident a row means, or None."""
        number = row.values["identity"]
        if number:
            return self._numbered.get(bytes(self._index[number]))
        return self._named.get(search_key(row.values["name"]))


def _organisations(
    rows: Sequence[Row], committee: PartyOrganisation, batch: Batch
) -> dict[str, Merged]:
    """Those the rows name, found by name or founded under the committee."""
    names = sorted(
        {
            name
            for row in rows
            for key in ("organisation", "contact_point")
            if (name := row.values.get(key))
        }
    )
    merged = batch.merge(
        _ORGANISATION,
        [
            {
                "unit": batch.community.pk,
                "name": name,
                "kind": read_kind(name),
                "parent": committee.pk,
                "is_street": False,
                "period": DateRange(batch.today, None),
            }
            for name in names
        ],
    )
    return dict(zip(names, merged, strict=True))


def _member(
    row: Row, person: int, organisations: dict[str, Merged], batch: Batch
) -> dict[str, Any]:
    values = row.values

    def pk_of(key: str) -> int | None:
        found = organisations.get(values.get(key) or "")
        return found.pk if found else None

    return {
        "person": person,
        "standing": values["standing"] or Standing.FULL.value,
        "is_floating": values["floating"],
        "organisation": pk_of("organisation"),
        "contact_point": pk_of("contact_point"),
        "home_organisation": values.get("home_organisation") or "",
        "joined_on": values.get("joined_on"),
        "found_by": FoundBy.LEDGER.value,
        "since": batch.today,
        "until": None,
    }
