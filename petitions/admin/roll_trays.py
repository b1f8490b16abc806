"""What of land compensation waits on 今日待办."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from petitions.models import Objection, PaymentBatch, Reversal, Roll, Split

_FIRST = 5


@tray
def rolls_to_approve(user: Any, now: datetime) -> Tray | None:
    """Entered by somebody else (RO-2)."""
    if not user.may(Capability.COMPENSATION_APPROVE):
        return None
    rolls = Roll.objects.visible_to(user).waiting().select_related("group")
    rolls = rolls.exclude(made_by=user)
    shown, count = few(rolls, _FIRST)
    first = [
        Waiting(text=f"{roll.group} · {roll.title}", url=_page(roll.pk))
        for roll in shown
    ]
    return Tray(
        title=gettext_lazy("Payee rolls to approve"),
        count=count,
        first=first,
        url=f"{reverse('admin:petitions_roll_changelist')}?state__exact=entered",
        empty=gettext_lazy("No payee roll waits."),
        weight=40,
    )


@tray
def payments_to_release(user: Any, now: datetime) -> Tray | None:
    """Prepared by somebody else (RO-2)."""
    if not user.may(Capability.COMPENSATION_APPROVE):
        return None
    batches = PaymentBatch.objects.visible_to(user).waiting()
    batches = batches.exclude(prepared_by=user).select_related("roll__group")
    found, count = few(batches, _FIRST)

    if not found:
        return None
    first = [
        Waiting(
            text=f"{batch.roll.group} · {batch.paid_on.isoformat()}",
            url=_page(batch.roll_id),
        )
        for batch in found
    ]
    return Tray(
        title=gettext_lazy("Payment batches to release"),
        count=count,
        first=first,
        weight=41,
    )


@tray
def splits_and_reversals(user: Any, now: datetime) -> Tray | None:
    """Prepared or asked for by somebody else (RO-2)."""
    if not user.may(Capability.COMPENSATION_APPROVE):
        return None
    splits = Split.objects.visible_to(user).waiting().exclude(made_by=user)
    asked = Reversal.objects.visible_to(user).waiting().exclude(asked_by=user)
    rows = [
        Waiting(
            text=f"{split.group} · {split.title}",
            url=reverse("admin:petitions_split_change", args=[split.pk]),
        )
        for split in splits.select_related("group")[:_FIRST]
    ]
    rows += [
        Waiting(
            text=_("Payment to take back · %(day)s")
            % {"day": f"{localtime(row.asked_at):%Y-%m-%d}"},
            url=_page(row.payment.batch.roll_id),
        )
        for row in asked.select_related("payment__batch")[:_FIRST]
    ]
    if not rows:
        return None
    return Tray(
        title=gettext_lazy("Splits and payments that wait for a second person"),
        count=splits.count() + asked.count(),
        first=rows[:_FIRST],
        weight=43,
    )


@tray
def objections_to_answer(user: Any, now: datetime) -> Tray | None:
    """Open objections, the oldest first."""
    if not user.may(Capability.COMPENSATION_CHANGE):
        return None
    rows = Objection.objects.visible_to(user).open().select_related("roll__group")
    shown, count = few(rows.order_by("raised_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{row.roll.group} · {row.raised_on.isoformat()}",
            url=_page(row.roll_id),
        )
        for row in shown
    ]
    return Tray(
        title=gettext_lazy("Objections to answer"),
        count=count,
        first=first,
        empty=gettext_lazy("Every objection is answered."),
        weight=42,
    )


def _page(roll: int) -> str:
    return reverse("admin:petitions_roll_change", args=[roll])
