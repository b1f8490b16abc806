"""A dwelling: a room, bed or flat under an address (domain 3.1, HZ-10)."""

from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices import DwellingKind
from residents.models.located import Located, unit_from_address
from residents.querysets import DwellingQuerySet


@tracked()
class Dwelling(Located):
    """Where people live: its kind, its beds and its area, as far as they are known."""

    read_capability = Capability.RESIDENTS_VIEW

    label = models.CharField(_("room or bed"), max_length=40, blank=True)
    kind = models.CharField(_("kind of dwelling"), max_length=12, choices=DwellingKind)
    bed_count = models.PositiveSmallIntegerField(_("beds"), null=True, blank=True)
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    closed_on = models.DateField(_("no longer lived in from"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = DwellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("dwelling")
        verbose_name_plural = _("dwellings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="dwelling_once_per_address",
                fields=["address", "label"],
                violation_error_message=_(
                    "A dwelling with this room or bed is already there."
                ),
            ),
            models.CheckConstraint(
                name="dwelling_kind_known", condition=Q(kind__in=DwellingKind.values)
            ),
            models.CheckConstraint(
                name="dwelling_beds_counted",
                condition=Q(bed_count__isnull=True) | Q(bed_count__gt=0),
                violation_error_message=_("Enter at least one bed, or nothing."),
            ),
            models.CheckConstraint(
                name="dwelling_area_measured",
                condition=Q(area_m2__isnull=True) | Q(area_m2__gt=Decimal(0)),
                violation_error_message=_("The area must be more than nought."),
            ),
        ]
        triggers = [
            unit_from_address("dwelling"),
            pgtrigger.Protect(
                name="dwelling_never_moves", operation=pgtrigger.UpdateOf("address_id")
            ),
        ]

    def __str__(self) -> str:
        return f"Dwelling #{self.pk}"
