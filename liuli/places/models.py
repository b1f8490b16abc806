"""Addresses in both systems (AR-1..4), and which grid each belongs to when (GR-2)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.kernel.history import tracked
from liuli.places.querysets import AddressQuerySet, AliasQuerySet, ClaimQuerySet


class System(models.TextChoices):
    """The two ways of writing an address here (AR-1)."""

    STREET = "street", _("street address")
    GROUP = "group", _("village group address")
    UNKNOWN = "unknown", _("not recognised")


@tracked()
class Address(models.Model):
    """One place where people live or a site stands, with the text it came as.

    `unit` is the grid that claims it, or the community where none does (未入格).
    """

    read_capability = "places.view"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    raw = models.CharField(_("address as written"), max_length=200)
    key = models.CharField(_("canonical address"), max_length=200)
    system = models.CharField(_("system"), max_length=8, choices=System)
    road = models.CharField(_("road or group"), max_length=60, blank=True)
    house_number = models.CharField(_("house number"), max_length=40, blank=True)
    number_value = models.PositiveIntegerField(
        _("house number, for sorting"), null=True, blank=True
    )
    building_key = models.CharField(_("canonical building"), max_length=200)
    is_ambiguous = models.BooleanField(_("can be read in two ways"), default=False)
    grams = ArrayField(
        models.TextField(), verbose_name=_("search pieces"), default=list
    )

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["road", "number_value", "key"]
        indexes = [
            GinIndex(name="address_grams", fields=["grams"]),
            models.Index(fields=["building_key"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="address_once_per_community", fields=["community", "key"]
            ),
            models.CheckConstraint(
                name="address_system_known", condition=Q(system__in=System.values)
            ),
            models.CheckConstraint(name="address_has_text", condition=~Q(raw="")),
        ]

    def __str__(self) -> str:
        return f"Address #{self.pk}"


@tracked()
class AddressAlias(models.Model):
    """Another name of a road or group, valid for a time (AR-3, AR-4)."""

    read_capability = "places.view"
    unit_lookup = "community"

    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    alias = models.CharField(_("other name"), max_length=60)
    road = models.CharField(_("canonical name"), max_length=60)
    period = DateRangeField(_("period"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("address alias")
        verbose_name_plural = _("address aliases")
        ordering = ["alias"]
        constraints = [
            ExclusionConstraint(
                name="addressalias_one_meaning_at_a_time",
                expressions=[
                    ("community", RangeOperators.EQUAL),
                    ("alias", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="addressalias_differs", condition=~Q(alias=F("road"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alias} → {self.road}"


class Parity(models.TextChoices):
    """Which side of the road a claim takes."""

    ALL = "all", _("both sides")
    ODD = "odd", _("odd numbers")
    EVEN = "even", _("even numbers")


@tracked()
class GridClaim(models.Model):
    """A stretch of road (or a group) that belongs to one grid for a time (GR-2)."""

    read_capability = "places.view"
    unit_lookup = "grid"

    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    grid = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("grid"),
    )
    road = models.CharField(_("road or group"), max_length=60)
    number_from = models.PositiveIntegerField(_("from number"), default=0)
    number_to = models.PositiveIntegerField(_("to number"), default=99_999)
    parity = models.CharField(
        _("side"), max_length=4, choices=Parity, default=Parity.ALL
    )
    period = DateRangeField(_("period"))

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("grid boundary")
        verbose_name_plural = _("grid boundaries")
        ordering = ["road", "number_from"]
        constraints = [
            models.CheckConstraint(
                name="gridclaim_numbers_forward",
                condition=Q(number_to__gte=F("number_from")),
            ),
            models.CheckConstraint(
                name="gridclaim_parity_known", condition=Q(parity__in=Parity.values)
            ),
        ]

    def __str__(self) -> str:
        return f"GridClaim #{self.pk}"
