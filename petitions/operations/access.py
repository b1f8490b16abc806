"""Letting people into a case, taking it back, and writing down who looked."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.cases import GrantKind, Purpose
from petitions.models import Case, Grant, Look, Recusal
from petitions.operations.likeness import has_likeness
from petitions.operations.moves import locked, person
from petitions.policies import cases as policies
from petitions.rules.groups import usual_name


@transaction.atomic
def assign_handler(case: Case, *, handler: User, actor: Actor, now: datetime) -> Grant:
    """Give a case to a petition officer; the present handler's access ends.

    Raises Refused `recused` for whoever has an interest, `name_alike` for whose name
    is on the roll or among the petitioners until another person has said that they
    are two (PT-14), `not_an_officer`.
    """
    case = locked(case)
    require(policies.may_oversee, actor, case)
    refuse_recused(case, handler)
    _refuse_alike(case, handler)
    if not policies.may_be_handler(handler, case):
        raise Refused(
            _("Choose a petition officer of this community."), code="not_an_officer"
        )
    ended = Q(kind=GrantKind.HANDLER) | Q(user=handler)
    Grant.objects.filter(ended, case=case, revoked_at__isnull=True).update(
        revoked_at=now, revoked_by=actor.actor_id
    )
    grant = Grant.objects.create(
        case=case,
        user=handler,
        kind=GrantKind.HANDLER,
        given_by_id=person(actor),
        given_at=now,
    )
    record("petitions.assigned", case, actor=actor, at=now)
    return grant


@transaction.atomic
def revoke_grant(grant: Grant, *, actor: Actor, now: datetime) -> Grant:
    """Take access back; from this commit on the person sees nothing of the case."""
    case = locked(grant.case)
    require(policies.may_oversee, actor, case)
    grant = Grant.objects.for_update().get(pk=grant.pk)
    if grant.revoked_at is not None:
        raise Refused(_("This access was taken back before."), code="revoked_before")
    grant.revoked_at, grant.revoked_by_id = now, actor.actor_id
    grant.save(update_fields=["revoked_at", "revoked_by"])
    record("petitions.revoked", case, actor=actor, at=now)
    return grant


@transaction.atomic
def declare_recusal(
    user: User,
    *,
    unit: Any,
    case: Case | None = None,
    village_group: str = "",
    actor: Actor,
    now: datetime,
) -> Recusal:
    """Write down an interest; what this person holds of such cases is taken back."""
    if actor.actor_id != user.pk:
        require(lambda who, place: who.may("petitions.oversee", place), actor, unit)
    recusal = Recusal.objects.create(
        unit=unit,
        user=user,
        case=case,
        village_group=usual_name(village_group),
        declared_by_id=person(actor),
        declared_at=now,
    )
    group = recusal.village_group
    concerned = Q(case=case) if case else Q(case__village_group=group)
    Grant.objects.filter(concerned, user=user, revoked_at__isnull=True).update(
        revoked_at=now, revoked_by=actor.actor_id
    )
    record("petitions.recused", recusal, actor=actor, at=now)
    return recusal


@transaction.atomic
def look_at(case: Case, *, purpose: Purpose, actor: Actor, now: datetime) -> Look:
    """Write down that somebody opened the case, and why (PP-3)."""
    return Look.objects.create(case=case, by_id=person(actor), at=now, purpose=purpose)


@transaction.atomic
def end_recusal(recusal: Recusal, *, actor: Actor, now: datetime) -> Recusal:
    """The interest is no more; said by another person than the one concerned.

    Raises Refused `own_recusal`, `ended_before`.
    """
    recusal = Recusal.objects.for_update().select_related("unit").get(pk=recusal.pk)
    require(policies.may_oversee, actor, recusal)
    if recusal.user_id == actor.actor_id:
        raise Refused(_("Another person has to decide this."), code="own_recusal")
    if recusal.ended_at is not None:
        raise Refused(_("This recusal was ended before."), code="ended_before")
    recusal.ended_at = now
    recusal.save(update_fields=["ended_at"])
    record("petitions.recusal_ended", recusal, actor=actor, at=now)
    return recusal


def _refuse_alike(case: Any, handler: User) -> None:
    """Nobody handles their own matter; a name alike is looked into first (PT-14)."""
    if has_likeness(case, handler):
        raise Refused(
            _(
                "Somebody of this name asks here, or is on the payee roll of the "
                "village group concerned. Choose another officer, or say that they "
                "are two people."
            ),
            code="name_alike",
        )


def refuse_recused(case: Any, user: Any) -> None:
    """Whoever has declared an interest is not let in (PT-14)."""
    concerned = Q(case=case) | (
        ~Q(village_group="") & Q(village_group=case.village_group)
    )
    if Recusal.objects.filter(concerned, user=user, ended_at__isnull=True).exists():
        raise Refused(
            _("This person has declared an interest in the matter."), code="recused"
        )
