"""The lives of residents' records: database triggers are made from these tables."""

from typing import Final

from liuli.kernel.flow import Flow
from residents.choices.duplicates import PairState
from residents.choices.landlords import ReportStatus
from residents.choices.meetings import MeetingStatus
from residents.choices.needs import NeedStatus
from residents.choices.opinions import RoundStatus, VersionStatus
from residents.choices.praise import NominationState
from residents.choices.privacy import AccessState, RequestStatus
from residents.choices.votes import PaperState, VoteStatus

_N, _V = NeedStatus, VoteStatus

VOTE: Final = Flow(
    {
        _V.DRAFT: frozenset({_V.NOTICED, _V.VOID}),
        _V.NOTICED: frozenset({_V.OPEN, _V.VOID}),
        _V.OPEN: frozenset({_V.CLOSED, _V.VOID}),
        _V.CLOSED: frozenset({_V.PUBLISHED}),
        _V.PUBLISHED: frozenset(),
        _V.VOID: frozenset(),
        _V.RECORDED: frozenset(),
    }
)

PAPER: Final = Flow(
    {
        PaperState.OUT: frozenset({PaperState.RETURNED, PaperState.VOID}),
        PaperState.RETURNED: frozenset({PaperState.OUT, PaperState.VOID}),
        PaperState.VOID: frozenset(),
    }
)

NEED: Final = Flow(
    {
        _N.NOTED: frozenset({_N.DECIDED, _N.ANSWERED, _N.WITHDRAWN}),
        # Back to noted: the person moved, and who had it does not work there (J1).
        _N.DECIDED: frozenset({_N.DECIDED, _N.ANSWERED, _N.WITHDRAWN, _N.NOTED}),
        _N.ANSWERED: frozenset({_N.MET, _N.UNMET, _N.NOTED, _N.WITHDRAWN}),
        _N.MET: frozenset(),
        _N.UNMET: frozenset(),
        _N.WITHDRAWN: frozenset(),
    }
)

MEETING: Final = Flow(
    {
        MeetingStatus.PLANNED: frozenset(
            {MeetingStatus.CALLED, MeetingStatus.CANCELLED}
        ),
        MeetingStatus.CALLED: frozenset({MeetingStatus.HELD, MeetingStatus.CANCELLED}),
        MeetingStatus.HELD: frozenset(),
        MeetingStatus.CANCELLED: frozenset(),
    }
)

PAIR: Final = Flow(
    {
        PairState.OPEN: frozenset({PairState.MERGED, PairState.DIFFERENT}),
        PairState.MERGED: frozenset({PairState.DIFFERENT}),
        PairState.DIFFERENT: frozenset({PairState.OPEN}),
    }
)

NOMINATION: Final = Flow(
    {
        NominationState.NOMINATED: frozenset(
            {NominationState.APPROVED, NominationState.DECLINED}
        ),
        NominationState.APPROVED: frozenset({NominationState.PUBLISHED}),
        NominationState.DECLINED: frozenset(),
        NominationState.PUBLISHED: frozenset(),
    }
)

TENANT_REPORT: Final = Flow(
    {
        ReportStatus.REPORTED: frozenset(
            {ReportStatus.TAKEN, ReportStatus.REFUSED, ReportStatus.WITHDRAWN}
        ),
        ReportStatus.TAKEN: frozenset(),
        ReportStatus.REFUSED: frozenset(),
        ReportStatus.WITHDRAWN: frozenset(),
    }
)

RIGHTS_REQUEST: Final = Flow(
    {
        RequestStatus.RECEIVED: frozenset(
            {RequestStatus.ANSWERED, RequestStatus.REFUSED}
        ),
        RequestStatus.ANSWERED: frozenset(),
        RequestStatus.REFUSED: frozenset(),
    }
)

MINOR_ACCESS: Final = Flow(
    {
        AccessState.ASKED: frozenset({AccessState.GIVEN, AccessState.DECLINED}),
        AccessState.GIVEN: frozenset(),
        AccessState.DECLINED: frozenset(),
    }
)

OPINION_ROUND: Final = Flow(
    {
        RoundStatus.OPEN: frozenset({RoundStatus.CLOSED}),
        RoundStatus.CLOSED: frozenset(),
    }
)

_S = VersionStatus
CONVENTION: Final = Flow(
    {
        # A later version may take the place of one that was never adopted.
        _S.DRAFT: frozenset({_S.CONSULTED, _S.SUPERSEDED}),
        _S.CONSULTED: frozenset({_S.ADOPTED, _S.SUPERSEDED}),
        _S.ADOPTED: frozenset({_S.IN_FORCE, _S.SUPERSEDED}),
        _S.IN_FORCE: frozenset({_S.SUPERSEDED}),
        _S.SUPERSEDED: frozenset(),
    }
)
