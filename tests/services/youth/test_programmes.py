"""Programmes, terms and sessions; what was held is counted (YT-8)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from services.choices.youth import ProgrammeKind
from services.models import (
    Programme,
    ProgrammeGrant,
    ProgrammeNotice,
    ProgrammeSession,
)
from services.operations.youth.attendance import mark_attendance
from services.operations.youth.programmes import (
    ProgrammeFacts,
    cancel_session,
    end_programme,
    name_lead,
    open_programme,
    plan_session,
    publish_notice,
    take_lead_back,
)
from tests.clock import NOON, TODAY
from tests.factories.youth import (
    NOTICE,
    a_programme,
    a_session,
    a_term,
    an_enrolment,
    attended,
    staffed,
)

pytestmark = pytest.mark.django_db
HERE = Period(on=TODAY, now=NOON)


def figure(key, unit):
    return find_indicator(key).measure([unit], HERE)[unit.pk]


def test_a_programme_starts_with_its_notice(community, cadre):
    """YT-2: consents are given to a version."""
    facts = ProgrammeFacts(name="亲子陶艺", kind=ProgrammeKind.PARENT_CHILD)

    programme = open_programme(
        community, facts=facts, notice=NOTICE, actor=cadre, now=NOON
    )
    second = publish_notice(programme, words="新的告知", actor=cadre, now=NOON)

    assert [n.version for n in programme.notices.all()] == [2, 1]
    with pytest.raises(Refused) as refused:
        publish_notice(programme, words=" ", actor=cadre, now=NOON)
    assert refused.value.code == "notice_needed"
    with pytest.raises(DatabaseError), transaction.atomic():
        ProgrammeNotice.objects.filter(pk=second.pk).update(words="改")


def test_a_programme_that_has_ended_takes_nobody(programme, term, cadre):
    end_programme(programme, on=TODAY, actor=cadre, now=NOON)

    with pytest.raises(Refused) as refused:
        an_enrolment(term)
    assert refused.value.code == "term_closed"
    assert Programme.objects.running(TODAY - timedelta(days=1)).exists()
    assert not Programme.objects.running(TODAY).exists()


def test_only_whoever_keeps_programmes_there_opens_one(community, worker, stranger):
    facts = ProgrammeFacts(name="亲子陶艺", kind=ProgrammeKind.PARENT_CHILD)

    for person in (worker, stranger):
        with pytest.raises(NotAllowed):
            open_programme(
                community, facts=facts, notice=NOTICE, actor=person, now=NOON
            )
    assert not Programme.objects.exists()


def test_a_session_lies_in_its_term_and_is_there_once(term, cadre):
    with pytest.raises(Refused) as refused:
        plan_session(term, on=term.ends_on + timedelta(days=1), actor=cadre)
    assert refused.value.code == "outside_term"
    a_session(term)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_session(term)


def test_a_cancelled_session_has_a_reason_and_is_not_counted(
    term, cadre, community, programme
):
    """YT-8: what was held cannot be cancelled, what was cancelled is not held."""
    session = a_session(term)
    with pytest.raises(Refused) as refused:
        cancel_session(session, reason=" ", actor=cadre, now=NOON)
    assert refused.value.code == "reason_needed"

    cancel_session(session, reason="老师生病", actor=cadre, now=NOON)

    assert figure("services.sessions", community).value == 0
    again = staffed(a_session(term))
    attended(again, an_enrolment(term))
    with pytest.raises(Refused) as refused:
        cancel_session(again, reason="下雨", actor=cadre, now=NOON)
    assert refused.value.code == "somebody_came"
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeSession.objects.filter(pk=again.pk).update(
            cancelled_at=NOON, cancel_reason="下雨"
        )


def test_a_session_counts_with_the_first_who_signs_in(term, community, cadre):
    """YT-8: held means one signature at least; the database counts."""
    session = staffed(a_session(term))
    child, other = an_enrolment(term), an_enrolment(term)
    assert figure("services.sessions", community).value == 0

    attended(session, child, other)

    assert (session.attended, session.is_held) == (2, True)
    assert figure("services.sessions", community).parts["parent_child"] == 1
    assert figure("services.participants", community).value == 2
    for each in (child, other):
        mark_attendance(session, each, is_present=False, actor=SYSTEM, now=NOON)
    assert figure("services.sessions", community).value == 0


def test_eaglets_two_terms_of_six_sessions_are_twelve(community):
    """S10: 雏鹰课堂 2 期 12 次, apart from the 26 of ceramics."""
    programme = a_programme(community, kind=ProgrammeKind.EAGLETS, name="雏鹰课堂")
    for _term in range(2):
        term = a_term(programme)
        child = an_enrolment(term)
        for week in range(6):
            day = TODAY - timedelta(days=week)
            attended(staffed(a_session(term, on=day)), child)

    sessions = figure("services.sessions", community)

    assert (sessions.value, sessions.parts["eaglets"]) == (12, 12)
    assert programme.terms.count() == 2


def test_nobody_lets_themselves_in(community, cadre, secretary, worker, stranger):
    """PI-9: access to minors' data is approved by another person."""
    programme = a_programme(community)
    with pytest.raises(NotAllowed) as refused:
        name_lead(programme, user=secretary, actor=secretary, now=NOON)
    assert refused.value.code == "own_access"
    with pytest.raises(NotAllowed):
        name_lead(programme, user=worker, actor=cadre, now=NOON)
    with pytest.raises(Refused) as refused:
        name_lead(programme, user=stranger, actor=secretary, now=NOON)
    assert refused.value.code == "no_post_here"
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeGrant.objects.create(
            programme=programme, user=worker, given_by=worker, given_at=NOON
        )

    grant = name_lead(programme, user=worker, actor=secretary, now=NOON)
    take_lead_back(grant, actor=secretary, now=NOON)

    assert not programme.is_led_by(worker.pk)
