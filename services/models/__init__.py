"""Meals, vouchers, programmes, places, volunteers and care."""

from services.models.care import CareNote, CarePlan, CareReader, CareVisit

__all__ = [
    "CareNote",
    "CarePlan",
    "CareReader",
    "CareVisit",
]
