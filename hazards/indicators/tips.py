"""Tips in figures (HZ-7): how many came, how many were rewarded; never what or who."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.models import Tip, TipReward
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.territory.models import Unit

_TIPS: Final = Group("tips", pgettext_lazy("record", "Tips"), position=7)
_WORD: Final = pgettext_lazy("counting word", "tips")


def _received(period: Period) -> Any:
    """Tips of the period, those handed to the police among them."""
    return Tip.objects.filter(**period.days("received_on"))


def _rewarded(period: Period) -> Any:
    """Rewards paid in the period."""
    return TipReward.objects.filter(**period.days("paid_on")).select_related("tip")


RECEIVED = Counted(_received)
REWARDED = Counted(_rewarded)


@indicator(
    "tips.received",
    label=_("Tips received"),
    group=_TIPS,
    unit_word=_WORD,
    is_flow=True,
    rows=Rows(
        find=RECEIVED.rows,
        columns=(
            Column(_("Received on"), lambda each: each.received_on),
            Column(_("Kind of tip"), lambda each: each.get_kind_display()),
            Column(_("State"), lambda each: each.get_state_display()),
        ),
        capabilities=(Capability.TIPS_HANDLE,),
    ),
)
def count_received(units: Sequence[Unit], period: Period) -> Figures:
    """Tips that came, whatever they were about."""
    return RECEIVED.figures(units, period)


@indicator(
    "tips.rewarded",
    label=_("Tips rewarded"),
    group=_TIPS,
    unit_word=_WORD,
    is_flow=True,
    rows=Rows(
        find=REWARDED.rows,
        columns=(
            Column(_("Reward paid on"), lambda each: each.paid_on),
            Column(_("Reward (yuan)"), lambda each: each.amount_yuan),
        ),
        capabilities=(Capability.TIPS_PAY,),
    ),
)
def count_rewarded(units: Sequence[Unit], period: Period) -> Figures:
    """Rewards paid, which is what the ledger of payments says (G7)."""
    return REWARDED.figures(units, period)
