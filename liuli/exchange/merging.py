"""Many rows into one table at once: COPY to a staging table, compare, write (design a).

A dry run and the real thing are the same plan: matching and comparing are SELECTs;
only the real thing goes on to one INSERT and one UPDATE. An empty cell never erases a
value; a protected row (XL-11: verified by a person) keeps every value it has.
"""
# ruff: noqa: S608 - names in SQL come from our own models, values are parameters

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any, Final

from django.db import connection, models

from liuli.exchange.choices import Action
from liuli.exchange.models import Import, ImportedRow
from liuli.exchange.rows import Outcome, Row
from liuli.kernel.access import Actor
from liuli.places.models import Address, GridClaim
from liuli.places.operations import locate_addresses, road_aliases
from liuli.places.rules import address_key, parse_address
from liuli.territory.models import Unit

_STAGES: Final = count(1)


class Collision(Exception):  # noqa: N818 - somebody else was first, try again
    """A row was added by somebody else between comparing and writing."""


@dataclass(frozen=True, slots=True)
class Match:
    """Columns that say a staged row is a row of the table; `null_safe` may be NULL.

    `where` is a further condition on the row of the table (``t``) and the staged row
    (``s``), in SQL.
    """

    columns: tuple[str, ...]
    null_safe: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """A field made by SQL from staged columns; `differs` says when to write it."""

    value: str
    differs: str


