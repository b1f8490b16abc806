"""Shops: the licences they show, and what they were advised (G14, G15)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.shops import AdviceKind, LicenceKind
from hazards.querysets.shops import AdviceQuerySet, LicenceQuerySet
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked


@tracked()
class Licence(models.Model):
    """A licence as it was shown; without `valid_to` it has no end.

    A newer one of the same kind ends it on the day it was shown.
    """

    read_capability = Capability.SITES_VIEW
    unit_lookup = "site__unit"

    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="licences",
        verbose_name=_("site"),
    )
    kind = models.CharField(
        pgettext_lazy("licence", "kind"), max_length=10, choices=LicenceKind
    )
    number = models.CharField(_("licence number"), max_length=40, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    seen_on = models.DateField(_("shown on"))
    seen_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("seen by"),
    )
    ended_on = models.DateField(_("replaced on"), null=True, blank=True)

    objects = LicenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ["site_id", "kind", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="licence_kind_known", condition=Q(kind__in=LicenceKind.values)
            ),
            models.CheckConstraint(
                name="licence_replaced_after_shown",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("seen_on")),
            ),
            models.UniqueConstraint(
                name="licence_once_of_a_kind",
                fields=["site", "kind"],
                condition=Q(ended_on__isnull=True) & ~Q(kind=LicenceKind.OTHER),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="licence_as_shown",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "site", "kind", "number", "valid_to", "seen_on", "seen_by"
                ),
            ),
            pgtrigger.Protect(name="licence_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Licence #{self.pk}"


class ShopAdvice(models.Model):
    """One time a shop was advised (劝导): the community advises, no more (G-6)."""

    read_capability = Capability.SITES_VIEW
    unit_lookup = "site__unit"

    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="advices",
        verbose_name=_("shop"),
    )
    kind = models.CharField(
        pgettext_lazy("advice", "about"), max_length=8, choices=AdviceKind
    )
    at = models.DateTimeField(_("advised at"))
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("advised by"),
    )
    text = models.CharField(_("note"), max_length=200, blank=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("advice to a shop")
        verbose_name_plural = _("advice to shops")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["site", "kind", "at"])]
        constraints = [
            models.CheckConstraint(
                name="shopadvice_kind_known", condition=Q(kind__in=AdviceKind.values)
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="shopadvice_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"ShopAdvice #{self.pk}"
