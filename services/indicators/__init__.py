"""The figures of this app; importing a module declares its figures."""

from services.indicators import youth

__all__ = ["youth"]
