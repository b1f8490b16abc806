"""When a person may be disturbed: the hours of the unit they work in."""

from collections.abc import Collection
from datetime import datetime, time

from django.utils import timezone

from liuli.accounts.models import Post
from liuli.notices.rules import after_quiet
from liuli.parameters.operations import ParameterBook
from liuli.territory.models import Unit


class Hours:
    """Quiet hours and digest times of many people, read in two statements."""

    def __init__(self, people: Collection[int], *, now: datetime) -> None:
        self._now = timezone.localtime(now)
        self._book = ParameterBook("notice.")
        self._units: dict[int, Unit] = {}
        posts = (
            Post.objects.live(timezone.localdate(self._now))
            .filter(user__in=people)
            .select_related("unit")
            .order_by("-pk")
        )
        for post in posts:
            self._units[post.user_id] = post.unit

    def after_quiet(self, person: int, moment: datetime) -> datetime:
        """`moment`, or the end of the quiet hours it lies in for this person."""
        local = timezone.localtime(moment)
        return after_quiet(
            local,
            starts=self._value("notice.quiet_from", person),
            ends=self._value("notice.quiet_to", person),
        )

    def digest_moment(self, person: int) -> datetime:
        """When today's digest of this person is due."""
        at = self._value("notice.digest_at", person)
        moment = datetime.combine(
            timezone.localdate(self._now), at, tzinfo=self._now.tzinfo
        )
        return self.after_quiet(person, moment)

    def _value(self, key: str, person: int) -> time:
        unit = self._units.get(person)
        value: time = self._book.value(key, unit=unit, on=timezone.localdate(self._now))
        return value


class UnitHours:
    """Quiet hours and digest times of units themselves, read in one statement."""

    def __init__(self, *, now: datetime) -> None:
        self._now = timezone.localtime(now)
        self._book = ParameterBook("notice.")

    def after_quiet(self, unit: Unit, moment: datetime) -> datetime:
        """`moment`, or the end of the quiet hours it lies in there."""
        return after_quiet(
            timezone.localtime(moment),
            starts=self._value("notice.quiet_from", unit),
            ends=self._value("notice.quiet_to", unit),
        )

    def digest_moment(self, unit: Unit) -> datetime:
        """When today's digest is due there."""
        at = self._value("notice.digest_at", unit)
        moment = datetime.combine(
            timezone.localdate(self._now), at, tzinfo=self._now.tzinfo
        )
        return self.after_quiet(unit, moment)

    def _value(self, key: str, unit: Unit) -> time:
        value: time = self._book.value(key, unit=unit, on=timezone.localdate(self._now))
        return value
