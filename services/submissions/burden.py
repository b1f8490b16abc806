"""What care visits and courses ask of a grid's workers in a week."""

from collections import Counter
from datetime import date

from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post
from liuli.accounts.roles import Capability
from liuli.fieldwork.burden import Due, asks, by_unit
from services.models import CareVisit, Rostering

_Paths = tuple[str, ...]


@asks("care.visits", label=_("Care visits"), minutes="burden.minutes_visit")
def visits_due(paths: _Paths, first: date, last: date) -> Due:
    """Visits to people of the grid that are due by the end of the week (K14)."""
    due = CareVisit.objects.in_scopes(paths).due_by(last)
    return by_unit(due, "plan__person__unit__path")


@asks("youth.sessions", label=_("Course sessions"), minutes="burden.minutes_session")
def sessions_due(paths: _Paths, first: date, last: date) -> Due:
    """Sessions of the week for which a worker of the grid is down (YT-4).

    A session belongs to no grid: it counts in the grid of each worker on its roster.
    """
    homes: dict[int, str] = {}
    posts = Post.objects.live(last).with_capability(Capability.PATROLS_DO)
    for user, path in posts.order_by("pk").values_list("user", "unit__path"):
        if path.startswith(paths):
            homes.setdefault(user, path)
    down = Rostering.objects.filter(
        session__on__range=(first, last),
        session__cancelled_at__isnull=True,
        adult__user__in=homes,
    )
    due: Counter[str] = Counter()
    for user in down.values_list("adult__user", flat=True):
        due[homes[user]] += 1
    return due.items()
