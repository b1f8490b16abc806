"""The figures of this app; importing a module declares its figures."""

from services.indicators import care, venues, volunteers

__all__ = ["care", "venues", "volunteers"]
