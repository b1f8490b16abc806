"""The desk's records of the water network."""

from typing import ClassVar, TypeVar

from django.db import models

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, community_of
from liuli.desk.records import page_of as page_of_any

M = TypeVar("M", bound=models.Model)


class WaterAdmin(RecordAdmin[M]):
    """A list of the water network."""

    view_capability = Capability.WATER_VIEW
    new_capability: ClassVar[str] = Capability.WATER_KEEP
    photo_template = "hazards/_photos.html"


def page_of(model: str, pk: int) -> str:
    """The desk page of a record of the water network."""
    return page_of_any(f"hazards.{model}", pk)


__all__ = ["Act", "Shown", "Table", "WaterAdmin", "community_of", "page_of"]
