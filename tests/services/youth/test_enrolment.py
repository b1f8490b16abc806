"""Signing up: consents the database demands, places, the waiting list (YT-2)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from services.choices.youth import (
    Channel,
    ConsentForm,
    EnrolmentState,
    Purpose,
    Relation,
)
from services.models import Enrolment, GuardianConsent
from services.operations.youth.consents import give_consent, withdraw_consent
from services.operations.youth.enrolling import (
    forget_young_people,
    keep_health,
    lapse_offers,
    leave,
    sign_up,
    take_place,
)
from services.operations.youth.places import offer_places, set_places
from services.operations.youth.programmes import publish_notice
from tests.clock import NOON
from tests.factories.youth import (
    BORN,
    BOTH,
    a_programme,
    a_term,
    an_enrolment,
    said,
)

pytestmark = pytest.mark.django_db
ENROLLED, WAITING = EnrolmentState.ENROLLED, EnrolmentState.WAITING


def at_the_desk(term, sign, actor=SYSTEM, now=NOON):
    return sign_up(
        term,
        said=sign,
        channel=Channel.DESK,
        form=ConsentForm.WRITTEN,
        actor=actor,
        now=now,
    )


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


def at_commit():
    """As the end of the transaction would check it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_sign_up_with_consents_takes_a_place(term, cadre):
    """YT-2: child, guardian, second contact, consents as rows; photo default no."""
    enrolment = an_enrolment(term, actor=cadre)

    assert enrolment.state == ENROLLED
    assert {c.purpose for c in enrolment.consents.all()} == BOTH
    assert {c.notice.version for c in enrolment.consents.all()} == {1}
    at_commit()


def test_what_is_said_of_a_child_is_sealed(term):
    """PI-3: name, school, phones and health never lie open in a column."""
    consents = BOTH | {Purpose.HEALTH}
    an_enrolment(term, name="童探针", health="花生过敏", consents=consents)

    with connection.cursor() as cursor:
        cursor.execute("SELECT e::text FROM services_enrolment e")
        row = cursor.fetchone()[0]

    for word in ("童探针", "琉璃小学", "花生", "199000", "张三丰", "李四光"):
        assert word not in row
        assert word.encode().hex() not in row


@pytest.mark.parametrize(
    ("birth_on", "consents", "code"),
    [
        (BORN, set(), "consent_needed"),
        (BORN, {Purpose.TAKE_PART}, "consent_needed"),
        (BORN, {Purpose.DATA}, "consent_needed"),
        (date(2011, 1, 1), set(), "consent_needed"),
        (date(2011, 1, 1), {Purpose.TAKE_PART}, ""),
        (date(2000, 1, 1), set(), ""),
    ],
)
def test_who_consents_goes_by_age(term, birth_on, consents, code):
    """YT-1, YT-2: below 14 for the data as well, below 18 for taking part."""
    sign = said(birth_on=birth_on, consents=frozenset(consents))

    if code:
        assert code_of(at_the_desk, term, sign) == code
        assert not Enrolment.objects.exists()
    else:
        assert at_the_desk(term, sign).state == ENROLLED
        at_commit()


def test_the_database_demands_the_guardians_consent(term):
    """YT-2: no active enrolment of a minor without it, whatever writes the row."""
    other = an_enrolment(term)
    facts = {
        f.attname: getattr(other, f.attname)
        for f in Enrolment._meta.concrete_fields
        if f.name not in {"id", "name_index", "code_index", "code"}
    }

    with pytest.raises(IntegrityError, match="guardian consents"), transaction.atomic():
        Enrolment.objects.bulk_create([Enrolment(**facts)])
    with transaction.atomic():
        Enrolment.objects.bulk_create([Enrolment(**(facts | {"state": WAITING}))])
        with pytest.raises(IntegrityError, match="under 14"):
            at_commit()
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError, match="by consent"), transaction.atomic():
        Enrolment.objects.filter(pk=other.pk).update(health="花生过敏")


def test_a_consent_is_given_to_the_notice_in_force(term, programme, cadre):
    """YT-2: versioned."""
    enrolment = an_enrolment(term)
    old = programme.notices.get()
    publish_notice(programme, words="新的告知", actor=cadre, now=NOON)

    consent = give_consent(
        enrolment,
        purpose=Purpose.PHOTO,
        form=ConsentForm.WRITTEN,
        relation=Relation.MOTHER,
        actor=cadre,
        now=NOON,
    )

    assert consent.notice.version == 2
    with pytest.raises(IntegrityError, match="another notice"), transaction.atomic():
        GuardianConsent.objects.create(
            enrolment=enrolment, notice=old, purpose=Purpose.CARE,
            form=ConsentForm.WRITTEN, relation=Relation.MOTHER, given_at=NOON,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="by_a_guardian"), transaction.atomic():
        GuardianConsent.objects.create(
            enrolment=enrolment, notice=consent.notice, purpose=Purpose.CARE,
            form=ConsentForm.WRITTEN, relation=Relation.TRUSTED, given_at=NOON,
        )  # fmt: skip


