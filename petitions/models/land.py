"""Land, standards, and what was promised and received for it (LC-1, LC-2, LC-8)."""

from decimal import Decimal
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.kernel.money import square_metres_to_mu
from petitions.choices.compensation import Component, LandClass, Regime
from petitions.models.paper import behind
from petitions.models.roll import yuan
from petitions.querysets.land import (
    ParcelQuerySet,
    SchemeItemQuerySet,
    SchemeQuerySet,
    StandardQuerySet,
)
from petitions.rules.land import LAND_MULTIPLES, RESETTLEMENT_MULTIPLES

_FIRST_YEAR, _LAST_YEAR = 1950, 2100


def _known(column: str, choices: Any, *, blank: bool = False) -> Q:
    values = ["", *choices.values] if blank else choices.values
    return Q(**{f"{column}__in": values})


def _multiple(label: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        label, max_digits=5, decimal_places=2, null=True, blank=True
    )


@tracked()
class LandStandard(models.Model):
    """A standard of compensation for a time, with where it is written (LC-8 b)."""

    read_capability = Capability.COMPENSATION_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    regime = models.CharField(_("regime"), max_length=12, choices=Regime)
    name = models.CharField(_("land class or zone"), max_length=60)
    output_yuan = yuan(_("yearly output value (yuan a mu)"), null=True, blank=True)
    land_multiple = _multiple(_("multiple for the land"))
    resettlement_multiple = _multiple(_("multiple for resettlement"))
    zone_price_yuan = yuan(_("zone price (yuan a mu)"), null=True, blank=True)
    class_factor = models.DecimalField(
        _("land-class factor"), max_digits=6, decimal_places=4, null=True, blank=True
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid before"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    paper = behind()

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = _("standard of land compensation")
        verbose_name_plural = _("standards of land compensation")
        ordering = ["regime", "name", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="landstandard_regime_known", condition=_known("regime", Regime)
            ),
            models.CheckConstraint(
                name="landstandard_columns_of_its_regime",
                condition=Q(
                    regime=Regime.MULTIPLIER,
                    output_yuan__isnull=False,
                    output_yuan__gt=0,
                    land_multiple__isnull=False,
                    resettlement_multiple__isnull=False,
                    zone_price_yuan__isnull=True,
                    class_factor__isnull=True,
                )
                | Q(
                    regime=Regime.ZONE_PRICE,
                    zone_price_yuan__isnull=False,
                    zone_price_yuan__gt=0,
                    class_factor__isnull=False,
                    class_factor__gt=0,
                    output_yuan__isnull=True,
                    land_multiple__isnull=True,
                    resettlement_multiple__isnull=True,
                ),
                violation_error_message=_(
                    "Multiples need the yearly output and both multiples; "
                    "a zone price needs the price and the factor."
                ),
            ),
            models.CheckConstraint(
                name="landstandard_multiples_within_the_law",
                condition=Q(regime=Regime.ZONE_PRICE)
                | Q(
                    land_multiple__range=LAND_MULTIPLES,
                    resettlement_multiple__range=RESETTLEMENT_MULTIPLES,
                ),
                violation_error_message=_(
                    "The law allows multiples of 6 to 10 for the land and of "
                    "4 to 6 for resettlement."
                ),
            ),
            models.CheckConstraint(
                name="landstandard_has_name_and_source",
                condition=~Q(name="") & ~Q(source=""),
            ),
            models.CheckConstraint(
                name="landstandard_period_forward",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message=_("The end must come after the start."),
            ),
            ExclusionConstraint(
                name="landstandard_one_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("regime", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valid_from"),
                            Case(
                                When(
                                    valid_to__lt=F("valid_from"),
                                    then=F("valid_from"),
                                ),
                                default=F("valid_to"),
                            ),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_(
                    "Another standard of this name holds in part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from:%Y-%m-%d}"


@tracked()
class Scheme(models.Model):
    """What is known of the taking of one group's land (LC-8 c, LC-11).

    Every column may be unknown: a gap is told on the comparison, never filled in.
    """

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "group__unit"

    group = models.OneToOneField(
        "petitions.VillageGroup",
        on_delete=models.PROTECT,
        related_name="scheme",
        verbose_name=_("village group"),
    )
    regime = models.CharField(_("regime"), max_length=12, choices=Regime, blank=True)
    price_year = models.PositiveSmallIntegerField(
        _("year of the prices"), null=True, blank=True
    )
    mobilised_on = models.DateField(_("mobilisation meeting on"), null=True, blank=True)
    people = models.PositiveIntegerField(_("people concerned"), null=True, blank=True)
    resettled = models.PositiveIntegerField(
        _("people to resettle"), null=True, blank=True
    )
    people_before = models.PositiveIntegerField(
        _("people before the taking"), null=True, blank=True
    )
    arable_before_mu = models.DecimalField(
        _("arable land before the taking (mu)"),
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
    )
    standard = models.ForeignKey(
        LandStandard,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("standard applied"),
    )
    retained_yuan = yuan(_("retained by the collective (yuan)"), null=True, blank=True)
    retained_paper = behind(_("resolution on the retained part"))
    paper = behind(_("the plan itself"))

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("compensation plan of a group")
        verbose_name_plural = _("compensation plans of groups")
        ordering = ["group_id"]
        constraints = [
            models.CheckConstraint(
                name="scheme_regime_known",
                condition=_known("regime", Regime, blank=True),
            ),
            models.CheckConstraint(
                name="scheme_year_usual",
                condition=Q(price_year__isnull=True)
                | Q(price_year__gte=_FIRST_YEAR, price_year__lte=_LAST_YEAR),
                violation_error_message=_("Write the year with four digits."),
            ),
            models.CheckConstraint(
                name="scheme_retained_by_resolution",
                condition=Q(retained_yuan__isnull=True)
                | Q(retained_yuan=0)
                | Q(retained_yuan__gt=0, retained_paper__isnull=False),
                violation_error_message=_(
                    "A retained part needs the resolution it rests on."
                ),
            ),
            models.CheckConstraint(
                name="scheme_land_before_positive",
                condition=Q(arable_before_mu__isnull=True) | Q(arable_before_mu__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"Scheme #{self.pk}"


@tracked()
class SchemeItem(models.Model):
    """One component of a group: promised, received, and the paper behind it."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "scheme__group__unit"

    scheme = models.ForeignKey(
        Scheme,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("compensation plan of a group"),
    )
    component = models.CharField(_("component"), max_length=12, choices=Component)
    promised = yuan(_("promised"), null=True, blank=True)
    received = yuan(_("received"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    paper = behind()

    objects = SchemeItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("component of a compensation plan")
        verbose_name_plural = _("components of compensation plans")
        ordering = ["scheme_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="schemeitem_once_per_component", fields=["scheme", "component"]
            ),
            models.CheckConstraint(
                name="schemeitem_component_known",
                condition=_known("component", Component),
            ),
            models.CheckConstraint(
                name="schemeitem_says_something",
                condition=Q(promised__isnull=False) | Q(received__isnull=False),
                violation_error_message=_("Write what was promised or received."),
            ),
            models.CheckConstraint(
                name="schemeitem_not_negative",
                condition=(Q(promised__isnull=True) | Q(promised__gte=0))
                & (Q(received__isnull=True) | Q(received__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"SchemeItem #{self.pk}"


@tracked()
class Parcel(models.Model):
    """A parcel that was taken (LC-8 a); square metres are kept, mu are shown (G-3)."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "group__unit"

    group = models.ForeignKey(
        "petitions.VillageGroup",
        on_delete=models.PROTECT,
        related_name="parcels",
        verbose_name=_("village group"),
    )
    number = models.CharField(_("parcel number"), max_length=40)
    land_class = models.CharField(
        _("land class"), max_length=10, choices=LandClass, default=LandClass.UNKNOWN
    )
    area_m2 = models.DecimalField(_("area (m²)"), max_digits=14, decimal_places=2)
    tenure = models.CharField(_("who held it"), max_length=60, blank=True)
    sheet = models.CharField(_("map sheet"), max_length=40, blank=True)
    paper = behind()

    objects = ParcelQuerySet.as_manager()

    class Meta:
        verbose_name = _("parcel of land")
        verbose_name_plural = _("parcels of land")
        ordering = ["group_id", "number"]
        constraints = [
            models.UniqueConstraint(
                name="parcel_once_per_number", fields=["group", "number"]
            ),
            models.CheckConstraint(
                name="parcel_class_known", condition=_known("land_class", LandClass)
            ),
            models.CheckConstraint(
                name="parcel_has_area",
                condition=Q(area_m2__gt=0) & ~Q(number=""),
                violation_error_message=_("Write the number and the area."),
            ),
        ]

    def __str__(self) -> str:
        return f"Parcel #{self.pk}"

    @property
    def area_mu(self) -> Decimal:
        """亩 with four decimals."""
        return square_metres_to_mu(self.area_m2)
