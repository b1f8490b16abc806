"""Attendance and pick-up: the list, the hand-over, the ladder (YT-3, YT-4, YT-8)."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from services.choices.youth import CallStep, ConsentForm, Handing, Purpose, Relation
from services.models import Attendance, HandOver, PickUpAdult, PickUpCall
from services.operations.youth.attendance import mark_attendance
from services.operations.youth.consents import give_consent, withdraw_consent
from services.operations.youth.enrolling import leave
from services.operations.youth.pickup import (
    add_adult,
    climb_ladder,
    hand_over,
    take_adult_off,
    turn_away,
)
from services.operations.youth.programmes import cancel_session
from tests.clock import NOON, TODAY
from tests.factories.youth import (
    a_programme,
    a_session,
    a_term,
    an_enrolment,
    rostered,
    staffed,
)

pytestmark = pytest.mark.django_db
END = datetime(2026, 3, 2, 11, 0, tzinfo=NOON.tzinfo)


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


@pytest.fixture
def session(term):
    return staffed(a_session(term))


@pytest.fixture
def child(term):
    return an_enrolment(term)


@pytest.fixture
def here(session, child, cadre):
    return mark_attendance(session, child, is_present=True, actor=cadre, now=NOON)


@pytest.fixture
def mother(child, cadre):
    return add_adult(
        child, name="张三丰", relation=Relation.MOTHER, actor=cadre, now=NOON
    )


def test_children_sign_in_once_two_adults_are_there(term, cadre):
    """YT-4: at least two adults, and one for every ten."""
    session, child = a_session(term), an_enrolment(term)
    come = {"is_present": True, "actor": cadre, "now": NOON}
    assert code_of(mark_attendance, session, child, **come) == "too_few_adults"
    rostered(session)
    rostered(session)
    assert code_of(mark_attendance, session, child, **come) == "too_few_adults"
    assert not Attendance.objects.exists()

    staffed(session)

    assert mark_attendance(session, child, **come).is_present


def test_the_eleventh_child_of_one_adult_needs_another(programme, cadre):
    """YT-4: 1:10, with a third adult from the twenty-first child on."""
    term = a_term(programme, places=21)
    session = staffed(a_session(term))
    children = [an_enrolment(term) for _n in range(21)]
    come = {"is_present": True, "actor": cadre, "now": NOON}
    for child in children[:20]:
        mark_attendance(session, child, **come)

    assert code_of(mark_attendance, session, children[20], **come) == "too_few_adults"
    staffed(session, 1)
    mark_attendance(session, children[20], **come)


def test_who_is_not_of_the_term_does_not_sign_in(session, programme, cadre):
    come = {"is_present": True, "actor": cadre, "now": NOON}
    stranger = an_enrolment(a_term(programme))
    assert code_of(mark_attendance, session, stranger, **come) == "not_of_this_term"
    gone = an_enrolment(session.term)
    leave(gone, actor=cadre, now=NOON)
    assert code_of(mark_attendance, session, gone, **come) == "not_enrolled"
    ahead = a_session(session.term, on=TODAY + timedelta(days=7))
    child = an_enrolment(session.term)
    assert code_of(mark_attendance, ahead, child, **come) == "too_early"
    cancel_session(ahead, reason="放假", actor=cadre, now=NOON)
    assert code_of(mark_attendance, ahead, child, **come) == "session_cancelled"
    with pytest.raises(IntegrityError, match="only the enrolled"), transaction.atomic():
        Attendance.objects.bulk_create(
            [Attendance(session=session, enrolment=gone, is_present=True, at=NOON)]
        )


def test_four_adults_at_most(child, cadre):
    """YT-3: the list is the guardian's, and the database counts."""
    for n in range(4):
        add_adult(
            child, name=f"姑{n}", relation=Relation.RELATIVE, actor=cadre, now=NOON
        )

    fifth = {"name": "姑五", "relation": Relation.RELATIVE, "actor": cadre, "now": NOON}
    assert code_of(add_adult, child, **fifth) == "too_many_adults"
    with pytest.raises(IntegrityError, match="four adults"), transaction.atomic():
        PickUpAdult.objects.bulk_create(
            [
                PickUpAdult(
                    enrolment=child, name="姑五", relation="relative", added_at=NOON
                )
            ]
        )
    take_adult_off(child.adults.first(), actor=cadre, now=NOON)
    assert add_adult(child, **fifth).name == "姑五"


