"""What waits with partners, group buying, home help and referrals, on today's page."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.desk.records import page_of
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.operations import parameter
from services.models import Contract, HelpOrder, Referral

_FIRST = 5


@tray
def help_waiting(user: Any, now: datetime) -> Tray | None:
    """Home help that was not done on its day (K15)."""
    if not user.may(Capability.ORDERS_KEEP):
        return None
    late = HelpOrder.objects.visible_to(user).late(timezone.localdate(now))
    shown, count = few(
        late.select_related("person").order_by("wished_on", "pk"), _FIRST
    )
    first = [
        Waiting(
            text=f"{one.person.masked_name} · {one.get_kind_display()} · "
            f"{one.wished_on}",
            url=page_of("services.helporder", one.pk),
            light="red",
        )
        for one in shown
    ]
    return Tray(
        title=_("Home help that is late"),
        count=count,
        first=first,
        url=reverse("admin:services_helporder_changelist"),
        empty=_("All home help was done on its day."),
        weight=66,
    )


@tray
def referrals_waiting(user: Any, now: datetime) -> Tray | None:
    """Referrals whose answer is overdue (K13)."""
    if not user.may(Capability.CARE_ARRANGE):
        return None
    late = Referral.objects.visible_to(user).late(timezone.localdate(now))
    shown, count = few(late.select_related("person").order_by("due_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{one.person.masked_name} · {one.due_on}",
            url=page_of("services.referral", one.pk),
            light="yellow",
        )
        for one in shown
    ]
    return Tray(
        title=_("Referrals without an answer"),
        count=count,
        first=first,
        url=reverse("admin:services_referral_changelist"),
        empty=_("Every referral was answered in time."),
        weight=67,
    )


@tray
def contracts_ending(user: Any, now: datetime) -> Tray | None:
    """Contracts of partners that end soon (K21)."""
    if not user.may(Capability.ORDERS_KEEP):
        return None
    today = timezone.localdate(now)
    days = int(parameter("contract.warn_days", on=today))
    ending = Contract.objects.visible_to(user).ending(
        today, today + timedelta(days=days + 1)
    )
    shown, count = few(
        ending.select_related("supplier").order_by("period", "pk"), _FIRST
    )
    first = [
        Waiting(
            text=f"{one.supplier} · {one.get_covers_display()} · {one.last_on}",
            url=page_of("services.supplier", one.supplier_id),
            light="yellow",
        )
        for one in shown
    ]
    return Tray(
        title=_("Contracts that end soon"),
        count=count,
        first=first,
        url=reverse("admin:services_supplier_changelist"),
        empty=_("No contract ends soon."),
        weight=68,
    )
