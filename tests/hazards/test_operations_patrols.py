"""Rounds through their front door (GR-5, F7)."""

import threading
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from hazards.choices import (
    Half,
    RoundOutcome,
    RoundState,
    SkipReason,
    StopAnswer,
)
from hazards.models import Hazard, Round, Stop, StopHazard
from hazards.operations.patrols import (
    Seen,
    answer_stops,
    finish_round,
    record_finding,
    start_round,
)
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import Post, User
from liuli.accounts.operations import end_post, give_post
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import set_parameter
from tests.clock import TODAY
from tests.factories.hazards import an_item, make_photo, make_site
from tests.factories.patrols import (
    finished,
    local,
    scheduled,
    sound,
    started,
    told,
)


@contextmanager
def refused(code):
    """Expect one Refused with exactly this code."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code


# --- the schedule ----------------------------------------------------------------------
def test_schedule_makes_two_rounds_a_day_for_each_grid_gr5(grid, next_grid, worker):
    made = schedule_rounds(TODAY)

    rounds = set(Round.objects.values_list("unit", "on", "half"))
    days = [TODAY + timedelta(days=n) for n in range(8)]
    assert rounds == {
        (unit.pk, on, half)
        for unit in (grid, next_grid)
        for on in days
        for half in Half
    }
    assert made == len(rounds) == 32
    assert set(Round.objects.filter(unit=grid).values_list("worker", flat=True)) == {
        worker.pk
    }
    assert set(
        Round.objects.filter(unit=next_grid).values_list("worker", flat=True)
    ) == {None}


def test_schedule_twice_changes_nothing_gr5(grid):
    schedule_rounds(TODAY)

    assert schedule_rounds(TODAY) == 0
    assert Round.objects.count() == 16


def test_schedule_takes_few_statements(grid, next_grid, django_assert_num_queries):
    schedule_rounds(TODAY)

    with django_assert_num_queries(6):
        schedule_rounds(TODAY)


def test_schedule_keeps_to_working_days_where_the_parameter_says_so_gr5(grid):
    """2026-03-07 and 08 are a weekend."""
    set_parameter(
        "patrol.on_days_off",
        value="no",
        unit=grid.parent,
        actor=SYSTEM,
        starts_on=TODAY - timedelta(days=1),
        source="test",
    )

    schedule_rounds(TODAY)

    days = set(Round.objects.filter(unit=grid).values_list("on", flat=True))
    assert date(2026, 3, 6) in days
    assert days.isdisjoint({date(2026, 3, 7), date(2026, 3, 8)})


def test_schedule_follows_a_new_worker_but_not_a_started_round(
    grid, worker, person_with_post
):
    round_ = started(grid, worker)
    post = Post.objects.get(user=worker)
    end_post(post, ends_on=TODAY, actor=SYSTEM)
    fresh = person_with_post("fresh", None, None)
    give_post(fresh, role=Role.GRID_WORKER, unit=grid, actor=SYSTEM, starts_on=TODAY)

    schedule_rounds(TODAY)

    round_.refresh_from_db()
    assert round_.worker == worker
    other = Round.objects.get(unit=grid, on=TODAY, half=Half.AFTERNOON)
    assert other.worker == fresh


@pytest.mark.django_db(transaction=True)
def test_schedule_by_two_at_once_makes_each_round_once_gr5(grid, next_grid):
    gate = threading.Barrier(2)
    failures = []

    def run():
        try:
            gate.wait()
            schedule_rounds(TODAY)
        except Exception as error:  # noqa: BLE001  the assertion below names it
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert Round.objects.count() == 32


# --- setting out -----------------------------------------------------------------------
def test_start_makes_a_stop_of_every_open_site_of_the_grid(grid, next_grid, worker):
    mine = {make_site(grid), make_site(grid)}
    make_site(next_grid)

    round_ = started(grid, worker)

    assert {stop.site for stop in Stop.objects.filter(round=round_)} == mine
    assert (round_.state, round_.walked_by) == (RoundState.STARTED, worker)
    assert round_.started_at == local(9)


def test_start_twice_is_once(grid, worker):
    first = started(grid, worker)

    again = start_round(first, actor=worker, told=told(local(10)))

    assert again.started_at == local(9)
    assert Entry.objects.filter(action="patrols.started").count() == 1


def test_start_waits_until_the_round_opens_gr5(grid, worker):
    """A second patrol of the morning is not the afternoon's: 14:00 less 30 minutes."""
    round_ = scheduled(grid, Half.AFTERNOON)

    with refused("too_early"):
        start_round(round_, actor=worker, told=told(local(13, 29)))

    round_.refresh_from_db()
    assert round_.state == RoundState.DUE
    assert not Stop.objects.exists()
    begun = start_round(round_, actor=worker, told=told(local(13, 30)))
    assert begun.state == RoundState.STARTED


