"""Ledger imports in the desk's menu and trays; their pages are the exchange's own."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.exchange.choices import ImportState
from liuli.exchange.conflicts import open_conflicts
from liuli.exchange.models import Import

_FIRST = 5
_RECENT = timedelta(days=7)


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin[Import]):
    """The way into the import pages."""

    view_capability = Capability.LEDGERS_IMPORT

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """Past imports and the way to a new one."""
        return redirect("exchange:imports")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The import's own page."""
        return redirect("exchange:import", pk=object_id)


@tray
def imports_with_refusals(user: Any, now: datetime) -> Tray | None:
    """Ledgers of the last days that were refused, or of which rows were."""
    if not user.may(Capability.LEDGERS_IMPORT):
        return None
    failed = Q(state=ImportState.FAILED)
    partly = Q(state=ImportState.DONE, refused__gt=0)
    rows = Import.objects.visible_to(user).filter(
        failed | partly, uploaded_at__gte=now - _RECENT
    )
    return _tray(_("Ledgers with refused rows"), rows, weight=46)


@tray
def imports_to_confirm(user: Any, now: datetime) -> Tray | None:
    """Ledgers that were tried and wait for a word."""
    if not user.may(Capability.LEDGERS_IMPORT):
        return None
    rows = Import.objects.visible_to(user).filter(state=ImportState.CHECKED)
    return _tray(_("Ledgers waiting for confirmation"), rows, weight=45)


@tray
def conflicts_to_decide(user: Any, now: datetime) -> Tray | None:
    """Verified values that a ledger contradicts (XL-11), import by import."""
    if not user.may(Capability.LEDGERS_IMPORT):
        return None
    rows = open_conflicts(user)
    count = rows.count()
    if not count:
        return None
    url = reverse("exchange:conflicts")
    files = rows.order_by().values("job", "job__file_name")
    first = [
        Waiting(
            f"{one['job__file_name']} · {one['open']}", f"{url}?import={one['job']}"
        )
        for one in files.annotate(open=Count("pk")).order_by("-job")[:_FIRST]
    ]
    title = _("Verified values a ledger contradicts")
    return Tray(title, count, first, url, weight=44)


def _tray(title: str | Promise, rows: Any, *, weight: int) -> Tray | None:
    shown, count = few(rows, _FIRST)

    if not count:
        return None
    first = [
        Waiting(job.file_name, reverse("exchange:import", args=[job.pk]))
        for job in shown
    ]
    return Tray(title, count, first, reverse("exchange:imports"), weight=weight)