def test_a_consent_cannot_be_rewritten_or_taken_away(term):
    consent = an_enrolment(term).consents.first()

    for act in (
        lambda rows: rows.update(purpose=Purpose.PHOTO),
        lambda rows: rows.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(GuardianConsent.objects.filter(pk=consent.pk))
    with pytest.raises(IntegrityError, match="end first"), transaction.atomic():
        GuardianConsent.objects.filter(purpose=Purpose.TAKE_PART).update(
            withdrawn_at=NOON
        )


@pytest.mark.parametrize("purpose", [Purpose.TAKE_PART, Purpose.DATA])
def test_withdrawing_what_is_needed_ends_the_enrolment(term, cadre, purpose):
    """YT-2, PI-9: revocable at once; the next in line is offered the place."""
    small = a_term(term.programme, places=1)
    first, second = an_enrolment(small), an_enrolment(small)

    withdraw_consent(first, purpose=purpose, actor=cadre, now=NOON)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("left", "offered")


def test_photo_and_health_are_withdrawn_alone(term, cadre):
    """YT-2: apart; without consent nothing of health is kept."""
    consents = BOTH | {Purpose.HEALTH, Purpose.PHOTO}
    enrolment = an_enrolment(term, health="花生过敏", consents=consents)

    for purpose in (Purpose.PHOTO, Purpose.HEALTH):
        withdraw_consent(enrolment, purpose=purpose, actor=cadre, now=NOON)

    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.health) == (ENROLLED, None)
    assert (
        code_of(keep_health, enrolment, words="过敏", actor=cadre, now=NOON)
        == "health_needs_consent"
    )
    assert (
        code_of(
            withdraw_consent, enrolment, purpose=Purpose.PHOTO, actor=cadre, now=NOON
        )
        == "no_consent"
    )


def test_home_alone_needs_twelve_years_and_paper(term, cadre):
    """YT-3."""
    small = an_enrolment(term)
    big = an_enrolment(term, birth_on=date(2013, 1, 1))
    facts = {"relation": Relation.MOTHER, "actor": cadre, "now": NOON}
    written = {"purpose": Purpose.ALONE, "form": ConsentForm.WRITTEN, **facts}

    assert code_of(give_consent, small, **written) == "too_young_alone"
    by_page = written | {"form": ConsentForm.PAGE}
    assert code_of(give_consent, big, **by_page) == "alone_needs_paper"
    consent = give_consent(big, **written)
    with pytest.raises(IntegrityError, match="alone from 12"), transaction.atomic():
        GuardianConsent.objects.create(
            enrolment=small, notice=consent.notice, purpose=Purpose.ALONE,
            form=ConsentForm.WRITTEN, relation=Relation.MOTHER, given_at=NOON,
        )  # fmt: skip


def test_ages_of_the_programme_and_who_signs_up(community, cadre):
    programme = a_programme(community, lead=cadre, age_from=9, age_to=12)
    term = a_term(programme)

    assert code_of(at_the_desk, term, said()) == "wrong_age"
    trusted = said(birth_on=date(2015, 1, 1), guardian_relation=Relation.TRUSTED)
    assert code_of(at_the_desk, term, trusted) == "guardian_needed"
    wrong = said(birth_on=date(2015, 1, 1), guardian_phone="12")
    assert code_of(at_the_desk, term, wrong) == "phone_unclear"
    none = replace(said(birth_on=date(2015, 1, 1)), health="过敏")
    assert code_of(at_the_desk, term, none) == "health_needs_consent"
    assert not Enrolment.objects.exists()


def test_a_child_is_signed_up_once_a_term(term):
    sign = said(name="童 一")
    at_the_desk(term, sign)

    assert code_of(at_the_desk, term, replace(sign, name="童一")) == "signed_up_before"
    assert Enrolment.objects.count() == 1


def test_sign_up_is_open_while_the_term_says(programme):
    closed = a_term(programme, sign_up_until=NOON.date() - timedelta(days=1))
    without = a_term(programme, places=0)

    assert code_of(at_the_desk, closed, said()) == "term_closed"
    assert code_of(at_the_desk, without, said()) == "term_closed"