def test_start_counts_on_the_local_day_of_capture_gr5(grid, worker):
    """Captured at 23:59, received the next day: late, not missed (F16)."""
    round_ = scheduled(grid, Half.AFTERNOON)
    captured = local(23, 59)
    lag = timedelta(hours=13)

    start_round(round_, actor=worker, told=told(captured, lag=lag, entered_later=True))
    done = finish_round(round_, actor=worker, told=told(captured, lag=lag))

    assert done.outcome(captured + lag) == RoundOutcome.LATE
    assert done.entered_later
    assert list(Round.objects.late()) == [done]
    assert not Round.objects.filter(pk=done.pk).missed(captured + lag).exists()


def test_start_after_midnight_is_missed_and_keeps_what_was_seen_gr5(grid, worker):
    site = make_site(grid)
    round_ = scheduled(grid, Half.AFTERNOON)
    after = local(0, 1, day=TODAY + timedelta(days=1))

    sound(round_, site, worker, at=after)

    round_.refresh_from_db()
    assert round_.outcome(after) == RoundOutcome.MISSED
    assert Stop.objects.get(round=round_).answer == StopAnswer.SOUND
    assert round_ in Round.objects.missed(after)


def test_start_by_the_neighbour_is_refused(grid, neighbour):
    round_ = scheduled(grid)

    with pytest.raises(NotAllowed):
        start_round(round_, actor=neighbour, told=told(local(9)))

    round_.refresh_from_db()
    assert round_.state == RoundState.DUE


def test_start_by_a_cadre_is_refused(grid, cadre):
    with pytest.raises(NotAllowed):
        start_round(scheduled(grid), actor=cadre, told=told(local(9)))


# --- at the stops ----------------------------------------------------------------------
def test_answers_are_written_in_few_statements(
    grid, worker, django_assert_max_num_queries
):
    sites = [make_site(grid) for _ in range(8)]
    round_ = started(grid, worker)
    worker.live_posts  # noqa: B018  a request asks for them once
    seen = [Seen(site.pk, StopAnswer.SOUND) for site in sites]

    with django_assert_max_num_queries(7):
        answer_stops(round_, seen=seen, actor=worker, told=told(local(10)))

    answers = Stop.objects.filter(round=round_).values_list("answer", "answered_by")
    assert set(answers) == {(StopAnswer.SOUND, worker.pk)}


def test_first_answer_starts_the_round(grid, worker):
    site = make_site(grid)
    round_ = scheduled(grid)

    sound(round_, site, worker)

    round_.refresh_from_db()
    assert (round_.state, round_.started_at) == (RoundState.STARTED, local(9, 30))


def test_answer_can_be_taken_back_until_the_round_is_finished(grid, worker):
    site = make_site(grid)
    round_ = sound(started(grid, worker), site, worker)

    answer_stops(round_, seen=[Seen(site.pk, "")], actor=worker, told=told(local(10)))

    stop = Stop.objects.get(round=round_)
    assert (stop.answer, stop.answered_by, stop.observed_at) == ("", None, None)


def test_answer_after_the_end_is_refused(grid, worker):
    site = make_site(grid)
    round_ = finished(grid, worker)

    with refused("round_finished"):
        answer_stops(
            round_, seen=[Seen(site.pk, "")], actor=worker, told=told(local(11))
        )

    assert Stop.objects.get(round=round_).answer == StopAnswer.SOUND


def test_answer_after_the_end_is_refused_by_the_database_too(grid, worker):
    make_site(grid)
    round_ = finished(grid, worker)

    with (
        pytest.raises(IntegrityError, match="the round is finished"),
        transaction.atomic(),
    ):
        Stop.objects.filter(round=round_).update(note="later")


