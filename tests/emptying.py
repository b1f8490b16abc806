"""Emptying the test database after a test that committed: only what it has filled.

Django's own way truncates every table, which makes PostgreSQL write thousands of files
for a test that filled twenty of them, and then has every app fill in its standard rows
again (territories, parameters, code tables). Here those are copied once and put back.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.management.commands import flush
from django.db import connection

# Filled once for all models; no test of ours adds to them.
_STAY = {"auth_permission", "django_content_type"}
# Triggers off, the keys' too: what is deleted needs no order and leaves no history.
_MAY_SWITCH_OFF = "SELECT has_parameter_privilege('session_replication_role', 'SET')"
_SWITCH_OFF = "SET LOCAL session_replication_role = replica"


_WITH_PAGES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
      AND pg_relation_size(oid) > 0
"""
# A table that computes a column of its own takes it from nobody.
_COLUMNS = """
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
      AND attgenerated = ''
"""
_COPIED = """
    SELECT quote_ident(relname),
           string_agg(quote_ident(attname), ', ' ORDER BY attnum)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'standard'::regnamespace AND relkind = 'r' AND attnum > 0
    GROUP BY relname
"""


def empty_only_what_is_filled() -> None:
    """Make `flush` delete rows where there are any, if this server lets us."""
    with connection.cursor() as cursor:
        cursor.execute(_MAY_SWITCH_OFF)
        if not cursor.fetchone()[0]:
            return
        cursor.execute("SELECT to_regnamespace('standard') IS NOT NULL")
        is_used_before = cursor.fetchone()[0]
    tables = connection.introspection.django_table_names(only_existing=True)
    if not is_used_before:
        _copy_standard_rows(tables)
    empty = _deleting(connection.ops.sql_flush, _standard_back())
    if is_used_before:  # by a run that perhaps was ended in the middle
        connection.ops.execute_sql_flush(empty(None, tables))
    connection.ops.sql_flush = empty
    flush.emit_post_migrate_signal = _nothing_to_fill_in


def _nothing_to_fill_in(*_words: Any, **_more: Any) -> None:
    """Every app's standard rows are back already."""


def _copy_standard_rows(tables: Sequence[str]) -> None:
    """Keep what migrations and apps have filled in."""
    filled = _filled(tables)
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA standard")
        for table in filled:
            name = connection.ops.quote_name(table)
            cursor.execute(_COLUMNS, [name])
            columns = cursor.fetchone()[0]
            cursor.execute(
                f"CREATE TABLE standard.{name} AS SELECT {columns} FROM {name}"
            )


def _standard_back() -> list[str]:
    """How to put the standard rows back."""
    back = []
    with connection.cursor() as cursor:
        cursor.execute(_COPIED)
        for name, columns in cursor.fetchall():
            back.append(
                f"INSERT INTO {name} ({columns}) SELECT {columns} FROM standard.{name}"
            )
    return back


def _deleting(
    truncating: Callable[..., list[str]], standard: list[str]
) -> Callable[..., list[str]]:
    def sql_flush(
        style: Any, tables: Sequence[str], *, reset_sequences: bool = False, **_: Any
    ) -> list[str]:
        if reset_sequences:
            return truncating(style, tables, reset_sequences=True)
        names = [connection.ops.quote_name(name) for name in _filled(tables)]
        if not names:
            return []
        # A request still under way ends first, as it would before a TRUNCATE.
        lock = f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE"
        emptied = [f"DELETE FROM {name}" for name in names]
        return [lock, _SWITCH_OFF, *emptied, *standard]

    return sql_flush


def _filled(tables: Sequence[str]) -> list[str]:
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        # Most tables have never had a row, and no page: only the others are opened.
        cursor.execute(_WITH_PAGES, [list(tables)])
        paged = [row[0] for row in cursor.fetchall()]
        if not paged:
            return []
        looks = [f"SELECT %s WHERE EXISTS (SELECT FROM {name(t)})" for t in paged]
        cursor.execute(" UNION ALL ".join(looks), paged)
        return sorted({row[0] for row in cursor.fetchall()} - _STAY)
