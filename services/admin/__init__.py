"""The desk's pages of services."""

from services.admin import care, points, shifts, venues, volunteers

__all__ = ["care", "points", "shifts", "venues", "volunteers"]
