"""The field page's doors of this app; importing them registers them."""

from services.submissions import meals, youth

__all__ = ["meals", "youth"]
