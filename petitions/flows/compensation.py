"""How payee rolls and payment batches move; the database triggers are made from it."""

from typing import Final

from liuli.kernel.flow import Flow
from petitions.choices.compensation import (
    BatchState,
    ReversalState,
    RollState,
    SplitState,
)

ROLL: Final = Flow(
    {
        RollState.ENTERED: frozenset({RollState.APPROVED, RollState.VOID}),
        RollState.APPROVED: frozenset(),
        RollState.VOID: frozenset(),
    }
)

BATCH: Final = Flow(
    {
        BatchState.PREPARED: frozenset({BatchState.PAID, BatchState.DECLINED}),
        BatchState.PAID: frozenset(),
        BatchState.DECLINED: frozenset(),
    }
)

SPLIT: Final = Flow(
    {
        SplitState.PREPARED: frozenset({SplitState.ADOPTED, SplitState.DROPPED}),
        SplitState.ADOPTED: frozenset(),
        SplitState.DROPPED: frozenset(),
    }
)

REVERSAL: Final = Flow(
    {
        ReversalState.ASKED: frozenset({ReversalState.DONE, ReversalState.DECLINED}),
        ReversalState.DONE: frozenset(),
        ReversalState.DECLINED: frozenset(),
    }
)
