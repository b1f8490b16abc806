"""The second person's decision on a payee roll (RO-2, LC-9)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.compensation import RollState, Standing
from petitions.flows.compensation import ROLL
from petitions.models import Roll
from petitions.policies import compensation as policies
from petitions.rules.membership import Belonging, needs_legality_review


@transaction.atomic
def approve_roll(roll: Roll, *, actor: Actor, now: datetime) -> Roll:
    """Approve a roll somebody else entered; its lines stay as they are from now on.

    What can be distributed is the sum of the lines, to the fen. Raises Refused
    `roll_empty`, and `legality_review` while somebody is left out for her marriage.
    """
    roll = _locked(roll)
    require(policies.may_decide_roll, actor, roll)
    ROLL.require(roll.state, RollState.APPROVED)
    _refuse_unreviewed(roll)
    total = roll.lines.aggregate(total=Sum("due_yuan"))["total"]
    if not total:
        raise Refused(_("There is nothing on this roll."), code="roll_empty")
    roll.state, roll.distributable_yuan = RollState.APPROVED, total
    roll.decided_by_id, roll.decided_at = actor.actor_id, now
    roll.save(update_fields=["state", "distributable_yuan", "decided_by", "decided_at"])
    record("compensation.roll_approved", roll, actor=actor, unit=roll.group.unit)
    return roll


@transaction.atomic
def void_roll(roll: Roll, *, reason: str, actor: Actor, now: datetime) -> Roll:
    """Put a roll that is wrong aside; a new one may be imported then."""
    roll = _locked(roll)
    require(policies.may_decide_roll, actor, roll)
    ROLL.require(roll.state, RollState.VOID)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    roll.state, roll.note = RollState.VOID, reason.strip()[:300]
    roll.decided_by_id, roll.decided_at = actor.actor_id, now
    roll.save(update_fields=["state", "note", "decided_by", "decided_at"])
    record("compensation.roll_voided", roll, actor=actor, unit=roll.group.unit)
    return roll


def _locked(roll: Roll) -> Roll:
    found: Roll = (
        Roll.objects.for_update().select_related("group__unit").get(pk=roll.pk)
    )
    return found


def _refuse_unreviewed(roll: Roll) -> None:
    """LC-6: an exclusion on grounds of marriage stops the roll until it is reviewed."""
    left_out = roll.group.members.filter(
        standing=Standing.EXCLUDED, reviewed_on__isnull=True
    )
    for dispute in left_out.values_list("dispute", flat=True):
        if needs_legality_review(Belonging(dispute=dispute, is_excluded=True)):
            raise Refused(
                _(
                    "Somebody is left out because of her marriage, divorce or "
                    "widowhood. A lawyer has to look at this first."
                ),
                code="legality_review",
            )
