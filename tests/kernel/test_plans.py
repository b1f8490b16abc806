"""A table that is being filled is not taken for an empty one."""

import psycopg
import pytest
from django.db import connection

from liuli.kernel.plans import avoid_loops
from liuli.places.operations import locate_addresses
from liuli.territory.models import Unit
from tests.clock import TODAY

_TABLE = '"places_address"'


def _has_loops() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_nestloop")
        return bool(cursor.fetchone()[0] == "on")


def _vacuum_beside() -> None:
    """As the database does by itself: it does not see what is not committed yet."""
    words = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(
        **{n: words[n] for n in names if n in words}, autocommit=True
    ) as beside:
        beside.execute(f"VACUUM {_TABLE}")


@pytest.fixture
def filled(community: Unit) -> None:
    """400 addresses that only this transaction sees."""
    locate_addresses(
        [f"琉璃中街{n}号" for n in range(1, 401)], community=community, today=TODAY
    )


@pytest.mark.usefixtures("filled")
def test_loops_are_avoided_in_a_table_vacuumed_while_it_was_filled() -> None:
    """400 rows that nobody else sees, and a VACUUM that notes there are none."""
    _vacuum_beside()

    avoid_loops(_TABLE, 400)

    assert not _has_loops()


@pytest.mark.usefixtures("filled")
def test_few_rows_are_looked_up_one_by_one() -> None:
    """A small ledger never reads a whole table."""
    _vacuum_beside()

    avoid_loops(_TABLE, 199)

    assert _has_loops()


@pytest.mark.usefixtures("filled")
def test_a_table_whose_size_is_known_keeps_its_plans() -> None:
    """Where the database knows about the rows, it chooses by itself."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_TABLE}")

    avoid_loops(_TABLE, 400)

    assert _has_loops()
