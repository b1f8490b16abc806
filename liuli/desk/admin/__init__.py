"""The desk's pages for the core apps."""

from liuli.desk.admin import accounts, audit, parameters, places, territory

__all__ = ["accounts", "audit", "parameters", "places", "territory"]
