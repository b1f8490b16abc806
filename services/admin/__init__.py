"""The desk's pages of services."""

from services.admin import (
    activities,
    care,
    meals,
    orders,
    points,
    publicity,
    shifts,
    surveys,
    venues,
    volunteers,
    vouchers,
    youth,
)

__all__ = [
    "activities",
    "care",
    "meals",
    "orders",
    "points",
    "publicity",
    "shifts",
    "surveys",
    "venues",
    "volunteers",
    "vouchers",
    "youth",
]
