"""The life of a delivery: the database trigger is made from this table."""

from typing import Final

from liuli.kernel.flow import Flow
from liuli.notices.choices import DeliveryState

_S = DeliveryState

DELIVERY: Final = Flow(
    {
        _S.WAITING: frozenset({_S.SENDING, _S.WITHDRAWN}),
        _S.SENDING: frozenset(
            {_S.SENT, _S.WAITING, _S.FAILED, _S.WITHDRAWN, _S.UNCONFIRMED}
        ),
        _S.SENT: frozenset(),
        _S.UNCONFIRMED: frozenset(),
        _S.FAILED: frozenset(),
        _S.WITHDRAWN: frozenset(),
    }
)
