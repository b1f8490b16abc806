"""The desk's pages of services."""

from services.admin import (
    activities,
    care,
    meals,
    points,
    shifts,
    venues,
    volunteers,
    vouchers,
    youth,
)

__all__ = [
    "activities",
    "care",
    "meals",
    "points",
    "shifts",
    "venues",
    "volunteers",
    "vouchers",
    "youth",
]
