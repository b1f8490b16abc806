"""The desk's pages of services."""

from services.admin import (
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
    "care",
    "meals",
    "points",
    "shifts",
    "venues",
    "volunteers",
    "vouchers",
    "youth",
]
