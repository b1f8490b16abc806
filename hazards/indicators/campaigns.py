"""How far the campaigns under way have come, by theme (F9)."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.campaigns import LOOKED, CampaignState, Theme
from hazards.models import CampaignStop
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.territory.models import Unit

_CAMPAIGNS: Final = Group("campaigns", _("Campaigns"), position=8)
_WORD: Final = pgettext_lazy("counting word", "places")
_BY_THEME: Final = Dimension("campaign__theme", dict(Theme.choices))


def _stops(period: Period) -> Any:
    """Sites of campaigns that have started and were not closed by the day."""
    open_then = Q(campaign__closed_on__isnull=True) | Q(
        campaign__closed_on__gt=period.on
    )
    return (
        CampaignStop.objects.filter(open_then, campaign__starts_on__lte=period.on)
        .exclude(campaign__state=CampaignState.PLANNED)
        .select_related("campaign", "site__address")
    )


def _looked(period: Period) -> Q:
    return Q(outcome__in=LOOKED, on__lte=period.on)


PROGRESS = Counted(_stops, where=_looked, dimension=_BY_THEME)


@indicator(
    "campaign.progress",
    label=_("Progress of campaigns"),
    group=_CAMPAIGNS,
    unit_word=_WORD,
    dimension=_BY_THEME,
    rows=Rows(
        find=PROGRESS.rows,
        columns=(
            Column(_("Campaign"), lambda each: each.campaign.name),
            Column(_("Site"), lambda each: each.site.label),
            Column(
                pgettext_lazy("campaign", "Outcome"),
                lambda each: each.get_outcome_display(),
            ),
            Column(_("Day"), lambda each: each.on),
        ),
        capabilities=(Capability.CAMPAIGNS_VIEW,),
    ),
)
def count_progress(units: Sequence[Unit], period: Period) -> Figures:
    """Sites looked at, out of those of the campaigns under way."""
    return PROGRESS.figures(units, period)
