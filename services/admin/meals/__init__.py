"""The desk's pages of meals."""

from services.admin.meals import agreements, canteens, money, trays

__all__ = ["agreements", "canteens", "money", "trays"]
