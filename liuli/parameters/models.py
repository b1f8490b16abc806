"""Every number that law, custom or the owner may change, as a dated row."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from liuli.parameters.querysets import ParameterQuerySet


class Kind(models.TextChoices):
    """How the text of a value is read."""

    NUMBER = "number", pgettext_lazy("kind of value", "number")
    TIME = "time", _("time of day")
    FLAG = "flag", _("yes or no")
    TEXT = "text", _("text")


@tracked()
class Parameter(models.Model):
    """One value of one key, for one unit or for all, for a period (RuleParam)."""

    read_capability = "parameters.view"

    key = models.CharField(_("key"), max_length=60)
    label = models.CharField(_("meaning"), max_length=120)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    value = models.CharField(_("value"), max_length=200)
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
        help_text=_("Empty: for everyone."),
    )
    period = DateRangeField(_("period"))
    source = models.CharField(_("source"), max_length=200)
    is_uncertain = models.BooleanField(_("not confirmed yet"), default=False)
    confirmed_by = models.CharField(_("confirmed by"), max_length=80, blank=True)

    objects = ParameterQuerySet.as_manager()

    class Meta:
        verbose_name = _("parameter")
        verbose_name_plural = _("parameters")
        ordering = ["key", "unit_id"]
        constraints = [
            models.CheckConstraint(
                name="parameter_kind_known", condition=Q(kind__in=Kind.values)
            ),
            models.CheckConstraint(
                name="parameter_value_readable",
                condition=Q(kind=Kind.TEXT)
                | Q(kind=Kind.NUMBER, value__regex=r"^-?\d+(\.\d+)?$")
                | Q(kind=Kind.TIME, value__regex=r"^([01]\d|2[0-3]):[0-5]\d$")
                | Q(kind=Kind.FLAG, value__in=["yes", "no"]),
                violation_error_message=_("The value does not fit its kind."),
            ),
            ExclusionConstraint(
                name="parameter_one_value_at_a_time",
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    (
                        Coalesce(
                            F("unit"), Value(0), output_field=models.BigIntegerField()
                        ),
                        RangeOperators.EQUAL,
                    ),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Another value of this parameter holds in part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.key
