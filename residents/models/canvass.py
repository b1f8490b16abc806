"""A canvass (敲门行动): every door on a list, and what the last knock came to (G10)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.canvass import KnockOutcome
from residents.querysets.canvass import DoorQuerySet, DriveQuerySet


@tracked()
class CanvassDrive(models.Model):
    """One drive of one community, named as its paper form is."""

    read_capability = Capability.RESIDENTS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    name = models.CharField(_("name of the drive"), max_length=80)
    begun_on = models.DateField(_("first registration"), null=True, blank=True)

    objects = DriveQuerySet.as_manager()

    class Meta:
        verbose_name = _("canvass drive")
        verbose_name_plural = _("canvass drives")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="canvassdrive_name_once", fields=["unit", "name"]
            ),
            models.CheckConstraint(name="canvassdrive_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class CanvassDoor(models.Model):
    """One door of a drive. Row history keeps every outcome it has had."""

    read_capability = Capability.RESIDENTS_VIEW

    drive = models.ForeignKey(
        "residents.CanvassDrive",
        on_delete=models.PROTECT,
        related_name="doors",
        verbose_name=_("canvass drive"),
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("address"),
    )
    outcome = models.CharField(
        _("outcome of the last knock"),
        max_length=12,
        choices=KnockOutcome,
        default=KnockOutcome.NOT_YET,
    )
    knocked_on = models.DateField(_("day of registration"), null=True, blank=True)
    by_label = models.CharField(_("registered by"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = DoorQuerySet.as_manager()

    class Meta:
        verbose_name = _("door of a canvass")
        verbose_name_plural = _("doors of canvasses")
        ordering = ["pk"]
        indexes = [models.Index(fields=["drive", "outcome"])]
        constraints = [
            models.UniqueConstraint(
                name="canvassdoor_once_per_drive", fields=["drive", "address"]
            ),
            models.CheckConstraint(
                name="canvassdoor_outcome_known",
                condition=Q(outcome__in=KnockOutcome.values),
            ),
        ]

    def __str__(self) -> str:
        return f"CanvassDoor #{self.pk}"
