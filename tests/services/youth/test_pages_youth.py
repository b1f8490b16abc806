"""The desk and the phone: who opens what, and that each look is written (PI-9)."""

import json
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from services.choices.youth import CallCause, CallStep, Relation
from services.models import (
    Attendance,
    Enrolment,
    EnrolmentLook,
    HandOver,
    PickUpCall,
    Programme,
    ProgrammeSession,
    SafeguardingLead,
    Term,
)
from services.operations.youth.pickup import add_adult
from tests.clock import NOON
from tests.factories.youth import (
    NOTICE,
    a_session,
    a_term,
    an_enrolment,
    rostered,
    staffed,
)

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"admin:services_{name}", args=args)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def now_term(programme, today):
    return a_term(
        programme,
        starts_on=today - timedelta(days=3),
        ends_on=today + timedelta(days=9),
    )


@pytest.fixture
def session(now_term, today):
    return staffed(
        a_session(now_term, on=today, starts_at=time(0, 1), ends_at=time(23, 59))
    )


@pytest.fixture
def child(now_term):
    return an_enrolment(now_term, name="童探针")


def test_the_desk_founds_a_programme_to_its_last_session(
    community, cadre, secretary, signed_in, today
):
    client, boss = signed_in(cadre), signed_in(secretary)
    client.post(
        page("programme_new"),
        {"name": "亲子陶艺", "kind": "parent_child", "fee_yuan": "0", "notice": NOTICE,
         "age_from": "6", "is_public": "on"},
    )  # fmt: skip
    programme = Programme.objects.get()
    act = page("programme_act", programme.pk)
    client.post(act, {"act": "term", "name": "第一期", "starts_on": today.isoformat(),
                      "ends_on": today.isoformat(), "places": "8"})  # fmt: skip
    term = Term.objects.get()
    client.post(
        page("term_act", term.pk),
        {"act": "session", "on": today.isoformat(), "starts_at": "09:00",
         "ends_at": "10:30"},
    )  # fmt: skip
    assert ProgrammeSession.objects.get().teacher == ""
    boss.post(act, {"act": "lead", "lead": cadre.pk})
    assert programme.is_led_by(cadre.pk)

    client.post(
        page("term_act", term.pk),
        {"act": "sign_up", "name": "童一", "birth_on": "2016-01-01",
         "guardian_name": "张三丰", "guardian_relation": "father",
         "guardian_phone": "19900012345", "second_name": "李四光",
         "second_phone": "19900054321", "agree_data": "on", "agree_take_part": "on"},
    )  # fmt: skip

    assert Enrolment.objects.get().state == "enrolled"
    for url in (
        page("programme_change", programme.pk), page("programme_changelist"),
        page("term_change", term.pk), page("term_changelist"),
        page("programmesession_changelist"), page("enrolment_changelist"),
        f"{page('enrolment_changelist')}?term__exact={term.pk}",
        page("programmesession_change", ProgrammeSession.objects.get().pk),
        page("programmeadult_changelist"), page("safeguardinglead_changelist"),
        page("harmreport_changelist"), page("programme_new"),
    ):  # fmt: skip
        assert client.get(url).status_code == 200, url


def test_a_childs_record_opens_for_its_leads_and_each_look_is_written(
    child, cadre, secretary, lead_user, signed_in
):
    """PI-9: nobody else, not the secretary; the list shows numbers only."""
    url = page("enrolment_change", child.pk)

    shown = signed_in(cadre).get(url).content.decode()

    assert "童探针" in shown
    assert EnrolmentLook.objects.get().by == cadre
    assert Entry.objects.filter(action="youth.record_opened").count() == 1
    assert signed_in(secretary).get(url).status_code == 404
    assert signed_in(lead_user).get(url).status_code == 404
    listed = signed_in(cadre).get(page("enrolment_changelist")).content.decode()
    assert child.number in listed
    assert "童探针" not in listed
    looks = signed_in(secretary).get(page("programme_change", child.term.programme_id))
    assert cadre.display_name in looks.content.decode()


def test_health_opened_is_a_look_of_its_own(now_term, cadre, signed_in):
    from services.choices.youth import Purpose
    from tests.factories.youth import BOTH

    child = an_enrolment(now_term, health="花生过敏", consents=BOTH | {Purpose.HEALTH})

    assert (
        "花生过敏"
        in signed_in(cadre).get(page("enrolment_change", child.pk)).content.decode()
    )
    assert {look.kind for look in EnrolmentLook.objects.all()} == {"record", "health"}


def test_the_acts_of_a_childs_record(child, cadre, signed_in):
    client, act = signed_in(cadre), page("enrolment_act", child.pk)
    client.post(act, {"act": "adult", "name": "周姑", "relation": "relative",
                      "is_adult": "on"})  # fmt: skip
    client.post(act, {"act": "consent", "purpose": "health", "form": "written",
                      "relation": "mother"})  # fmt: skip
    client.post(act, {"act": "health", "words": "怕猫"})

    child.refresh_from_db()
    assert child.health == "怕猫"
    client.post(act, {"act": "withdraw", "purpose": "health"})
    client.post(act, {"act": "adult_off", "adult": child.adults.get().pk})
    client.post(act, {"act": "leave"})
    child.refresh_from_db()
    assert (child.health, child.state) == (None, "left")


