"""When the next care visit is due, and who hears of one that was missed (K14)."""

from datetime import date, timedelta


def next_due(visited_on: date, *, was_met: bool, rhythm_days: int, retry: int) -> date:
    """The day of the next visit: after the rhythm, sooner where nobody was home."""
    days = rhythm_days if was_met else min(retry, rhythm_days)
    return visited_on + timedelta(days=max(days, 1))


def sooner(due_on: date, *, today: date, rhythm_days: int) -> date:
    """A visit already due keeps its day; a closer rhythm brings it nearer."""
    return min(due_on, today + timedelta(days=rhythm_days))


def is_missed(due_on: date, *, today: date) -> bool:
    """Whether the day of a visit is over; a day that lasts misses nothing."""
    return due_on < today


def rungs(due_on: date, *, today: date, second_days: int) -> tuple[str, ...]:
    """Who is told: from the day after, and again after so many days more."""
    if not is_missed(due_on, today=today):
        return ()
    over = (today - due_on).days
    return ("first", "second") if over > second_days else ("first",)


def light(due_on: date, *, today: date) -> str:
    """Red once missed, yellow on the day, green before."""
    if is_missed(due_on, today=today):
        return "red"
    return "yellow" if due_on == today else "green"
