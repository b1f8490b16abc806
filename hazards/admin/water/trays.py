"""What of the water network waits on 今日待办."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.admin.water.pages import page_of
from hazards.models import Bill, CutOffNotice, MeterReading, MeterRound, Repair
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray

_FIRST = 5


@tray
def readings_to_check(user: Any, now: datetime) -> Tray | None:
    """Estimates and odd readings somebody else entered (WT-5)."""
    if not user.may(Capability.WATER_APPROVE):
        return None
    rows = (
        MeterReading.objects.visible_to(user)
        .to_review()
        .exclude(by=user)
        .select_related("meter__connection")
    )
    shown, count = few(rows.order_by("read_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{row.meter.connection} · {row.volume} m³",
            url=page_of("connection", row.meter.connection_id),
        )
        for row in shown
    ]
    route = reverse("admin:hazards_meterreading_changelist")
    return Tray(
        title=_("Meter readings to check"),
        count=count,
        first=first,
        url=f"{route}?state__exact=review",
        empty=_("No reading waits to be checked."),
        weight=44,
    )


@tray
def repairs_open(user: Any, now: datetime) -> Tray | None:
    """Faults not repaired and accepted yet."""
    if not user.may(Capability.WATER_KEEP):
        return None
    rows = Repair.objects.visible_to(user).open()
    shown, count = few(rows.order_by("reported_at", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{row.get_kind_display()} · {row.place}",
            url=page_of("repair", row.pk),
            due=row.reported_at,
        )
        for row in shown
    ]
    return Tray(
        title=_("Water repairs under way"),
        count=count,
        first=first,
        url=reverse("admin:hazards_repair_changelist"),
        empty=_("Nothing of the network is broken."),
        weight=43,
    )


@tray
def rounds_late(user: Any, now: datetime) -> Tray | None:
    """Meter rounds still open after their last day."""
    if not user.may(Capability.WATER_KEEP):
        return None
    today = timezone.localdate(now)
    rows = MeterRound.objects.visible_to(user).open().filter(ends_on__lt=today)
    found, count = few(rows, _FIRST)

    if not found:
        return None
    return Tray(
        title=_("Meter rounds to close"),
        count=count,
        first=[
            Waiting(text=row.name, url=page_of("meterround", row.pk), light="red")
            for row in found
        ],
        weight=45,
    )


@tray
def bills_late(user: Any, now: datetime) -> Tray | None:
    """Households past the day to pay."""
    if not user.may(Capability.WATER_ACCOUNTS):
        return None
    rows = (
        Bill.objects.visible_to(user)
        .late(timezone.localdate(now))
        .select_related("connection")
    )
    shown, count = few(rows, _FIRST)
    first = [
        Waiting(
            text=f"{row.connection} · {row.owed_yuan} · {row.due_on}",
            url=page_of("connection", row.connection_id),
            light="red",
        )
        for row in shown
    ]
    return Tray(
        title=_("Overdue water bills"),
        count=count,
        first=first,
        url=reverse("admin:hazards_waterentry_account"),
        empty=_("No water bill is overdue."),
        weight=46,
    )


@tray
def supplies_to_resume(user: Any, now: datetime) -> Tray | None:
    """Households that paid everything and are still without water (WT-11)."""
    if not (user.may(Capability.WATER_KEEP) or user.may(Capability.WATER_ACCOUNTS)):
        return None
    rows = (
        CutOffNotice.objects.visible_to(user)
        .to_resume()
        .select_related("connection")
        .order_by("stopped_on", "pk")
    )
    found, count = few(rows, _FIRST)
    if not found:
        return None
    return Tray(
        title=_("Water supplies to resume"),
        count=count,
        first=[
            Waiting(
                text=row.connection.number,
                url=page_of("cutoffnotice", row.pk),
                light="red",
            )
            for row in found
        ],
        url=f"{reverse('admin:hazards_cutoffnotice_changelist')}?state__exact=stopped",
        weight=42,
    )
