"""Lives of what services keep: triggers are made from these."""

from typing import Final

from liuli.kernel.flow import Flow
from services.choices.care import VisitState
from services.choices.points import OrderState
from services.choices.venues import BookingState
from services.choices.volunteers import HoursState

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

HOURS: Final = Flow(
    {
        HoursState.PENDING: frozenset({HoursState.CONFIRMED, HoursState.REFUSED}),
        HoursState.CONFIRMED: frozenset({HoursState.VOID}),
        HoursState.REFUSED: frozenset(),
        HoursState.VOID: frozenset(),
    }
)

POINTS_ORDER: Final = Flow(
    {
        OrderState.ORDERED: frozenset({OrderState.HANDED_OUT, OrderState.CANCELLED}),
        OrderState.HANDED_OUT: frozenset(),
        OrderState.CANCELLED: frozenset(),
    }
)

BOOKING: Final = Flow(
    {
        BookingState.WAITING: frozenset({BookingState.BOOKED, BookingState.CANCELLED}),
        BookingState.BOOKED: frozenset({BookingState.CANCELLED}),
        BookingState.CANCELLED: frozenset(),
    }
)
