"""Programmes for young people (YT-1 to YT-8)."""

from services.models.youth.enrolment import (
    Enrolment,
    EnrolmentLook,
    GuardianConsent,
    SignUpTry,
)
from services.models.youth.presence import (
    Attendance,
    HandOver,
    PickUpAdult,
    PickUpCall,
)
from services.models.youth.programme import (
    Programme,
    ProgrammeGrant,
    ProgrammeNotice,
    ProgrammeSession,
    Term,
)
from services.models.youth.staffing import (
    HarmCounter,
    HarmLook,
    HarmNamed,
    HarmReport,
    HarmTold,
    ProgrammeAdult,
    RecordCheck,
    Rostering,
    SafeguardingLead,
)

__all__ = [
    "Attendance",
    "Enrolment",
    "EnrolmentLook",
    "GuardianConsent",
    "HandOver",
    "HarmCounter",
    "HarmLook",
    "HarmNamed",
    "HarmReport",
    "HarmTold",
    "PickUpAdult",
    "PickUpCall",
    "Programme",
    "ProgrammeAdult",
    "ProgrammeGrant",
    "ProgrammeNotice",
    "ProgrammeSession",
    "RecordCheck",
    "Rostering",
    "SafeguardingLead",
    "SignUpTry",
    "Term",
]
