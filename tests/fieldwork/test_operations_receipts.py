"""The receipt protocol: taken once, one answer, whatever the network does (3.1)."""

import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connections, transaction

from hazards.choices import RoundState, StopAnswer
from hazards.models import Hazard, Round, Stop
from liuli.accounts.models import User
from liuli.attachments.models import File
from liuli.audit.models import Entry
from liuli.fieldwork.models import PhotoDue, Receipt
from liuli.fieldwork.operations import restore_epoch, take_items
from liuli.fieldwork.photos import take_photo
from liuli.fieldwork.registry import accepted_kinds, accepts
from liuli.kernel.errors import Refused
from tests.clock import NOON
from tests.factories.hazards import an_item, make_site
from tests.factories.patrols import finished, item, local, scheduled, started
from tests.fieldwork.pictures import jpeg


def take(user, *items, now=NOON):
    return take_items(items, actor=user, now=now)


def start_item(round_, **more):
    return item("patrols.start", {"round": round_.pk}, **more)


def test_kinds_are_those_of_the_apps():
    hazards = [k for k in accepted_kinds() if k.startswith(("hazards.", "patrols."))]
    assert hazards == [
        "hazards.new_site",
        "hazards.recheck",
        "hazards.rectified",
        "hazards.relook",
        "patrols.answers",
        "patrols.explain",
        "patrols.finding",
        "patrols.finish",
        "patrols.start",
    ]


def test_recheck_of_what_they_cannot_see_waits_for_no_photo(grid, worker):
    """F23: its photos are refused too, so it would wait on the phone for ever."""
    payload = {"hazard": 999, "passed": "yes", "photos": [str(uuid4())]}

    (answer,) = take(worker, item("hazards.recheck", payload))

    assert (answer.status, answer.code) == ("refused", "not_found")


def test_accepted_item_leaves_a_receipt_and_the_act(grid, worker):
    round_ = scheduled(grid)
    sent = start_item(round_)

    (answer,) = take(worker, sent)

    assert (answer.status, answer.code) == ("accepted", "")
    receipt = Receipt.objects.get()
    assert (receipt.client_id, receipt.worker, receipt.status) == (
        UUID(sent["client_id"]),
        worker,
        "accepted",
    )
    assert (receipt.observed_at, receipt.received_at) == (local(9), NOON)
    assert answer.receipt.endswith(f".{receipt.pk}.{restore_epoch()}")
    round_.refresh_from_db()
    assert round_.started_at == local(9)


def test_same_content_has_the_same_answer(grid, worker):
    sent = start_item(scheduled(grid))
    (first,) = take(worker, sent)

    (again,) = take(worker, sent, now=NOON + timedelta(hours=3))

    assert again == first
    assert (
        Receipt.objects.count()
        == Entry.objects.filter(action="patrols.started").count()
        == 1
    )


def test_other_content_is_a_conflict_and_changes_nothing(grid, worker):
    round_ = started(grid, worker)
    site = make_site(grid)
    sound = {"round": round_.pk, "answers": [{"site": site.pk, "answer": "sound"}]}
    sent = item("patrols.answers", sound)
    take(worker, sent)
    other = {"round": round_.pk, "answers": [{"site": site.pk, "answer": ""}]}

    (answer,) = take(worker, sent | {"payload": other})

    assert (answer.status, answer.code, answer.receipt) == (
        "conflict",
        "other_content",
        "",
    )
    assert Stop.objects.get(site=site).answer == StopAnswer.SOUND
    assert Receipt.objects.count() == 1
    assert Entry.objects.filter(action="fieldwork.conflict").count() == 1


def test_same_number_of_another_person_is_another_item(grid, worker, neighbour):
    sent = start_item(scheduled(grid))
    take(worker, sent)

    (answer,) = take(neighbour, sent)

    assert (answer.status, answer.code) == ("refused", "not_found")
    assert Receipt.objects.count() == 2


