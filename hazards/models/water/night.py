"""The flow of nights, and what is usual of them by somebody's word (WT-8)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hazards.models.water.network import BulkMeter, WaterRow, staff
from hazards.querysets.water.network import BaselineQuerySet, WaterQuerySet
from liuli.kernel.history import tracked

_BY_ITS_READINGS = """
    IF NEW.from_at IS NOT NULL AND NEW.litres_per_hour <> round(
        (NEW.to_m3 - NEW.from_m3) * 1000 * 3600
            / extract(epoch FROM NEW.to_at - NEW.from_at)::numeric, 1)
    THEN
        RAISE EXCEPTION 'the flow of a night follows from its two readings'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'nightflow_by_its_readings';
    END IF;
    RETURN NEW;
"""


def _register(label: Any) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(
        label, max_digits=12, decimal_places=3, null=True, blank=True
    )


def _litres(label: Any) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(label, max_digits=9, decimal_places=1)


@tracked()
class NightFlow(WaterRow):
    """The mean flow from two to four at night, when hardly anybody draws (WT-8).

    Where the meter was read twice that night the two readings are kept, and the flow is
    what they come to; a flow a logger or the water company told has none.
    """

    unit_lookup = "meter__unit"

    meter = models.ForeignKey(
        BulkMeter,
        on_delete=models.PROTECT,
        related_name="nights",
        verbose_name=_("bulk meter"),
    )
    night = models.DateField(_("night"))
    litres_per_hour = _litres(_("mean flow 02:00-04:00 (L/h)"))
    from_at = models.DateTimeField(_("first read at"), null=True, blank=True)
    from_m3 = _register(_("first reading (m³)"))
    to_at = models.DateTimeField(_("then read at"), null=True, blank=True)
    to_m3 = _register(_("second reading (m³)"))
    by = staff(_("measured by"), null=True, blank=True)

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("night flow")
        verbose_name_plural = _("night flows")
        ordering = ["meter", "-night"]
        constraints = [
            models.UniqueConstraint(
                name="nightflow_once",
                fields=["meter", "night"],
                violation_error_message=_("This night is already measured."),
            ),
            models.CheckConstraint(
                name="nightflow_not_negative", condition=Q(litres_per_hour__gte=0)
            ),
            models.CheckConstraint(
                name="nightflow_two_readings_or_none",
                condition=Q(
                    from_at__isnull=True, from_m3__isnull=True,
                    to_at__isnull=True, to_m3__isnull=True,
                )
                | Q(
                    from_at__isnull=False, from_m3__isnull=False,
                    to_at__isnull=False, to_m3__isnull=False,
                    to_at__gt=F("from_at"), to_m3__gte=F("from_m3"),
                ),
                violation_error_message=_(
                    "A meter only runs forwards. Compare the two readings."
                ),
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Trigger(
                name="nightflow_by_its_readings",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_BY_ITS_READINGS,
            )
        ]


@tracked()
class NightBaseline(WaterRow):
    """What a meter's quiet nights come to, kept by somebody and held until the next.

    Written once: a new one with its own reason takes over from its first night on.
    """

    unit_lookup = "meter__unit"

    meter = models.ForeignKey(
        BulkMeter,
        on_delete=models.PROTECT,
        related_name="baselines",
        verbose_name=_("bulk meter"),
    )
    first_night = models.DateField(_("quiet nights from"))
    last_night = models.DateField(_("quiet nights to"))
    starts_on = models.DateField(_("holds from the night"))
    nights = models.PositiveSmallIntegerField(_("quiet nights counted"))
    litres_per_hour = _litres(_("usual night flow (L/h)"))
    reason = models.CharField(_("why"), max_length=200)
    by = staff(_("kept by"), null=True, blank=True)
    at = models.DateTimeField(_("kept at"))

    objects = BaselineQuerySet.as_manager()

    class Meta:
        verbose_name = _("usual night flow")
        verbose_name_plural = _("usual night flows")
        ordering = ["meter", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                name="nightbaseline_one_from_a_night",
                fields=["meter", "starts_on"],
                violation_error_message=_(
                    "A usual flow from this night on is kept already."
                ),
            ),
            models.CheckConstraint(
                name="nightbaseline_from_nights_before",
                condition=Q(
                    last_night__gte=F("first_night"), starts_on__gt=F("last_night")
                ),
                violation_error_message=_("The last night lies before the first."),
            ),
            models.CheckConstraint(
                name="nightbaseline_of_nights", condition=Q(nights__gte=1)
            ),
            models.CheckConstraint(
                name="nightbaseline_not_negative",
                condition=Q(litres_per_hour__gte=0),
            ),
            models.CheckConstraint(
                name="nightbaseline_for_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why these nights were quiet."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="nightbaseline_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]
