"""Lives of hazards (EV-1), rounds, water, tips; triggers follow them."""

from typing import Final

from hazards.choices import HazardStatus, RoundState
from hazards.choices.campaigns import CampaignState
from hazards.choices.tips import SnapState, TipState
from hazards.choices.water import CutOffState, ReadingState, RepairState
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

READING: Final = Flow(
    {
        ReadingState.REVIEW: frozenset({ReadingState.COUNTED, ReadingState.VOID}),
        ReadingState.COUNTED: frozenset({ReadingState.VOID}),
        ReadingState.VOID: frozenset(),
    }
)

REPAIR: Final = Flow(
    {
        RepairState.REPORTED: frozenset({RepairState.ASSIGNED, RepairState.VOID}),
        RepairState.ASSIGNED: frozenset({RepairState.DONE, RepairState.VOID}),
        RepairState.DONE: frozenset({RepairState.ACCEPTED, RepairState.ASSIGNED}),
        RepairState.ACCEPTED: frozenset(),
        RepairState.VOID: frozenset(),
    }
)

CUT_OFF: Final = Flow(
    {
        CutOffState.WRITTEN: frozenset(
            {CutOffState.SENT, CutOffState.PAID, CutOffState.WITHDRAWN}
        ),
        CutOffState.SENT: frozenset(
            {CutOffState.PAID, CutOffState.WITHDRAWN, CutOffState.STOPPED}
        ),
        CutOffState.STOPPED: frozenset({CutOffState.RESUMED}),
        CutOffState.PAID: frozenset(),
        CutOffState.WITHDRAWN: frozenset(),
        CutOffState.RESUMED: frozenset(),
    }
)

TIP: Final = Flow(
    {
        TipState.RECEIVED: frozenset({TipState.CHECKING}),
        TipState.CHECKING: frozenset({TipState.UNFOUNDED, TipState.CONFIRMED}),
        TipState.FORWARDED: frozenset({TipState.UNFOUNDED, TipState.CONFIRMED}),
        TipState.UNFOUNDED: frozenset(),
        TipState.CONFIRMED: frozenset({TipState.GRANTED, TipState.ENDED}),
        TipState.GRANTED: frozenset({TipState.REWARDED}),
        TipState.REWARDED: frozenset(),
        TipState.ENDED: frozenset(),
    }
)

SNAP: Final = Flow(
    {
        SnapState.WAITING: frozenset(
            {
                SnapState.JOINED,
                SnapState.OPENED,
                SnapState.PASSED,
                SnapState.UNFOUNDED,
            }
        ),
        SnapState.JOINED: frozenset(),
        SnapState.OPENED: frozenset(),
        SnapState.PASSED: frozenset(),
        SnapState.UNFOUNDED: frozenset(),
    }
)

CAMPAIGN: Final = Flow(
    {
        CampaignState.PLANNED: frozenset({CampaignState.RUNNING}),
        CampaignState.RUNNING: frozenset({CampaignState.CLOSED}),
        CampaignState.CLOSED: frozenset(),
    }
)
