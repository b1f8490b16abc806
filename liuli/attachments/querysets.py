"""Reading photos."""

from typing import Any

from liuli.territory.querysets import TerritoryQuerySet


class FileQuerySet(TerritoryQuerySet[Any]):
    """Photos in the territories a person sees hazards and sites in."""
