"""Who draws water: connections, and the meters that turn there (WT-1, WT-5)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import ServedArea
from hazards.models.water.network import WaterRow, unit_column
from hazards.querysets.water.network import ConnectionQuerySet, MeterQuerySet
from liuli.kernel.history import tracked
from liuli.privacy.masks import mask_name

_UNIT_FROM_ADDRESS = """
    SELECT address.unit_id INTO NEW.unit_id
    FROM places_address address WHERE address.id = NEW.address_id;
    RETURN NEW;
"""


@tracked()
class Connection(WaterRow):
    """One household number (户号) of the network.

    `unit` is copied from the address by the database; the holder is a person, so
    lists mask that name.
    """

    unit = unit_column()
    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    number = models.CharField(_("household number"), max_length=20)
    holder_name = models.CharField(_("holder"), max_length=50, blank=True)
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("address"),
    )
    area = models.CharField(
        _("served area"), max_length=12, choices=ServedArea, default=ServedArea.OTHER
    )
    people = models.PositiveSmallIntegerField(_("people using water"), default=1)
    is_vulnerable = models.BooleanField(
        _("never charged a late fee"),
        default=False,
        help_text=_("Households in need: their supply is never stopped (WT-11)."),
    )
    segment = models.ForeignKey(
        "hazards.Segment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="connections",
        verbose_name=_("pipe segment"),
    )
    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dwelling"),
    )
    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("site"),
    )
    opened_on = models.DateField(_("connected on"), null=True, blank=True)
    closed_on = models.DateField(_("disconnected on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("water connection")
        verbose_name_plural = _("water connections")
        ordering = ["number"]
        indexes = [models.Index(fields=["unit", "closed_on"])]
        constraints = [
            models.CheckConstraint(
                name="connection_area_known", condition=Q(area__in=ServedArea.values)
            ),
            models.CheckConstraint(
                name="connection_has_number", condition=~Q(number="")
            ),
            models.CheckConstraint(
                name="connection_closed_after_opened",
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.UniqueConstraint(
                name="connection_number_once",
                fields=["community", "number"],
                violation_error_message=_("This household number is already there."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="connection_unit_from_address",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("address_id", "unit_id"),
                func=_UNIT_FROM_ADDRESS,
            ),
            pgtrigger.Protect(
                name="connection_number_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("number", "community"),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def holder_masked(self) -> str:
        """As lists show whose it is."""
        return mask_name(self.holder_name)


@tracked()
class Meter(WaterRow):
    """A household meter; a changed meter ends with its last value (WT-5)."""

    unit_lookup = "connection__unit"

    connection = models.ForeignKey(
        Connection,
        on_delete=models.PROTECT,
        related_name="meters",
        verbose_name=_("water connection"),
    )
    serial = models.CharField(_("number on the meter"), max_length=40, blank=True)
    digits = models.PositiveSmallIntegerField(_("digits"), default=5)
    diameter_mm = models.PositiveSmallIntegerField(_("diameter (mm)"), default=15)
    start_value = models.PositiveIntegerField(_("first value"), default=0)
    installed_on = models.DateField(_("installed on"), null=True, blank=True)
    removed_on = models.DateField(_("removed on"), null=True, blank=True)
    end_value = models.PositiveIntegerField(_("last value"), null=True, blank=True)

    objects = MeterQuerySet.as_manager()

    class Meta:
        verbose_name = _("household meter")
        verbose_name_plural = _("household meters")
        ordering = ["connection", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="meter_digits_plausible", condition=Q(digits__gte=3, digits__lte=9)
            ),
            models.CheckConstraint(
                name="meter_end_value_iff_removed",
                condition=Q(removed_on__isnull=True, end_value__isnull=True)
                | Q(removed_on__isnull=False, end_value__isnull=False),
            ),
            models.UniqueConstraint(
                name="meter_one_at_a_time",
                fields=["connection"],
                condition=Q(removed_on__isnull=True),
                violation_error_message=_(
                    "A meter already turns here. Change the meter instead."
                ),
            ),
        ]
