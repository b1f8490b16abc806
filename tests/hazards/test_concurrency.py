"""Two people at once: one wins, and numbers never meet (EV-3)."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from hazards.choices import HazardStatus
from hazards.models import Hazard, Verification
from hazards.operations.findings import report_hazard
from hazards.operations.rechecks import verify_hazard
from liuli.audit.models import Entry
from liuli.kernel.errors import Refused
from tests.clock import NOON
from tests.factories.hazards import an_item, make_site, reported_done

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(60),
]


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """Run the calls in threads that start together; answers or refusal codes."""
    answers: list[Any] = [None] * len(calls)
    barrier = threading.Barrier(len(calls))

    def run(place: int, call: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            answers[place] = call()
        except Refused as refused:
            answers[place] = refused.code
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(place, call))
        for place, call in enumerate(calls)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_people_clear_one_hazard_and_one_wins(worker, cadre, secretary, grid):
    hazard = reported_done(make_site(grid), worker, cadre=cadre)

    def clear(person: Any) -> Callable[[], str]:
        return lambda: (
            verify_hazard(
                hazard, passed=True, is_on_site=True, actor=person, now=NOON
            ).status
        )

    hazard.found_at = NOON
    answers = at_once([clear(cadre), clear(secretary)])

    assert sorted(answers) == [HazardStatus.CLEARED, "illegal_move"]
    assert Verification.objects.count() == 1
    assert Entry.objects.filter(action="hazards.cleared").count() == 1


def test_numbers_of_eight_threads_are_unique(worker, grid):
    sites = [make_site(grid) for _n in range(8)]
    item = an_item()

    def report(site: Any) -> Callable[[], str]:
        return lambda: (
            report_hazard(
                site, item=item, actor=worker, observed_at=NOON, now=NOON
            ).number
        )

    answers = at_once([report(site) for site in sites])

    wanted = {f"YH-510104019007-20260302-{n:04d}" for n in range(1, 9)}
    assert set(answers) == wanted


def test_two_reports_of_one_item_at_once_make_one_hazard(worker, cadre, grid):
    """HZ-1 under concurrency."""
    site, item = make_site(grid), an_item()

    def report(person: Any) -> Callable[[], int]:
        return lambda: (
            report_hazard(site, item=item, actor=person, observed_at=NOON, now=NOON).pk
        )

    answers = at_once([report(worker), report(cadre)])

    assert answers[0] == answers[1]
    assert Hazard.objects.get().findings.count() == 2
