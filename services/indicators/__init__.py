"""The figures of this app; importing a module declares its figures."""

from services.indicators import (
    meals,
    youth,
)

__all__ = [
    "meals",
    "youth",
]
