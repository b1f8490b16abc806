"""The figures of this app; importing a module declares its figures."""

from services.indicators import (
    care,
    meals,
    venues,
    volunteers,
    youth,
)

__all__ = [
    "care",
    "meals",
    "venues",
    "volunteers",
    "youth",
]
