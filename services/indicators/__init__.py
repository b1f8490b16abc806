"""The figures of this app; importing a module declares its figures."""

from services.indicators import care, volunteers

__all__ = ["care", "volunteers"]
