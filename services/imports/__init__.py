"""The ledgers of services; importing a module declares its kind."""

from services.imports import programmes

__all__ = ["programmes"]
