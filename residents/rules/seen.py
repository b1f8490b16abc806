"""When a door is due again (continuity, 候鸟). Plain days."""

from datetime import date, timedelta


def not_seen_since(today: date, *, days: int) -> date:
    """The last day on which somebody may have been seen who is to be seen again.

    Seen exactly `days` days ago is due (G-2: 满 includes the number).
    """
    return today - timedelta(days=days)


def knocked_in_vain_before(today: date, *, days: int) -> date:
    """A knock in vain on this day or before no longer spares the door."""
    return today - timedelta(days=days)
