"""Noting calls, conferences and advice around a case (PT-8, PT-17)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.cases import LogKind
from petitions.models import Case, CaseLog
from petitions.operations.moves import locked, person
from petitions.policies import cases as policies


@transaction.atomic
def note_in_log(
    case: Case,
    *,
    kind: LogKind,
    at: datetime,
    with_whom: str,
    said: str,
    actor: Actor,
    now: datetime,
) -> CaseLog:
    """Note with whom a case was talked about, and what came of it.

    Raises Refused `log_incomplete`, `log_in_future`.
    """
    case = locked(case)
    require(policies.may_note, actor, case)
    if not with_whom.strip() or not said.strip():
        raise Refused(
            _("Write down with whom it was talked about and what came of it."),
            code="log_incomplete",
        )
    if at > now:
        raise Refused(_("This day has not come yet."), code="log_in_future")
    line = CaseLog.objects.create(
        case=case,
        kind=kind,
        at=at,
        with_whom=with_whom.strip(),
        said=said.strip(),
        by_id=person(actor),
        entered_at=now,
    )
    record("petitions.logged", case, actor=actor, at=now, detail={"kind": kind})
    return line