def test_answer_for_a_site_of_the_next_grid_is_refused(grid, next_grid, worker):
    theirs = make_site(next_grid)
    round_ = started(grid, worker)

    with refused("site_elsewhere"):
        sound(round_, theirs, worker)

    assert not Stop.objects.filter(site=theirs).exists()


@pytest.mark.parametrize(
    ("answer", "reason", "code"),
    [
        (StopAnswer.SKIPPED, "", "reason_missing"),
        (StopAnswer.SKIPPED, "tired", "reason_missing"),
        (StopAnswer.SOUND, SkipReason.CLOSED, "answer_unknown"),
        (StopAnswer.FINDING, "", "answer_unknown"),
        ("fine", "", "answer_unknown"),
    ],
)
def test_unclear_answers_are_refused(grid, worker, answer, reason, code):
    site = make_site(grid)
    round_ = started(grid, worker)

    with refused(code):
        answer_stops(
            round_,
            seen=[Seen(site.pk, answer, reason)],
            actor=worker,
            told=told(local(10)),
        )

    assert Stop.objects.get(round=round_).answer == ""


# --- findings --------------------------------------------------------------------------
def find(site, round_, worker, **more):
    return record_finding(
        site,
        round_=round_,
        item=more.get("item") or an_item("HT-11"),
        severity=None,
        text="",
        photos=[make_photo(worker, site.unit)],
        actor=worker,
        told=told(more.get("at") or local(9, 30)),
    )


def test_finding_in_another_grid_answers_no_stop_of_this_round(grid, next_grid, worker):
    """GR-5: a worker of two grids names the wrong round; the hazard is not lost."""
    give_post(
        worker,
        role=Role.GRID_WORKER,
        unit=next_grid,
        actor=SYSTEM,
        starts_on=TODAY - timedelta(days=30),
    )
    worker = User.objects.get(pk=worker.pk)
    site = make_site(grid)
    elsewhere = make_site(next_grid)
    round_ = started(grid, worker)

    hazard = find(elsewhere, round_, worker)

    assert hazard.unit == next_grid
    assert list(Stop.objects.filter(round=round_).values_list("site", "answer")) == [
        (site.pk, "")
    ]


def test_finding_opens_a_hazard_and_answers_the_stop(grid, worker):
    site = make_site(grid)
    round_ = started(grid, worker)

    hazard = find(site, round_, worker)

    stop = Stop.objects.get(round=round_)
    assert stop.answer == StopAnswer.FINDING
    assert list(StopHazard.objects.values_list("stop", "hazard")) == [
        (stop.pk, hazard.pk)
    ]
    assert hazard.photos.count() == 1


def test_finding_twice_at_one_stop_keeps_both(grid, worker):
    site = make_site(grid)
    round_ = started(grid, worker)

    find(site, round_, worker)
    find(site, round_, worker, item=an_item("HT-06"))

    assert Hazard.objects.count() == StopHazard.objects.count() == 2
    assert Stop.objects.count() == 1


def test_finding_cannot_be_answered_away(grid, worker):
    site = make_site(grid)
    round_ = started(grid, worker)
    find(site, round_, worker)

    with refused("hazard_reported"):
        sound(round_, site, worker)

    assert Stop.objects.get(round=round_).answer == StopAnswer.FINDING


def test_finding_before_the_round_opens_is_reported_all_the_same(grid, worker):
    """Seen at noon on the page of the afternoon's round, or told by a slow clock."""
    round_ = scheduled(grid, Half.AFTERNOON)

    hazard = find(make_site(grid), round_, worker, at=local(12))

    assert Hazard.objects.get() == hazard
    assert not StopHazard.objects.exists()
    round_.refresh_from_db()
    assert round_.state == RoundState.DUE


def test_finding_after_the_end_is_reported_all_the_same(grid, worker):
    site = make_site(grid)
    round_ = finished(grid, worker)

    hazard = find(site, round_, worker, at=local(11))

    assert Hazard.objects.get() == hazard
    assert not StopHazard.objects.exists()
    assert Stop.objects.get(round=round_).answer == StopAnswer.SOUND
