"""Venues, when they are open, who has booked, how far a walk it is (K20 to K23)."""

from typing import Any, Final

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from services import flows
from services.choices.venues import (
    BookingPurpose,
    BookingState,
    Serves,
    VenueKind,
    Weekday,
)
from services.querysets.venues import (
    BookingCodeQuerySet,
    BookingQuerySet,
    VenueQuerySet,
    VenueRowQuerySet,
)

LONGEST_WALK: Final = 180
_FITS: Final = """
    IF NOT EXISTS (
        SELECT FROM services_venue venue
        WHERE venue.id = NEW.venue_id AND NEW.head_count <= venue.capacity
    ) THEN
        RAISE EXCEPTION 'a venue holds so many people'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'venuebooking_within_capacity';
    END IF;
    RETURN NEW;
"""


@tracked()
class Venue(models.Model):
    """A space of the community; without a use it stands idle."""

    read_capability = Capability.VENUES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    name = models.CharField(pgettext_lazy("venue", "name"), max_length=60)
    kind = models.CharField(_("kind of venue"), max_length=12, choices=VenueKind)
    place = models.CharField(_("place"), max_length=120)
    area_m2 = models.DecimalField(_("area (m²)"), max_digits=7, decimal_places=1)
    capacity = models.PositiveSmallIntegerField(_("holds people"))
    serves = models.CharField(
        _("mainly for"), max_length=10, choices=Serves, default=Serves.ALL
    )
    use = models.CharField(_("used for"), max_length=80, blank=True, default="")
    closed_on = models.DateField(_("given up on"), null=True, blank=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="venue_kind_known", condition=Q(kind__in=VenueKind.values)
            ),
            models.CheckConstraint(
                name="venue_serves_known", condition=Q(serves__in=Serves.values)
            ),
            models.CheckConstraint(
                name="venue_has_room", condition=Q(area_m2__gt=0, capacity__gte=1)
            ),
            models.UniqueConstraint(name="venue_name_once", fields=["unit", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class OpeningHours(models.Model):
    """When a venue is open on a day of the week; no row, closed."""

    read_capability = Capability.VENUES_VIEW
    unit_lookup = "venue__unit"

    venue = models.ForeignKey(
        Venue,
        on_delete=models.PROTECT,
        related_name="hours",
        verbose_name=_("venue"),
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    objects = VenueRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday"]
        constraints = [
            models.CheckConstraint(
                name="openinghours_weekday_known",
                condition=Q(weekday__in=Weekday.values),
            ),
            models.CheckConstraint(
                name="openinghours_forward", condition=Q(closes__gt=F("opens"))
            ),
            models.UniqueConstraint(
                name="openinghours_once_a_day", fields=["venue", "weekday"]
            ),
        ]

    def __str__(self) -> str:
        return f"OpeningHours #{self.pk}"


class BookingCode(models.Model):
    """A code with which a group or a resident books without an account."""

    read_capability = Capability.VENUES_KEEP

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    holder = EncryptedTextField(
        _("who holds the code"), associated="services.bookingcode.holder", null=True
    )
    code = EncryptedTextField(
        _("booking code"), associated="services.bookingcode.code", null=True
    )
    code_index = BlindIndexField(_("index of the booking code"), null=True, unique=True)
    given_on = models.DateField(pgettext_lazy("code", "given on"))
    expires_on = models.DateField(_("last day"))

    objects = BookingCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking code")
        verbose_name_plural = _("booking codes")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="bookingcode_forward", condition=Q(expires_on__gte=F("given_on"))
            )
        ]

    def __str__(self) -> str:
        return f"BookingCode #{self.pk}"


@tracked()
class VenueBooking(models.Model):
    """A time of a venue for one purpose; two that stand never overlap."""

    read_capability = Capability.VENUES_VIEW
    unit_lookup = "venue__unit"

    venue = models.ForeignKey(
        Venue,
        on_delete=models.PROTECT,
        related_name="bookings",
        verbose_name=_("venue"),
    )
    period = DateTimeRangeField(_("from and until"))
    purpose = models.CharField(
        pgettext_lazy("booking", "purpose"), max_length=10, choices=BookingPurpose
    )
    title = models.CharField(_("what takes place"), max_length=80)
    head_count = models.PositiveSmallIntegerField(_("people"))
    state = models.CharField(
        pgettext_lazy("booking", "state"), max_length=10, choices=BookingState
    )
    code = models.ForeignKey(
        BookingCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bookings",
        verbose_name=_("booking code"),
    )
    booked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("booked by"),
    )
    booked_at = models.DateTimeField(_("booked at"))

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["-period", "-pk"]
        constraints = [
            ExclusionConstraint(
                name="venuebooking_one_at_a_time",
                expressions=[
                    ("venue", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(state=BookingState.BOOKED),
                violation_error_message=_("The venue is taken at that time."),
            ),
            models.CheckConstraint(
                name="venuebooking_has_two_ends",
                condition=Q(
                    period__isempty=False,
                    period__lower_inf=False,
                    period__upper_inf=False,
                ),
            ),
            models.CheckConstraint(
                name="venuebooking_purpose_known",
                condition=Q(purpose__in=BookingPurpose.values),
            ),
            models.CheckConstraint(
                name="venuebooking_state_known",
                condition=Q(state__in=BookingState.values),
            ),
            models.CheckConstraint(
                name="venuebooking_for_somebody",
                condition=Q(head_count__gte=1) & ~Q(title=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="venuebooking_moves_by_its_table",
                field="state",
                transitions=flows.BOOKING.transitions(),
            ),
            pgtrigger.Trigger(
                name="venuebooking_within_capacity",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("head_count"),
                func=_FITS,
            ),
            pgtrigger.Protect(name="venuebooking_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"VenueBooking #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the venue is."""
        return self.venue.unit


@tracked()
class WalkTime(models.Model):
    """Minutes on foot from a building to a venue, as walked, not as the crow flies."""

    read_capability = Capability.VENUES_VIEW
    unit_lookup = "venue__unit"

    venue = models.ForeignKey(
        Venue,
        on_delete=models.PROTECT,
        related_name="walks",
        verbose_name=_("venue"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("building"),
    )
    minutes = models.PositiveSmallIntegerField(_("minutes on foot"))

    objects = VenueRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("walking time")
        verbose_name_plural = _("walking times")
        ordering = ["minutes", "pk"]
        constraints = [
            models.UniqueConstraint(name="walktime_once", fields=["venue", "address"]),
            models.CheckConstraint(
                name="walktime_of_a_walk",
                condition=Q(minutes__gte=0, minutes__lte=LONGEST_WALK),
            ),
        ]

    def __str__(self) -> str:
        return f"WalkTime #{self.pk}"
