"""The desk's pages of the water network."""

from hazards.admin.water import connections, money, network, repairs, trays

__all__ = ["connections", "money", "network", "repairs", "trays"]
