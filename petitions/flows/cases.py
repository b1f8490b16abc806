"""The life of a case and of a promise; the database triggers are made from these."""

from typing import Final

from liuli.kernel.flow import Flow
from petitions.choices.cases import (
    CaseStatus,
    ExportState,
    HandoverState,
    PromiseState,
)

_S = CaseStatus
# Where a case may leave before anybody has accepted it.
_EXITS = frozenset(
    {
        _S.TOLD_ELSEWHERE,
        _S.ROUTED,
        _S.SETTLED,
        _S.WITHDRAWN,
        _S.NOT_ACCEPTED,
        _S.NO_LONGER,
    }
)
_MIDWAY = frozenset({_S.ROUTED, _S.SETTLED, _S.WITHDRAWN})
_ASIDE = frozenset({_S.SETTLED, _S.WITHDRAWN})

CASE: Final = Flow(
    {
        _S.REGISTERED: frozenset({_S.TRANSFERRED, _S.ENTRUSTED, _S.ACCEPTED}) | _EXITS,
        # An objection with reasons (PD-4) brings it back.
        _S.TRANSFERRED: frozenset({_S.REGISTERED, _S.ACCEPTED}) | _EXITS,
        _S.ENTRUSTED: frozenset({_S.REGISTERED, _S.ACCEPTED}) | _EXITS,
        _S.ACCEPTED: frozenset({_S.HANDLING}) | _MIDWAY,
        _S.HANDLING: frozenset({_S.EXTENDED, _S.CONCLUDED}) | _MIDWAY,
        _S.EXTENDED: frozenset({_S.CONCLUDED}) | _MIDWAY,
        _S.CONCLUDED: frozenset({_S.REVIEWING, _S.ENDED, _S.SETTLED}),
        _S.REVIEWING: frozenset({_S.REVIEWED}) | _ASIDE,
        _S.REVIEWED: frozenset({_S.REEXAMINING, _S.ENDED, _S.SETTLED}),
        _S.REEXAMINING: frozenset({_S.REEXAMINED}) | _ASIDE,
        _S.REEXAMINED: frozenset({_S.ENDED}),
        _S.TOLD_ELSEWHERE: frozenset(),
        _S.ENDED: frozenset(),
        _S.ROUTED: frozenset(),
        _S.SETTLED: frozenset(),
        _S.WITHDRAWN: frozenset(),
        _S.NOT_ACCEPTED: frozenset(),
        _S.NO_LONGER: frozenset(),
    }
)

PROMISE: Final = Flow(
    {
        PromiseState.OPEN: frozenset({PromiseState.KEPT, PromiseState.BROKEN}),
        PromiseState.BROKEN: frozenset({PromiseState.KEPT}),
        PromiseState.KEPT: frozenset(),
    }
)

EXPORT: Final = Flow(
    {
        ExportState.ASKED: frozenset({ExportState.APPROVED, ExportState.DECLINED}),
        ExportState.APPROVED: frozenset(),
        ExportState.DECLINED: frozenset(),
    }
)

HANDOVER: Final = Flow(
    {
        HandoverState.ASKED: frozenset({HandoverState.DONE, HandoverState.DECLINED}),
        HandoverState.DONE: frozenset(),
        HandoverState.DECLINED: frozenset(),
    }
)
