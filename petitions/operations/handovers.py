"""Passing on sealed accusations whose keeper has left, by two people (PP-2, RO-2)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.cases import HandoverState
from petitions.flows.cases import HANDOVER
from petitions.models import Accusation, AccusationHandover
from petitions.operations.moves import person
from petitions.policies import cases as policies


@transaction.atomic
def ask_handover(
    accusation: Accusation, *, to: User, reason: str, actor: Actor, now: datetime
) -> AccusationHandover:
    """Propose who keeps an accusation from now on; nobody learns its words by that.

    Raises Refused `keeper_there` while its keeper still works there, `to_oneself`,
    `not_an_officer`, `reason_missing`, `handover_waits`.
    """
    accusation = _locked(accusation)
    require(policies.may_pass_accusation_on, actor, accusation)
    if not Accusation.objects.left_behind().filter(pk=accusation.pk).exists():
        raise Refused(
            _("Whoever keeps it still works here, or nothing of it is left."),
            code="keeper_there",
        )
    if to.pk == actor.actor_id:
        raise Refused(_("Nobody passes it on to themselves."), code="to_oneself")
    if not policies.may_keep_accusation(to, accusation):
        raise Refused(
            _("Choose a petition officer of this community."), code="not_an_officer"
        )
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    if accusation.handovers.waiting().exists():
        raise Refused(
            _("It waits for the second person already."), code="handover_waits"
        )
    asked = AccusationHandover.objects.create(
        accusation=accusation,
        left_by_id=accusation.keeper_id,
        to=to,
        reason=reason.strip(),
        asked_by_id=person(actor),
        asked_at=now,
    )
    record("petitions.handover_asked", accusation, actor=actor, at=now)
    return asked


@transaction.atomic
def decide_handover(
    handover: AccusationHandover, *, is_passed_on: bool, actor: Actor, now: datetime
) -> AccusationHandover:
    """The second person's word: the officer keeps it from this commit on, or not.

    Raises Refused `same_person`, `illegal_move`, `keeper_there`, `not_an_officer`.
    """
    accusation = _locked(handover.accusation)
    handover = (
        AccusationHandover.objects.for_update().select_related("to").get(pk=handover.pk)
    )
    require(policies.may_pass_accusation_on, actor, accusation)
    if handover.asked_by_id == actor.actor_id:
        raise Refused(_("Another person has to decide."), code="same_person")
    to = HandoverState.DONE if is_passed_on else HandoverState.DECLINED
    HANDOVER.require(handover.state, to)
    if is_passed_on:
        _refuse_changed(accusation, handover)
    handover.state = to
    handover.decided_by_id, handover.decided_at = person(actor), now
    handover.save(update_fields=["state", "decided_by", "decided_at"])
    if is_passed_on:
        accusation.kept_by = handover.to
        accusation.save(update_fields=["kept_by"])
    act = "petitions.handover_done" if is_passed_on else "petitions.handover_declined"
    record(act, accusation, actor=actor, at=now)
    return handover


def _refuse_changed(accusation: Accusation, handover: AccusationHandover) -> None:
    """What was true when it was asked for is still true."""
    if not Accusation.objects.left_behind().filter(pk=accusation.pk).exists():
        raise Refused(
            _("Whoever keeps it still works here, or nothing of it is left."),
            code="keeper_there",
        )
    if not policies.may_keep_accusation(handover.to, accusation):
        raise Refused(
            _("Choose a petition officer of this community."), code="not_an_officer"
        )


def _locked(accusation: Accusation) -> Accusation:
    found: Accusation = (
        Accusation.objects.for_update()
        .select_related("unit")
        .defer("words")
        .get(pk=accusation.pk)
    )
    return found
