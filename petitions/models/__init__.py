"""Records of petitions and of land compensation."""

from petitions.models.access import Grant, Look, Recusal
from petitions.models.accusation import (
    Accusation,
    AccusationCounter,
    AccusationHandover,
)
from petitions.models.case import Body, Case, CaseCounter, Petitioner
from petitions.models.claim import LandClaim
from petitions.models.export import CaseExport
from petitions.models.inspection import Inspection, InspectionCode, Posting
from petitions.models.land import LandStandard, Parcel, Scheme, SchemeItem
from petitions.models.letter import CaseLetter
from petitions.models.life import CaseMove, Clock, Reply, Settlement
from petitions.models.log import CaseLog
from petitions.models.member import Member, VillageGroup
from petitions.models.namesake import Namesake
from petitions.models.objection import Objection
from petitions.models.paper import LandPaper, LandPaperPage
from petitions.models.payment import Payment, PaymentBatch, PaymentLine
from petitions.models.photo import CasePhoto
from petitions.models.reversal import Reversal
from petitions.models.roll import Entitlement, Roll
from petitions.models.selfservice import Evaluation, QueryCode, WrongCode
from petitions.models.split import Split
from petitions.models.visit import Promise, Representative, Visit

__all__ = [
    "Accusation",
    "AccusationCounter",
    "AccusationHandover",
    "Body",
    "Case",
    "CaseCounter",
    "CaseExport",
    "CaseLetter",
    "CaseLog",
    "CaseMove",
    "CasePhoto",
    "Clock",
    "Entitlement",
    "Evaluation",
    "Grant",
    "Inspection",
    "InspectionCode",
    "LandClaim",
    "LandPaper",
    "LandPaperPage",
    "LandStandard",
    "Look",
    "Member",
    "Namesake",
    "Objection",
    "Parcel",
    "Payment",
    "PaymentBatch",
    "PaymentLine",
    "Petitioner",
    "Posting",
    "Promise",
    "QueryCode",
    "Recusal",
    "Reply",
    "Representative",
    "Reversal",
    "Roll",
    "Scheme",
    "SchemeItem",
    "Settlement",
    "Split",
    "VillageGroup",
    "Visit",
    "WrongCode",
]
