"""What guardians do without an account: sign up, and with a code the rest (YT-2)."""

import hmac
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.kernel.access import System
from liuli.kernel.codes import TAIL, bare_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from services.choices.youth import LIVE, Channel, ConsentForm, Purpose, Relation
from services.models import Enrolment, SignUpTry, Term
from services.operations.youth.consents import give_consent, withdraw_consent
from services.operations.youth.enrolling import (
    CODE,
    SignUp,
    leave,
    sign_up,
    take_place,
)
from services.operations.youth.pickup import add_adult, take_adult_off

GUARDIAN: Final = System("guardian")
_ADDRESS: Final = "services.signuptry.address"


def sign_up_on_page(
    term: Term, *, said: SignUp, address: str, now: datetime
) -> Enrolment:
    """A sign-up from the open page; counted per network address, refused ones too.

    The count is committed before the sign-up, so this runs in no other transaction.
    Raises Refused `too_many_tries`, `term_closed` and what `sign_up` refuses.
    """
    on_page = Term.objects.filter(pk=term.pk, programme__is_public=True)
    if not on_page.exists():
        raise Refused(_("Sign-up for this term is closed."), code="term_closed")
    with transaction.atomic(durable=True):
        address_index = blind_index(address, _ADDRESS)
        _refuse_too_many(address_index, None, now=now)
        SignUpTry.objects.create(at=now, address_index=address_index)
    return sign_up(
        term,
        said=said,
        channel=Channel.PAGE,
        form=ConsentForm.PAGE,
        actor=GUARDIAN,
        now=now,
    )


@transaction.atomic
def find_by_code(
    code: str, tail: str, *, address: str, now: datetime
) -> Enrolment | None:
    """The sign-up of a code and the last four digits of the guardian's phone.

    A miss says nothing about what was wrong and is counted. Raises `too_many_tries`.
    """
    code_index = blind_index(bare_code(fold_width(code)), CODE)
    address_index = blind_index(address, _ADDRESS)
    _refuse_too_many(address_index, code_index, now=now)
    row: Enrolment | None = (
        Enrolment.objects.select_related("term__programme__unit")
        .filter(code_index=code_index, state__in=LIVE)
        .first()
    )
    digits = fold_width(tail).strip()
    own = (row.guardian_phone or "")[-TAIL:] if row else ""
    if row is not None and hmac.compare_digest(own.encode(), digits.encode()):
        return row
    SignUpTry.objects.create(at=now, address_index=address_index, code_index=code_index)
    return None


def take_place_by_code(enrolment: Enrolment, *, now: datetime) -> Enrolment:
    """The guardian takes an offered place up."""
    return take_place(enrolment, actor=GUARDIAN, now=now)


def leave_by_code(enrolment: Enrolment, *, now: datetime) -> Enrolment:
    """The guardian ends the sign-up."""
    return leave(enrolment, actor=GUARDIAN, now=now)


def switch_consent_by_code(
    enrolment: Enrolment, *, purpose: Purpose, is_given: bool, now: datetime
) -> None:
    """The guardian gives or withdraws one consent; going home alone needs paper."""
    if not is_given:
        withdraw_consent(enrolment, purpose=purpose, actor=GUARDIAN, now=now)
        return
    give_consent(
        enrolment,
        purpose=purpose,
        form=ConsentForm.PAGE,
        relation=Relation(enrolment.guardian_relation),
        actor=GUARDIAN,
        now=now,
    )


def add_adult_by_code(
    enrolment: Enrolment, *, name: str, relation: Relation, now: datetime
) -> None:
    """The guardian names an adult who may fetch the child."""
    add_adult(enrolment, name=name, relation=relation, actor=GUARDIAN, now=now)


def take_adult_off_by_code(enrolment: Enrolment, *, adult: int, now: datetime) -> None:
    """The guardian takes an adult off the list."""
    found = enrolment.adults.filter(pk=adult, ended_at__isnull=True).first()
    if found is None:
        raise Refused(_("This adult is not on the list."), code="not_listed")
    take_adult_off(found, actor=GUARDIAN, now=now)


def forget_tries(*, now: datetime) -> int:
    """Delete tries too old to count, whoever comes next; how many (T4)."""
    since = now - timedelta(minutes=_minutes(now))
    return SignUpTry.objects.filter(at__lt=since).delete()[0]


def _minutes(now: datetime) -> int:
    return int(parameter("youth.page_wait_minutes", on=timezone.localdate(now)))


def _refuse_too_many(address: bytes, code: bytes | None, *, now: datetime) -> None:
    most = int(parameter("youth.page_tries", on=timezone.localdate(now)))
    minutes = _minutes(now)
    recent = SignUpTry.objects.filter(at__gte=now - timedelta(minutes=minutes))
    at_code = code is not None and recent.filter(code_index=code).count() >= most
    if recent.filter(address_index=address).count() >= most or at_code:
        raise Refused(
            _("Too many tries. Wait %(minutes)d minutes, or ask at the community.")
            % {"minutes": minutes},
            code="too_many_tries",
        )
