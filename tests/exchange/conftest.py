"""Imports bring files in and seal them."""

from tests.ledgers.fixtures import bring_in as bring_in
from tests.ledgers.fixtures import sealed_files as sealed_files
from tests.ledgers.fixtures import try_out as try_out
