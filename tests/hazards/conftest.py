"""Ledgers are brought in by the tests of imports."""

from tests.ledgers.fixtures import bring_in

__all__ = ["bring_in"]
