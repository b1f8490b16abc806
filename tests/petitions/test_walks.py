"""A thousand random legal lives of a case: by the rules alone, and some in the tables.

Each life is drawn from its number, so a life that fails can be walked again. Every
fortieth is also lived through the operations: the database has to agree with the rules
on every clock, and to keep each of its constraints.
"""

import os
import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction

from liuli.kernel.calendar import WorkingCalendar
from petitions.choices.cases import OVER, Limit, Origin
from petitions.choices.cases import CaseStatus as S
from petitions.flows.cases import CASE
from petitions.operations.moves import move_case, settle_case
from petitions.operations.replies import conclude_case
from petitions.rules import clocks as rules
from tests.clock import SHANGHAI
from tests.factories.petitions import a_body, a_case, a_reply

LIVES = 1_000
# A long run (LIULI_LONG_RUNS=1) lives them all: some minutes.
EVERY = 1 if os.environ.get("LIULI_LONG_RUNS") else 40
MOST_STEPS = 16
BEGIN = date(2024, 1, 8)
CALENDAR = WorkingCalendar()
DAYS = {
    "PD-1": 15, "PD-2": 15, "PD-3": 15, "PD-4": 5, "PD-5": 60, "PD-6": 90, "PD-7": 30,
    "PD-8": 30, "PD-9": 30, "PD-10": 30,
}  # fmt: skip
NEXT: dict[str, list[str]] = {}
for _before, _after in CASE.transitions():
    NEXT.setdefault(_before, []).append(_after)


@dataclass
class Ticking:
    """One clock of a life."""

    limit: str
    started_on: date
    legal_due: date
    target_due: date
    stopped_on: date | None = None


@dataclass
class Life:
    """A case as the rules see it."""

    origin: str
    state: str
    on: date
    accepted_on: date | None = None
    clocks: list[Ticking] = field(default_factory=list)
    told: list[tuple[str, date]] = field(default_factory=list)

    def running(self) -> dict[str, Ticking]:
        return {c.limit: c for c in self.clocks if c.stopped_on is None}


def turn(life: Life, to: str, on: date) -> None:
    """What an operation does to the clocks, on plain values."""
    life.state, life.on = to, on
    if to == S.ACCEPTED:
        life.accepted_on = on
    life.told.append((to, on))
    running = life.running()
    over = rules.clocks_stopped(to, frozenset(running))
    for limit in over:
        running[limit].stopped_on = max(on, running[limit].started_on)
    facts = rules.ClockFacts(
        state=to, origin=life.origin, is_claim=True, has_legal_route=False,
        is_new=not life.clocks,
    )  # fmt: skip
    for started in rules.clocks_started(facts):
        if started in running and started not in over:
            continue
        begins = life.accepted_on if started == "PD-6" else on
        due = rules.deadline(
            started, started_on=begins, days=DAYS[started], calendar=CALENDAR
        )
        life.clocks.append(Ticking(started, begins, due.legal_due, due.target_due))


def walked(seed: int) -> Life:
    """A legal life: random origin, steps and days between them."""
    chance = random.Random(seed)
    on = BEGIN + timedelta(days=chance.randrange(600))
    life = Life(chance.choice(Origin.values), S.REGISTERED, on)
    turn(life, S.REGISTERED, on)
    while NEXT.get(life.state) and len(life.told) < MOST_STEPS:
        on += timedelta(days=chance.choice((0, 0, 1, 3, 9, 20, 45)))
        choices = NEXT[life.state]
        # Lives that only end early would never meet a review.
        onward = [to for to in choices if to not in OVER] or choices
        turn(life, chance.choice(onward if chance.random() < 0.9 else choices), on)
    return life


