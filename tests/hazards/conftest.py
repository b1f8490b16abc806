"""Ledgers are brought in by the tests of imports, lists taken out."""

from tests.ledgers.fixtures import bring_in, sealed_files

__all__ = ["bring_in", "sealed_files"]
