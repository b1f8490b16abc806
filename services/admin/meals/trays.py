"""What of meals waits on 今日待办."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.operations import parameter
from services.admin.meals.pages import page_of
from services.choices.meals import OrderState
from services.models import Canteen, MealOrder, Overpaid, Settlement
from services.rules.meals.times import expires_within

_FIRST = 5
_DAYS = 30


@tray
def papers_to_renew(user: Any, now: datetime) -> Tray | None:
    """Permits and health certificates that are over or soon will be (ML-5)."""
    if not user.may(Capability.MEALS_KEEP):
        return None
    today = timezone.localdate(now)
    days = int(parameter("meals.papers_warn_days", on=today))
    found = []
    canteens = Canteen.objects.visible_to(user).open_on(today)
    for canteen in canteens.prefetch_related("handlers"):
        papers = [canteen.permit_until] + [
            one.certificate_until
            for one in canteen.handlers.all()
            if one.left_on is None
        ]
        late = sum(expires_within(one, on=today, days=days) for one in papers)
        if late:
            found.append(
                Waiting(
                    text=f"{canteen.name} · {late}",
                    url=page_of("canteen", canteen.pk),
                    light="yellow",
                )
            )
    if not found:
        return None
    return Tray(
        title=_("Permits and health certificates of canteens"),
        count=len(found),
        first=found[:_FIRST],
        url=reverse("admin:services_canteen_changelist"),
        weight=50,
    )


@tray
def diners_who_did_not_come(user: Any, now: datetime) -> Tray | None:
    """Several meals missed in 30 days: somebody looks in (ML-2)."""
    if not user.may(Capability.MEALS_KEEP):
        return None
    today = timezone.localdate(now)
    least = int(parameter("meals.no_shows_noted", on=today))
    missed = MealOrder.objects.visible_to(user).filter(
        state=OrderState.NO_SHOW, on__gte=today - timedelta(days=_DAYS)
    )
    rows = (
        missed.order_by()
        .values("agreement")
        .annotate(times=Count("pk"))
        .filter(times__gte=least)
        .order_by("-times", "agreement")
    )
    found = list(rows)
    if not found:
        return None
    return Tray(
        title=_("Diners who did not come several times"),
        count=len(found),
        first=[
            Waiting(
                text=f"XY{row['agreement']:07d} · {row['times']}",
                url=page_of("mealagreement", row["agreement"]),
                light="yellow",
            )
            for row in found[:_FIRST]
        ],
        weight=48,
    )


@tray
def settlements_to_decide(user: Any, now: datetime) -> Tray | None:
    """Drawn up by somebody else (RO-2)."""
    if not user.may(Capability.MEALS_APPROVE):
        return None
    rows = (
        Settlement.objects.visible_to(user)
        .waiting()
        .exclude(drawn_by=user)
        .select_related("supplier")
    )
    shown, count = few(rows, _FIRST)
    return Tray(
        title=_("Settlements of meals to approve"),
        count=count,
        first=[
            Waiting(
                text=f"{row.month:%Y-%m} · {row.supplier} · {row.price_yuan}",
                url=page_of("settlement", row.pk),
            )
            for row in shown
        ],
        url=reverse("admin:services_settlement_changelist"),
        empty=_("No settlement waits."),
        weight=49,
    )


@tray
def subsidies_to_recover(user: Any, now: datetime) -> Tray | None:
    """Paid after the last day (ML-6)."""
    if not user.may(Capability.MEALS_ACCOUNTS):
        return None
    rows = Overpaid.objects.visible_to(user).open().select_related("serving__agreement")
    shown, count = few(rows, _FIRST)
    return Tray(
        title=_("Overpaid meal subsidies"),
        count=count,
        first=[
            Waiting(
                text=f"{row.serving.agreement.number} · {row.amount_yuan}",
                url=page_of("overpaid", row.pk),
            )
            for row in shown
        ],
        url=reverse("admin:services_overpaid_changelist"),
        empty=_("No subsidy is to be recovered."),
        weight=47,
    )
