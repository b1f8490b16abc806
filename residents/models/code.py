"""Names of standard codes, and the words people write for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from residents.choices import CodeTable


class Code(models.Model):
    """One row of a standard table (domain 3.3). Reference data, not personal data."""

    table = models.CharField(_("table"), max_length=12, choices=CodeTable)
    code = models.CharField(_("code"), max_length=4)
    name = models.CharField(_("name"), max_length=40)
    synonyms = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("other words"),
        default=list,
        blank=True,
    )

    class Meta:
        verbose_name = _("standard code")
        verbose_name_plural = _("standard codes")
        ordering = ["table", "code"]
        constraints = [
            models.UniqueConstraint(
                name="code_once_per_table", fields=["table", "code"]
            ),
            models.CheckConstraint(
                name="code_table_known", condition=Q(table__in=CodeTable.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
