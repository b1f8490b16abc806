"""The desk's pages of sites, checklists, ledger notes and hazards."""

from hazards.admin import checklists, duties, hazards, notes, rounds, sites, trays

__all__ = ["checklists", "duties", "hazards", "notes", "rounds", "sites", "trays"]
