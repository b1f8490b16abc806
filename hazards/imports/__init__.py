"""The ledgers of sites and of water."""

from hazards.imports import sites

__all__ = ["sites"]