def broken(life: Life) -> list[str]:
    """Every truth of the tables this life breaks."""
    running = [c.limit for c in life.clocks if c.stopped_on is None]
    extended = [c for c in life.clocks if c.limit == Limit.FINISH_EXTENDED]
    wrong = [
        name
        for name, holds in {
            "clock_runs_once_per_case": len(running) == len(set(running)),
            "clock_extended_once": len(extended) <= 1,
            "nothing runs when it is over": not (life.state in OVER and running),
            "case_accepted_by_a_body": life.accepted_on is not None
            or life.state not in {S.ACCEPTED, S.HANDLING, S.EXTENDED, S.CONCLUDED},
            "casemove_extended_once": [s for s, _ in life.told].count(S.EXTENDED) <= 1,
            "days go forward": [d for _, d in life.told]
            == sorted(d for _, d in life.told),
        }.items()
        if not holds
    ]
    for clock in life.clocks:
        stopped = clock.stopped_on
        if not clock.started_on <= clock.target_due <= clock.legal_due:
            wrong.append(f"clock_target_not_after_law {clock}")
        if stopped is not None and stopped < clock.started_on:
            wrong.append(f"clock_stops_after_it_started {clock}")
        if clock.limit in rules.WINDOWS and light(clock, life) != "":
            wrong.append(f"PT-16 {clock}")
    if extended and extended[0].started_on != life.accepted_on:
        wrong.append("PT-11 counts from acceptance")
    return wrong


def light(clock: Ticking, life: Life) -> str:
    return rules.light(
        clock.limit,
        started_on=clock.started_on,
        target_due=clock.target_due,
        legal_due=clock.legal_due,
        today=life.on + timedelta(days=500),
        yellow_days=5,
    )


@pytest.mark.timeout(60)
def test_a_thousand_legal_lives_keep_every_truth_of_the_rules():
    """PT-1.2, PT-9, PT-11, PT-16, PD-1 to PD-10."""
    lives = {seed: walked(seed) for seed in range(LIVES)}

    assert {
        seed: wrong for seed, life in lives.items() if (wrong := broken(life))
    } == {}
    # The lives are worth something: every state and every clock is met.
    assert {state for life in lives.values() for state, _ in life.told} == set(S.values)
    met = {clock.limit for life in lives.values() for clock in life.clocks}
    assert met == set(DAYS)


def test_a_broken_life_is_seen():
    """The bait: a clock left running, and a second extension."""
    life = walked(3)
    life.clocks += [
        Ticking("PD-6", BEGIN, BEGIN + timedelta(1), BEGIN + timedelta(2))
        for _ in range(2)
    ]

    assert {"clock_runs_once_per_case", "clock_extended_once"} <= set(broken(life))


def entered(case, to, on, *, officer, body):
    """One step through the operation the pages use."""
    now = datetime.combine(on, time(12), tzinfo=SHANGHAI)
    if to == S.CONCLUDED:
        return conclude_case(
            case, reply=a_reply(body, on=on), served_on=on, receipt="签收",
            actor=officer, now=now,
        )  # fmt: skip
    if to == S.SETTLED:
        return settle_case(
            case, agreed_on=on, other_party="村组", terms="补发",
            has_both_consents=True, actor=officer, now=now,
        )  # fmt: skip
    names_body = to in {S.TRANSFERRED, S.ENTRUSTED, S.ACCEPTED}
    return move_case(
        case, to=S(to), on=on, body=body if names_body else None, reason="因故",
        approved_by="主任" if to == S.EXTENDED else "", actor=officer, now=now,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.django_db
def test_the_tables_agree_with_the_rules_on_lives_drawn_from_the_thousand(
    community, petition_officer, street
):
    """PT-1.2: no constraint or trigger refuses a legal life, and no clock differs."""
    body = a_body(street)
    for seed in range(0, LIVES, EVERY):
        life = walked(seed)
        with transaction.atomic():
            _state, first = life.told[0]
            case = a_case(
                community, petition_officer, origin=Origin(life.origin),
                received_on=first,
                now=datetime.combine(first, time(12), tzinfo=SHANGHAI),
            )  # fmt: skip
            for to, on in life.told[1:]:
                case = entered(case, to, on, officer=petition_officer, body=body)
            lived = [
                Ticking(c.limit, c.started_on, c.legal_due, c.target_due, c.stopped_on)
                for c in case.clocks.order_by("pk")
            ]
            assert (seed, case.status, lived) == (seed, life.state, life.clocks)
            assert list(case.moves.order_by("pk").values_list("after", "on")) == [
                (str(state), on) for state, on in life.told
            ]
            transaction.set_rollback(True)
