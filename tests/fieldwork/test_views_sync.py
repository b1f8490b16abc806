"""The doors of the phone's queue."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hazards.choices import RoundState
from hazards.models import Round
from liuli.attachments.models import File
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.operations import restore_epoch
from tests.factories.hazards import make_site
from tests.factories.patrols import item, scheduled
from tests.fieldwork.pictures import jpeg

SYNC = "/field/sync"


def post(client, items, **extra):
    body = json.dumps({"items": items})
    return client.post(SYNC, body, content_type="application/json", **extra)


@pytest.fixture
def todays_round(grid, worker):
    """A round whose window is open whatever the hour: its day began at midnight."""
    from django.utils import timezone

    now = timezone.now()
    round_ = scheduled(grid, on=timezone.localdate(now))
    Round.objects.filter(pk=round_.pk).update(
        opens_at=round_.opens_at.replace(year=2020),
        window_starts_at=round_.opens_at.replace(year=2020),
    )
    return Round.objects.get(pk=round_.pk)


def now_item(kind, payload):
    from django.utils import timezone

    return item(kind, payload, at=timezone.now())


def test_sync_answers_each_item(signed_in, worker, todays_round):
    sent = now_item("patrols.start", {"round": todays_round.pk})

    response = post(signed_in(worker), [sent, {"client_id": "x"}])

    assert response.status_code == 200
    body = response.json()
    assert body["epoch"] == restore_epoch()
    assert [(a["client_id"], a["status"]) for a in body["items"]] == [
        (sent["client_id"], "accepted"),
        ("x", "refused"),
    ]
    assert set(body["items"][0]) == {
        "client_id", "status", "code", "message", "receipt", "url", "facts",
    }  # fmt: skip
    todays_round.refresh_from_db()
    assert todays_round.state == RoundState.STARTED


def test_sync_of_other_content_is_409(signed_in, worker, todays_round):
    sent = now_item("patrols.start", {"round": todays_round.pk})
    client = signed_in(worker)
    post(client, [sent])

    response = post(client, [sent | {"payload": {"round": 0}}])

    assert response.status_code == 409
    assert [a["status"] for a in response.json()["items"]] == ["conflict"]


@pytest.mark.parametrize("accept", ["application/json", "text/html", "*/*"])
def test_sync_without_a_session_is_401_json_never_a_redirect_f21(todays_round, accept):
    sent = now_item("patrols.start", {"round": todays_round.pk})

    response = post(Client(), [sent], headers={"accept": accept})

    assert response.status_code == 401
    assert response["Content-Type"] == "application/json"
    assert response.json()["code"] == "sign_in"
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("url", ["/field/session", "/field/photos"])
def test_queue_doors_without_a_session_are_401_json_f21(db, url):
    client = Client()
    response = client.get(url) if url.endswith("session") else client.post(url)

    assert (response.status_code, response.json()["code"]) == (401, "sign_in")


def test_sync_after_the_session_ended_and_a_new_sign_in_delivers_f21(
    signed_in, worker, todays_round
):
    sent = now_item("patrols.start", {"round": todays_round.pk})
    client = signed_in(worker)
    client.session.flush()
    client.logout()
    assert post(client, [sent]).status_code == 401

    response = post(signed_in(worker), [sent])

    assert response.json()["items"][0]["status"] == "accepted"


def test_session_names_the_person_and_a_token(signed_in, worker):
    body = signed_in(worker).get("/field/session").json()

    assert (body["user"], body["epoch"]) == (worker.pk, restore_epoch())
    assert len(body["csrf"]) == 64


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"items": {}}', "\x00", '{"items": 1}', "[" * 3900]
)
def test_sync_of_no_batch_is_400(signed_in, worker, body):
    response = signed_in(worker).post(SYNC, body, content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (400, "malformed")


def test_sync_takes_at_most_fifty(signed_in, worker):
    items = [now_item("patrols.start", {"round": 1}) for _ in range(51)]

    response = post(signed_in(worker), items)

    assert (response.status_code, response.json()["code"]) == (413, "too_many")
    assert not Receipt.objects.exists()


def test_sync_needs_the_token(worker, todays_round):
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker)
    sent = now_item("patrols.start", {"round": todays_round.pk})

    refused = post(client, [sent])
    token = client.get("/field/session").json()["csrf"]
    taken = post(client, [sent], headers={"x-csrftoken": token})

    assert (refused.status_code, taken.status_code) == (403, 200)


def photo_form(grid, number, source=None, **changes):
    upload = SimpleUploadedFile("p.jpg", source or jpeg(), "image/jpeg")
    form = {
        "client_id": str(number),
        "kind": "patrols.finding",
        "unit": grid.pk,
        "photo": upload,
    }
    return form | changes


def test_photo_is_taken_once_and_keeps_what_the_phone_says(signed_in, worker, grid):
    client, number = signed_in(worker), uuid4()
    more = {"taken_at": "2026-03-02T09:00:00+08:00", "from_gallery": "yes"}

    first = client.post("/field/photos", photo_form(grid, number, **more)).json()
    again = client.post("/field/photos", photo_form(grid, number, **more)).json()

    assert first["status"] == "accepted"
    assert first["receipt"]
    assert again == first
    file = File.objects.get()
    assert (file.client_id, file.is_from_gallery) == (number, True)
    assert file.taken_at.isoformat() == "2026-03-02T01:00:00+00:00"


def test_other_photo_under_the_number_is_409(signed_in, worker, grid):
    client, number = signed_in(worker), uuid4()
    client.post("/field/photos", photo_form(grid, number))

    response = client.post("/field/photos", photo_form(grid, number, jpeg(shade=10)))

    assert (response.status_code, response.json()["status"]) == (409, "conflict")


def test_photo_that_is_none_is_refused(signed_in, worker, grid):
    response = signed_in(worker).post(
        "/field/photos", photo_form(grid, uuid4(), b"no picture")
    )

    assert response.status_code == 200
    assert response.json()["status"] == "refused"
    assert not File.objects.exists()


@pytest.mark.parametrize("change", [{"client_id": "x"}, {"unit": "x"}, {"photo": ""}])
def test_photo_without_its_number_is_400(signed_in, worker, grid, change):
    response = signed_in(worker).post(
        "/field/photos", photo_form(grid, uuid4()) | change
    )

    assert response.status_code == 400


def test_photo_for_the_next_grid_is_refused_in_words_of_the_queue(
    signed_in, worker, next_grid
):
    """A page of its own would look like no answer, and the phone would try for ever."""
    response = signed_in(worker).post("/field/photos", photo_form(next_grid, uuid4()))

    answer = response.json()
    assert (answer["status"], answer["code"]) == ("refused", "not_found")
    assert answer["message"]
    assert not File.objects.exists()


def test_plain_page_takes_the_same_road(signed_in, worker, grid):
    """A new site by a form without scripts: its number gives one receipt."""
    make_site(grid)
    url = reverse("fieldwork:entry", args=["hazards.new_site"])
    client, number = signed_in(worker), str(uuid4())
    form = {
        "client_id": number,
        "kind": "lpg",
        "address": "琉璃一街88号",
        "name": "",
        "keeper_name": "",
        "keeper_phone": "",
    }

    page = client.get(url)
    first = client.post(url, form)
    again = client.post(url, form)

    assert page.status_code == 200
    assert (first.status_code, first["Location"]) == (302, "/field/")
    assert again.status_code == 302
    assert Receipt.objects.get().kind == "hazards.new_site"


def test_plain_page_shows_a_refusal_and_a_fresh_number(signed_in, worker, grid):
    make_site(grid)
    url = reverse("fieldwork:entry", args=["hazards.new_site"])
    number = str(uuid4())
    form = {
        "client_id": number,
        "kind": "lpg",
        "address": "琉璃一街88号",
        "keeper_phone": "123",
    }

    response = signed_in(worker).post(url, form)

    assert response.status_code == 409
    assert response.context["client_id"] != number
    assert Receipt.objects.get().code == "phone_invalid"


@pytest.mark.parametrize("kind", ["patrols.start", "nothing", "patrols.finding"])
def test_kinds_without_a_page_are_404(signed_in, worker, kind):
    assert signed_in(worker).get(f"/field/new/{kind}/").status_code == 404


@pytest.mark.parametrize(
    "who", ["official", "auditor", "street_officer", "administrator"]
)
def test_field_page_is_closed_to_others(signed_in, request, who):
    client = signed_in(request.getfixturevalue(who))

    statuses = {client.get(url).status_code for url in ("/field/", "/field/sent/")}

    assert statuses == {403}
