"""Lives of what services keep: triggers are made from these."""

from typing import Final

from liuli.kernel.flow import Flow
from services.choices.meals import OrderState, OverpaidState, SettlementState
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
