"""The frame of the desk's pages of meals and vouchers."""

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, community_of

__all__ = ["Act", "MealAdmin", "Shown", "Table", "community_of", "page_of"]

M = TypeVar("M", bound=models.Model)


class MealAdmin(RecordAdmin[M]):
    """A list; a page of one record with its acts; a form that adds one."""

    view_capability = Capability.MEALS_VIEW
    new_capability: ClassVar[str] = Capability.MEALS_KEEP

    def sheet(
        self, request: HttpRequest, template: str, **context: Any
    ) -> HttpResponse:
        """A page of its own inside the desk, never cached."""
        facts = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        response = TemplateResponse(request, template, facts)
        response["Cache-Control"] = "no-store"
        return response


def page_of(model: str, pk: int) -> str:
    """The desk page of a record of meals or vouchers."""
    return reverse(f"admin:services_{model}_change", args=[pk])
