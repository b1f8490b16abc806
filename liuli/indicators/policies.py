"""Who may see figures, and who the rows behind them."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.indicators.registry import Indicator
from liuli.kernel.access import Actor


def may_see_figures(actor: Actor, unit: Any) -> bool:
    """See the figures of a unit; without a unit: of any."""
    return actor.may(Capability.FIGURES_VIEW, unit)


def may_open_rows(actor: Actor, unit: Any, *, indicator: Indicator) -> bool:
    """Open the rows a figure counts in a unit."""
    return any(actor.may(each, unit) for each in indicator.rows.capabilities)
