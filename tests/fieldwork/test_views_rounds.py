"""Rounds, findings and calls as plain pages (F7)."""

from datetime import timedelta
from itertools import count as counting
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hazards.choices import Half, MoveReason, RoundState, StopAnswer
from hazards.models import Hazard, Round, Stop
from hazards.operations.assignments import assign_hazard
from hazards.operations.patrols import move_round
from hazards.operations.rechecks import report_rectified
from hazards.operations.schedules import schedule_rounds
from liuli.audit.models import Entry
from tests.factories.hazards import an_item, found, make_photo, make_site
from tests.fieldwork.pictures import jpeg

PHONE = "19900012345"


@pytest.fixture
def round_now(grid, worker):
    """Today's morning round, open at any hour of the clock."""
    schedule_rounds(timezone.localdate())
    round_ = Round.objects.get(unit=grid, on=timezone.localdate(), half=Half.MORNING)
    early = round_.opens_at - timedelta(hours=12)
    Round.objects.filter(pk=round_.pk).update(opens_at=early, window_starts_at=early)
    return Round.objects.get(pk=round_.pk)


def page(name, *numbers):
    return reverse(f"hazards:{name}", args=numbers)


def begin(client, round_):
    client.post(page("field_start", round_.pk))


_shades = counting(20, 20)


def upload(name="photos"):
    """A new picture each time (EV-2)."""
    return {name: SimpleUploadedFile("p.jpg", jpeg(next(_shades) % 256), "image/jpeg")}


def finding(round_, site, **more):
    form = {
        "client_id": str(uuid4()),
        "site": site.pk,
        "round": round_.pk,
        "item": an_item("HT-11").pk,
        "severity": "major",
        "text": "灭火器过期",
    }
    return form | more


def test_round_is_walked_without_scripts(signed_in, worker, grid, round_now):
    good, bad, shut = (make_site(grid) for _ in range(3))
    client = signed_in(worker)

    begin(client, round_now)
    client.post(page("field_answer", round_now.pk, good.pk), {"answer": "sound"})
    told = client.post(
        page("field_finding", bad.pk), finding(round_now, bad) | upload()
    )
    client.post(
        page("field_finish", round_now.pk),
        {"client_id": str(uuid4()), f"reason-{shut.pk}": "closed", "note": "下雨"},
    )

    assert told["Location"] == page("field_round", round_now.pk)
    round_now.refresh_from_db()
    assert (round_now.state, round_now.note) == (RoundState.FINISHED, "下雨")
    answers = dict(Stop.objects.values_list("site", "answer"))
    assert answers == {good.pk: "sound", bad.pk: "finding", shut.pk: "skipped"}
    hazard = Hazard.objects.get()
    assert (hazard.site, hazard.text, hazard.photos.count()) == (bad, "灭火器过期", 1)


def test_answer_is_undone_by_the_same_button(signed_in, worker, grid, round_now):
    site = make_site(grid)
    client = signed_in(worker)
    begin(client, round_now)
    url = page("field_answer", round_now.pk, site.pk)

    client.post(url, {"answer": "sound"})
    assert Stop.objects.get().answer == StopAnswer.SOUND
    client.post(url, {"answer": ""})

    assert Stop.objects.get().answer == ""


def test_finish_without_a_reason_is_shown_again(signed_in, worker, grid, round_now):
    make_site(grid)
    client = signed_in(worker)
    begin(client, round_now)

    response = client.post(page("field_finish", round_now.pk), {"note": "忙"})

    assert response.status_code == 409
    assert "忙" in response.content.decode()
    round_now.refresh_from_db()
    assert round_now.state == RoundState.STARTED


def test_finding_without_photo_is_refused_on_the_page(
    signed_in, worker, grid, round_now
):
    site = make_site(grid)
    client = signed_in(worker)

    response = client.post(page("field_finding", site.pk), finding(round_now, site))

    assert response.status_code == 409
    assert not Hazard.objects.exists()


def test_photo_from_the_gallery_is_marked(signed_in, worker, grid, round_now):
    site = make_site(grid)

    signed_in(worker).post(
        page("field_finding", site.pk), finding(round_now, site) | upload("gallery")
    )

    assert Hazard.objects.get().photos.get().file.is_from_gallery


def test_finding_lists_the_items_of_the_site(signed_in, worker, grid, round_now):
    site = make_site(grid)

    response = signed_in(worker).get(
        page("field_finding", site.pk), {"round": round_now.pk}
    )

    shown = {
        item.code for _label, items in response.context["groups"] for item in items
    }
    assert "HT-11" in shown
    assert not any(code.startswith("SY-") for code in shown)


