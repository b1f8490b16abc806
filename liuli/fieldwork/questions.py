"""What is odd about an entry's claims: asked, never a reason to refuse it (GR-5).

A phone claims its time and, where its owner has tapped for it, whether it was near the
site. Nothing is added up per person: a question belongs to one entry.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from liuli.fieldwork.choices import Near
from liuli.fieldwork.clock import can_be
from liuli.parameters.operations import parameter

_MINUTE = 60


@dataclass(frozen=True)
class Doubt:
    """From when on a phone's clock is asked about, for one unit."""

    clock_minutes: float

    @property
    def seconds(self) -> float:
        """The same in seconds."""
        return self.clock_minutes * _MINUTE


def doubt_in(unit: Any) -> Doubt:
    """As the parameters of a unit have it."""
    return Doubt(float(parameter("patrol.clock_off_minutes", unit=unit)))


def shown_since(unit: Any, *, now: datetime) -> datetime:
    """Older claims are not asked about any more."""
    return now - timedelta(days=float(parameter("patrol.question_days", unit=unit)))


def questions_of(receipt: Any, doubt: Doubt) -> list[str]:
    """What one may ask about an entry, in words; most entries have no question."""
    asked = []
    off = receipt.clock_off
    if off is not None and abs(off) > doubt.seconds:
        minutes = round(abs(off) / _MINUTE)
        if off > 0:
            text = _(
                "The phone's clock was %(minutes)d minutes ahead. Is it set right?"
            )
        else:
            text = _(
                "The phone's clock was %(minutes)d minutes behind. Is it set right?"
            )
        asked.append(text % {"minutes": minutes})
    elif _is_unbelievable(receipt):
        asked.append(_("The phone named a time that cannot be. Is its clock right?"))
    if receipt.near == Near.FAR:
        asked.append(
            _("The phone was far from the site. Was it answered from elsewhere?")
        )
    return asked


def _is_unbelievable(receipt: Any) -> bool:
    claim = receipt.observed_at
    return claim is not None and not can_be(claim, received_at=receipt.received_at)
