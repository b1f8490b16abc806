"""The desk's pages of services."""

from services.admin import (
    meals,
    vouchers,
    youth,
)

__all__ = [
    "meals",
    "vouchers",
    "youth",
]
