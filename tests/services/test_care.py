"""One-to-one care: plans, visits, the alarm, sealed notes (K14)."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.desk.registry import sections_for, trays_for
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from liuli.notices.registry import open_among
from residents.choices import Tag
from services.choices.care import VisitState, VisitTold
from services.models import CareNote, CarePlan, CareReader, CareVisit
from services.operations.care import (
    begin_care,
    change_care,
    end_care,
    raise_missed_visits,
    record_visit,
)
from services.operations.care_notes import (
    drop_reader,
    forget_old_notes,
    name_reader,
    open_notes,
    write_note,
)
from services.rules.care import next_due, rungs
from tests.clock import NOON, TODAY
from tests.factories.care import a_plan, a_tagged
from tests.factories.residents import a_resident

DAY = timedelta(days=1)
SECRET = "夜里常常哭"


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def raw(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def due(plan):
    return plan.visits.due().get()


# --- rules ------------------------------------------------------------------------------
def test_the_next_visit_follows_the_rhythm_and_comes_sooner_after_a_shut_door():
    facts = {"rhythm_days": 7, "retry": 1}
    assert next_due(TODAY, was_met=True, **facts) == TODAY + 7 * DAY
    assert next_due(TODAY, was_met=False, **facts) == TODAY + DAY
    assert next_due(TODAY, was_met=False, rhythm_days=2, retry=9) == TODAY + 2 * DAY


@pytest.mark.parametrize(("days", "told"), [(0, ()), (1, ("first",)), (2, ("first",)),
                                            (3, ("first", "second"))])  # fmt: skip
def test_a_day_that_lasts_misses_nothing_and_the_ladder_has_two_rungs(days, told):
    assert rungs(TODAY, today=TODAY + days * DAY, second_days=2) == told


# --- plans ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_care_begins_for_a_tag_with_a_carer_and_a_next_date(grid, cadre, worker):
    """K14: each listed elder has a carer and a next date; PO-7: only by an allowed tag."""
    person = a_tagged(grid)
    facts = {
        "tag": Tag.LIVES_ALONE, "carer": worker, "rhythm_days": 7,
        "first_on": TODAY + DAY, "now": NOON,
    }  # fmt: skip

    refused("not_allowed", begin_care, person, actor=worker, **facts)
    refused("care_tag", begin_care, person, actor=cadre, **facts | {"tag": Tag.EIGHTY})
    refused("care_tag", begin_care, person, actor=cadre, **facts | {"tag": Tag.VETERAN})
    refused(
        "care_rhythm", begin_care, person, actor=cadre, **facts | {"rhythm_days": 93}
    )
    refused(
        "day_passed",
        begin_care,
        person,
        actor=cadre,
        **facts | {"first_on": TODAY - DAY},
    )
    assert not CarePlan.objects.exists()

    plan = begin_care(person, actor=cadre, **facts)

    assert due(plan).due_on == TODAY + DAY
    assert [reader.user for reader in plan.readers.standing()] == [worker]
    assert Notice.objects.get(kind="services.care_yours").recipient == worker
    refused("care_held", begin_care, person, actor=cadre, **facts)


@pytest.mark.django_db
def test_a_carer_works_where_the_person_lives(
    grid, next_grid, cadre, worker, neighbour
):
    """RO-1."""
    person = a_tagged(grid)
    facts = {"tag": Tag.LIVES_ALONE, "rhythm_days": 7, "first_on": TODAY, "now": NOON}
    refused(
        "carer_elsewhere", begin_care, person, carer=neighbour, actor=cadre, **facts
    )
    assert not CarePlan.objects.exists()


@pytest.mark.django_db
def test_the_database_holds_what_a_plan_and_a_visit_are(grid, worker):
    """PO-7, K14: by raw SQL, bulk and update."""
    plan, untagged = a_plan(grid, worker), a_resident(grid, full_name="无签名")
    facts = {"carer": worker, "rhythm_days": 7, "starts_on": TODAY}
    bad_plan = CarePlan(person=untagged, tag=Tag.LIVES_ALONE, **facts)
    the_database_refuses(lambda: CarePlan.objects.bulk_create([bad_plan]))
    twin = CarePlan(person=plan.person, tag=Tag.LIVES_ALONE, **facts)
    the_database_refuses(lambda: CarePlan.objects.bulk_create([twin]))
    the_database_refuses(lambda: CarePlan.objects.update(rhythm_days=0))
    the_database_refuses(lambda: CarePlan.objects.update(tag=Tag.VETERAN))
    the_database_refuses(lambda: CareVisit.objects.create(plan=plan, due_on=TODAY))
    the_database_refuses(lambda: CareVisit.objects.update(state=VisitState.DONE))
    record_visit(due(plan), told=VisitTold.DONE, on=TODAY, actor=worker, now=NOON)
    told = CareVisit.objects.get(state=VisitState.DONE)
    the_database_refuses(
        lambda: raw(
            "UPDATE services_carevisit SET due_on = due_on + 1 WHERE id = %s", told.pk
        )
    )
    the_database_refuses(lambda: CareVisit.objects.filter(pk=told.pk).delete())


# --- visits -----------------------------------------------------------------------------
@pytest.mark.django_db
def test_each_visit_makes_the_next_one_due(grid, worker, neighbour):
    plan = a_plan(grid, worker)
    first = due(plan)
    with pytest.raises(NotAllowed):
        record_visit(first, told=VisitTold.DONE, on=TODAY, actor=neighbour, now=NOON)
    refused("visit_day", record_visit, first, told=VisitTold.DONE, on=TODAY + DAY,
            actor=worker, now=NOON)  # fmt: skip

    record_visit(first, told=VisitTold.NOBODY_HOME, on=TODAY, actor=worker, now=NOON)
    assert due(plan).due_on == TODAY + DAY
    refused("illegal_move", record_visit, first, told=VisitTold.DONE, on=TODAY,
            actor=worker, now=NOON)  # fmt: skip
    record_visit(due(plan), told=VisitTold.REFUSED, on=TODAY + DAY, actor=worker,
                 now=NOON + DAY)  # fmt: skip
    assert due(plan).due_on == TODAY + 8 * DAY


@pytest.mark.django_db
def test_another_carer_keeps_the_day_and_a_closer_rhythm_brings_it_nearer(
    grid, worker, cadre, lead_user
):
    plan = a_plan(grid, worker, first_on=TODAY + 7 * DAY)
    change_care(plan, carer=lead_user, rhythm_days=3, actor=cadre, now=NOON)
    assert due(plan).due_on == TODAY + 3 * DAY
    assert [one.user for one in plan.readers.standing()] == [lead_user]
    with pytest.raises(NotAllowed):
        open_notes(plan, actor=worker, now=NOON)


@pytest.mark.django_db
def test_care_ends_with_a_reason_and_its_visit_falls_away(grid, worker, cadre):
    plan = a_plan(grid, worker)
    refused("reason_missing", end_care, plan, reason=" ", actor=cadre, now=NOON)
    end_care(plan, reason="搬去子女家", actor=cadre, now=NOON)
    assert plan.visits.get().state == VisitState.DROPPED
    refused("care_ended", end_care, plan, reason="再次", actor=cadre, now=NOON)
    the_database_refuses(lambda: CarePlan.objects.update(rhythm_days=3))
    assert raise_missed_visits(now=NOON + 9 * DAY) == 0


# --- the alarm --------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_missed_visit_climbs_from_carer_and_lead_to_the_secretary(
    grid, worker, lead_user, secretary
):
    """K14: missed-visit alarm; EV-5's ladder: the nearest post over the place."""
    plan = a_plan(grid, worker)

    def told():
        found = Notice.objects.filter(kind="services.care_missed")
        return sorted(found.values_list("recipient__username", flat=True))

    assert raise_missed_visits(now=NOON) == 0
    raise_missed_visits(now=NOON + DAY)
    assert raise_missed_visits(now=NOON + DAY) == 0
    assert told() == ["lead", "worker"]
    raise_missed_visits(now=NOON + 3 * DAY)
    assert told() == ["lead", "secretary", "worker"]
    notices = list(Notice.objects.filter(kind="services.care_missed"))
    assert len(open_among(notices)) == 3
    assert due(plan).raised_at == NOON + DAY
    text = " ".join(str(notice.params) for notice in notices)
    assert plan.person.full_name not in text

    record_visit(due(plan), told=VisitTold.DONE, on=TODAY + 3 * DAY, actor=worker,
                 now=NOON + 3 * DAY)  # fmt: skip
    assert open_among(notices) == set()


