"""Imports bring files in and seal them."""

from tests.ledgers.fixtures import bring_in, sealed_files, try_out

__all__ = ["bring_in", "sealed_files", "try_out"]
