"""Reminding of limits and promises: each step of each matter told once.

A sweep looks at what runs now, in a fixed number of statements. The key of a notice
names the clock and the step, so a sweep run twice, late or by two beats tells nobody
twice. What was over when an old case came in does not ring.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.models import Post
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.notices.operations import News, notify_each
from liuli.parameters.operations import ParameterBook
from petitions.choices.cases import OVER, GrantKind
from petitions.models import Clock, Grant, Promise, Recusal
from petitions.operations import notices
from petitions.rules import clocks as rules

_YELLOW = "petitions.yellow_days"


@transaction.atomic
def remind_of_petitions(*, now: datetime) -> int:
    """Tell handlers of limits that are near and over and of promises that are due.

    Whoever oversees is told when a limit is over, and of every case nobody handles.
    Returns how many notices were made.
    """
    today = timezone.localdate(now)
    clocks = list(
        Clock.objects.running()
        .of_the_office()
        .filter(rings=True)
        .exclude(case__status__in=OVER)
        .select_related("case__unit")
        .order_by("pk")
    )
    promises = list(
        Promise.objects.due_by(today).select_related("case__unit").order_by("pk")
    )
    staff = Staff({row.case_id for row in (*clocks, *promises)}, today=today)
    news = [*_of_clocks(clocks, staff, today), *_of_promises(promises, staff)]
    made = notify_each(news, now=now)
    if made:
        record("petitions.reminded", actor=SYSTEM, detail={"notices": made}, at=now)
    return made


class Staff:
    """Who handles and who oversees which case today, without the recused."""

    def __init__(self, cases: set[int], *, today: date) -> None:
        live = Grant.objects.filter(
            case__in=cases, revoked_at__isnull=True, kind=GrantKind.HANDLER
        )
        self._handlers = dict(live.values_list("case_id", "user_id"))
        posts = Post.objects.live(today).with_capability(Capability.PETITIONS_OVERSEE)
        self._overseers = list(posts.values_list("unit__path", "user_id"))
        self._recused: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
        for user, case, group in Recusal.objects.in_force().values_list(
            "user_id", "case_id", "village_group"
        ):
            self._recused[user].append((case, group))

    def handler_of(self, case: Any) -> set[int]:
        """Its handler; nobody where none is named."""
        found = self._handlers.get(case.pk)
        return set() if found is None else {found}

    def overseers_of(self, case: Any) -> set[int]:
        """Who oversees its unit and has no interest in it."""
        return {
            user
            for path, user in self._overseers
            if case.unit.path.startswith(path) and not self._is_recused(user, case)
        }

    def _is_recused(self, user: int, case: Any) -> bool:
        return any(
            of == case.pk or (group and group == case.village_group)
            for of, group in self._recused[user]
        )


def _of_clocks(clocks: list[Any], staff: Staff, today: date) -> Iterator[News]:
    book = ParameterBook(_YELLOW)
    for clock in clocks:
        yellow = book.value(_YELLOW, unit=clock.case.unit, on=today)
        light = rules.light(
            clock.limit,
            started_on=clock.started_on,
            target_due=clock.target_due,
            legal_due=clock.legal_due,
            today=today,
            yellow_days=int(yellow),
        )
        if light in {"yellow", "red"}:
            yield from _of_clock(clock, staff, is_over=light == "red")


def _of_clock(clock: Any, staff: Staff, *, is_over: bool) -> Iterator[News]:
    due = clock.legal_due if is_over else clock.target_due
    rung = "over" if is_over else "near"
    people = staff.handler_of(clock.case)
    if is_over or not people:
        people |= staff.overseers_of(clock.case)
    for person in sorted(people):
        yield News(
            recipient=person,
            key=f"petition_clock:{clock.pk}:{due:%Y%m%d}:{rung}",
            kind=notices.LIMIT_OVER if is_over else notices.LIMIT_NEAR,
            params={
                "clock": clock.pk,
                "number": clock.case.number,
                "limit": clock.limit,
                "due_on": due.isoformat(),
            },
            url=reverse("admin:petitions_case_change", args=[clock.case_id]),
        )


def _of_promises(promises: list[Any], staff: Staff) -> Iterator[News]:
    for promise in promises:
        people = staff.handler_of(promise.case) or staff.overseers_of(promise.case)
        for person in sorted(people):
            yield News(
                recipient=person,
                key=f"petition_promise:{promise.pk}:due",
                kind=notices.PROMISE_DUE,
                params={
                    "promise": promise.pk,
                    "number": promise.case.number,
                    "due_on": promise.due_on.isoformat(),
                },
                url=reverse("admin:petitions_case_promise", args=[promise.pk]),
            )
