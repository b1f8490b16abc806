"""The frame of the desk's water pages."""

from typing import ClassVar, TypeVar

from django.db import models
from django.urls import reverse

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, community_of

__all__ = ["Act", "Shown", "Table", "WaterAdmin", "community_of", "page_of"]

M = TypeVar("M", bound=models.Model)


class WaterAdmin(RecordAdmin[M]):
    """A list; a page of one record with its acts; a form that adds one."""

    view_capability = Capability.WATER_VIEW
    record_template = "hazards/water_record.html"
    new_capability: ClassVar[str] = Capability.WATER_KEEP


def page_of(model: str, pk: int) -> str:
    """The desk page of a record of the water network."""
    return reverse(f"admin:hazards_{model}_change", args=[pk])
