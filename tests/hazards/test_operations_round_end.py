"""Rounds: how they end, who stands in, what is never measured."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from hazards.choices import (
    Half,
    MoveReason,
    RoundOutcome,
    RoundState,
    StopAnswer,
)
from hazards.models import Round, Stop
from hazards.operations.patrols import (
    explain_round,
    finish_round,
    move_round,
    start_round,
)
from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability, Role
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import make_site
from tests.factories.patrols import (
    finished,
    local,
    scheduled,
    skip,
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


# --- the end ---------------------------------------------------------------------------
def test_finish_needs_an_answer_or_a_reason_for_every_stop_gr5(grid, worker):
    seen, left = make_site(grid), make_site(grid)
    round_ = sound(started(grid, worker), seen, worker)

    with refused("stops_unanswered"):
        finish_round(round_, actor=worker, told=told(local(11)))

    round_.refresh_from_db()
    assert round_.state == RoundState.STARTED
    done = finish_round(
        round_,
        skipped=[skip(left, note="铁门锁着")],
        actor=worker,
        told=told(local(11)),
    )
    assert done.outcome(local(11)) == RoundOutcome.DONE
    stop = Stop.objects.get(site=left)
    assert (stop.answer, stop.reason, stop.note) == ("skipped", "closed", "铁门锁着")


def test_finish_keeps_an_answer_that_came_meanwhile(grid, worker):
    """The page was opened before the last tap had arrived."""
    seen, left = make_site(grid), make_site(grid)
    round_ = sound(started(grid, worker), seen, worker)

    finish_round(
        round_, skipped=[skip(seen), skip(left)], actor=worker, told=told(local(11))
    )

    answers = dict(Stop.objects.values_list("site", "answer"))
    assert answers == {seen.pk: StopAnswer.SOUND, left.pk: StopAnswer.SKIPPED}


def test_finish_with_an_open_stop_is_refused_by_the_database_too(grid, worker):
    make_site(grid)
    round_ = started(grid, worker)

    with (
        pytest.raises(IntegrityError, match="neither an answer nor a reason"),
        transaction.atomic(),
    ):
        Round.objects.filter(pk=round_.pk).update(
            state=RoundState.FINISHED, finished_at=local(10)
        )


def test_finish_a_round_nobody_started_is_refused(grid, worker):
    with refused("round_not_started"):
        finish_round(scheduled(grid), actor=worker, told=told(local(11)))


def test_round_cannot_skip_a_state_in_the_database(grid, worker):
    round_ = scheduled(grid)

    with (
        pytest.raises(ProgrammingError, match="Invalid transition"),
        transaction.atomic(),
    ):
        Round.objects.filter(pk=round_.pk).update(
            state=RoundState.FINISHED,
            started_at=local(9),
            finished_at=local(10),
            walked_by=worker,
        )


def test_finish_in_time_or_late_gr5(grid, next_grid, worker, neighbour):
    in_time = finished(grid, worker)
    late = finished(next_grid, neighbour, at=local(11, 30))

    assert set(Round.objects.done()) == {in_time, late}
    assert set(Round.objects.late()) == {late}
    assert late.outcome(NOON) == RoundOutcome.LATE


@pytest.mark.parametrize("who", ["worker", "lead_user"])
def test_missed_round_gets_its_reason_f7(grid, worker, request, who):
    actor = worker if who == "worker" else request.getfixturevalue(who)
    round_ = scheduled(grid)
    next_day = local(8, day=TODAY + timedelta(days=1))
    with refused("round_not_over"):
        explain_round(round_, note="暴雨", actor=actor, now=local(23))

    done = explain_round(round_, note=" 暴雨 ", actor=actor, now=next_day)

    assert (done.note, done.outcome(next_day)) == ("暴雨", RoundOutcome.MISSED)
    with refused("nothing_said"):
        explain_round(round_, note=" ", actor=actor, now=next_day)


def test_reason_of_a_missed_round_is_not_the_neighbours(grid, neighbour):
    round_ = scheduled(grid)

    with pytest.raises(NotAllowed):
        explain_round(
            round_,
            note="?",
            actor=neighbour,
            now=local(8, day=TODAY + timedelta(days=1)),
        )


# --- somebody else walks it ------------------------------------------------------------
def test_stand_in_keeps_both_names_and_may_walk_gr5(grid, worker, neighbour, lead_user):
    round_ = scheduled(grid)
    with pytest.raises(NotAllowed):
        start_round(round_, actor=neighbour, told=told(local(9)))

    moved = move_round(
        round_, to=neighbour, reason=MoveReason.LEAVE, actor=lead_user, now=local(8)
    )

    assert (moved.worker, moved.stand_in) == (worker, neighbour)
    post = Post.objects.get(user=neighbour, unit=grid)
    assert (post.period.lower, post.period.upper) == (TODAY, TODAY + timedelta(days=1))
    assert post.stands_in_for == Post.objects.get(user=worker)


def test_a_round_handed_on_takes_the_first_stand_ins_post_along(
    grid, next_grid, worker, neighbour, lead_user, person_with_post
):
    """GR-5: rights for a day go with the round; another round of the day keeps them."""
    third = person_with_post("third", Role.GRID_WORKER, next_grid)
    morning, evening = scheduled(grid), scheduled(grid, Half.AFTERNOON)
    kept = Post.objects.filter(unit=grid).exclude(user__in=[worker, lead_user])

    def hand(round_, to):
        move_round(
            round_, to=to, reason=MoveReason.LEAVE, actor=lead_user, now=local(8)
        )
        return set(kept.values_list("user__username", flat=True))

    assert hand(morning, neighbour) == hand(evening, neighbour) == {"neighbour"}
    assert hand(morning, third) == {"neighbour", "third"}
    assert hand(evening, third) == {"third"}
    assert hand(evening, None) == {"third"}
    assert hand(morning, None) == set()


def test_stand_in_of_today_sees_and_starts_the_round(
    grid, worker, neighbour, lead_user
):
    today = timezone.localdate()
    round_ = scheduled(grid, on=today)
    move_round(
        round_,
        to=neighbour,
        reason=MoveReason.SWAP,
        actor=lead_user,
        now=local(8, day=today),
    )
    fresh = User.objects.get(pk=neighbour.pk)

    assert fresh.may(Capability.PATROLS_DO, grid)
    done = start_round(round_, actor=fresh, told=told(local(9, day=today)))
    assert (done.worker, done.walked_by) == (worker, neighbour)


def test_stand_in_from_another_community_is_refused(grid, worker, stranger, lead_user):
    round_ = scheduled(grid)

    with refused("stand_in_elsewhere"):
        move_round(
            round_, to=stranger, reason=MoveReason.LEAVE, actor=lead_user, now=NOON
        )

    assert not Post.objects.filter(user=stranger, unit=grid).exists()


def test_stand_in_for_oneself_is_refused(grid, worker, lead_user):
    with refused("same_person"):
        move_round(
            scheduled(grid),
            to=worker,
            reason=MoveReason.SWAP,
            actor=lead_user,
            now=NOON,
        )


def test_moving_a_started_round_is_refused(grid, worker, neighbour, lead_user):
    round_ = started(grid, worker)

    with refused("round_under_way"):
        move_round(
            round_, to=neighbour, reason=MoveReason.LEAVE, actor=lead_user, now=NOON
        )


def test_moving_a_round_by_its_worker_is_refused(grid, worker, neighbour):
    with pytest.raises(NotAllowed):
        move_round(
            scheduled(grid),
            to=neighbour,
            reason=MoveReason.LEAVE,
            actor=worker,
            now=NOON,
        )


# --- what must never be measured -------------------------------------------------------
def test_no_field_measures_the_person():
    """The 2023-12-18 rules: no kilometres, no ranking, no forced punch, no online time."""
    words = (
        "kilomet", "distance", "mileage", "steps", "rank", "score_of", "leaderboard",
        "online", "checkin", "check_in", "punch", "track", "route", "speed", "idle",
    )  # fmt: skip
    labels = {"hazards", "fieldwork", "accounts", "indicators", "notices"}
    of_a_house = {"hazards.RoofRecord.has_escape_route"}  # the way out of a fire
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in labels and "event" not in model.__name__.lower()
        for field in model._meta.get_fields()
        if any(word in field.name.lower() for word in words)
    }

    assert found - of_a_house == set()
