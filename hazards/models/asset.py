"""Cameras, garbage points, sheds, stations: kept, out of order, repaired (G11, G26).

No picture and no feed of any camera is kept here, and nobody's name.
"""

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.assets import AssetKind, FaultKind, Setting
from hazards.querysets.assets import AssetQuerySet, FaultQuerySet
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked


@tracked()
class Asset(models.Model):
    """One thing at one place, in service from one day to another.

    `shop` names the shop that agreed to its own camera (G27): from the day of the
    agreement until it withdraws. `linked_to` is the station a camera belongs to.
    """

    read_capability = Capability.SITES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(
        pgettext_lazy("asset", "kind"), max_length=12, choices=AssetKind
    )
    name = models.CharField(pgettext_lazy("asset", "name"), max_length=80)
    place = models.CharField(_("place"), max_length=200)
    starts_on = models.DateField(_("in service from"))
    ended_on = models.DateField(_("out of service from"), null=True, blank=True)
    setting = models.CharField(
        pgettext_lazy("asset", "setting"), max_length=8, choices=Setting, blank=True
    )
    is_upgrade = models.BooleanField(_("an older one rebuilt"), default=False)
    has_water = models.BooleanField(_("has water"), null=True, blank=True)
    has_power = models.BooleanField(_("has power"), null=True, blank=True)
    has_sign = models.BooleanField(_("a sign tells of it"), null=True, blank=True)
    spaces = models.PositiveSmallIntegerField(
        pgettext_lazy("asset", "spaces"), null=True, blank=True
    )
    covers = models.CharField(_("what it serves or shows"), max_length=200, blank=True)
    hours = models.CharField(_("opening hours"), max_length=80, blank=True)
    linked_to = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="linked",
        verbose_name=_("linked to"),
    )
    shop = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shop"),
    )

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering = ["kind", "name", "pk"]
        indexes = [models.Index(fields=["unit", "kind"])]
        constraints = [
            models.CheckConstraint(
                name="asset_kind_known", condition=Q(kind__in=AssetKind.values)
            ),
            models.CheckConstraint(
                name="asset_has_name_and_place",
                condition=~Q(name="") & ~Q(place=""),
            ),
            models.CheckConstraint(
                name="asset_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                violation_error_message=_("It cannot end before it began."),
            ),
            models.CheckConstraint(
                name="asset_setting_of_garbage_points",
                condition=Q(setting="")
                | Q(setting__in=Setting.values, kind=AssetKind.GARBAGE_POINT),
            ),
            models.CheckConstraint(
                name="asset_shop_iff_its_camera",
                condition=Q(kind=AssetKind.SHOP_CAMERA, shop__isnull=False)
                | (~Q(kind=AssetKind.SHOP_CAMERA) & Q(shop__isnull=True)),
                violation_error_message=_("Name the shop that agreed to its camera."),
            ),
            models.CheckConstraint(
                name="asset_not_linked_to_itself",
                condition=Q(linked_to__isnull=True) | ~Q(linked_to=F("pk")),
            ),
            models.UniqueConstraint(
                name="asset_once",
                fields=["unit", "kind", "name", "place"],
                condition=Q(ended_on__isnull=True),
                violation_error_message=_("This asset is registered already."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="asset_kind_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("kind", "starts_on"),
            ),
            pgtrigger.Protect(name="asset_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Asset #{self.pk} ({self.kind})"


@tracked()
class AssetPoint(models.Model):
    """Where an asset stands, in WGS-84 degrees; shifted for display only.

    A shop's camera without a point of its own stands at its shop's.
    """

    read_capability = Capability.SITES_VIEW
    unit_lookup = "asset__unit"

    asset = models.OneToOneField(
        Asset, on_delete=models.PROTECT, related_name="point", verbose_name=_("asset")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)

    objects = FaultQuerySet.as_manager()

    class Meta:
        verbose_name = _("point of an asset")
        verbose_name_plural = _("points of assets")
        constraints = [
            models.CheckConstraint(
                name="assetpoint_in_china",
                condition=Q(latitude__range=(18, 54), longitude__range=(73, 136)),
                violation_error_message=_(
                    "These degrees do not lie in China. Check them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"AssetPoint #{self.pk}"


@tracked()
class AssetFault(models.Model):
    """Reported, then repaired; what it cost where that is known."""

    read_capability = Capability.SITES_VIEW
    unit_lookup = "asset__unit"

    asset = models.ForeignKey(
        Asset, on_delete=models.PROTECT, related_name="faults", verbose_name=_("asset")
    )
    kind = models.CharField(_("what is wrong"), max_length=8, choices=FaultKind)
    text = models.CharField(_("note"), max_length=300, blank=True)
    reported_at = models.DateTimeField(_("reported at"))
    reported_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("reported by"),
    )
    repaired_on = models.DateField(_("repaired on"), null=True, blank=True)
    repair_text = models.CharField(_("what was done"), max_length=300, blank=True)
    cost_yuan = models.DecimalField(
        _("cost (yuan)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    repaired_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("repair noted by"),
    )

    objects = FaultQuerySet.as_manager()

    class Meta:
        verbose_name = _("fault of an asset")
        verbose_name_plural = _("faults of assets")
        ordering = ["-reported_at", "-pk"]
        indexes = [
            models.Index(
                fields=["reported_at"],
                condition=Q(repaired_on=None),
                name="assetfault_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="assetfault_kind_known", condition=Q(kind__in=FaultKind.values)
            ),
            models.CheckConstraint(
                name="assetfault_repaired_whole",
                condition=Q(
                    repaired_on__isnull=True,
                    repaired_by__isnull=True,
                    cost_yuan__isnull=True,
                    repair_text="",
                )
                | (
                    Q(repaired_on__isnull=False, repaired_by__isnull=False)
                    & ~Q(repair_text="")
                ),
            ),
            models.CheckConstraint(
                name="assetfault_cost_not_negative",
                condition=Q(cost_yuan__isnull=True) | Q(cost_yuan__gte=0),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="assetfault_report_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "asset", "kind", "text", "reported_at", "reported_by"
                ),
            ),
            pgtrigger.Protect(
                name="assetfault_repaired_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__repaired_on__isnull=False),
            ),
            pgtrigger.Protect(name="assetfault_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"AssetFault #{self.pk}"


class AssetPhoto(models.Model):
    """A photo of a fault."""

    read_capability = Capability.SITES_VIEW
    unit_lookup = "fault__asset__unit"

    fault = models.ForeignKey(
        AssetFault,
        on_delete=models.CASCADE,
        related_name="photos",
        verbose_name=_("fault of an asset"),
    )
    file = models.ForeignKey(
        "attachments.File",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("photo"),
    )

    objects = FaultQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a fault")
        verbose_name_plural = _("photos of faults")
        ordering = ["fault", "pk"]
        constraints = [
            models.UniqueConstraint(name="assetphoto_once", fields=["fault", "file"])
        ]

    def __str__(self) -> str:
        return f"AssetPhoto #{self.pk}"
