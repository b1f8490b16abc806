"""The desk's pages of sites, checklists, ledger notes and hazards."""

from hazards.admin import checklists, hazards, notes, rounds, sites, trays, water

__all__ = ["checklists", "hazards", "notes", "rounds", "sites", "trays", "water"]
