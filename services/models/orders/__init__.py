"""Contracts of partners, group buying, home help and referrals."""

from services.models.orders.contract import Contract
from services.models.orders.group import GroupGood, GroupRound
from services.models.orders.group_order import GroupLine, GroupMoney, GroupOrder
from services.models.orders.help import HelpComplaint, HelpOrder
from services.models.orders.referral import Referral

__all__ = [
    "Contract",
    "GroupGood",
    "GroupLine",
    "GroupMoney",
    "GroupOrder",
    "GroupRound",
    "HelpComplaint",
    "HelpOrder",
    "Referral",
]
