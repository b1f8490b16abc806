"""The desk's pages for the core apps."""

from liuli.desk.admin import (
    accounts,
    audit,
    imports,
    letters,
    parameters,
    places,
    posts,
    robots,
    territory,
    trays,
)

__all__ = [
    "accounts",
    "audit",
    "imports",
    "letters",
    "parameters",
    "places",
    "posts",
    "robots",
    "territory",
    "trays",
]
