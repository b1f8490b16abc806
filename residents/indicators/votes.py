"""How often residents decided together (section 7)."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import Column, Figures, Group, Period, Rows, indicator
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from residents.choices.votes import HELD
from residents.models import Vote


def _held(period: Period) -> Any:
    days = period.days("held_on")
    return Vote.objects.filter(status__in=HELD, **days).select_related("unit")


VOTES_HELD = Counted(_held)


def _page(vote: Vote, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:residents_vote_change", args=[vote.pk])


@indicator(
    "residents.votes_held",
    label=_("Votes held"),
    group=Group("residents", _("Residents"), position=1),
    unit_word=pgettext_lazy("counting word", "times"),
    is_flow=True,
    rows=Rows(
        find=VOTES_HELD.rows,
        columns=(
            Column(pgettext_lazy("vote", "title"), lambda vote: vote.title),
            Column(pgettext_lazy("vote", "state"), lambda v: v.get_status_display()),
            Column(_("held on"), lambda vote: vote.held_on),
        ),
        capabilities=(Capability.VOTES_VIEW, Capability.VOTES_RESULTS),
        url=_page,
    ),
)
def count_votes_held(units: Sequence[Unit], period: Period) -> Figures:
    """Votes with a result in the period."""
    return VOTES_HELD.figures(units, period)
