"""Re-looks after clearance, relapses, key sites (HZ-4, EV-5, G4, G6)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hazards.models import Hazard, KeySite, Relook
from hazards.operations.assignments import assign_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.rechecks import report_rectified, verify_hazard
from hazards.operations.relook_news import remind_relooks
from hazards.operations.relooks import end_key_site, look_again, mark_key_site
from hazards.operations.sites import close_site
from hazards.rules.relooks import look_days, look_is_missing
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from liuli.parameters.operations import set_parameter
from tests.clock import NOON, TODAY
from tests.factories.hazards import cleared, found, make_photo, make_site
from tests.fieldwork.pictures import jpeg

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def hazard(grid, worker, cadre, lead_user):
    return cleared(make_site(grid), worker, cadre=cadre, verifier=lead_user)


def looked(look, actor, *, is_back=False, now=NOON + WEEK, **words):
    if is_back:
        words.setdefault("photos", [make_photo(actor, look.hazard.unit, now=now)])
    return look_again(
        look, is_back=is_back, actor=actor, observed_at=now, now=now, **words
    )


def results(hazard):
    return list(hazard.relooks.order_by("number").values_list("result", flat=True))


# --- rules ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("every", "days"),
    [(0, (7, 30, 90)), (14, (7, 14, 28, 42, 56, 70, 84, 90)), (100, (7, 90))],
)
def test_a_key_site_has_the_shorter_rhythm_g4(every, days):
    assert look_days(first=7, second=30, last=90, every=every) == days


def test_days_of_nought_or_past_the_last_are_left_out_g6():
    assert look_days(first=0, second=30, last=20) == (20,)
    assert look_days(first=0, second=0, last=0) == ()


def test_a_key_site_may_go_a_day_without_a_look_g4():
    def missing(last):
        return look_is_missing(
            last_look=last, since=date(2026, 3, 1), today=date(2026, 3, 5), days=1
        )

    assert [missing(date(2026, 3, day)) for day in (3, 4, 5)] == [True, False, False]
    assert missing(None)
    assert not look_is_missing(last_look=None, since=TODAY, today=TODAY, days=1)


# --- the plan ------------------------------------------------------------------------
def test_clearance_plans_three_looks_g6(hazard):
    plan = hazard.relooks.order_by("number").values_list("looks_from", "due_on")
    begin = [TODAY + timedelta(days=days) for days in (7, 30, 90)]
    assert list(plan) == [(day, day + timedelta(days=3)) for day in begin]


def test_the_days_are_parameters_of_the_unit(grid, worker, cadre, lead_user):
    set_parameter(
        "hazard.relook_second_days",
        value="0",
        unit=grid,
        starts_on=TODAY,
        actor=SYSTEM,
        source="x",
    )
    hazard = cleared(make_site(grid), worker, cadre=cadre, verifier=lead_user)
    assert hazard.relooks.count() == 2


def test_only_what_was_cleared_is_looked_at_again(grid, worker):
    hazard = found(make_site(grid), worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        Relook.objects.create(hazard=hazard, number=1, looks_from=TODAY, due_on=TODAY)


# --- looking -------------------------------------------------------------------------
def test_what_has_not_come_back_leaves_the_later_looks(hazard, worker):
    looked(hazard.relooks.first(), worker, text="通道畅通")
    assert results(hazard) == ["sound", "", ""]
    move = hazard.moves.order_by("pk").last()
    assert (move.step, move.after, move.reason) == (
        "looked_again", "cleared", "通道畅通"
    )  # fmt: skip


def test_what_has_come_back_is_a_relapse_hz_4(hazard, worker):
    """HZ-4: it is counted by hazards.relapse_rate, and ends the later looks."""
    look = looked(hazard.relooks.first(), worker, is_back=True)

    relapse = look.relapse
    assert (relapse.relapse_of, relapse.item, relapse.severity) == (
        hazard, hazard.item, hazard.severity,
    )  # fmt: skip
    assert (relapse.site, relapse.photos.count()) == (hazard.site, 1)
    assert results(hazard) == ["back", "again", "again"]
    assert Hazard.objects.cleared().came_back().get() == hazard


def test_a_late_look_finds_a_relapse_all_the_same_hz_4(hazard, worker):
    """A planned look names what it looked for; the days only guess it elsewhere."""
    late = NOON + timedelta(days=95)
    look = looked(hazard.relooks.last(), worker, is_back=True, now=late)
    assert look.relapse.relapse_of == hazard


def test_a_hazard_without_an_item_relapses_too(grid, worker, cadre, lead_user):
    site = make_site(grid)
    first = report_hazard(
        site, text="院内堆放旧家具", actor=worker, observed_at=NOON, now=NOON
    )
    assign_hazard(first, is_keeper=True, actor=cadre, now=NOON)
    photos = [make_photo(worker, grid)]
    report_rectified(first, text="已清", photos=photos, actor=worker, now=NOON)
    verify_hazard(first, passed=True, is_on_site=True, actor=lead_user, now=NOON)

    look = looked(first.relooks.first(), worker, is_back=True)

    assert (look.relapse.relapse_of, look.relapse.text) == (first, "院内堆放旧家具")


def test_a_finding_on_a_round_ends_the_looks(hazard, worker):
    again = found(hazard.site, worker, now=NOON + WEEK)
    assert again.relapse_of == hazard
    assert results(hazard) == ["again", "again", "again"]


def test_another_item_ends_no_look(hazard, worker):
    found(hazard.site, worker, code="HT-06", now=NOON + WEEK)
    assert results(hazard) == ["", "", ""]


def test_a_site_that_is_gone_is_not_looked_at(hazard, cadre):
    close_site(hazard.site, on=TODAY, actor=cadre)
    assert results(hazard) == ["gone", "gone", "gone"]


@pytest.mark.parametrize(("days", "code"), [(6, "not_yet"), (7, "already_looked")])
def test_a_look_is_taken_once_and_from_its_day_on(hazard, worker, days, code):
    look = hazard.relooks.first()
    if code == "already_looked":
        looked(look, worker)
    moves = hazard.moves.count()
    with pytest.raises(Refused) as caught:
        looked(look, worker, now=NOON + timedelta(days=days))
    assert caught.value.code == code
    assert hazard.moves.count() == moves


def test_a_neighbour_takes_no_look(hazard, neighbour):
    with pytest.raises(NotAllowed):
        looked(hazard.relooks.first(), neighbour)
    assert results(hazard) == ["", "", ""]
    assert not Relook.objects.visible_to(neighbour).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"looks_from": TODAY},
        {"result": "back", "done_at": NOON},
        {"result": "sound", "done_at": NOON},
        {"result": "sound"},
    ],
)
def test_the_table_keeps_its_own_rules(hazard, change):
    """A look by nobody, a relapse without one, a moved plan: the database refuses."""
    with pytest.raises(DatabaseError), transaction.atomic():
        Relook.objects.filter(hazard=hazard).update(**change)


def test_a_settled_look_stays(hazard, worker):
    looked(hazard.relooks.first(), worker)
    rows = Relook.objects.filter(result="sound")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(text="另写")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


# --- lights and reminders ------------------------------------------------------------
def test_lights_run_from_its_day_to_its_last_ev_5(hazard):
    look = hazard.relooks.first()
    shown = [
        look.light(now=NOON + timedelta(days=days), yellow_share=Decimal("0.25"))
        for days in (6, 7, 10, 11)
    ]
    assert shown == ["", "green", "yellow", "red"]


def test_workers_are_told_on_the_day_and_leads_when_late_ev_5(hazard, lead_user):
    assert remind_relooks(now=NOON + timedelta(days=6)) == 0
    assert remind_relooks(now=NOON + WEEK) == 1
    assert remind_relooks(now=NOON + WEEK) == 0
    assert remind_relooks(now=NOON + timedelta(days=10)) == 0
    assert remind_relooks(now=NOON + timedelta(days=11)) == 1
    assert remind_relooks(now=NOON + timedelta(days=12)) == 0

    told = Notice.objects.filter(kind__startswith="hazards.relook")
    assert list(told.order_by("pk").values_list("kind", "recipient__username")) == [
        ("hazards.relooks_today", "worker"),
        ("hazards.relook_late", "lead"),
    ]


# --- key sites -----------------------------------------------------------------------
def test_a_key_site_is_marked_with_a_reason_and_dates_g4(
    grid, worker, cadre, lead_user
):
    site = make_site(grid)
    with pytest.raises(Refused) as caught:
        mark_key_site(site, reason=" ", starts_on=TODAY, actor=cadre)
    assert caught.value.code == "reason_missing"
    mark = mark_key_site(site, reason="多次反弹", starts_on=TODAY, actor=cadre)
    with pytest.raises(Refused) as caught:
        mark_key_site(site, reason="重复", starts_on=TODAY, actor=cadre)
    assert caught.value.code == "marked"

    hazard = cleared(site, worker, cadre=cadre, verifier=lead_user)
    assert hazard.relooks.count() == 8

    end_key_site(mark, on=TODAY + WEEK, actor=cadre)
    assert KeySite.objects.in_force(TODAY).exists()
    assert not KeySite.objects.in_force(TODAY + WEEK).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        KeySite.objects.update(ended_on=None)


def test_a_worker_marks_no_key_site(grid, worker):
    with pytest.raises(NotAllowed):
        mark_key_site(make_site(grid), reason="x", starts_on=TODAY, actor=worker)
    assert not KeySite.objects.exists()


# --- pages ---------------------------------------------------------------------------
@pytest.fixture
def due_now(grid, worker, cadre, lead_user):
    """A look whose day is today, by the clock of the pages."""
    then = timezone.now() - timedelta(days=8)
    return cleared(
        make_site(grid, name="平安旅馆"),
        worker, cadre=cadre, verifier=lead_user, now=then,
    ).relooks.first()  # fmt: skip


def test_a_worker_looks_again_in_two_taps(due_now, worker, signed_in):
    phone = signed_in(worker)
    assert "已销号：回头看" in phone.get("/field/").content.decode()
    page = f"/field/new/hazards.relook/?relook={due_now.pk}"
    assert due_now.hazard.site.address.raw in phone.get(page).content.decode()

    without = {"relook": due_now.pk, "found": "back", "text": ""}
    phone.post("/field/new/hazards.relook/", without)
    due_now.refresh_from_db()
    assert due_now.result == ""

    photo = SimpleUploadedFile("p.jpg", jpeg(90), "image/jpeg")
    phone.post("/field/new/hazards.relook/", without | {"photos": photo})
    due_now.refresh_from_db()
    assert (due_now.result, due_now.relapse.photos.count()) == ("back", 1)
    assert "已销号：回头看" not in phone.get("/field/").content.decode()


def test_the_neighbour_is_offered_nothing(due_now, neighbour, signed_in):
    phone = signed_in(neighbour)
    assert "已销号：回头看" not in phone.get("/field/").content.decode()
    page = f"/field/new/hazards.relook/?relook={due_now.pk}"
    assert due_now.hazard.site.address.raw not in phone.get(page).content.decode()
    phone.post("/field/new/hazards.relook/", {"relook": due_now.pk, "found": "sound"})
    due_now.refresh_from_db()
    assert due_now.result == ""


def test_the_desk_shows_looks_and_the_relapse_rate(due_now, cadre, worker, signed_in):
    looked(due_now, worker, is_back=True, now=timezone.now())
    desk = signed_in(cadre)
    shown = desk.get(f"/admin/hazards/relook/{due_now.pk}/change/").content.decode()
    assert "100.0%" in shown
    assert "又出现" in desk.get("/admin/hazards/relook/?look=back").content.decode()
    dossier = desk.get(f"/sites/{due_now.hazard.site.qr_code}/", follow=True)
    assert "又出现" in dossier.content.decode()


def test_a_key_site_nobody_has_seen_stands_on_the_phone_g4(
    grid, worker, cadre, signed_in
):
    site = make_site(grid, name="平安旅馆")
    since = timezone.localdate() - timedelta(days=3)
    mark_key_site(site, reason="多次反弹", starts_on=since, actor=cadre)
    assert "重点点位待查看" in signed_in(worker).get("/field/").content.decode()
    desk = signed_in(cadre)
    desk.post(
        "/admin/hazards/keysite/new/",
        {"site": make_site(grid).pk, "reason": "群众反映", "starts_on": str(since)},
    )
    assert KeySite.objects.filter(reason="群众反映").exists()
