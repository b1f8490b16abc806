"""The desk's pages for the core apps."""

from liuli.desk.admin import (
    accounts,
    audit,
    imports,
    parameters,
    places,
    territory,
)

__all__ = ["accounts", "audit", "imports", "parameters", "places", "territory"]
