"""Somebody decided that an officer only shares a name with whom a case concerns."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.privacy.fields import EncryptedTextField
from petitions.models.life import CaseFact, of_case, staff, written_once


class Namesake(CaseFact):
    """Alike in name only (PT-14): said by another person, of one case, with a reason.

    It answers the likeness of names; a declared interest still bars the officer.
    """

    case = of_case("namesakes")
    user = staff(_("officer of the same name"))
    reason = EncryptedTextField(
        _("how it is known that they are two"), associated="petitions.namesake.reason"
    )
    decided_by = staff(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("officer with a name alike")
        verbose_name_plural = _("officers with names alike")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="namesake_once_per_officer",
                fields=["case", "user"],
                violation_error_message=_("This was decided before."),
            ),
            models.CheckConstraint(
                name="namesake_by_another_person",
                condition=~Q(decided_by=F("user")),
                violation_error_message=_("Another person has to decide this."),
            ),
        ]
        triggers = [written_once("namesake_written_once")]
