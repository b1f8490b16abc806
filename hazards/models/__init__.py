"""Sites, checklists, hazards and what happened to them."""

from hazards.models.checklist import ChecklistItem, ChecklistVersion
from hazards.models.hazard import Hazard, HazardCounter
from hazards.models.move import (
    Assignment,
    Finding,
    HazardMove,
    HazardPhoto,
    InterimControl,
    LoweringRequest,
    Rectification,
    Verification,
)
from hazards.models.patrol import Round, Stop, StopHazard
from hazards.models.site import (
    Grade,
    HouseFacts,
    LedgerNote,
    LodgingFacts,
    Site,
    VacantFacts,
    YardFacts,
)

__all__ = [
    "Assignment",
    "ChecklistItem",
    "ChecklistVersion",
    "Finding",
    "Grade",
    "Hazard",
    "HazardCounter",
    "HazardMove",
    "HazardPhoto",
    "HouseFacts",
    "InterimControl",
    "LedgerNote",
    "LodgingFacts",
    "LoweringRequest",
    "Rectification",
    "Round",
    "Site",
    "Stop",
    "StopHazard",
    "VacantFacts",
    "Verification",
    "YardFacts",
]
