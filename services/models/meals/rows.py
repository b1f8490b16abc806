"""What all rows of meals and vouchers share."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability


def unit_column() -> "models.ForeignKey[Any, Any]":
    """The unit a row belongs to."""
    return models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )


def staff(label: Any, **options: Any) -> "models.ForeignKey[Any, Any]":
    """Somebody of the staff; nobody where the system acted."""
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        **options,
    )


def yuan(label: Any, **options: Any) -> "models.DecimalField[Any, Any]":
    """Money to the fen."""
    return models.DecimalField(label, max_digits=10, decimal_places=2, **options)


class MealRow(models.Model):
    """A row of meals or vouchers."""

    read_capability = Capability.MEALS_VIEW

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"
