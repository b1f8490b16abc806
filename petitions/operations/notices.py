"""What people are told about petitions: numbers and days, never a word of a case."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from liuli.notices.registry import notice_kind, still_due
from petitions.choices.cases import Limit
from petitions.models import Clock, Promise

LIMIT_NEAR = notice_kind(
    "petitions.limit_near",
    title=gettext_lazy("A limit of a petition is near"),
    sentence=gettext_lazy("Petition %(number)s, %(limit)s: aim for %(due_on)s."),
    words={"limit": Limit},
).key
LIMIT_OVER = notice_kind(
    "petitions.limit_over",
    title=gettext_lazy("A limit of a petition is over"),
    sentence=gettext_lazy(
        "Petition %(number)s, %(limit)s: the last day by law was %(due_on)s."
    ),
    words={"limit": Limit},
).key
PROMISE_DUE = notice_kind(
    "petitions.promise_due",
    title=gettext_lazy("A promise to petitioners is due"),
    sentence=gettext_lazy(
        "Petition %(number)s: a promise was given for %(due_on)s. "
        "Say whether it was kept."
    ),
).key


@still_due(LIMIT_NEAR, LIMIT_OVER)
def clocks_running(notices: Sequence[Any]) -> set[int]:
    """Whether the clock still runs."""
    wanted = {notice.params["clock"] for notice in notices}
    running = set(
        Clock.objects.running().filter(pk__in=wanted).values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.params["clock"] in running}


@still_due(PROMISE_DUE)
def promises_open(notices: Sequence[Any]) -> set[int]:
    """Whether nobody has said yet what became of it."""
    wanted = {notice.params["promise"] for notice in notices}
    still = set(
        Promise.objects.open().filter(pk__in=wanted).values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.params["promise"] in still}
