"""The desk's pages of sites, checklists, ledger notes and hazards."""

from hazards.admin import checklists, hazards, notes, sites, trays

__all__ = ["checklists", "hazards", "notes", "sites", "trays"]
