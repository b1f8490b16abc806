"""What a petitioner looks up and says without an account (PP-4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from petitions.choices.selfservice import Satisfaction
from petitions.models.life import CaseFact, written_once


class QueryCode(CaseFact):
    """The code on the slip a petitioner takes home; with a phone's last four digits."""

    case = models.OneToOneField(
        "petitions.Case",
        on_delete=models.PROTECT,
        related_name="query_code",
        verbose_name=_("petition case"),
    )
    code = EncryptedTextField(_("query code"), associated="petitions.querycode.code")
    code_index = BlindIndexField(_("index of the query code"), unique=True)

    class Meta:
        verbose_name = _("query code")
        verbose_name_plural = _("query codes")
        triggers = [written_once("querycode_written_once")]


class WrongCode(models.Model):
    """A code or number that did not fit; counted per address and per code."""

    at = models.DateTimeField(_("at"))
    address_index = BlindIndexField(_("index of the network address"))
    code_index = BlindIndexField(_("index of the query code"))

    class Meta:
        verbose_name = _("wrong query code")
        verbose_name_plural = _("wrong query codes")
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"WrongCode #{self.pk}"


class Evaluation(CaseFact):
    """What the petitioner thinks of how it was handled; said once per case."""

    case = models.OneToOneField(
        "petitions.Case",
        on_delete=models.PROTECT,
        related_name="evaluation",
        verbose_name=_("petition case"),
    )
    at = models.DateTimeField(_("at"))
    satisfaction = models.CharField(
        _("satisfaction"), max_length=12, choices=Satisfaction
    )
    words = EncryptedTextField(
        pgettext_lazy("evaluation", "in their own words"),
        associated="petitions.evaluation.words",
        null=True,
    )

    class Meta:
        verbose_name = _("evaluation by a petitioner")
        verbose_name_plural = _("evaluations by petitioners")
        constraints = [
            models.CheckConstraint(
                name="evaluation_satisfaction_known",
                condition=Q(satisfaction__in=Satisfaction.values),
            )
        ]
        triggers = [written_once("evaluation_written_once")]
