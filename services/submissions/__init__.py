"""The field page's doors of this app; importing them registers them."""

from services.submissions import care, meals, youth

__all__ = ["care", "meals", "youth"]
