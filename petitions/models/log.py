"""Calls, conferences and advice around a case (PT-8, PT-17). Written once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import EncryptedTextField
from petitions.choices.cases import LogKind
from petitions.models.life import CaseFact, of_case, staff, written_once


class CaseLog(CaseFact):
    """With whom it was talked about, when, and what came of it."""

    case = of_case("log")
    kind = models.CharField(_("what it was"), max_length=12, choices=LogKind)
    at = models.DateTimeField(_("at"))
    with_whom = models.CharField(pgettext_lazy("log", "with whom"), max_length=100)
    said = EncryptedTextField(_("what came of it"), associated="petitions.caselog.said")
    by = staff(_("by"))
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("log line of a petition case")
        verbose_name_plural = _("log of petition cases")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="caselog_kind_known", condition=Q(kind__in=LogKind.values)
            ),
            models.CheckConstraint(
                name="caselog_says_with_whom", condition=~Q(with_whom="")
            ),
        ]
        triggers = [written_once("caselog_written_once")]
