"""The desk's pages of services."""

from services.admin import meals, vouchers

__all__ = ["meals", "vouchers"]