@pytest.mark.django_db
def test_today_shows_what_was_missed_and_who_has_no_carer(grid, worker, cadre):
    """K14: each listed elder has a carer and a next date, or stands in a tray."""
    a_plan(grid, worker, full_name="林甲")
    a_tagged(grid, full_name="赵乙")
    trays = {str(one.title): one for one in trays_for(cadre, NOON + 2 * DAY)}
    assert trays["错过的关爱探访"].count == 1
    assert trays["有关爱标签但没有关爱人的居民"].count == 1


# --- sealed notes -----------------------------------------------------------------------
@pytest.mark.django_db
def test_notes_are_sealed_and_opened_by_named_people_each_look_on_record(
    grid, worker, cadre, lead_user
):
    """PI-3: notes are sensitive; only named people open them, and each look is kept."""
    plan = a_plan(grid, worker)
    write_note(plan, text=SECRET, actor=worker, now=NOON)

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM services_carenote")
        assert SECRET.encode() not in bytes(cursor.fetchone()[0])
    for stranger in (cadre, lead_user):
        with pytest.raises(NotAllowed):
            open_notes(plan, actor=stranger, now=NOON)
    assert [note.text for note in open_notes(plan, actor=worker, now=NOON)] == [SECRET]
    name_reader(plan, user=lead_user, actor=cadre, now=NOON)
    open_notes(plan, actor=lead_user, now=NOON)
    looks = Entry.objects.filter(action="care.notes_opened").order_by("pk")
    assert [look.actor_label for look in looks] == ["worker", "lead"]
    assert SECRET not in str(list(Entry.objects.values_list("detail", flat=True)))

    reader = CareReader.objects.standing().get(user=lead_user)
    drop_reader(reader, actor=cadre, now=NOON)
    with pytest.raises(NotAllowed):
        open_notes(plan, actor=lead_user, now=NOON)
    refused("reader_off", drop_reader, reader, actor=cadre, now=NOON)


