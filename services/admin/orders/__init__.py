"""The desk's pages of partners, group buying, home help and referrals."""

from services.admin.orders import group, help_orders, partners, referrals, trays

__all__ = ["group", "help_orders", "partners", "referrals", "trays"]
