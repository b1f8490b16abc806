"""The field page's doors of this app; importing them registers them."""

from services.submissions import burden, care, meals, publicity, youth

__all__ = ["burden", "care", "meals", "publicity", "youth"]