def test_refused_item_leaves_only_its_receipt(grid, worker):
    make_site(grid)
    round_ = started(grid, worker)
    before = Entry.objects.count()
    sent = item("patrols.finish", {"round": round_.pk})

    (answer,) = take(worker, sent)

    assert (answer.status, answer.code) == ("refused", "stops_unanswered")
    assert answer.receipt
    round_.refresh_from_db()
    assert round_.state == RoundState.STARTED
    assert Entry.objects.count() == before
    assert Receipt.objects.get().code == "stops_unanswered"


def test_refusal_stays_the_answer_of_its_number(grid, worker):
    site = make_site(grid)
    round_ = started(grid, worker)
    sent = item("patrols.finish", {"round": round_.pk})
    (first,) = take(worker, sent)
    answers = [{"site": site.pk, "answer": "sound"}]
    take(worker, item("patrols.answers", {"round": round_.pk, "answers": answers}))

    (again,) = take(worker, sent)

    assert again == first
    assert (
        take(worker, item("patrols.finish", {"round": round_.pk}))[0].status
        == "accepted"
    )


def test_refusal_of_access_is_audited(grid, cadre):
    """A cadre sees the round and may not walk it."""
    round_ = scheduled(grid)

    (answer,) = take(cadre, start_item(round_))

    assert (answer.status, answer.code) == ("refused", "not_allowed")
    assert Entry.objects.filter(action="access.refused", actor_id=cadre.pk).count() == 1
    assert not Entry.objects.filter(action="patrols.started").exists()


def test_neighbours_round_is_not_found(grid, neighbour):
    (answer,) = take(neighbour, start_item(scheduled(grid)))

    assert (answer.status, answer.code) == ("refused", "not_found")


def test_unknown_kind_is_refused_with_a_receipt(worker):
    (answer,) = take(worker, item("patrols.fly", {}))

    assert (answer.status, answer.code) == ("refused", "unknown_kind")
    assert Receipt.objects.get().code == "unknown_kind"


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"round": "1"},
        {"round": True},
        {"round": 1, "answers": []},
        {"round": 1, "answers": "all"},
        {"round": 1, "answers": [1]},
        {"round": 1, "answers": [{"site": "1", "answer": "sound"}]},
        {"round": 1, "answers": [{"site": 1}]},
    ],
)
def test_payload_that_is_none_is_refused(grid, worker, payload):
    round_ = scheduled(grid)
    if payload.get("round") == 1:
        payload = payload | {"round": round_.pk}

    (answer,) = take(worker, item("patrols.answers", payload))

    assert (answer.status, answer.code) == ("refused", "malformed")
    round_.refresh_from_db()
    assert round_.state == RoundState.DUE


def test_batch_keeps_its_order_and_survives_a_bad_item(grid, worker):
    site = make_site(grid)
    round_ = scheduled(grid)
    answers = [{"site": site.pk, "answer": "sound"}]

    told = take(
        worker,
        start_item(round_),
        {"client_id": "x"},
        item("patrols.answers", {"round": round_.pk, "answers": answers}),
        item("patrols.finish", {"round": round_.pk}),
    )

    assert [a.status for a in told] == ["accepted", "refused", "accepted", "accepted"]
    round_.refresh_from_db()
    assert round_.state == RoundState.FINISHED


@pytest.fixture
def broken_kind():
    """A kind whose handler has a fault, beside a real act."""
    from liuli.fieldwork import registry

    @accepts("tests.broken")
    def broken(user, submission):
        Entry.objects.create(at=NOON, actor_label="bait", action="bait")
        raise ZeroDivisionError

    yield "tests.broken"
    del registry._acceptances["tests.broken"]


def test_fault_of_ours_keeps_nothing_and_spares_the_others(
    grid, worker, broken_kind, caplog
):
    told = take(worker, item(broken_kind, {}), start_item(scheduled(grid)))

    assert [(a.status, a.receipt != "") for a in told] == [
        ("failed", False),
        ("accepted", True),
    ]
    assert not Entry.objects.filter(action="bait").exists()
    assert Receipt.objects.count() == 1
    assert "tests.broken" in caplog.text


