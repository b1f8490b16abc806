"""Many rows into one table at once: COPY to a staging table, compare, write (design a).

A dry run and the real thing are the same plan: matching and comparing are SELECTs;
only the real thing goes on to one INSERT and one UPDATE. An empty cell never erases a
value; a protected row (XL-11: verified by a person) keeps every value it has, and what
the ledger says instead waits at the conflict desk.
"""
# ruff: noqa: S608 - names in SQL come from our own models, values are parameters

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from liuli.exchange.choices import Action, ConflictState
from liuli.exchange.models import Conflict, Import, ImportedRow
from liuli.exchange.rows import Outcome
from liuli.exchange.targets import Merged, Target, quoted
from liuli.kernel.plans import avoid_loops
from liuli.privacy.fields import BlindIndexField

_STAGES: Final = count(1)
# Values of these fields go to the database as they are.
_PLAIN: Final[dict[type[Any], type[Any]]] = {
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.DateField: date,
    models.ForeignKey: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    BlindIndexField: bytes,
}
_LINKS: Final = quoted(ImportedRow._meta.db_table)  # noqa: SLF001
_CONFLICTS: Final = quoted(Conflict._meta.db_table)  # noqa: SLF001


class Collision(Exception):  # noqa: N818 - somebody else was first, try again
    """A row was added by somebody else between comparing and writing."""


