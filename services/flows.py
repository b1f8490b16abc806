"""Lives of what services keep: triggers are made from these."""

from typing import Final

from liuli.kernel.flow import Flow
from services.choices.care import VisitState

CARE_VISIT: Final = Flow(
    {
        VisitState.DUE: frozenset(
            {
                VisitState.DONE,
                VisitState.NOBODY_HOME,
                VisitState.REFUSED,
                VisitState.DROPPED,
            }
        ),
        VisitState.DONE: frozenset(),
        VisitState.NOBODY_HOME: frozenset(),
        VisitState.REFUSED: frozenset(),
        VisitState.DROPPED: frozenset(),
    }
)
