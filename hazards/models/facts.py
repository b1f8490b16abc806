"""Facts of the other site types: rooftops, charging, wiring, gas, lanes (domain 5.2).

Unknown is NULL or empty, never a guess.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import SiteKind
from hazards.choices.shops import Disposal
from hazards.models.site import Facts, Site, facts_fit_kind
from liuli.kernel.history import tracked


@tracked()
class RooftopFacts(Facts):
    """A structure on a self-built house (G23); the house stands at its address."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="rooftop", verbose_name=_("site")
    )
    material = models.CharField(
        pgettext_lazy("rooftop", "material"), max_length=40, blank=True
    )
    area_m2 = models.DecimalField(
        _("area (m²)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    dwellers = models.PositiveSmallIntegerField(
        _("people living there"), null=True, blank=True
    )
    disposal = models.CharField(
        _("what was agreed"), max_length=12, choices=Disposal, blank=True
    )

    class Meta:
        verbose_name = _("rooftop facts")
        verbose_name_plural = _("rooftop facts")
        constraints = [
            models.CheckConstraint(
                name="rooftopfacts_disposal_known",
                condition=Q(disposal__in=["", *Disposal.values]),
            )
        ]
        triggers = [facts_fit_kind("rooftopfacts_fit_kind", (SiteKind.ROOFTOP,))]


@tracked()
class ChargingFacts(Facts):
    """Where e-bikes are charged (HZ-15)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="charging", verbose_name=_("site")
    )
    sheds = models.PositiveSmallIntegerField(_("sheds"), null=True, blank=True)
    points = models.PositiveSmallIntegerField(
        _("charging points"), null=True, blank=True
    )
    has_sprinkler = models.BooleanField(_("has sprinklers"), null=True, blank=True)

    class Meta:
        verbose_name = _("charging facts")
        verbose_name_plural = _("charging facts")
        triggers = [
            facts_fit_kind("chargingfacts_fit_kind", (SiteKind.EBIKE_CHARGING,))
        ]


@tracked()
class WiringFacts(Facts):
    """Electrical installation of a household or shop (HZ-17)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="wiring", verbose_name=_("site")
    )
    has_breaker = models.BooleanField(
        _("has an earth-leakage breaker"), null=True, blank=True
    )
    wiring = models.CharField(_("wiring"), max_length=80, blank=True)
    by_electrician = models.BooleanField(
        _("installed by a certified electrician"), null=True, blank=True
    )
    looked_on = models.DateField(_("last looked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("wiring facts")
        verbose_name_plural = _("wiring facts")
        triggers = [facts_fit_kind("wiringfacts_fit_kind", (SiteKind.ELECTRICAL,))]


@tracked()
class GasFacts(Facts):
    """Bottled gas (HZ-16)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="gas", verbose_name=_("site")
    )
    cylinders = models.PositiveSmallIntegerField(
        _("gas cylinders"), null=True, blank=True
    )
    cylinder_codes = models.CharField(_("cylinder codes"), max_length=120, blank=True)
    inspected_until = models.DateField(
        _("cylinders inspected until"), null=True, blank=True
    )
    hose = models.CharField(pgettext_lazy("gas", "hose"), max_length=80, blank=True)
    sleeps_beside = models.BooleanField(
        _("somebody sleeps beside the gas"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("bottled gas facts")
        verbose_name_plural = _("bottled gas facts")
        triggers = [facts_fit_kind("gasfacts_fit_kind", (SiteKind.LPG,))]


@tracked()
class LaneFacts(Facts):
    """A fire lane (HZ-11: 4.0 m by 4.0 m)."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="lane", verbose_name=_("site")
    )
    width_m = models.DecimalField(
        _("clear width (m)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    height_m = models.DecimalField(
        _("clear height (m)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    hydrants = models.PositiveSmallIntegerField(_("hydrants"), null=True, blank=True)

    class Meta:
        verbose_name = _("fire lane facts")
        verbose_name_plural = _("fire lane facts")
        triggers = [facts_fit_kind("lanefacts_fit_kind", (SiteKind.FIRE_LANE,))]
