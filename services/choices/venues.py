"""The words of venues and their bookings (K20, K22, K23)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VenueKind(models.TextChoices):
    """What a space is."""

    HALL = "hall", _("hall")
    MEETING = "meeting", _("meeting room")
    CLASSROOM = "classroom", _("classroom")
    CANTEEN = "canteen", _("canteen")
    CARE = "care", _("care point")
    LIVING_ROOM = "living_room", _("shared living room")
    YARD = "yard", _("yard or square")
    OTHER = "other", pgettext_lazy("kind of venue", "other")


class Serves(models.TextChoices):
    """Whom a space mainly serves (一老一小)."""

    ALL = "all", _("everybody")
    OLD = "old", _("older people")
    YOUNG = "young", _("children")
    NEWCOMERS = "newcomers", _("newcomers")


class BookingPurpose(models.TextChoices):
    """What a venue is used for."""

    MEETING = "meeting", pgettext_lazy("use of a venue", "meeting")
    COURSE = "course", pgettext_lazy("use of a venue", "course")
    CULTURE = "culture", pgettext_lazy("use of a venue", "culture and sport")
    CARE = "care", pgettext_lazy("use of a venue", "care")
    CHILDREN = "children", pgettext_lazy("use of a venue", "children")
    SERVICE = "service", pgettext_lazy("use of a venue", "consultation and service")
    OTHER = "other", pgettext_lazy("use of a venue", "other")


class BookingState(models.TextChoices):
    """Whether a booking stands."""

    BOOKED = "booked", pgettext_lazy("booking", "booked")
    WAITING = "waiting", pgettext_lazy("booking", "on the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("booking", "cancelled")


class Weekday(models.IntegerChoices):
    """Monday first."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
