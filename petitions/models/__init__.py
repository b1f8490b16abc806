"""Records of petitions and of land compensation."""

from petitions.models.access import Grant, Look, Recusal
from petitions.models.case import Body, Case, CaseCounter, Petitioner
from petitions.models.land import LandStandard, Parcel, Scheme, SchemeItem
from petitions.models.letter import CaseLetter
from petitions.models.life import CaseMove, Clock, Reply, Settlement
from petitions.models.member import Member, VillageGroup
from petitions.models.objection import Objection
from petitions.models.paper import LandPaper, LandPaperPage
from petitions.models.payment import Payment, PaymentBatch, PaymentLine
from petitions.models.roll import Entitlement, Roll
from petitions.models.visit import Promise, Representative, Visit

__all__ = [
    "Body",
    "Case",
    "CaseCounter",
    "CaseLetter",
    "CaseMove",
    "Clock",
    "Entitlement",
    "Grant",
    "LandPaper",
    "LandPaperPage",
    "LandStandard",
    "Look",
    "Member",
    "Objection",
    "Parcel",
    "Payment",
    "PaymentBatch",
    "PaymentLine",
    "Petitioner",
    "Promise",
    "Recusal",
    "Reply",
    "Representative",
    "Roll",
    "Scheme",
    "SchemeItem",
    "Settlement",
    "VillageGroup",
    "Visit",
]
