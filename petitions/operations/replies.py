"""The reply of a body (处理意见书): issued complete, served, concluding the case."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.cases import CaseStatus
from petitions.flows.cases import CASE
from petitions.models import Case, Reply
from petitions.operations.moves import locked, move_case, refuse_community
from petitions.policies import cases as policies

_WORDS = ("request", "reasons", "opinion", "legal_basis")


@transaction.atomic
def issue_reply(
    case: Case, *, reply: dict[str, Any], actor: Actor, now: datetime
) -> Reply:
    """Enter what a government body replied; until it is served it can be corrected.

    `reply` holds body, request, reasons, opinion, legal_basis, review_body,
    review_days and issued_on (PT-13). Raises Refused `reply_incomplete`,
    `community_decides_nothing`.
    """
    case = locked(case)
    require(policies.may_handle, actor, case)
    CASE.require(case.status, CaseStatus.CONCLUDED)
    missing = [name for name in _WORDS if not str(reply.get(name, "")).strip()]
    if missing or not reply.get("review_body"):
        raise Refused(
            _(
                "The reply is not complete: request, reasons, opinion, legal basis, "
                "the body that reviews, and how it was served."
            ),
            code="reply_incomplete",
        )
    refuse_community(reply["body"])
    issued, _made = Reply.objects.update_or_create(case=case, defaults=reply)
    record("petitions.replied", case, actor=actor, at=now)
    return issued


@transaction.atomic
def serve_reply(
    case: Case, *, served_on: date, receipt: str, actor: Actor, now: datetime
) -> Case:
    """办结: the reply has reached the petitioner; their own thirty days begin.

    Raises Refused `no_reply`, `receipt_needed`, else as `move_case`.
    """
    case = locked(case)
    require(policies.may_handle, actor, case)
    CASE.require(case.status, CaseStatus.CONCLUDED)
    reply = Reply.objects.for_update().filter(case=case).first()
    if reply is None:
        raise Refused(_("Enter the reply of the body first."), code="no_reply")
    if not receipt.strip():
        raise Refused(_("Write down how it was served."), code="receipt_needed")
    reply.served_on, reply.receipt = served_on, receipt.strip()[:100]
    reply.save(update_fields=["served_on", "receipt"])
    return move_case(case, to=CaseStatus.CONCLUDED, on=served_on, actor=actor, now=now)


@transaction.atomic
def conclude_case(
    case: Case,
    *,
    reply: dict[str, Any],
    served_on: date,
    receipt: str,
    actor: Actor,
    now: datetime,
) -> Case:
    """Issue and serve in one, for a reply that has gone out already."""
    issue_reply(case, reply=reply, actor=actor, now=now)
    return serve_reply(case, served_on=served_on, receipt=receipt, actor=actor, now=now)
