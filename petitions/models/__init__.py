"""Records of petitions and land compensation."""

from petitions.models.member import Member, VillageGroup
from petitions.models.objection import Objection
from petitions.models.payment import Payment, PaymentBatch, PaymentLine
from petitions.models.roll import Entitlement, Roll

__all__ = [
    "Entitlement",
    "Member",
    "Objection",
    "Payment",
    "PaymentBatch",
    "PaymentLine",
    "Roll",
    "VillageGroup",
]
