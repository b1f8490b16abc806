"""The words of the seven-shop watch (GR-6)."""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy

SIZE: Final = 7
# Seven with a day of their own and, in the last group, at most six in reserve.
PLACES: Final = 2 * SIZE - 1


class Weekday(models.IntegerChoices):
    """The day of a shop, Monday first as Python counts."""

    MONDAY = 0, pgettext_lazy("weekday", "Monday")
    TUESDAY = 1, pgettext_lazy("weekday", "Tuesday")
    WEDNESDAY = 2, pgettext_lazy("weekday", "Wednesday")
    THURSDAY = 3, pgettext_lazy("weekday", "Thursday")
    FRIDAY = 4, pgettext_lazy("weekday", "Friday")
    SATURDAY = 5, pgettext_lazy("weekday", "Saturday")
    SUNDAY = 6, pgettext_lazy("weekday", "Sunday")


class Cover(models.TextChoices):
    """Why another shop than the planned one is on duty."""

    RESERVE = "reserve", pgettext_lazy("watch", "reserve, closed shop")
    SWAP = "swap", pgettext_lazy("watch", "swapped by both")
    ABSENT = "absent", pgettext_lazy("watch", "stands in")


class Away(models.TextChoices):
    """Why a shop does no duty for some days."""

    CLOSED = "closed", pgettext_lazy("watch", "shop closed")
    AWAY = "away", pgettext_lazy("watch", "keeper away")
    OTHER = "other", pgettext_lazy("watch", "other reason")
