"""Ledgers of petitions and land compensation."""

from petitions.imports import rolls

__all__ = ["rolls"]
