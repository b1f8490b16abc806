"""Questions about the entries of a round (GR-5)."""

from datetime import datetime
from typing import Any

from hazards.models import Round, Site
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.questions import doubt_in, questions_of, shown_since


def questions_about(round_: Round, *, now: datetime) -> list[str]:
    """A line for each stop or finding of a round whose phone claimed something odd."""
    walkers = {round_.walked_by_id, round_.responsible_id} - {None}
    if not walkers:
        return []
    doubt = doubt_in(round_.unit)
    since = max(shown_since(round_.unit, now=now), round_.opens_at)
    receipts: Any = Receipt.objects
    odd = (
        receipts.sent_by(walkers, since=since)
        .odd(seconds=doubt.seconds)
        .filter(answer__facts__round=round_.pk)
        .order_by("pk")
    )
    listed = [(one.answer["facts"].get("sites", []), one) for one in odd]
    sites = Site.objects.select_related("address").in_bulk(
        {pk for numbers, _one in listed for pk in numbers}
    )
    return [
        " ".join(
            [
                *(f"{sites[pk].label} · {sites[pk].address.raw}:" for pk in numbers),
                *questions_of(one, doubt),
            ]
        )
        for numbers, one in listed
    ]
