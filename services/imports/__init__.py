"""The ledgers of services; importing a module declares its kind."""

from services.imports import (
    meals,
    programmes,
)

__all__ = [
    "meals",
    "programmes",
]
