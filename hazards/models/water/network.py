"""Pipes, valves and bulk meters of the old network (B1, WT-1)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import ServedArea, UnbilledKind, ValveKind
from hazards.querysets.water.network import SegmentQuerySet, WaterQuerySet
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked

_FORWARD = """
    IF EXISTS (
        SELECT 1 FROM hazards_bulkreading other
        WHERE other.meter_id = NEW.meter_id AND other.id <> NEW.id
          AND ((other.read_on < NEW.read_on AND other.value > NEW.value)
            OR (other.read_on > NEW.read_on AND other.value < NEW.value))
    ) THEN
        RAISE EXCEPTION 'a bulk meter only runs forwards'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bulkreading_forwards';
    END IF;
    RETURN NEW;
"""


def unit_column() -> "models.ForeignKey[Any, Any]":
    """The unit a row of the network belongs to."""
    return models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )


def staff(label: Any, **options: Any) -> "models.ForeignKey[Any, Any]":
    """Somebody of the staff."""
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


class WaterRow(models.Model):
    """What all rows of the water network share."""

    read_capability = Capability.WATER_VIEW

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


@tracked()
class Segment(WaterRow):
    """A stretch of pipe between two places (管段)."""

    unit = unit_column()
    name = models.CharField(_("segment"), max_length=60)
    area = models.CharField(_("served area"), max_length=12, choices=ServedArea)
    course = models.CharField(_("from where to where"), max_length=120, blank=True)
    material = models.CharField(_("material"), max_length=40, blank=True)
    diameter_mm = models.PositiveSmallIntegerField(
        _("diameter (mm)"), null=True, blank=True
    )
    length_m = models.PositiveIntegerField(_("length (m)"), null=True, blank=True)
    laid_year = models.PositiveSmallIntegerField(_("year laid"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    closed_on = models.DateField(_("out of use from"), null=True, blank=True)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("pipe segment")
        verbose_name_plural = _("pipe segments")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="segment_area_known", condition=Q(area__in=ServedArea.values)
            ),
            models.CheckConstraint(
                name="segment_year_plausible",
                condition=Q(laid_year__isnull=True)
                | Q(laid_year__gte=1900, laid_year__lte=2200),
                violation_error_message=_("This year cannot be right."),
            ),
            models.UniqueConstraint(
                name="segment_name_once",
                fields=["unit", "name"],
                violation_error_message=_("A segment of this name is already there."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Valve(WaterRow):
    """Something to turn or open on a segment."""

    unit_lookup = "segment__unit"

    segment = models.ForeignKey(
        Segment,
        on_delete=models.PROTECT,
        related_name="valves",
        verbose_name=_("pipe segment"),
    )
    name = models.CharField(_("number or name"), max_length=40)
    kind = models.CharField(
        _("kind"), max_length=8, choices=ValveKind, default=ValveKind.VALVE
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    is_working = models.BooleanField(_("works"), null=True, blank=True)

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("valve")
        verbose_name_plural = _("valves")
        ordering = ["segment", "name"]
        constraints = [
            models.CheckConstraint(
                name="valve_kind_known", condition=Q(kind__in=ValveKind.values)
            ),
            models.UniqueConstraint(
                name="valve_name_once",
                fields=["segment", "name"],
                violation_error_message=_("A valve of this name is already there."),
            ),
        ]


@tracked()
class BulkMeter(WaterRow):
    """The water company's meter through which all water comes in (总表)."""

    unit = unit_column()
    name = models.CharField(_("bulk meter"), max_length=60)
    serial = models.CharField(_("number on the meter"), max_length=40, blank=True)
    installed_on = models.DateField(_("installed on"), null=True, blank=True)
    removed_on = models.DateField(_("removed on"), null=True, blank=True)
    segment = models.ForeignKey(
        Segment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bulk_meters",
        verbose_name=_("pipe it feeds"),
    )

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulk meter")
        verbose_name_plural = _("bulk meters")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="bulkmeter_name_once",
                fields=["unit", "name"],
                violation_error_message=_(
                    "A bulk meter of this name is already there."
                ),
            ),
            models.CheckConstraint(
                name="bulkmeter_removed_after",
                condition=Q(removed_on__isnull=True)
                | Q(installed_on__isnull=True)
                | Q(removed_on__gte=F("installed_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class BulkReading(WaterRow):
    """What a bulk meter said on a day."""

    unit_lookup = "meter__unit"

    meter = models.ForeignKey(
        BulkMeter,
        on_delete=models.PROTECT,
        related_name="readings",
        verbose_name=_("bulk meter"),
    )
    read_on = models.DateField(_("read on"))
    value = models.PositiveIntegerField(_("reading (m³)"))
    by = staff(_("read by"), null=True, blank=True)

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulk reading")
        verbose_name_plural = _("bulk readings")
        ordering = ["meter", "-read_on"]
        constraints = [
            models.UniqueConstraint(
                name="bulkreading_once_a_day",
                fields=["meter", "read_on"],
                violation_error_message=_("This day already has a reading."),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="bulkreading_forwards",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_FORWARD,
            )
        ]


@tracked()
class UnbilledUse(WaterRow):
    """Water that was used for the network itself or against fire (WT-6)."""

    unit = unit_column()
    kind = models.CharField(_("used for"), max_length=8, choices=UnbilledKind)
    on = models.DateField(_("day"))
    volume_m3 = models.PositiveIntegerField(_("volume (m³)"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = staff(_("entered by"), null=True, blank=True)

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("unbilled use")
        verbose_name_plural = _("unbilled uses")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="unbilleduse_kind_known", condition=Q(kind__in=UnbilledKind.values)
            )
        ]
