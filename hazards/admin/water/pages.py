"""The frame of the desk's water pages."""

from typing import ClassVar, TypeVar

from django.db import models

from hazards.admin.records import (
    Act,
    RecordAdmin,
    Shown,
    Table,
    community_of,
    page_of,
)
from liuli.accounts.roles import Capability

__all__ = ["Act", "Shown", "Table", "WaterAdmin", "community_of", "page_of"]
M = TypeVar("M", bound=models.Model)


class WaterAdmin(RecordAdmin[M]):
    """A list and pages of the water network."""

    view_capability = Capability.WATER_VIEW
    new_capability: ClassVar[str] = Capability.WATER_KEEP
