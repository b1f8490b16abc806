"""Programmes made the way people make them; every child here is invented."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from liuli.accounts.models import User
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from services.choices.youth import (
    Channel,
    CheckResult,
    ConsentForm,
    Duty,
    ProgrammeKind,
    Purpose,
    Relation,
)
from services.models import Enrolment, Programme, ProgrammeSession, Rostering, Term
from services.operations.youth.attendance import mark_attendance
from services.operations.youth.enrolling import SignUp, sign_up
from services.operations.youth.programmes import (
    ProgrammeFacts,
    name_lead,
    open_programme,
    open_term,
    plan_session,
)
from services.operations.youth.staffing import (
    add_programme_adult,
    note_arrival,
    note_check,
    roster,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_phone

_serial = count(1)
NOTICE = "本课程只收集报名所需的信息，不拍照，除非监护人另行同意。"
BORN = date(2017, 6, 1)  # eight years old on the day of the tests
BOTH = frozenset({Purpose.DATA, Purpose.TAKE_PART})


def a_programme(
    community: Unit,
    *,
    kind: ProgrammeKind = ProgrammeKind.PARENT_CHILD,
    lead: User | None = None,
    **facts: Any,
) -> Programme:
    """A programme for all ages, with one lead where one is given."""
    programme = open_programme(
        community,
        facts=ProgrammeFacts(
            name=facts.pop("name", f"课堂{next(_serial)}"), kind=kind, **facts
        ),
        notice=NOTICE,
        actor=SYSTEM,
        now=NOON,
    )
    if lead is not None:
        name_lead(programme, user=lead, actor=SYSTEM, now=NOON)
    return programme


def a_term(programme: Programme, *, places: int = 10, **facts: Any) -> Term:
    """The spring term of 2026."""
    return open_term(
        programme,
        name=facts.pop("name", f"第{next(_serial)}期"),
        starts_on=facts.pop("starts_on", date(2026, 2, 1)),
        ends_on=facts.pop("ends_on", date(2026, 6, 30)),
        places=places,
        actor=SYSTEM,
        **facts,
    )


def said(**facts: Any) -> SignUp:
    """What a mother says of a child of eight."""
    words: dict[str, Any] = {
        "name": f"童{next(_serial)}",
        "birth_on": BORN,
        "school": "琉璃小学二年级",
        "guardian_name": "张三丰",
        "guardian_relation": Relation.MOTHER,
        "guardian_phone": a_phone(),
        "second_name": "李四光",
        "second_phone": a_phone(),
        "consents": BOTH,
    }
    return SignUp(**(words | facts))


def an_enrolment(
    term: Term, *, actor: Any = SYSTEM, now: datetime = NOON, **facts: Any
) -> Enrolment:
    """A sign-up at the desk, consents on paper."""
    return sign_up(
        term,
        said=said(**facts),
        channel=Channel.DESK,
        form=ConsentForm.WRITTEN,
        actor=actor,
        now=now,
    )


def a_session(term: Term, *, on: date = TODAY, **facts: Any) -> ProgrammeSession:
    """A session of one hour and a half in the morning."""
    facts.setdefault("starts_at", time(9, 30))
    facts.setdefault("ends_at", time(11, 0))
    return plan_session(term, on=on, actor=SYSTEM, **facts)


def staffed(session: ProgrammeSession, adults: int = 2) -> ProgrammeSession:
    """With adults of a fresh record check, who have arrived."""
    for _each in range(adults):
        note_arrival(rostered(session), actor=SYSTEM, now=NOON)
    return session


def rostered(session: ProgrammeSession) -> Rostering:
    """One more adult down for a session."""
    adult = add_programme_adult(
        session.term.programme.unit,
        name=f"老师{next(_serial)}",
        duty=Duty.TEACHER,
        actor=SYSTEM,
    )
    note_check(
        adult,
        checked_on=min(session.on, TODAY) - timedelta(days=10),
        result=CheckResult.NONE,
        actor=SYSTEM,
        now=NOON,
    )
    return roster(session, adult=adult, actor=SYSTEM, now=NOON)


def attended(session: ProgrammeSession, *enrolments: Enrolment) -> ProgrammeSession:
    """A session to which these came."""
    for enrolment in enrolments:
        mark_attendance(session, enrolment, is_present=True, actor=SYSTEM, now=NOON)
    session.refresh_from_db()
    return session