def test_fault_can_be_sent_again_under_its_number(grid, worker, broken_kind):
    sent = item(broken_kind, {})
    take(worker, sent)

    assert take(worker, sent)[0].status == "failed"


# --- the phone's clock -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("lag", "marked"),
    [(timedelta(hours=12), False), (timedelta(hours=12, seconds=1), True)],
)
def test_lag_over_twelve_hours_is_entered_later_gr5(grid, worker, lag, marked):
    sent = start_item(scheduled(grid))

    take(worker, sent, now=local(9) + lag)

    assert Receipt.objects.get().entered_later is marked
    assert Round.objects.get(state=RoundState.STARTED).entered_later is marked


@pytest.mark.parametrize(
    "claim", ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "soon", None]
)
def test_odd_clock_is_never_rejected(grid, worker, claim):
    sent = start_item(scheduled(grid)) | {"observed_at": claim}

    (answer,) = take(worker, sent)

    assert answer.status == "accepted"
    assert Round.objects.get(state=RoundState.STARTED).started_at == NOON
    assert not Receipt.objects.get().entered_later


def test_round_captured_without_signal_counts_on_its_day_gr5(grid, worker):
    """Captured on the evening of the day, received the next noon."""
    round_ = scheduled(grid, "afternoon")
    sent = [
        item("patrols.start", {"round": round_.pk}, at=local(15)),
        item("patrols.finish", {"round": round_.pk}, at=local(17)),
    ]

    take(worker, *sent, now=NOON + timedelta(days=1))

    round_.refresh_from_db()
    assert (round_.started_at, round_.finished_at) == (local(15), local(17))
    assert list(Round.objects.done()) == [round_]
    assert not Round.objects.late().exists()
    assert round_.entered_later


# --- at once ---------------------------------------------------------------------------
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(120)
def test_fifty_at_once_are_one(grid, worker):
    site = make_site(grid)
    round_ = started(grid, worker)
    answers = [{"site": site.pk, "answer": "sound"}]
    sent = item("patrols.answers", {"round": round_.pk, "answers": answers})
    gate = threading.Barrier(50)
    told = []

    def run():
        try:
            gate.wait()
            told.extend(take(User.objects.get(pk=worker.pk), sent))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(told) == 50
    assert len({(a.status, a.receipt) for a in told}) == 1
    assert told[0].status == "accepted"
    assert Receipt.objects.count() == 1
    assert Entry.objects.filter(action="patrols.answered").count() == 1


# --- the row itself --------------------------------------------------------------------
def test_receipt_is_answered_once_in_the_database(grid, worker):
    take(worker, start_item(scheduled(grid)))

    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        Receipt.objects.update(answer={})
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        Receipt.objects.all().delete()


def test_receipt_number_is_taken_once_in_the_database(grid, worker):
    take(worker, start_item(scheduled(grid)))
    receipt = Receipt.objects.get()
    receipt.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.save(force_insert=True)


def test_receipts_are_seen_by_their_sender_only(grid, worker, neighbour):
    take(worker, start_item(scheduled(grid)))

    assert Receipt.objects.visible_to(worker).count() == 1
    assert Receipt.objects.visible_to(neighbour).count() == 0


