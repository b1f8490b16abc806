"""The desk's pages of services."""

from services.admin import youth

__all__ = ["youth"]
