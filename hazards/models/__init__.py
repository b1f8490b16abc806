"""Sites, checklists, hazards and what happened to them."""

from hazards.models.checklist import ChecklistItem, ChecklistVersion
from hazards.models.handover import Handover
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
from hazards.models.occupancy import HousingOrder, RelocationLook, RelocationNote
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
    "Handover",
    "Hazard",
    "HazardCounter",
    "HazardMove",
    "HazardPhoto",
    "HouseFacts",
    "HousingOrder",
    "InterimControl",
    "LedgerNote",
    "LodgingFacts",
    "LoweringRequest",
    "Rectification",
    "RelocationLook",
    "RelocationNote",
    "Round",
    "Site",
    "Stop",
    "StopHazard",
    "VacantFacts",
    "Verification",
    "YardFacts",
]