@pytest.mark.parametrize("name", ["field_round", "field_finish"])
def test_round_of_the_next_grid_is_404(signed_in, neighbour, round_now, name):
    assert signed_in(neighbour).get(page(name, round_now.pk)).status_code == 404


def test_posts_of_the_neighbour_change_nothing(
    signed_in, neighbour, worker, grid, round_now
):
    site = make_site(grid)
    client = signed_in(neighbour)

    begin(client, round_now)
    client.post(page("field_answer", round_now.pk, site.pk), {"answer": "sound"})
    statuses = [
        client.post(
            page("field_finding", site.pk), finding(round_now, site)
        ).status_code,
        client.post(page("field_finish", round_now.pk), {}).status_code,
        client.post(page("field_call", site.pk)).status_code,
    ]

    assert statuses == [404, 404, 404]
    round_now.refresh_from_db()
    assert round_now.state == RoundState.DUE
    assert not Stop.objects.exists()
    assert not Hazard.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_round_page_takes_the_same_statements_for_any_number(
    signed_in, worker, grid, round_now, count, django_assert_num_queries
):
    for _ in range(count):
        make_site(grid)
    client = signed_in(worker)
    begin(client, round_now)
    client.get(page("field_round", round_now.pk))

    with django_assert_num_queries(6):
        client.get(page("field_round", round_now.pk))


def test_today_takes_the_same_statements_for_any_number(
    signed_in, worker, cadre, grid, round_now
):
    """Other apps add sheets of their own; none may ask once per row."""
    client = signed_in(worker)
    taken = []
    for count in (1, 2):
        for _ in range(count):
            hazard = found(make_site(grid), cadre, now=timezone.now())
            assign_hazard(hazard, assignee=worker, actor=cadre, now=timezone.now())
        client.get("/field/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/field/")
        taken.append(len(asked))

    assert taken[0] == taken[1] <= 28


def test_stops_come_most_urgent_first_or_by_the_street(
    signed_in, worker, grid, round_now
):
    calm, red = make_site(grid), make_site(grid)
    found(red, worker, code="HT-06", now=timezone.now())
    client = signed_in(worker)
    begin(client, round_now)

    urgent = client.get(page("field_round", round_now.pk)).context["stops"]
    street = client.get(page("field_round", round_now.pk), {"order": "street"}).context[
        "stops"
    ]

    assert [stop.site for stop in urgent] == [red, calm]
    assert [stop.site for stop in street] == [calm, red]


# --- calls -----------------------------------------------------------------------------
def test_number_is_in_no_page_and_the_call_is_recorded_mk2(
    signed_in, worker, grid, round_now
):
    site = make_site(grid, keeper_name="张三丰", keeper_phone=PHONE)
    client = signed_in(worker)
    begin(client, round_now)
    shown = client.get(page("field_round", round_now.pk)).content.decode()

    response = client.post(
        page("field_call", site.pk), headers={"accept": "application/json"}
    )

    assert PHONE not in shown
    assert response.json() == {"tel": f"tel:{PHONE}"}
    assert "no-store" in response["Cache-Control"]
    entry = Entry.objects.get(action="hazards.keeper_called")
    assert (entry.actor_id, entry.object_id) == (worker.pk, str(site.pk))
    assert PHONE not in str(entry.detail)


def test_call_without_a_number_is_refused(signed_in, worker, grid):
    site = make_site(grid)

    response = signed_in(worker).post(
        page("field_call", site.pk), headers={"accept": "application/json"}
    )

    assert (response.status_code, response.json()["code"]) == (409, "no_phone")
    assert not Entry.objects.filter(action="hazards.keeper_called").exists()


def test_call_is_a_post(signed_in, worker, grid):
    site = make_site(grid, keeper_phone=PHONE)

    assert signed_in(worker).get(page("field_call", site.pk)).status_code == 405
    assert not Entry.objects.filter(action="hazards.keeper_called").exists()


# --- hazards on the phone --------------------------------------------------------------
def test_rectified_by_one_is_rechecked_by_another_ev2(
    signed_in, worker, cadre, lead_user, grid
):
    now = timezone.now()
    hazard = found(make_site(grid), cadre, now=now)
    assign_hazard(hazard, assignee=worker, actor=cadre, now=now)
    url = page("field_hazard", hazard.pk)
    mine = signed_in(worker)
    assert mine.get(url).context["kind"] == "hazards.rectified"

    done = {"client_id": str(uuid4()), "hazard": hazard.pk, "text": "已更换"}
    mine.post(url, done | upload())
    again = mine.get(url)
    theirs = signed_in(lead_user)
    check = {
        "client_id": str(uuid4()),
        "hazard": hazard.pk,
        "passed": "yes",
        "text": "",
    }
    page_of_lead = theirs.get(url)
    response = theirs.post(url, check | upload())

    assert again.context["form"] is None
    assert page_of_lead.context["kind"] == "hazards.recheck"
    assert response["Location"] == "/field/"
    hazard.refresh_from_db()
    assert hazard.status == "cleared"


