"""Lives of what services keep: triggers are made from these."""

from typing import Final

from liuli.kernel.flow import Flow
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