@pytest.mark.django_db
def test_a_note_is_erased_never_changed_and_goes_after_its_time(grid, worker, cadre):
    """PI-5: kept no longer than needed."""
    plan = a_plan(grid, worker)
    note = write_note(plan, text=SECRET, actor=worker, now=NOON)
    the_database_refuses(lambda: CareNote.objects.update(text="改写"))
    the_database_refuses(lambda: CareNote.objects.filter(pk=note.pk).delete())
    end_care(plan, reason="搬走", actor=cadre, now=NOON)
    assert forget_old_notes(now=NOON + 365 * DAY) == 0
    assert forget_old_notes(now=NOON + 366 * DAY) == 1
    assert CareNote.objects.get().text is None


# --- pages ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_notes_page_opens_by_a_post_only_and_hides_from_strangers(
    signed_in, grid, worker, cadre, neighbour
):
    plan = a_plan(grid, worker, now=timezone.now())
    page = reverse("services:care_notes", args=[plan.pk])
    client = signed_in(worker)

    sent = client.post(page, {"act": "write", "text": SECRET})
    assert sent.status_code == 302
    assert SECRET not in client.get(page).content.decode()
    assert SECRET in client.post(page, {"act": "open"}).content.decode()
    assert signed_in(cadre).post(page, {"act": "open"}).status_code == 403
    assert SECRET not in signed_in(cadre).get(page).content.decode()
    assert signed_in(neighbour).get(page).status_code == 404


