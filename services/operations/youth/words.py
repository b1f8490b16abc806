"""What guardians are written by hand: the portal sends nothing to residents itself.

No text names a child: it is read on a telephone anybody may pick up.
"""

from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _


def words_of_cancelling(session: Any) -> str:
    """That a session does not take place, and why."""
    programme = session.term.programme
    return _(
        "[%(unit)s] %(programme)s on %(day)s is cancelled: %(reason)s. Please do not "
        "come that day. Call us with any question."
    ) % {
        "unit": programme.unit.short_name,
        "programme": programme.name,
        "day": _day_and_time(session),
        "reason": session.cancel_reason.rstrip("。. "),
    }


def words_of_late_pick_up(session: Any) -> str:
    """That a child waits to be fetched."""
    programme = session.term.programme
    return _(
        "[%(unit)s] %(programme)s ended at %(time)s and your child waits here with us. "
        "Please come now, or call us and say who comes."
    ) % {
        "unit": programme.unit.short_name,
        "programme": programme.name,
        "time": time_format(session.ends_at, "H:i") if session.ends_at else "—",
    }


def _day_and_time(session: Any) -> str:
    day = date_format(session.on, "Y-m-d")
    return (
        f"{day} {time_format(session.starts_at, 'H:i')}" if session.starts_at else day
    )