@dataclass(frozen=True, slots=True)
class Target:
    """How staged rows go into one table.

    `matches` are tried in order. `change` maps a compared field to the fields that
    follow it (a blind index leads its sealed text). `append` joins text, `join` merges
    JSON objects; `computed` fields are made from staged columns. All other given
    fields are written once, at the insert. `protected` is SQL on ``t``: such a row
    only gets values where it has none.
    """

    model: type[models.Model]
    matches: tuple[Match, ...]
    change: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    append: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    stage_only: Mapping[str, str] = field(default_factory=dict)
    computed: Mapping[str, Computed] = field(default_factory=dict)
    protected: str = "false"

    @property
    def table(self) -> str:
        """The quoted name of the table."""
        return _quoted(str(self.model._meta.db_table))  # noqa: SLF001

    def column(self, name: str) -> str:
        """The quoted column of a field, or of a column that is only staged."""
        if name in self.stage_only:
            return _quoted(name)
        return _quoted(str(self.field(name).column))

    def field(self, name: str) -> "models.Field[Any, Any]":
        """A concrete field of the model."""
        found = self.model._meta.get_field(name)  # noqa: SLF001
        assert isinstance(found, models.Field)  # noqa: S101 - relations have no column
        return found


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one staged row; `pk` is None for a new row of a dry run."""

    pk: int | None
    outcome: Outcome
    kept: bool = False  # a protected row kept values the ledger says otherwise


@dataclass(slots=True)
class Batch:
    """One pass over the accepted rows of a ledger, dry or for real."""

    community: Unit
    actor: Actor
    today: date
    now: datetime
    job: Import | None = None
    source: str = ""
    is_rehearsal: bool = False
    _has_grids: bool | None = None

    @property
    def is_dry(self) -> bool:
        """Nothing is written; in a rehearsal it is, and taken back afterwards."""
        return self.job is None and not self.is_rehearsal

    def locate(self, texts: Iterable[str]) -> dict[str, Address]:
        """The address of each text; a dry run leaves out those it would have to add."""
        if not self.is_dry:
            return locate_addresses(texts, community=self.community, today=self.today)
        aliases = road_aliases(self.community, on=self.today)
        keys = {
            text: address_key(parse_address(text.strip()[:200], aliases=aliases))
            for text in texts
            if text.strip()
        }
        known = {
            row.key: row
            for row in Address.objects.filter(
                community=self.community, key__in=set(keys.values())
            ).select_related("unit")
        }
        return {text: known[key] for text, key in keys.items() if key in known}

    def is_outside_grids(self, address: Address | None) -> bool:
        """No grid claims the address, in a community that has drawn its grids."""
        if address is None or address.unit_id != self.community.pk:
            return False
        if self._has_grids is None:
            claims = GridClaim.objects.filter(community=self.community)
            self._has_grids = claims.filter(period__contains=self.today).exists()
        return self._has_grids

    def merge(
        self, target: Target, records: Sequence[Mapping[str, Any]]
    ) -> list[Merged]:
        """Bring records in; the answer has one `Merged` for each, in order.

        All records have the same fields. A real merge raises `Collision` when a row
        appeared meanwhile; the whole import is then tried again.
        """
        if not records:
            return []
        stage = _Stage(target, tuple(records[0]), self.job, writes=not self.is_dry)
        return stage.run(records)

    def note_created(self, *records: models.Model) -> None:
        """Note records an operation added, so that an undo takes them away."""
        self._note(records, Action.CREATED)

    def note_changing(self, *records: models.Model) -> None:
        """Note how records are, before an operation changes them."""
        self._note(records, Action.UPDATED)

    def _note(self, records: Sequence[models.Model], action: Action) -> None:
        if self.job is None:
            return
        by_model: dict[type[models.Model], list[Any]] = {}
        for record in records:
            by_model.setdefault(type(record), []).append(record.pk)
        before = "NULL" if action == Action.CREATED else "to_jsonb(t)"
        for model, keys in by_model.items():
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {_quoted(ImportedRow._meta.db_table)} "  # noqa: SLF001
                    "(job_id, model, object_pk, action, before, mark) "
                    f"SELECT %s, %s, t.id, %s, {before}, '' FROM "
                    f"{_quoted(model._meta.db_table)} t WHERE t.id = ANY(%s) "  # noqa: SLF001
                    "ORDER BY t.id ON CONFLICT (job_id, model, object_pk) DO NOTHING",
                    [self.job.pk, model._meta.label_lower, action, keys],  # noqa: SLF001
                )

    def settle(self, row: Row, *parts: Merged) -> None:
        """Give a row its outcome: that of its main record, or updated by the others."""
        main, others = parts[0], parts[1:]
        row.outcome = main.outcome
        if main.outcome == "unchanged" and any(
            p.outcome != "unchanged" for p in others
        ):
            row.outcome = "updated"
        if any(part.kept for part in parts):
            row.add_problem("value_kept")


def refuse(row: Row, code: str, column: str = "", **values: str) -> None:
    """Refuse a row for what only the database could tell."""
    row.add_problem(code, column, level="refused", **values)
    row.outcome = "refused"


class _Stage:
    """One staging table: filled, matched, compared, and perhaps written."""

    def __init__(
        self,
        target: Target,
        names: tuple[str, ...],
        job: Import | None,
        *,
        writes: bool,
    ) -> None:
        self.target = target
        self.job = job
        self.writes = writes
        self.name = f"stage_{next(_STAGES)}"
        made = _fields_with_own_defaults(target, names)
        self.made = made
        self.names = names + tuple(made)

    def run(self, records: Sequence[Mapping[str, Any]]) -> list[Merged]:
        with connection.cursor() as cursor:
            self.cursor = cursor
            self._fill(records)
            self._match()
            self._compare()
            if self.writes:
                self._number_new_rows()
                self._remember()
                self._insert()
                self._update()
            result = self._outcomes()
            self._sql("DROP TABLE {stage}")
        return result

    def _sql(self, text: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement; every name in it is ours, values are parameters."""
        self.cursor.execute(
            text.format(stage=self.name, table=self.target.table), parameters or None
        )

    # --- staging ----------------------------------------------------------------------
    def _fill(self, records: Sequence[Mapping[str, Any]]) -> None:
        columns = [f"{self.target.column(n)} {self._type(n)}" for n in self.names]
        self._sql(
            "CREATE TEMP TABLE {stage} (place int PRIMARY KEY, pk bigint, "
            "is_new bool DEFAULT true, is_changed bool DEFAULT false, "
            f"is_kept bool DEFAULT false, {', '.join(columns)}) ON COMMIT DROP"
        )
        listed = ", ".join(self.target.column(n) for n in self.names)
        prepare = [self._preparer(n) for n in self.names]
        given = len(self.names) - len(self.made)
        with self.cursor.copy(f"COPY {self.name} (place, {listed}) FROM STDIN") as copy:
            for place, record in enumerate(records):
                values = [*record.values()]
                values += [f.get_default() for f in self.made.values()]
                assert len(values) == given + len(self.made)  # noqa: S101
                copy.write_row(
                    [place, *(p(v) for p, v in zip(prepare, values, strict=True))]
                )
        self._sql("ANALYZE {stage}")

    def _type(self, name: str) -> str:
        if name in self.target.stage_only:
            return self.target.stage_only[name]
        return str(self.target.field(name).db_type(connection))

    def _preparer(self, name: str) -> Any:
        if name in self.target.stage_only:
            return lambda value: value
        prepare = self.target.field(name).get_db_prep_save
        return lambda value: None if value is None else prepare(value, connection)

    # --- matching and comparing: what a dry run does, too -----------------------------
    def _match(self) -> None:
        for match in self.target.matches:
            on = [
                f"t.{self.target.column(c)} "
                f"{'IS NOT DISTINCT FROM' if c in match.null_safe else '='} "
                f"s.{self.target.column(c)}"
                for c in match.columns
            ]
            on += [match.where] if match.where else []
            condition = " AND ".join(on)
            if self.writes:
                self._sql(
                    "SELECT FROM {table} t WHERE EXISTS (SELECT FROM {stage} s WHERE "
                    f"{condition}) ORDER BY t.id FOR UPDATE OF t"
                )
            self._sql(
                "UPDATE {stage} u SET pk = m.id, is_new = false FROM ("
                "SELECT s.place, min(t.id) AS id FROM {stage} s JOIN {table} t ON "
                f"{condition} WHERE s.is_new GROUP BY s.place) m "
                "WHERE u.place = m.place"
            )

    def _compare(self) -> None:
        differs = [self._differs(name) for name in self.target.change]
        free = [f"({d} AND ({self._is_free(n)}))" for n, d in self._pairs(differs)]
        held = [f"({d} AND NOT ({self._is_free(n)}))" for n, d in self._pairs(differs)]
        free += [self._lacks(name) for name in self._given(self.target.append)]
        free += [
            f"NOT t.{self.target.column(n)} @> s.{self.target.column(n)}"
            for n in self._given(self.target.join)
        ]
        for made in self.target.computed.values():
            free.append(f"({made.differs} AND NOT ({self.target.protected}))")
            held.append(f"({made.differs} AND ({self.target.protected}))")
        self._sql(
            "UPDATE {stage} u SET is_changed = c.changed, is_kept = c.kept FROM ("
            "SELECT s.place, "
            f"coalesce({' OR '.join(free) or 'false'}, false) AS changed, "
            f"coalesce({' OR '.join(held) or 'false'}, false) AS kept "
            "FROM {stage} s JOIN {table} t ON t.id = s.pk WHERE NOT s.is_new) c "
            "WHERE u.place = c.place"
        )

    def _pairs(self, differs: list[str]) -> Iterable[tuple[str, str]]:
        return zip(self.target.change, differs, strict=True)

    def _given(self, names: tuple[str, ...]) -> list[str]:
        return [name for name in names if name in self.names]

    def _differs(self, name: str) -> str:
        column = self.target.column(name)
        return f"(s.{column} IS NOT NULL AND s.{column} IS DISTINCT FROM t.{column})"

    def _is_free(self, name: str) -> str:
        """SQL: the value may be written, since it is empty or nobody vouches for it."""
        column = f"t.{self.target.column(name)}"
        blank = _blank_sql(self.target.field(name))
        empty = f"{column} IS NULL" + (f" OR {column} = {blank}" if blank else "")
        return f"NOT ({self.target.protected}) OR {empty}"

    def _lacks(self, name: str) -> str:
        """SQL: the text is not there yet and there is room for it."""
        column = self.target.column(name)
        room = getattr(self.target.field(name), "max_length", None) or 10_000
        return (
            f"(strpos(t.{column}, s.{column}) = 0 AND "
            f"length(t.{column}) + length(s.{column}) + 1 <= {int(room)})"
        )

    # --- writing ----------------------------------------------------------------------
    def _number_new_rows(self) -> None:
        self._sql(
            "UPDATE {stage} SET pk = nextval(pg_get_serial_sequence(%s, 'id')) "
            "WHERE is_new",
            [self.target.table],
        )

    def _remember(self) -> None:
        """Note for the undo what is about to be added and what was there."""
        label = self.target.model._meta.label_lower  # noqa: SLF001
        job = self.job
        if job is None:  # a rehearsal
            return
        self._sql(
            f"INSERT INTO {_quoted(ImportedRow._meta.db_table)} "  # noqa: SLF001
            "(job_id, model, object_pk, action, before, mark) "
            "SELECT %s, %s, s.pk, CASE WHEN s.is_new THEN %s ELSE %s END, "
            "to_jsonb(t), '' FROM {stage} s LEFT JOIN {table} t "
            "ON t.id = s.pk AND NOT s.is_new WHERE s.is_new OR s.is_changed "
            "ORDER BY s.place ON CONFLICT (job_id, model, object_pk) DO NOTHING",
            [job.pk, label, Action.CREATED, Action.UPDATED],
        )

    def _insert(self) -> None:
        names = [n for n in self.names if n not in self.target.stage_only]
        constants = _constant_defaults(self.target, self.names)
        columns = [self.target.column(n) for n in names]
        values = []
        parameters: list[Any] = []
        for name in names:
            default = _constant(self.target.field(name))
            if default is None:
                values.append(f"s.{self.target.column(name)}")
            else:
                values.append(f"coalesce(s.{self.target.column(name)}, %s)")
                parameters.append(default)
        for name, made in self.target.computed.items():
            columns.append(self.target.column(name))
            values.append(made.value)
        columns += [self.target.column(n) for n in constants]
        values += ["%s"] * len(constants)
        parameters += list(constants.values())
        self._sql(
            f"INSERT INTO {{table}} (id, {', '.join(columns)}) "
            f"SELECT s.pk, {', '.join(values)} FROM {{stage}} s WHERE s.is_new "
            "ORDER BY s.place ON CONFLICT DO NOTHING",
            parameters,
        )
        added = self.cursor.rowcount
        self._sql("SELECT count(*) FROM {stage} WHERE is_new")
        if self.cursor.fetchone()[0] != added:
            raise Collision

    def _update(self) -> None:
        sets = []
        for lead, followers in self.target.change.items():
            write = f"{self._differs(lead)} AND ({self._is_free(lead)})"
            for name in (lead, *followers):
                column = self.target.column(name)
                sets.append(
                    f"{column} = CASE WHEN {write} THEN s.{column} ELSE t.{column} END"
                )
        for name in self._given(self.target.append):
            column = self.target.column(name)
            sets.append(
                f"{column} = CASE WHEN {self._lacks(name)} THEN "
                f"ltrim(t.{column} || chr(10) || s.{column}, chr(10)) "
                f"ELSE t.{column} END"
            )
        for name in self._given(self.target.join):
            column = self.target.column(name)
            sets.append(
                f"{column} = t.{column} || coalesce(s.{column}, jsonb_build_object())"
            )
        for name, made in self.target.computed.items():
            column = self.target.column(name)
            write = f"{made.differs} AND NOT ({self.target.protected})"
            sets.append(
                f"{column} = CASE WHEN {write} THEN {made.value} ELSE t.{column} END"
            )
        if sets:
            self._sql(
                f"UPDATE {{table}} t SET {', '.join(sets)} "
                "FROM {stage} s WHERE t.id = s.pk AND NOT s.is_new AND s.is_changed"
            )

    def _outcomes(self) -> list[Merged]:
        self._sql("SELECT pk, is_new, is_changed, is_kept FROM {stage} ORDER BY place")
        merged = []
        for pk, is_new, is_changed, is_kept in self.cursor.fetchall():
            outcome: Outcome = "updated" if is_changed else "unchanged"
            merged.append(Merged(pk, "created" if is_new else outcome, is_kept))
        return merged


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _fields_with_own_defaults(
    target: Target, names: tuple[str, ...]
) -> dict[str, "models.Field[Any, Any]"]:
    """Fields not given whose default differs from row to row (a uuid)."""
    return {
        f.name: f for f in _missing(target, names) if callable(f.default) and f.unique
    }


