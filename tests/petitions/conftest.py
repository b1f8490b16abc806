"""Land compensation: the sample rolls, brought in as a ledger."""

from tests.ledgers.fixtures import bring_in, sealed_files, try_out

__all__ = ["bring_in", "sealed_files", "try_out"]