def test_the_desk_rosters_and_cancels(now_term, cadre, community, signed_in, today):
    client = signed_in(cadre)
    session = a_session(now_term, on=today + timedelta(days=1))
    adult = rostered(session).adult
    act = page("programmesession_act", session.pk)
    row = session.roster.get()

    client.post(act, {"act": "arrived", "row": row.pk})
    client.post(act, {"act": "cancel", "reason": "放假"})
    client.post(page("programmeadult_new"), {"name": "新人", "duty": "volunteer"})
    client.post(
        page("programmeadult_act", adult.pk),
        {"act": "check", "checked_on": today.isoformat(), "result": "not_to_hire"},
    )

    session.refresh_from_db()
    assert session.is_cancelled
    told = client.get(page("programmesession_change", session.pk)).content.decode()
    assert "原因：放假。当天请不要前来" in told
    shown = client.get(page("programmeadult_change", adult.pk)).content.decode()
    assert "不予录用" in shown


def test_the_secretary_names_safeguarding_leads(secretary, cadre, community, signed_in):
    client = signed_in(secretary)

    client.post(page("safeguardinglead_new"), {"lead": cadre.pk})

    lead = SafeguardingLead.objects.get()
    assert (lead.user, lead.unit) == (cadre, community)
    assert signed_in(cadre).get(page("safeguardinglead_new")).status_code == 403
    client.post(page("safeguardinglead_act", lead.pk), {"act": "end"})
    lead.refresh_from_db()
    assert lead.ended_at is not None


def test_the_phone_signs_in_and_hands_over(session, child, cadre, signed_in):
    """YT-3, YT-8: one tap; as a plain page and from the queue."""
    client = signed_in(cadre)
    mother = add_adult(
        child, name="张三丰", relation=Relation.MOTHER, actor=cadre, now=NOON
    )
    roll = reverse("services:youth_roll", args=[session.pk])
    gate = reverse("services:youth_hand_over", args=[session.pk])
    assert roll in client.get("/field/").content.decode()
    assert "童探针" in client.get(roll).content.decode()
    of = {"session": session.pk, "enrolment": child.pk}

    client.post(roll, {"kind": "youth.attendance", "present": "yes", **of})
    session.refresh_from_db()
    assert session.attended == 1
    client.post(gate, {"kind": "youth.stranger", **of})
    shown = client.get(gate).content.decode()
    assert "来人不在名单上" in shown
    assert f"tel:{child.guardian_phone}" in shown
    assert "sms:" not in shown
    PickUpCall.objects.create(
        attendance=session.attendances.get(), cause=CallCause.LATE,
        step=CallStep.SECOND, at=NOON,
    )  # fmt: skip
    late = client.get(gate)
    assert f"sms:{child.guardian_phone}?" in late.content.decode()
    assert "已于23:59下课" in late.context["words"]
    assert "童探针" not in late.context["words"]
    item = {
        "client_id": str(uuid4()), "kind": "youth.hand_over", "observed_at": None,
        "payload": {**of, "how": "listed", "adult": mother.pk, "id_shown": "on"},
    }  # fmt: skip
    answer = client.post(
        "/field/sync", json.dumps({"items": [item]}), content_type="application/json"
    ).json()

    assert answer["items"][0]["status"] == "accepted"
    assert HandOver.objects.get().adult == mother
    assert EnrolmentLook.objects.filter(kind="roll", session=session).count() == 3


def test_the_phone_keeps_the_lists_of_today_for_leads_only(
    session, child, cadre, worker, signed_in
):
    gate = reverse("services:youth_hand_over", args=[session.pk])
    roll = reverse("services:youth_roll", args=[session.pk])

    pages = signed_in(cadre).get("/field/pack").json()["pages"]

    assert {gate, roll, reverse("services:youth_harm")} <= set(pages)
    assert gate not in signed_in(worker).get("/field/pack").json()["pages"]
    for url in (gate, roll):
        assert signed_in(worker).get(url).status_code == 404
    forged = {
        "client_id": str(uuid4()), "kind": "youth.attendance", "observed_at": None,
        "payload": {"session": session.pk, "enrolment": child.pk, "present": "yes"},
    }  # fmt: skip
    answer = (
        signed_in(worker)
        .post(
            "/field/sync",
            json.dumps({"items": [forged]}),
            content_type="application/json",
        )
        .json()
    )
    assert answer["items"][0]["status"] == "refused"
    assert not Attendance.objects.exists()


def test_lists_cost_the_same_for_one_child_and_for_three(
    session, now_term, cadre, signed_in
):
    client = signed_in(cadre)
    gate = reverse("services:youth_hand_over", args=[session.pk])
    roll = reverse("services:youth_roll", args=[session.pk])
    taken = []
    for count in (1, 2):
        for _n in range(count):
            child = an_enrolment(now_term)
            client.post(
                roll,
                {"kind": "youth.attendance", "present": "yes", "session": session.pk,
                 "enrolment": child.pk},
            )  # fmt: skip
        client.get(gate)
        with CaptureQueriesContext(connection) as asked:
            client.get(gate)
            client.get(roll)
        taken.append(len(asked))

    assert taken[0] == taken[1]


def test_heaps_of_today_name_no_child(
    community, programme, now_term, cadre, signed_in, today
):
    one = a_term(programme, places=1, ends_on=today + timedelta(days=3))
    gone, _next = an_enrolment(one, now=timezone.now()), None
    waiting = an_enrolment(one, name="童候补", now=timezone.now())
    a_session(now_term, on=today)
    from services.operations.youth.enrolling import leave

    leave(gone, actor=cadre, now=timezone.now())

    shown = signed_in(cadre).get(reverse("admin:index")).content.decode()

    assert waiting.number in shown
    assert "童候补" not in shown
    assert "成年人不足两名的课" in shown


def test_strangers_find_nothing(session, child, stranger, signed_in):
    client = signed_in(stranger)

    for url in (
        page("programme_change", session.term.programme_id),
        page("term_change", session.term_id),
        page("programmesession_change", session.pk),
        page("enrolment_change", child.pk),
        reverse("services:youth_roll", args=[session.pk]),
    ):
        assert client.get(url).status_code == 404, url
