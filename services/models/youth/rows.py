"""What the tables about young people share."""

from typing import Any

import pgtrigger
from django.db import models

from liuli.accounts.roles import Capability


class YouthRow(models.Model):
    """A row without a child's data: seen by whoever sees programmes."""

    read_capability = Capability.YOUTH_VIEW

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


class ChildRow(models.Model):
    """A row about a child: seen by the named leads of its programme only (PI-9)."""

    read_capability = Capability.YOUTH_LEAD

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


def staff(label: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    """A colleague."""
    return models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=label,
        **options,
    )


def community_column(label: Any) -> models.ForeignKey[Any, Any]:
    """The community a row belongs to."""
    return models.ForeignKey(
        "territory.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=label
    )


def written_once(name: str) -> pgtrigger.Protect:
    """Rows that tell what happened are never changed or taken away."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def broken(name: str, words: str) -> str:
    """The SQL that refuses a row, under the name of a constraint."""
    return (
        f"RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation', "
        f"CONSTRAINT = '{name}';"
    )
