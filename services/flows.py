"""Lives of what services keep: triggers are made from these."""

from typing import Final

from liuli.kernel.flow import Flow
from services.choices.care import VisitState
from services.choices.meals import OrderState, OverpaidState, SettlementState
from services.choices.orders import HelpState, RoundState
from services.choices.points import OrderState as PointsOrderState
from services.choices.publicity import AnnouncementState
from services.choices.surveys import SurveyState
from services.choices.venues import BookingState
from services.choices.volunteers import HoursState
from services.choices.vouchers import VoucherState
from services.choices.youth import EnrolmentState as _Enrolment

ENROLMENT: Final = Flow(
    {
        _Enrolment.WAITING: frozenset(
            {_Enrolment.OFFERED, _Enrolment.ENROLLED, _Enrolment.LEFT}
        ),
        _Enrolment.OFFERED: frozenset(
            {_Enrolment.ENROLLED, _Enrolment.LAPSED, _Enrolment.LEFT}
        ),
        _Enrolment.ENROLLED: frozenset({_Enrolment.LEFT}),
        _Enrolment.LEFT: frozenset(),
        _Enrolment.LAPSED: frozenset(),
    }
)


# --- meals ---
MEAL_ORDER: Final = Flow(
    {
        OrderState.ORDERED: frozenset(
            {OrderState.CANCELLED, OrderState.SERVED, OrderState.NO_SHOW}
        ),
        # Taken back at the counter; or served late, without a signal.
        OrderState.SERVED: frozenset({OrderState.ORDERED}),
        OrderState.NO_SHOW: frozenset({OrderState.SERVED}),
        OrderState.CANCELLED: frozenset(),
    }
)


SETTLEMENT: Final = Flow(
    {
        SettlementState.DRAWN: frozenset(
            {SettlementState.APPROVED, SettlementState.DECLINED}
        ),
        SettlementState.APPROVED: frozenset(),
        SettlementState.DECLINED: frozenset(),
    }
)


OVERPAID: Final = Flow(
    {
        OverpaidState.OPEN: frozenset({OverpaidState.RECOVERED, OverpaidState.WAIVED}),
        OverpaidState.RECOVERED: frozenset(),
        OverpaidState.WAIVED: frozenset(),
    }
)


VOUCHER: Final = Flow(
    {
        VoucherState.LEFT: frozenset({VoucherState.REDEEMED, VoucherState.EXPIRED}),
        VoucherState.REDEEMED: frozenset({VoucherState.LEFT, VoucherState.EXPIRED}),
        VoucherState.EXPIRED: frozenset(),
    }
)


# --- care, volunteers, venues ---
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
        PointsOrderState.ORDERED: frozenset(
            {PointsOrderState.HANDED_OUT, PointsOrderState.CANCELLED}
        ),
        PointsOrderState.HANDED_OUT: frozenset(),
        PointsOrderState.CANCELLED: frozenset(),
    }
)

BOOKING: Final = Flow(
    {
        BookingState.WAITING: frozenset({BookingState.BOOKED, BookingState.CANCELLED}),
        BookingState.BOOKED: frozenset({BookingState.CANCELLED}),
        BookingState.CANCELLED: frozenset(),
    }
)

# --- publicity ---
ANNOUNCEMENT: Final = Flow(
    {
        AnnouncementState.DRAFT: frozenset(
            {AnnouncementState.REVIEW, AnnouncementState.DROPPED}
        ),
        AnnouncementState.REVIEW: frozenset(
            {AnnouncementState.DRAFT, AnnouncementState.PUBLISHED}
        ),
        AnnouncementState.PUBLISHED: frozenset(
            {AnnouncementState.REPLACED, AnnouncementState.WITHDRAWN}
        ),
        AnnouncementState.REPLACED: frozenset(),
        AnnouncementState.WITHDRAWN: frozenset(),
        AnnouncementState.DROPPED: frozenset(),
    }
)

SURVEY: Final = Flow(
    {
        SurveyState.DRAFT: frozenset({SurveyState.OPEN, SurveyState.DROPPED}),
        SurveyState.OPEN: frozenset({SurveyState.CLOSED}),
        SurveyState.CLOSED: frozenset(),
        SurveyState.DROPPED: frozenset(),
    }
)

# --- orders ---
GROUP_ROUND: Final = Flow(
    {
        RoundState.OPEN: frozenset({RoundState.CLOSED, RoundState.FAILED}),
        RoundState.CLOSED: frozenset({RoundState.SETTLED, RoundState.FAILED}),
        RoundState.FAILED: frozenset(),
        RoundState.SETTLED: frozenset(),
    }
)


HELP_ORDER: Final = Flow(
    {
        HelpState.REQUESTED: frozenset({HelpState.ASSIGNED, HelpState.CANCELLED}),
        HelpState.ASSIGNED: frozenset({HelpState.DONE, HelpState.CANCELLED}),
        # Not as agreed: back to the partner, by way of a complaint.
        HelpState.DONE: frozenset({HelpState.CONFIRMED, HelpState.ASSIGNED}),
        HelpState.CONFIRMED: frozenset(),
        HelpState.CANCELLED: frozenset(),
    }
)
