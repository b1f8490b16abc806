"""Records of this app in the desk: the desk's frame, with their photos."""

from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from liuli.desk import records
from liuli.desk.records import Act, Shown, Table, community_of
from liuli.territory.models import Unit

__all__ = ["Act", "RecordAdmin", "Shown", "Table", "community_of", "page_of"]
M = TypeVar("M", bound=models.Model)


class RecordAdmin(records.RecordAdmin[M]):
    """A list; a page of one record with its acts; a form that adds one."""

    record_template = "hazards/record.html"
    new_needs_user: ClassVar[bool] = False

    def make_new_form(self, request: HttpRequest, community: Unit) -> forms.Form:
        """Bound by any POST; `new_needs_user` has the form know who fills it in."""
        make: Any = self.new_form
        data = request.POST if request.method == "POST" else None
        facts = {"user": request.user} if self.new_needs_user else {}
        form: forms.Form = make(data, **facts)
        return form


def page_of(model: str, pk: int) -> str:
    """The desk page of a record of this app."""
    return reverse(f"admin:hazards_{model}_change", args=[pk])