def test_failed_recheck_needs_a_reason(signed_in, worker, cadre, lead_user, grid):
    now = timezone.now()
    hazard = found(make_site(grid), cadre, now=now)
    assign_hazard(hazard, assignee=worker, actor=cadre, now=now)
    report_rectified(
        hazard, text="已更换", photos=[make_photo(worker, grid)], actor=worker, now=now
    )
    form = {"client_id": str(uuid4()), "hazard": hazard.pk, "passed": "no", "text": ""}

    response = signed_in(lead_user).post(page("field_hazard", hazard.pk), form)

    assert response.status_code == 409
    hazard.refresh_from_db()
    assert hazard.status == "reported_done"


def test_today_offers_what_waits_for_me(signed_in, worker, cadre, lead_user, grid):
    now = timezone.now()
    hazard = found(make_site(grid), cadre, now=now)
    assign_hazard(hazard, assignee=worker, actor=cadre, now=now)

    def cards(user):
        sheets = signed_in(user).get("/field/").context["sheets"]
        return {
            s.key: [c.url for c in s.cards]
            for s in sheets
            if s.key in {"hazards", "rechecks"}
        }

    url = page("field_hazard", hazard.pk)
    assert cards(worker) == {"hazards": [url]}
    report_rectified(
        hazard, text="已更换", photos=[make_photo(worker, grid)], actor=worker, now=now
    )
    assert cards(worker) == {"hazards": []}
    assert cards(lead_user) == {"hazards": [], "rechecks": [url]}


def test_today_shows_the_stand_in_the_round_and_its_days(
    signed_in, worker, neighbour, lead_user, grid
):
    schedule_rounds(timezone.localdate())
    tomorrow = timezone.localdate() + timedelta(days=1)
    coming = Round.objects.get(unit=grid, on=tomorrow, half=Half.MORNING)
    move_round(
        coming,
        to=neighbour,
        reason=MoveReason.LEAVE,
        actor=lead_user,
        now=timezone.now(),
    )

    sheets = {s.key: s for s in signed_in(neighbour).get("/field/").context["sheets"]}

    assert len(sheets["stand_ins"].cards) == 1
    assert "worker" in str(sheets["stand_ins"].cards[0].text)


def test_summary_for_the_chat_group_names_nobody(signed_in, worker, grid, round_now):
    site = make_site(grid, keeper_name="张三丰", name="福星旅馆")
    client = signed_in(worker)
    begin(client, round_now)
    client.post(page("field_answer", round_now.pk, site.pk), {"answer": "sound"})
    client.post(page("field_finish", round_now.pk), {"client_id": str(uuid4())})

    summary = client.get(page("field_round", round_now.pk)).context["summary"]

    assert grid.short_name in summary
    for bait in ("张三丰", "福星旅馆", "琉璃一街", "worker"):
        assert bait not in summary


def test_missed_round_asks_why_and_keeps_the_answer(signed_in, worker, grid):
    yesterday = timezone.localdate() - timedelta(days=1)
    schedule_rounds(yesterday)
    round_ = Round.objects.get(unit=grid, on=yesterday, half=Half.MORNING)
    client = signed_in(worker)
    assert "为何" in client.get(page("field_round", round_.pk)).content.decode()

    client.post(page("field_explain", round_.pk), {"note": "全天暴雨"})

    assert "全天暴雨" in client.get(page("field_round", round_.pk)).content.decode()
    round_.refresh_from_db()
    assert (round_.note, round_.state) == ("全天暴雨", RoundState.DUE)


def test_street_officer_finds_no_pressing_hazard_here(
    signed_in, street_officer, worker, grid
):
    """It would name people; the street office has its own page in the desk."""
    hazard = found(make_site(grid), worker, code="HT-06", now=timezone.now())

    response = signed_in(street_officer).get(page("field_hazard", hazard.pk))

    assert response.status_code == 404


def test_code_on_a_door_opens_its_stop_of_the_round_to_walk(
    client, round_now, grid, worker, neighbour, cadre
):
    """Nothing is recorded of it: a stop may be answered without its code."""
    site = make_site(grid)
    door = page("field_at", site.qr_code)

    def opened(user):
        client.force_login(user)
        return client.get(door)

    assert opened(worker).url == f"{page('field_round', round_now.pk)}#site-{site.pk}"
    assert opened(cadre).url == page("site", site.qr_code)
    assert opened(neighbour).status_code == 404
    assert not Entry.objects.filter(action__startswith="patrols.").exclude(
        action="patrols.scheduled"
    )