def _constant_defaults(target: Target, names: tuple[str, ...]) -> dict[str, Any]:
    """Fields not given, with the same default for every row; NULL is left out."""
    found = {f.name: _constant(f) for f in _missing(target, names)}
    return {name: value for name, value in found.items() if value is not None}


def _missing(
    target: Target, names: tuple[str, ...]
) -> Iterable["models.Field[Any, Any]"]:
    for f in target.model._meta.concrete_fields:  # noqa: SLF001
        computed = (
            getattr(f, "generated", False) or f.db_default is not models.NOT_PROVIDED
        )
        given = f.name in names or f.name in target.computed
        if not given and not f.primary_key and not computed:
            yield f


def _constant(f: "models.Field[Any, Any]") -> Any:
    """The default of a field as the database takes it, or None when it is NULL."""
    if callable(f.default) and f.unique:
        return None
    default = f.get_default()
    if default is None or (default == "" and f.null):
        return None
    return f.get_db_prep_save(default, connection)


def _blank_sql(f: "models.Field[Any, Any]") -> str:
    """The literal that means nothing is known in a text column; "" where NULL does."""
    if not isinstance(f, models.CharField | models.TextField):
        return ""
    default = f.get_default()
    if f.null:
        return ""
    operations: Any = connection.ops
    return str(operations.compose_sql("%s", [default or ""]))
