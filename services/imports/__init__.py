"""The ledgers of services; importing a module declares its kind."""

from services.imports import meals

__all__ = ["meals"]
