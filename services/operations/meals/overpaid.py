"""Subsidies paid after their last day: found, recovered or waived (ML-6)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services import flows
from services.choices.meals import OverpaidState
from services.models import MealAgreement, Overpaid, Serving
from services.policies import meals as policies


def note_overpaid(agreement: MealAgreement, *, found_on: date) -> int:
    """Put every serving subsidised after the last day on the recovery list, once.

    Part of the operation that stops a subsidy: it asks for no right of its own.
    """
    if agreement.subsidy_until is None:
        return 0
    late = (
        Serving.objects.standing()
        .filter(agreement=agreement, on__gt=agreement.subsidy_until, subsidy_yuan__gt=0)
        .filter(overpaid__isnull=True)
    )
    made = Overpaid.objects.bulk_create(
        Overpaid(serving=one, amount_yuan=one.subsidy_yuan, found_on=found_on)
        for one in late
    )
    return len(made)


@transaction.atomic
def close_overpaid(
    overpaid: Overpaid, *, to: OverpaidState, note: str, on: date, actor: Actor
) -> Overpaid:
    """Say that it was paid back, or that the money is let go, and why.

    Refused `illegal_move`, `note_missing`.
    """
    overpaid = (Overpaid.objects.for_update().select_related("serving__unit")).get(
        pk=overpaid.pk
    )
    require(policies.may_recover, actor, overpaid)
    flows.OVERPAID.require(overpaid.state, to)
    if not note.strip():
        raise Refused(_("Say how, or why not."), code="note_missing")
    overpaid.state, overpaid.note = to, note.strip()
    overpaid.closed_on, overpaid.closed_by_id = on, actor.actor_id
    overpaid.save(update_fields=["state", "note", "closed_on", "closed_by"])
    record("services.overpaid_closed", overpaid, actor=actor)
    return overpaid
