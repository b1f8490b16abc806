"""The figures of this app; importing a module declares its figures."""

from services.indicators import (
    activities,
    care,
    meals,
    venues,
    volunteers,
    youth,
)

__all__ = [
    "activities",
    "care",
    "meals",
    "venues",
    "volunteers",
    "youth",
]
