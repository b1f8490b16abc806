"""The desk's pages of services."""

from services.admin import care

__all__ = ["care"]