def test_receipt_carries_the_restore_epoch(grid, worker, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    (tmp_path / "epoch").write_text("2026-03-01-b\n")

    (answer,) = take(worker, start_item(scheduled(grid)))

    assert answer.receipt.endswith(".2026-03-01-b")
    assert Receipt.objects.get().epoch == "2026-03-01-b"


def test_item_takes_few_statements(grid, worker, django_assert_max_num_queries):
    site = make_site(grid)
    round_ = started(grid, worker)
    worker.live_posts  # noqa: B018  a request asks for them once
    answers = [{"site": site.pk, "answer": "sound"}]
    sent = item("patrols.answers", {"round": round_.pk, "answers": answers})

    with django_assert_max_num_queries(18):
        take(worker, sent)


# --- photos ----------------------------------------------------------------------------
def finding_item(site, round_, *photos, code="HT-11"):
    payload = {
        "site": site.pk,
        "round": round_.pk,
        "item": an_item(code).pk,
        "severity": "",
        "text": "",
        "photos": [str(number) for number in photos],
    }
    return item("patrols.finding", payload)


def send_photo(user, unit, number, *, source=None, kind="patrols.finding"):
    return take_photo(
        source or jpeg(), client_id=number, kind=kind, unit=unit, actor=user, now=NOON
    )


def test_photo_before_its_record_is_hung_on_it(grid, worker):
    site, number = make_site(grid), uuid4()
    round_ = started(grid, worker)
    file = send_photo(worker, grid, number)

    (answer,) = take(worker, finding_item(site, round_, number))

    hazard = Hazard.objects.get()
    assert answer.facts == {
        "hazard": hazard.pk,
        "number": hazard.number,
        "round": round_.pk,
        "sites": [site.pk],
    }
    assert [photo.file for photo in hazard.photos.all()] == [file]
    assert PhotoDue.objects.get().file == file


def test_photo_after_its_record_is_hung_on_it(grid, worker):
    site, first, second = make_site(grid), uuid4(), uuid4()
    round_ = started(grid, worker)
    take(worker, finding_item(site, round_, first, second))
    assert PhotoDue.objects.missing().count() == 2

    file = send_photo(worker, grid, second)

    assert [photo.file for photo in Hazard.objects.get().photos.all()] == [file]
    assert PhotoDue.objects.missing().get().client_id == first


def test_photo_twice_is_one_and_other_bytes_are_refused(grid, worker):
    number = uuid4()
    source = jpeg()
    file = send_photo(worker, grid, number, source=source)

    assert send_photo(worker, grid, number, source=source) == file
    with pytest.raises(Refused) as caught:
        send_photo(worker, grid, number, source=jpeg(shade=200))
    assert caught.value.code == "photo_changed"
    assert File.objects.count() == 1


def test_photo_of_somebody_else_is_not_hung(grid, worker, neighbour):
    """Bait: the same number, sent by another person."""
    site, number = make_site(grid), uuid4()
    round_ = started(grid, worker)
    take(worker, finding_item(site, round_, number))

    theirs = User.objects.get(pk=neighbour.pk)
    unit = theirs.live_posts[0].unit
    send_photo(theirs, unit, number)

    assert Hazard.objects.get().photos.count() == 0
    assert PhotoDue.objects.missing().count() == 1


def test_photo_of_one_record_cannot_serve_another(grid, worker):
    site, number = make_site(grid), uuid4()
    round_ = started(grid, worker)
    take(worker, finding_item(site, round_, number))

    (answer,) = take(worker, finding_item(site, round_, number, code="HT-06"))

    assert (answer.status, answer.code) == ("refused", "photo_taken")
    assert Hazard.objects.count() == 1


def test_finding_without_a_photo_is_refused_gr5(grid, worker):
    site = make_site(grid)
    round_ = started(grid, worker)

    (answer,) = take(worker, finding_item(site, round_))

    assert (answer.status, answer.code) == ("refused", "photo_missing")
    assert not Hazard.objects.exists()
    assert Stop.objects.get().answer == ""


def test_photo_for_a_unit_of_others_is_refused(next_grid, worker):
    with pytest.raises(Refused) as caught:
        send_photo(worker, next_grid, uuid4())

    assert caught.value.code == "not_allowed"
    assert not File.objects.exists()


def test_finding_of_a_finished_round_is_not_lost(grid, worker):
    site, number = make_site(grid), uuid4()
    round_ = finished(grid, worker)

    (answer,) = take(worker, finding_item(site, round_, number))

    assert answer.status == "accepted"
    assert Hazard.objects.get().site == site
