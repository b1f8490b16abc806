"""Records of this app in the desk: the desk's frame, with their photos."""

from typing import TypeVar

from django.db import models
from django.urls import reverse

from liuli.desk import records
from liuli.desk.records import Act, Shown, Table, community_of

__all__ = ["Act", "RecordAdmin", "Shown", "Table", "community_of", "page_of"]
M = TypeVar("M", bound=models.Model)


class RecordAdmin(records.RecordAdmin[M]):
    """A list; a page of one record with its acts; a form that adds one."""

    record_template = "hazards/record.html"


def page_of(model: str, pk: int) -> str:
    """The desk page of a record of this app."""
    return reverse(f"admin:hazards_{model}_change", args=[pk])
