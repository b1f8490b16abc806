"""Settlements: a provider's month, drawn up from its servings and approved (K8)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services import flows
from services.choices.meals import SettlementState
from services.models import Serving, SettledServing, Settlement, Supplier
from services.policies import meals as policies
from services.rules.meals.subsidy import next_month

_PARTS: Final = ("price", "subsidy", "voucher", "points", "cash")


@transaction.atomic
def draw_settlement(
    supplier: Supplier, *, month: date, actor: Actor, now: datetime
) -> Settlement:
    """Freeze all servings up to the end of a month that no settlement holds yet.

    What arrived late, and what was taken back since, is in the next one: every
    serving is settled once. Refused `month_not_over`, `nothing_to_settle`.
    """
    supplier = Supplier.objects.for_update().select_related("unit").get(pk=supplier.pk)
    require(policies.may_account, actor, supplier.unit)
    first = month.replace(day=1)
    after = next_month(first)
    if after > timezone.localdate(now):
        raise Refused(
            _("That month is not over. Draw the settlement up afterwards."),
            code="month_not_over",
        )
    servings = list(
        Serving.objects.filter(canteen__supplier=supplier, on__lt=after).unsettled()
    )
    if not servings:
        raise Refused(_("No serving waits to be settled."), code="nothing_to_settle")
    settlement = Settlement.objects.create(
        unit=supplier.unit,
        supplier=supplier,
        month=first,
        meals=sum(-1 if one.reverses_id else 1 for one in servings),
        drawn_at=now,
        drawn_by_id=actor.actor_id,
        **_sums(servings),
    )
    SettledServing.objects.bulk_create(
        SettledServing(settlement=settlement, serving=one) for one in servings
    )
    record("services.settlement_drawn", settlement, actor=actor)
    return settlement


@transaction.atomic
def decide_settlement(
    settlement: Settlement, *, to: SettlementState, note: str = "", actor: Actor,
    now: datetime,
) -> Settlement:  # fmt: skip
    """Approve a settlement, or decline it with a reason: its servings wait again.

    Refused `illegal_move`, `reason_missing`.
    """
    settlement = (
        Settlement.objects.for_update().select_related("unit").get(pk=settlement.pk)
    )
    require(policies.may_decide, actor, settlement)
    flows.SETTLEMENT.require(settlement.state, to)
    if to == SettlementState.DECLINED and not note.strip():
        raise Refused(_("Say why the settlement is declined."), code="reason_missing")
    settlement.state, settlement.note = to, note.strip()
    settlement.decided_at, settlement.decided_by_id = now, actor.actor_id
    settlement.save(update_fields=["state", "note", "decided_at", "decided_by"])
    if to == SettlementState.DECLINED:
        settlement.lines.update(is_standing=False)
    record("services.settlement_decided", settlement, actor=actor)
    return settlement


def _sums(servings: list[Serving]) -> dict[str, Any]:
    return {
        f"{part}_yuan": sum(
            (getattr(one, f"{part}_yuan") for one in servings), Decimal("0.00")
        )
        for part in _PARTS
    }