class Stage:
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
        """Fill, match, compare, and write where it is not a dry run."""
        with connection.cursor() as cursor:
            self.cursor = cursor
            self._fill(records)
            avoid_loops(self.target.table, len(records))
            self._match()
            self._compare()
            if self.writes:
                self._number_new_rows()
                self._remember()
                self._ask()
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
            "is_kept bool DEFAULT false, is_protected bool DEFAULT false, "
            f"held text[], {', '.join(columns)}) ON COMMIT DROP"
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
        # Only what rows are matched by: statistics of wide columns cost more than rows.
        names = [c for match in self.target.matches for c in match.columns]
        matched = {self.target.column(n) for n in (*names, *self.target.stage_only)}
        self._sql(f"ANALYZE {{stage}} (place, pk, {', '.join(sorted(matched))})")

    def _type(self, name: str) -> str:
        if name in self.target.stage_only:
            return self.target.stage_only[name]
        return str(self.target.field(name).db_type(connection))

    def _preparer(self, name: str) -> Any:
        if name in self.target.stage_only:
            return lambda value: value
        field = self.target.field(name)
        if isinstance(field, ArrayField) and isinstance(
            field.base_field, models.CharField | models.TextField
        ):
            return _array_of_text
        plain, prepare = _PLAIN.get(type(field), type(None)), field.get_db_prep_save
        return lambda value: (
            value
            if value is None or type(value) is plain
            else prepare(value, connection)
        )

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
        if self.target.protected != "false":
            self._sql(
                "UPDATE {stage} s SET is_protected = true FROM {table} t "
                f"WHERE t.id = s.pk AND NOT s.is_new AND ({self.target.protected})"
            )
        differs = {name: self._differs(name) for name in self.target.change}
        free = [f"({d} AND {self._is_free(n)})" for n, d in differs.items()]
        held = {n: f"({d} AND NOT {self._is_free(n)})" for n, d in differs.items()}
        free += [self._lacks(name) for name in self._given(self.target.append)]
        free += [
            f"NOT t.{self.target.column(n)} @> s.{self.target.column(n)}"
            for n in self._given(self.target.join)
        ]
        for name, made in self.target.computed.items():
            free.append(f"({made.differs} AND NOT s.is_protected)")
            held[name] = f"({made.differs} AND s.is_protected)"
        self._sql(
            "UPDATE {stage} u SET is_changed = c.changed, is_kept = c.kept, "
            "held = c.held FROM (SELECT s.place, "
            f"coalesce({' OR '.join(free) or 'false'}, false) AS changed, "
            f"coalesce({' OR '.join(held.values()) or 'false'}, false) AS kept, "
            f"{self._asked(held)} AS held "
            "FROM {stage} s JOIN {table} t ON t.id = s.pk WHERE NOT s.is_new) c "
            "WHERE u.place = c.place"
        )

    def _asked(self, held: Mapping[str, str]) -> str:
        """SQL: the fields of the row that a person is asked about."""
        asked = [
            f"CASE WHEN {held[name]} THEN '{name}' END"
            for name in self.target.asks
            if name in held
        ]
        if not asked:
            return "NULL::text[]"
        listed = ", ".join(asked)
        return (
            "CASE WHEN s.is_protected THEN "
            f"array_remove(ARRAY[{listed}]::text[], NULL) END"
        )

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
        return f"(NOT s.is_protected OR {empty})"

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
            "UPDATE {stage} SET pk = nextval(sequence.name) FROM (SELECT "
            "pg_get_serial_sequence(%s, 'id')::regclass AS name OFFSET 0) sequence "
            "WHERE is_new",
            [self.target.table],
        )

    def _remember(self) -> None:
        """Note for the undo what is about to be added and what was there."""
        job = self.job
        if job is None:  # a rehearsal
            return
        self._sql(
            f"INSERT INTO {_LINKS} "
            '(job_id, model, object_pk, action, before, mark, sheet, "row") '
            "SELECT %s, %s, s.pk, CASE WHEN s.is_new THEN %s ELSE %s END, "
            "to_jsonb(t), '', '', 0 FROM {stage} s LEFT JOIN {table} t "
            "ON t.id = s.pk AND NOT s.is_new WHERE s.is_new OR s.is_changed "
            "ORDER BY s.place ON CONFLICT (job_id, model, object_pk) DO NOTHING",
            [job.pk, self.target.label, Action.CREATED, Action.UPDATED],
        )

    def _ask(self) -> None:
        """Leave a question for every verified value the ledger contradicts (XL-11).

        What was asked before and is open, or was answered with the value kept, is not
        asked again.
        """
        if self.job is None or not self.target.asks:
            return
        leads = "".join(
            f" WHEN '{name}' THEN c.proposed -> '{self._name(name)}' = "
            f"to_jsonb({self._value(name)})"
            for name in self.target.asks
        )
        columns = "".join(
            f" WHEN '{name}' THEN '{key}'" for name, key in self.target.asks.items()
        )
        proposed = "".join(
            f" WHEN '{name}' THEN {self._proposed(name)}" for name in self.target.asks
        )
        self._sql(
            f"INSERT INTO {_CONFLICTS} (job_id, model, object_pk, field, "
            '"column", sheet, "row", proposed, before, state) '
            f"SELECT %s, %s, s.pk, f.name, CASE f.name{columns} END, '', 0, "
            f"CASE f.name{proposed} END, jsonb_build_object(), %s "
            "FROM {stage} s CROSS JOIN unnest(s.held) f(name) WHERE NOT EXISTS ("
            f"SELECT FROM {_CONFLICTS} c WHERE c.model = %s AND c.object_pk = s.pk "
            f"AND c.field = f.name AND c.state IN (%s, %s) "
            f"AND CASE f.name{leads} END) ORDER BY s.place ON CONFLICT DO NOTHING",
            [
                self.job.pk, self.target.label, ConflictState.OPEN, self.target.label,
                ConflictState.OPEN, ConflictState.KEPT,
            ],
        )  # fmt: skip

    def _name(self, name: str) -> str:
        """The column of a field, as JSON keys name it."""
        return str(self.target.field(name).column)

    def _value(self, name: str) -> str:
        """SQL: what the ledger says."""
        made = self.target.computed.get(name)
        return made.value if made else f"s.{self.target.column(name)}"

    def _proposed(self, name: str) -> str:
        """SQL: the values of a field and of those that follow it, by column."""
        names = (name, *self.target.change.get(name, ()))
        pairs = ", ".join(
            f"'{self._name(n)}', to_jsonb({self._value(n)})" for n in names
        )
        return f"jsonb_build_object({pairs})"

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
            write = f"{self._differs(lead)} AND {self._is_free(lead)}"
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
            write = f"{made.differs} AND NOT s.is_protected"
            sets.append(
                f"{column} = CASE WHEN {write} THEN {made.value} ELSE t.{column} END"
            )
        if sets:
            self._sql(
                f"UPDATE {{table}} t SET {', '.join(sets)} "
                "FROM {stage} s WHERE t.id = s.pk AND NOT s.is_new AND s.is_changed"
            )

    def _outcomes(self) -> list[Merged]:
        self._sql(
            "SELECT pk, is_new, is_changed, is_kept, held FROM {stage} ORDER BY place"
        )
        asks, label = self.target.asks, self.target.label
        merged = []
        for pk, is_new, is_changed, is_kept, held in self.cursor.fetchall():
            outcome: Outcome = "updated" if is_changed else "unchanged"
            keys = tuple(asks[name] for name in held) if held else ()
            merged.append(
                Merged(pk, "created" if is_new else outcome, is_kept, keys, label)
            )
        return merged


def _array_of_text(values: Sequence[str] | None) -> str | None:
    """An array of text as COPY takes it."""
    if values is None:
        return None
    parts = [v.replace("\\", "\\\\").replace('"', '\\"') for v in values]
    return '{"' + '","'.join(parts) + '"}' if parts else "{}"


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
