"""Duties in grids and microgrids, and the stretches microgrids consist of (GR-1..3)."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    DateRangeField,
    IntegerRangeField,
    RangeOperators,
)
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.duties import STAFF, Duty
from residents.querysets.duties import AreaQuerySet, DutyQuerySet

_FITS_LEVEL = """
    IF NOT EXISTS (
        SELECT FROM territory_unit unit WHERE unit.id = NEW.unit_id AND unit.level =
            CASE WHEN NEW.duty IN ('area_lead', 'area_deputy', 'group_head')
                 THEN 'grid' ELSE 'microgrid' END
    ) THEN
        RAISE EXCEPTION 'this duty belongs to another level'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gridduty_fits_level';
    END IF;
    RETURN NEW;
"""
_IN_ITS_GRID = """
    SELECT unit.parent_id INTO NEW.grid_id
    FROM territory_unit unit WHERE unit.id = NEW.unit_id AND unit.level = 'microgrid';
    IF NEW.grid_id IS NULL THEN
        RAISE EXCEPTION 'only a microgrid consists of stretches'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'microgridarea_of_a_microgrid';
    END IF;
    RETURN NEW;
"""


@tracked()
class GridDuty(models.Model):
    """Who holds one duty in one unit, from when to when (half-open).

    Staff duties are held by colleagues, the others by residents: no name is typed.
    """

    read_capability = Capability.DUTIES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    duty = models.CharField(pgettext_lazy("grid", "duty"), max_length=16, choices=Duty)
    user = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("colleague"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    period = DateRangeField(_("period"))

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty in a grid")
        verbose_name_plural = _("duties in grids")
        ordering = ["unit", "duty", "-pk"]
        constraints = [
            ExclusionConstraint(
                name="gridduty_one_holder_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("duty", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody holds this duty at that time."),
            ),
            models.CheckConstraint(
                name="gridduty_duty_known", condition=Q(duty__in=Duty.values)
            ),
            models.CheckConstraint(
                name="gridduty_has_a_start",
                condition=Q(period__startswith__isnull=False, period__isempty=False),
            ),
            models.CheckConstraint(
                name="gridduty_held_by_its_kind",
                condition=Q(duty__in=STAFF, user__isnull=False, person__isnull=True)
                | (~Q(duty__in=STAFF) & Q(user__isnull=True) & Q(person__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="gridduty_fits_level",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("unit_id", "duty"),
                func=_FITS_LEVEL,
            )
        ]

    def __str__(self) -> str:
        return f"GridDuty #{self.pk} ({self.duty})"

    @property
    def holder(self) -> str:
        """Who holds it, a resident's name masked (MK-1)."""
        return self.person.masked_name if self.person else str(self.user)


@tracked()
class MicrogridArea(models.Model):
    """A stretch of road of one microgrid for a time (GR-2).

    Addresses keep the unit of their grid; a microgrid is read through its stretches.
    `grid` follows the microgrid, so that no two microgrids of a grid ever overlap.
    """

    read_capability = Capability.DUTIES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("microgrid"),
    )
    grid = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("grid"),
    )
    road = models.CharField(_("road or group"), max_length=60)
    numbers = IntegerRangeField(_("house numbers"))
    period = DateRangeField(_("period"))

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("stretch of a microgrid")
        verbose_name_plural = _("stretches of microgrids")
        ordering = ["unit", "road", "numbers"]
        constraints = [
            ExclusionConstraint(
                name="microgridarea_in_one_microgrid",
                expressions=[
                    ("grid", RangeOperators.EQUAL),
                    ("road", RangeOperators.EQUAL),
                    ("numbers", RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Another microgrid already holds part of this stretch."
                ),
            ),
            models.CheckConstraint(
                name="microgridarea_is_something",
                condition=Q(
                    numbers__startswith__isnull=False,
                    numbers__isempty=False,
                    period__startswith__isnull=False,
                    period__isempty=False,
                )
                & ~Q(road=""),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="microgridarea_of_a_microgrid",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("unit_id", "grid_id"),
                func=_IN_ITS_GRID,
            )
        ]

    def __str__(self) -> str:
        return f"MicrogridArea #{self.pk}"

    @property
    def words(self) -> str:
        """琉璃中街 1–50号; an open end is left open."""
        last = self.numbers.upper
        first = self.numbers.lower
        return f"{self.road} {first}–{last - 1 if last else ''}"
