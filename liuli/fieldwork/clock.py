"""The phone's clock is a claim: kept always, believed where it can be true (GR-5)."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

LONGEST_WITHOUT_SIGNAL = timedelta(days=30)
FAST_CLOCK = timedelta(minutes=10)
_MOST_SECONDS = 2**31 - 1


def read_claim(text: object) -> datetime | None:
    """What the phone says the time was; None when it says nothing readable.

    A time without a zone is taken as the community's own.
    """
    if not isinstance(text, str):
        return None
    try:
        claim = parse_datetime(text)
        if claim is None:
            return None
        if timezone.is_naive(claim):
            claim = timezone.make_aware(claim)
        return claim.astimezone(timezone.get_default_timezone())
    except (ValueError, OverflowError):
        return None


def clock_off(sent_at: datetime | None, *, received_at: datetime) -> int | None:
    """Seconds by which the phone's clock was ahead as it sent; None if it said none.

    The time the network took is in it: only minutes mean anything.
    """
    if sent_at is None:
        return None
    seconds = round((sent_at - received_at).total_seconds())
    return max(-_MOST_SECONDS, min(_MOST_SECONDS, seconds))


def believable(observed_at: datetime | None, *, received_at: datetime) -> datetime:
    """The phone's time where it can be true, else the server's.

    A phone may be weeks without a signal; it cannot be ahead of the server by more
    than a badly set clock.
    """
    if observed_at is None:
        return received_at
    if can_be(observed_at, received_at=received_at):
        return min(observed_at, received_at)
    return received_at


def can_be(observed_at: datetime, *, received_at: datetime) -> bool:
    """Whether a phone may truly have captured it then."""
    return (
        received_at - LONGEST_WITHOUT_SIGNAL <= observed_at <= received_at + FAST_CLOCK
    )
