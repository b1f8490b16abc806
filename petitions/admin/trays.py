"""What of petitions waits on 今日待办: neutral words, no content, no names."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.operations import parameter
from petitions.models import Accusation, Case, Clock, Promise
from petitions.rules import clocks as rules

_FIRST = 5


def _mine(user: Any) -> Any:
    """Cases a handler handles; all they see for whoever oversees."""
    cases = Case.objects.visible_to(user)
    if user.may(Capability.PETITIONS_OVERSEE):
        return cases
    return cases.handled_by(user)


@tray
def clocks_due(user: Any, now: datetime) -> Tray | None:
    """Limits of petitions that are near or over."""
    if not user.may(Capability.PETITIONS_HANDLE) and not user.may(
        Capability.PETITIONS_OVERSEE
    ):
        return None
    today = timezone.localdate(now)
    yellow = int(parameter("petitions.yellow_days", on=today))
    rows = (
        Clock.objects.running()
        .of_the_office()
        .filter(case__in=_mine(user).values("pk"), rings=True)
        .select_related("case")
        .order_by("target_due", "pk")
    )
    lit = [
        (row, light)
        for row in rows
        if (light := _light(row, today, yellow)) in {"yellow", "red"}
    ]
    return Tray(
        title=gettext_lazy("Limits of petitions"),
        count=len(lit),
        first=[
            Waiting(
                text=f"{row.case.number} · {row.get_limit_display()} · "
                f"{row.target_due:%Y-%m-%d}",
                url=reverse("admin:petitions_case_change", args=[row.case_id]),
                light=light,
            )
            for row, light in lit[:_FIRST]
        ],
        url=reverse("admin:petitions_case_changelist"),
        empty=gettext_lazy("No limit is near."),
        weight=15,
    )


@tray
def promises_due(user: Any, now: datetime) -> Tray | None:
    """Promises to petitioners whose day has come."""
    if not user.may(Capability.PETITIONS_HANDLE) and not user.may(
        Capability.PETITIONS_OVERSEE
    ):
        return None
    rows = (
        Promise.objects.due_by(timezone.localdate(now))
        .filter(case__in=_mine(user).values("pk"))
        .select_related("case")
    )
    shown, count = few(rows, _FIRST)
    return Tray(
        title=gettext_lazy("Promises that are due"),
        count=count,
        first=[
            Waiting(
                text=_("%(number)s · promised for %(day)s")
                % {"number": row.case.number, "day": row.due_on.isoformat()},
                url=reverse("admin:petitions_case_promise", args=[row.pk]),
                light="red",
            )
            for row in shown
        ],
        url=reverse("admin:petitions_case_changelist"),
        empty=gettext_lazy("No promise is due."),
        weight=16,
    )


@tray
def accusations_left(user: Any, now: datetime) -> Tray | None:
    """Sealed accusations whose keeper has left: how many, and nothing of them."""
    may = user.may(Capability.PETITIONS_HANDLE) or user.may(
        Capability.PETITIONS_OVERSEE
    )
    left = Accusation.objects.visible_to(user).left_behind() if may else None
    count = left.count() if left is not None else 0
    if not count:
        return None
    return Tray(
        title=gettext_lazy("Sealed records to pass on"),
        count=count,
        first=[],
        url=reverse("admin:petitions_accusation_changelist"),
        weight=17,
    )


def _light(row: Any, today: Any, yellow: int) -> str:
    return rules.light(
        row.limit,
        started_on=row.started_on,
        target_due=row.target_due,
        legal_due=row.legal_due,
        today=today,
        yellow_days=yellow,
    )