def test_the_list_moves_up_by_offers_with_a_deadline(programme, cadre):
    """YT-2: who waits longest is offered the place; what is not taken up lapses."""
    term = a_term(programme, places=1)
    first, second, third = (an_enrolment(term) for _n in range(3))
    assert [e.state for e in (first, second, third)] == [ENROLLED, WAITING, WAITING]

    leave(first, actor=cadre, now=NOON)
    second.refresh_from_db()
    assert second.state == EnrolmentState.OFFERED
    assert second.offer_until == NOON + timedelta(hours=48)
    told = Notice.objects.get(kind="youth.place_offered", recipient=cadre)
    assert told.params["number"] == second.number
    assert an_enrolment(term).state == WAITING, "an offered place is taken"

    assert lapse_offers(now=second.offer_until) == 0
    late = second.offer_until + timedelta(minutes=1)
    assert code_of(take_place, second, actor=cadre, now=late) == "offer_over"
    assert lapse_offers(now=late) == 1
    third.refresh_from_db()
    assert third.state == EnrolmentState.OFFERED
    taken = take_place(third, actor=cadre, now=late)
    assert taken.state == ENROLLED
    assert lapse_offers(now=late) == 0


def test_more_places_are_offered_and_fewer_never_take_one_away(programme, cadre):
    term = a_term(programme, places=1)
    an_enrolment(term)
    waiting = an_enrolment(term)

    set_places(term, places=2, actor=cadre, now=NOON)

    waiting.refresh_from_db()
    assert waiting.state == EnrolmentState.OFFERED
    with pytest.raises(IntegrityError, match="more children"), transaction.atomic():
        set_places(term, places=1, actor=cadre, now=NOON)


def test_the_database_keeps_the_places(programme):
    term = a_term(programme, places=1)
    an_enrolment(term)
    waiting = an_enrolment(term)

    for state in (EnrolmentState.ENROLLED, EnrolmentState.OFFERED):
        with pytest.raises(IntegrityError, match="every place"), transaction.atomic():
            Enrolment.objects.filter(pk=waiting.pk).update(
                state=state, offered_at=NOON, offer_until=NOON + timedelta(hours=1)
            )
    assert offer_places(term, actor=SYSTEM, now=NOON) == []


def test_support_needs_come_from_the_list(term):
    """YT-7: what helps is kept, which disability is not."""
    enrolment = an_enrolment(term, supports=["front_seat", "more_time"])

    assert [str(word) for word in enrolment.support_words] == [
        "坐在前排", "多给一点时间",
    ]  # fmt: skip
    with pytest.raises(IntegrityError, match="from_the_list"), transaction.atomic():
        Enrolment.objects.filter(pk=enrolment.pk).update(supports=["autism"])


def test_only_named_leads_see_and_sign_up_children(
    term, cadre, secretary, worker, stranger, administrator
):
    """PI-9: a post alone opens nothing, not even the secretary's."""
    enrolment = an_enrolment(term, actor=cadre)

    for person in (secretary, worker, stranger, administrator):
        assert not Enrolment.objects.visible_to(person).exists()
        assert not GuardianConsent.objects.visible_to(person).exists()
        with pytest.raises(NotAllowed):
            an_enrolment(term, actor=person)
    assert Enrolment.objects.visible_to(cadre).get() == enrolment


def test_the_audit_names_no_child(term, cadre):
    an_enrolment(term, actor=cadre, name="童探针")

    for entry in Entry.objects.all():
        assert "童探针" not in f"{entry.object_label}{entry.detail}"


def test_a_year_after_its_end_nothing_of_the_child_is_left(term, cadre):
    """PI-5: numbers stay, people go."""
    enrolment = an_enrolment(term)
    leave(enrolment, actor=cadre, now=NOON)

    assert forget_young_people(now=NOON + timedelta(days=365)) == 0
    assert forget_young_people(now=NOON + timedelta(days=366)) == 1

    enrolment.refresh_from_db()
    assert enrolment.name is None
    assert enrolment.birth_on is None
    assert forget_young_people(now=NOON + timedelta(days=400)) == 0


def test_an_enrolment_ends_with_its_term(term):
    """PI-5: the year runs from the end of the term at the latest."""
    enrolment = an_enrolment(term)

    forget_young_people(now=NOON + timedelta(days=125))

    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.LEFT
    assert enrolment.forgotten_at is None
