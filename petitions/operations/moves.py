"""The steps of a case: lock, permission, flow, the row that tells it, the clocks."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import OVER, CaseStatus, Limit
from petitions.flows.cases import CASE
from petitions.models import Body, Case, CaseMove, Clock, Grant, Settlement
from petitions.operations.clocks import exclude_hearing, turn_clocks
from petitions.policies import cases as policies

_NEEDS_BODY = {CaseStatus.TRANSFERRED, CaseStatus.ENTRUSTED, CaseStatus.ACCEPTED}
_NEEDS_REASON = {
    CaseStatus.EXTENDED,
    CaseStatus.TOLD_ELSEWHERE,
    CaseStatus.NOT_ACCEPTED,
    CaseStatus.NO_LONGER,
    CaseStatus.WITHDRAWN,
    CaseStatus.REGISTERED,
}


def locked(case: Case) -> Any:
    """The case fetched anew under its lock, with the grants policies ask of it."""
    fresh: Any = Case.objects.for_update().select_related("unit").get(pk=case.pk)
    fresh.live_grants = list(Grant.objects.filter(case=fresh, revoked_at__isnull=True))
    return fresh


def person(actor: Actor) -> int:
    """The user who acts; the portal itself enters nothing about a case.

    Raises NotAllowed `person_needed`.
    """
    if actor.actor_id is None:
        raise NotAllowed(_("Only a person can do this."), code="person_needed")
    return actor.actor_id


@transaction.atomic
def move_case(
    case: Case,
    *,
    to: CaseStatus,
    on: date,
    body: Body | None = None,
    reason: str = "",
    approved_by: str = "",
    actor: Actor,
    now: datetime,
) -> Case:
    """Take a case one step on, as of the day `on`, and turn its clocks.

    What a body did is entered by the handler: the community itself decides nothing
    (PT-7). Raises Refused `illegal_move`, `body_needed`, `community_decides_nothing`,
    `reason_needed`, `approval_needed`, `step_in_future`, `step_before_last`.
    """
    case = locked(case)
    require(policies.may_handle, actor, case)
    CASE.require(case.status, to)
    _refuse_nonsense(case, to, on=on, body=body, reason=reason, now=now)
    if to == CaseStatus.EXTENDED and not approved_by.strip():
        raise Refused(
            _("An extension is approved by the head of the body."),
            code="approval_needed",
        )
    before, case.status = case.status, to
    if to in _NEEDS_BODY and body is not None:
        case.body = body
    if to == CaseStatus.REGISTERED:
        case.body = None
    if to == CaseStatus.ACCEPTED:
        case.accepted_on = on
    if to in OVER:
        case.ended_on = on
    case.save(update_fields=["status", "body", "accepted_on", "ended_on"])
    CaseMove.objects.create(
        case=case,
        before=before,
        after=to,
        on=on,
        at=now,
        by_id=person(actor),
        body=body,
        reason=reason.strip() or None,
        approved_by=approved_by.strip(),
    )
    turn_clocks(case, on=on)
    record("petitions.moved", case, actor=actor, at=now, detail={"to": str(to)})
    return case


@transaction.atomic
def settle_case(
    case: Case,
    *,
    agreed_on: date,
    other_party: str,
    terms: str,
    has_both_consents: bool,
    actor: Actor,
    now: datetime,
) -> Case:
    """A written agreement of both parties ends the case (PT-17).

    Raises Refused `consent_needed`, `terms_needed`.
    """
    case = locked(case)
    require(policies.may_handle, actor, case)
    CASE.require(case.status, CaseStatus.SETTLED)
    if not has_both_consents:
        raise Refused(_("Mediation needs the consent of both."), code="consent_needed")
    if not terms.strip() or not other_party.strip():
        raise Refused(
            _("Write down the other party and what was agreed."), code="terms_needed"
        )
    Settlement.objects.create(
        case=case,
        agreed_on=agreed_on,
        other_party=other_party.strip(),
        terms=terms.strip(),
        petitioner_consents=True,
        other_consents=True,
    )
    return move_case(case, to=CaseStatus.SETTLED, on=agreed_on, actor=actor, now=now)


@transaction.atomic
def record_hearing(
    case: Case, *, first_on: date, last_on: date, actor: Actor, now: datetime
) -> Clock:
    """A hearing while a re-examination runs: its days are not counted (PD-10).

    Raises Refused `no_reexamination`, `hearing_days`.
    """
    case = locked(case)
    require(policies.may_handle, actor, case)
    clock = (
        Clock.objects.running()
        .for_update()
        .filter(case=case, limit=Limit.REEXAMINE)
        .first()
    )
    if clock is None:
        raise Refused(_("No re-examination is running."), code="no_reexamination")
    if not clock.started_on <= first_on <= last_on <= timezone.localdate(now):
        raise Refused(
            _("The days of the hearing lie within the re-examination."),
            code="hearing_days",
        )
    record("petitions.hearing", case, actor=actor, at=now)
    return exclude_hearing(clock, days=(last_on - first_on).days + 1)


def _refuse_nonsense(
    case: Any,
    to: CaseStatus,
    *,
    on: date,
    body: Body | None,
    reason: str,
    now: datetime,
) -> None:
    if to in _NEEDS_BODY and body is None:
        raise Refused(_("Name the body."), code="body_needed")
    refuse_community(body)
    if to in _NEEDS_REASON and not reason.strip():
        raise Refused(_("Say why."), code="reason_needed")
    if on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="step_in_future")
    last = max(case.moves.values_list("on", flat=True), default=case.received_on)
    if on < last:
        raise Refused(
            _("A step is not older than the one before it."), code="step_before_last"
        )


def refuse_community(body: Body | None) -> None:
    """The community itself decides nothing (PT-7)."""
    if body is not None and not body.is_government:
        raise Refused(
            _("The community helps and mediates; a government body decides."),
            code="community_decides_nothing",
        )
