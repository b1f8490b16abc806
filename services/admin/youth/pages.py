"""What the desk's pages of programmes share."""

from typing import Any, TypeVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table
from services.policies import youth as policies

__all__ = ["Act", "Shown", "Table", "YouthAdmin", "keeps", "moment", "page_of"]

M = TypeVar("M", bound=models.Model)


class YouthAdmin(RecordAdmin[M]):
    """A list; a page of one record with its acts."""

    view_capability = Capability.YOUTH_VIEW
    new_capability = Capability.YOUTH_KEEP

    def _may(self, request: Any, capability: str, obj: M | None) -> bool:
        """Whoever holds the capability anywhere: what is seen decides the rows."""
        return super()._may(request, capability, None)


def keeps(user: Any, unit: Any) -> bool:
    """Whether somebody keeps programmes of a community."""
    return policies.may_keep(user, unit)


def page_of(model: str, pk: int) -> str:
    """The desk page of a record of services."""
    return reverse(f"admin:services_{model}_change", args=[pk])


def moment(at: Any) -> str:
    """A moment as the desk shows it."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
