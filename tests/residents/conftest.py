"""Ledgers are brought in by the tests of imports."""

from tests.ledgers.fixtures import bring_in as bring_in