def test_a_listed_adult_shows_a_document_and_nothing_of_it_is_kept(here, mother, cadre):
    """YT-3: ID shown, not stored."""
    give = {"how": Handing.LISTED, "adult": mother, "actor": cadre, "now": NOON}
    assert code_of(hand_over, here, **give) == "id_not_shown"

    made = hand_over(here, id_shown=True, **give)

    assert (made.adult, made.id_shown) == (mother, True)
    columns = {f.name for f in HandOver._meta.concrete_fields}
    assert columns == {"id", "attendance", "how", "adult", "id_shown", "at", "by"}
    assert code_of(hand_over, here, id_shown=True, **give) == "gone_before"
    with pytest.raises(DatabaseError), transaction.atomic():
        HandOver.objects.filter(pk=made.pk).update(id_shown=False)


def test_an_unlisted_adult_gets_no_child(here, term, cadre):
    """YT-3: the guardian is called, the child stays; nothing of the stranger is kept."""
    other = add_adult(
        an_enrolment(term),
        name="路人",
        relation=Relation.TRUSTED,
        actor=cadre,
        now=NOON,
    )
    give = {"how": Handing.LISTED, "id_shown": True, "actor": cadre, "now": NOON}
    assert code_of(hand_over, here, adult=other, **give) == "not_listed"
    assert code_of(hand_over, here, **give) == "not_listed"

    call = turn_away(here, actor=cadre, now=NOON)

    assert (call.cause, call.step) == ("stranger", "guardian")
    assert Attendance.objects.still_there().get() == here
    columns = {f.name for f in PickUpCall._meta.concrete_fields}
    assert columns == {"id", "attendance", "cause", "step", "at", "by"}
    with pytest.raises(IntegrityError, match="not on the list"), transaction.atomic():
        HandOver.objects.bulk_create(
            [
                HandOver(
                    attendance=here, how="listed", adult=other, id_shown=True, at=NOON
                )
            ]
        )


def test_whoever_was_taken_off_the_list_gets_no_child(here, mother, cadre):
    take_adult_off(mother, actor=cadre, now=NOON)
    mother.refresh_from_db()

    assert mother.name is None
    assert code_of(
        hand_over, here, how=Handing.LISTED, adult=mother, id_shown=True,
        actor=cadre, now=NOON,
    ) == "not_listed"  # fmt: skip


def test_the_code_or_the_guardians_word_opens_the_door(
    here, child, session, cadre, term
):
    """YT-3: code or guardian confirmation."""
    wrong = {"how": Handing.CODE, "actor": cadre, "now": NOON}
    for code in ("", "AAAAAAAAAA"):
        assert code_of(hand_over, here, code=code, **wrong) == "code_wrong"

    written = f"{child.code[:5]}-{child.code[5:]}".lower()
    assert hand_over(here, code=written, **wrong).how == "code"

    other = mark_attendance(
        session, an_enrolment(term), is_present=True, actor=cadre, now=NOON
    )
    made = hand_over(other, how=Handing.CONFIRMED, actor=cadre, now=NOON)
    assert made.how == "confirmed"


