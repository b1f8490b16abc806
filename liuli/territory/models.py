"""The tree of units: province, city, district, street, community, grid, microgrid."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.kernel.history import tracked
from liuli.territory.choices import Level
from liuli.territory.querysets import UnitQuerySet

_PATH_FROM_PARENT = """
    IF NEW.parent_id IS NULL THEN
        NEW.path := NEW.segment || '.';
    ELSE
        SELECT parent.path || NEW.segment || '.' INTO NEW.path
        FROM territory_unit parent WHERE parent.id = NEW.parent_id;
    END IF;
    RETURN NEW;
"""


@tracked()
class Unit(models.Model):
    """One place in the tree. `path` is made by the database from the parent's.

    Codes change from year to year (AD-2): a unit is ended by `valid_to`, never
    overwritten, so old records keep the code they were written under.
    """

    code = models.CharField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("official name"), max_length=80)
    short_name = models.CharField(_("name"), max_length=40)
    level = models.CharField(_("level"), max_length=16, choices=Level)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    segment = models.CharField(_("own part of the path"), max_length=8)
    path = models.CharField(_("path"), max_length=80, unique=True, editable=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["path"]
        indexes = [
            models.Index(
                name="unit_path_prefix", fields=["path"], opclasses=["text_pattern_ops"]
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="unit_level_known", condition=Q(level__in=Level.values)
            ),
            models.CheckConstraint(
                name="unit_period_forward",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="unit_segment_has_no_dot",
                condition=~Q(segment__contains=".") & ~Q(segment=""),
            ),
            models.CheckConstraint(
                name="unit_only_province_is_root",
                condition=Q(parent__isnull=False) | Q(level=Level.PROVINCE),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="unit_path_from_parent",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("segment", "path"),
                func=_PATH_FROM_PARENT,
            ),
            pgtrigger.Protect(
                name="unit_never_moves", operation=pgtrigger.UpdateOf("parent_id")
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def unit(self) -> "Unit":
        """Itself: so that a unit can be audited like any record in it."""
        return self
