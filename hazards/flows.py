"""The life of a hazard (EV-1): the database trigger is made from this table."""

from typing import Final

from hazards.choices import HazardStatus, RoundState
from liuli.kernel.flow import Flow

_S = HazardStatus

HAZARD: Final = Flow(
    {
        _S.FOUND: frozenset({_S.ASSIGNED, _S.VOID}),
        _S.ASSIGNED: frozenset({_S.RECTIFYING, _S.REPORTED_DONE, _S.VOID}),
        _S.RECTIFYING: frozenset({_S.ASSIGNED, _S.REPORTED_DONE, _S.VOID}),
        _S.REPORTED_DONE: frozenset({_S.CLEARED, _S.RECTIFYING, _S.VOID}),
        _S.CLEARED: frozenset(),
        _S.VOID: frozenset(),
    }
)

ROUND: Final = Flow(
    {
        RoundState.DUE: frozenset({RoundState.STARTED}),
        RoundState.STARTED: frozenset({RoundState.FINISHED}),
        RoundState.FINISHED: frozenset(),
    }
)
