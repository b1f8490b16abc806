"""Progress for petitioners: a code and four digits, no name, no account (PP-4)."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.codes import bare_code, new_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from petitions.choices.cases import CaseStatus
from petitions.choices.selfservice import Satisfaction
from petitions.models import Case, Clock, Evaluation, QueryCode, WrongCode
from petitions.operations.moves import locked
from petitions.policies import cases as policies
from petitions.rules import selfservice as rules

_CODE: Final = "petitions.querycode.code"
_ADDRESS: Final = "petitions.wrongcode.address"


@dataclass(frozen=True, slots=True)
class Progress:
    """What a petitioner is told: days and states, no name and no word of the case."""

    number: str
    status: CaseStatus
    received_on: date
    steps: tuple[tuple[date, CaseStatus], ...]
    body: str
    due_on: date | None
    own_until: date | None
    may_evaluate: bool
    evaluation: str


@transaction.atomic
def query_code_of(case: Case, *, actor: Actor, now: datetime) -> str:
    """The code on the slip that is handed to the petitioner; the same each time.

    Raises Refused `no_phone` where no petitioner has left a number.
    """
    case = locked(case)
    require(policies.may_note, actor, case)
    if not any(p.phone for p in case.petitioners.all()):
        raise Refused(
            _("Looking it up needs a telephone number: none was left with this case."),
            code="no_phone",
        )
    known = QueryCode.objects.filter(case=case).first()
    if known is not None:
        return known.code or ""
    code = new_code(secrets.choice)
    QueryCode.objects.create(case=case, code=code, code_index=blind_index(code, _CODE))
    record("petitions.query_code_given", case, actor=actor, at=now)
    return code


@transaction.atomic
def look_up_progress(
    code: str, tail: str, *, address: str, now: datetime
) -> Progress | None:
    """How a case stands, or None; a miss says nothing about what was wrong.

    Misses are counted per address and per code. Raises Refused `too_many_tries`.
    """
    case = _found(code, tail, address=address, now=now)
    return _progress(case) if case else None


@transaction.atomic
def evaluate_case(
    code: str,
    tail: str,
    *,
    satisfaction: Satisfaction,
    words: str,
    address: str,
    now: datetime,
) -> Progress | None:
    """The petitioner's judgement, once, after an outcome.

    Raises Refused `too_many_tries`, `too_early_to_judge`, `judged_before`.
    """
    case = _found(code, tail, address=address, now=now)
    if case is None:
        return None
    case = Case.objects.for_update().get(pk=case.pk)
    if not rules.has_outcome(case.status):
        raise Refused(
            _("You can say this once there is an outcome."), code="too_early_to_judge"
        )
    if Evaluation.objects.filter(case=case).exists():
        raise Refused(_("You have said this before."), code="judged_before")
    Evaluation.objects.create(
        case=case, at=now, satisfaction=satisfaction, words=words.strip() or None
    )
    return _progress(case)


def _found(code: str, tail: str, *, address: str, now: datetime) -> Case | None:
    """The case of a code whose petitioners' phones end so; every miss is a row."""
    bare = bare_code(fold_width(code))
    code_index = blind_index(bare, _CODE)
    address_index = blind_index(address, _ADDRESS)
    _refuse_guessing(address_index, code_index, now=now)
    row = QueryCode.objects.select_related("case").filter(code_index=code_index).first()
    digits = fold_width(tail).strip()
    if row is not None and _fits(row.case, digits):
        case: Case = row.case
        return case
    WrongCode.objects.create(at=now, address_index=address_index, code_index=code_index)
    return None


def _fits(case: Case, digits: str) -> bool:
    tails = [p.phone[-rules.TAIL :] for p in case.petitioners.all() if p.phone]
    fits = [hmac.compare_digest(tail.encode(), digits.encode()) for tail in tails]
    return any(fits)


def forget_tries(*, now: datetime) -> int:
    """Delete misses too old to count, whoever comes next; how many (T4)."""
    since = now - timedelta(minutes=_minutes(now))
    return WrongCode.objects.filter(at__lt=since).delete()[0]


def _minutes(now: datetime) -> int:
    key = "petitions.query_wait_minutes"
    return int(parameter(key, on=timezone.localdate(now)))


def _refuse_guessing(address: bytes, code: bytes, *, now: datetime) -> None:
    most = int(parameter("petitions.query_tries", on=timezone.localdate(now)))
    minutes = _minutes(now)
    recent = WrongCode.objects.filter(at__gte=now - timedelta(minutes=minutes))
    if (
        recent.filter(address_index=address).count() >= most
        or recent.filter(code_index=code).count() >= most
    ):
        raise Refused(
            _("Too many tries. Wait %(minutes)d minutes, or ask at the community.")
            % {"minutes": minutes},
            code="too_many_tries",
        )


def _progress(case: Case) -> Progress:
    running = list(Clock.objects.running().filter(case=case))
    office = [c.legal_due for c in running if c.limit not in rules.NOT_TOLD]
    own = [c.legal_due for c in running if c.limit in rules.PETITIONERS_OWN]
    evaluation = Evaluation.objects.filter(case=case).first()
    return Progress(
        number=case.number,
        status=CaseStatus(case.status),
        received_on=case.received_on,
        steps=tuple(
            (move.on, CaseStatus(move.after)) for move in case.moves.order_by("pk")
        ),
        body=str(case.body or ""),
        due_on=min(office, default=None),
        own_until=min(own, default=None),
        may_evaluate=rules.has_outcome(case.status) and evaluation is None,
        evaluation=evaluation.satisfaction if evaluation else "",
    )