def test_going_home_alone_needs_the_written_consent(session, term, cadre):
    """YT-3: from twelve, in writing, until it is withdrawn."""
    big = an_enrolment(term, birth_on=date(2013, 1, 1))
    here = mark_attendance(session, big, is_present=True, actor=cadre, now=NOON)
    alone = {"how": Handing.ALONE, "actor": cadre, "now": NOON}
    assert code_of(hand_over, here, **alone) == "alone_not_allowed"
    with pytest.raises(IntegrityError, match="home alone"), transaction.atomic():
        HandOver.objects.bulk_create([HandOver(attendance=here, how="alone", at=NOON)])
    consent = {"purpose": Purpose.ALONE, "actor": cadre, "now": NOON}
    give_consent(big, form=ConsentForm.WRITTEN, relation=Relation.FATHER, **consent)
    withdraw_consent(big, **consent)
    assert code_of(hand_over, here, **alone) == "alone_not_allowed"
    give_consent(big, form=ConsentForm.WRITTEN, relation=Relation.FATHER, **consent)

    assert hand_over(here, **alone).how == "alone"


def test_the_ladder_calls_the_second_contact_then_the_leader(here, child, cadre):
    """YT-3: thirty minutes late, then fifteen more; each step once."""
    assert climb_ladder(now=END + timedelta(minutes=29)) == 0
    assert climb_ladder(now=END + timedelta(minutes=31)) == 1
    assert climb_ladder(now=END + timedelta(minutes=32)) == 0
    assert climb_ladder(now=END + timedelta(minutes=46)) == 1
    assert climb_ladder(now=END + timedelta(hours=5)) == 0

    steps = list(PickUpCall.objects.order_by("pk").values_list("step", flat=True))
    assert steps == [CallStep.SECOND, CallStep.LEADER]
    notices = Notice.objects.filter(recipient=cadre, kind="youth.pick_up_late")
    assert [n.params["number"] for n in notices] == [child.number] * 2
    assert child.name not in str([n.params for n in notices])
    assert all(n.breaks_quiet for n in notices)


def test_whoever_was_fetched_is_not_called_for(here, child, cadre):
    hand_over(here, how=Handing.CONFIRMED, actor=cadre, now=NOON)

    assert climb_ladder(now=END + timedelta(hours=2)) == 0


def test_nobody_but_a_lead_signs_in_or_hands_over(
    session, child, here, secretary, worker, stranger
):
    """PI-9."""
    for person in (secretary, worker, stranger):
        with pytest.raises(NotAllowed):
            mark_attendance(session, child, is_present=True, actor=person, now=NOON)
        with pytest.raises(NotAllowed):
            hand_over(here, how=Handing.CONFIRMED, actor=person, now=NOON)
        with pytest.raises(NotAllowed):
            turn_away(here, actor=person, now=NOON)
        assert not Attendance.objects.visible_to(person).exists()
    assert not HandOver.objects.exists()


def test_names_of_adults_are_sealed_and_no_audit_names_them(mother):
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM services_pickupadult p")
        row = cursor.fetchone()[0]

    assert "张三丰" not in row
    assert "张三丰".encode().hex() not in row
    for entry in Entry.objects.all():
        assert "张三丰" not in f"{entry.object_label}{entry.detail}"


def test_calls_and_attendance_keep_what_happened(here, cadre):
    call = turn_away(here, actor=SYSTEM, now=NOON)

    with pytest.raises(DatabaseError), transaction.atomic():
        PickUpCall.objects.filter(pk=call.pk).delete()
    hand_over(here, how=Handing.CONFIRMED, actor=cadre, now=NOON)
    assert code_of(
        mark_attendance, here.session, here.enrolment, is_present=False,
        actor=cadre, now=NOON,
    ) == "gone_before"  # fmt: skip
    assert code_of(turn_away, here, actor=cadre, now=NOON) == "gone_before"


def test_a_worker_of_a_grid_may_be_named_a_lead(community, worker, secretary):
    """PI-9: the post in the grid and the naming together open the programme."""
    from services.operations.youth.programmes import name_lead

    programme = a_programme(community)
    name_lead(programme, user=worker, actor=secretary, now=NOON)
    session = staffed(a_session(a_term(programme)))
    child = an_enrolment(session.term)

    made = mark_attendance(session, child, is_present=True, actor=worker, now=NOON)

    assert Attendance.objects.visible_to(worker).get() == made
