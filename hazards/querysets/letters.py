"""Reading letters."""

from typing import Any

from liuli.territory.querysets import TerritoryQuerySet


class LetterQuerySet(TerritoryQuerySet[Any]):
    """Letters, seen with what they are about."""