@pytest.mark.django_db
def test_the_desk_begins_care_from_the_file_and_shows_no_name_in_full(
    signed_in, grid, cadre, worker
):
    now = timezone.now()
    person = a_tagged(grid, on=timezone.localdate(now), full_name="欧阳秋")
    client = signed_in(cadre)
    sections = {
        one.key: one for one in sections_for("residents.person", cadre, person, now)
    }
    _word, new = sections["care"].action
    assert client.get(new).status_code == 200
    facts = {
        "person": person.pk, "tag": "lives_alone", "carer": worker.pk,
        "rhythm_days": 7, "first_on": f"{timezone.localdate():%Y-%m-%d}",
    }  # fmt: skip
    sent = client.post(new, facts)
    plan = CarePlan.objects.get()
    page = client.get(sent["Location"]).content.decode()
    assert (sent.status_code, plan.carer) == (302, worker)
    assert "欧阳秋" not in page
    act = reverse("admin:services_careplan_act", args=[plan.pk])
    client.post(act, {"act": "told", "told": "done", "on": facts["first_on"]})
    assert plan.visits.filter(state=VisitState.DONE).exists()
    listed = client.get(reverse("admin:services_careplan_changelist"))
    assert listed.status_code == 200


# --- figures ----------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_figures_count_what_was_due_and_missed_on_any_past_day(grid, worker, cadre):
    """services.care_visits_due, services.care_visits_missed: from dated rows."""
    from liuli.indicators.registry import Period, find_indicator

    plan = a_plan(grid, worker)
    later = NOON + 5 * DAY
    record_visit(due(plan), told=VisitTold.DONE, on=TODAY + 2 * DAY, actor=worker,
                 now=later)  # fmt: skip
    dropped = a_plan(grid, worker, full_name="赵乙", first_on=TODAY + 3 * DAY)
    end_care(dropped, reason="搬走", actor=cadre, now=NOON + DAY)

    def figure(key, day):
        period = Period(on=day, now=later)
        return find_indicator(key).measure([grid], period)[grid.pk].value

    assert figure("services.care_visits_due", TODAY) == 1
    assert figure("services.care_visits_missed", TODAY) == 1
    assert figure("services.care_visits_due", TODAY + 5 * DAY) == 1
    assert figure("services.care_visits_due", TODAY - DAY) == 0


# --- on the phone -----------------------------------------------------------------------
def sync(client, number=None, **payload):
    item = {
        "client_id": str(number or uuid4()), "kind": "care.visit",
        "observed_at": None, "payload": payload,
    }  # fmt: skip
    answer = client.post(
        reverse("fieldwork:sync"),
        json.dumps({"items": [item]}),
        content_type="application/json",
    )
    return answer.json()["items"][0]


@pytest.mark.django_db
def test_a_visit_told_from_the_queue_twice_counts_once(
    signed_in, grid, worker, lead_user, neighbour
):
    """K14 on the phone, through the offline queue; a twin is answered in words."""
    plan = a_plan(grid, worker, now=timezone.now())
    visit, client, number = due(plan), signed_in(worker), uuid4()
    page = client.get("/field/").content.decode()
    assert f"?visit={visit.pk}" in page
    assert plan.person.full_name not in page

    first = sync(client, number, visit=str(visit.pk), told="done")
    again = sync(client, number, visit=str(visit.pk), told="done")
    late = sync(client, visit=str(visit.pk), told="nobody_home")
    theirs = sync(signed_in(neighbour), visit=str(visit.pk), told="done")

    assert (first["status"], again["receipt"]) == ("accepted", first["receipt"])
    assert (late["status"], late["code"]) == ("refused", "visit_told")
    assert theirs["status"] == "refused"
    assert plan.visits.count() == 2
    assert f"?visit={visit.pk}" not in client.get("/field/").content.decode()
