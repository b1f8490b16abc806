"""Meals, vouchers, programmes, places, volunteers and care."""

from services.models.care import CareNote, CarePlan, CareReader, CareVisit
from services.models.points import (
    PointsAccount,
    PointsEntry,
    PointsLot,
    PointsOrder,
    PointsTake,
)
from services.models.stock import StockItem, StockMove
from services.models.tries import WrongTry
from services.models.venues import (
    BookingCode,
    OpeningHours,
    Venue,
    VenueBooking,
    WalkTime,
)
from services.models.volunteers import (
    GuardianConsent,
    ServiceHours,
    Shift,
    ShiftSignUp,
    Volunteer,
)

__all__ = [
    "BookingCode",
    "CareNote",
    "CarePlan",
    "CareReader",
    "CareVisit",
    "GuardianConsent",
    "OpeningHours",
    "PointsAccount",
    "PointsEntry",
    "PointsLot",
    "PointsOrder",
    "PointsTake",
    "ServiceHours",
    "Shift",
    "ShiftSignUp",
    "StockItem",
    "StockMove",
    "Venue",
    "VenueBooking",
    "Volunteer",
    "WalkTime",
    "WrongTry",
]
