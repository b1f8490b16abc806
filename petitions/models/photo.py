"""Photos and scans of a case: what was handed in, what was seen on a visit (PT-15)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petitions.choices.cases import PhotoKind
from petitions.models.life import CaseFact, of_case, staff, written_once

_OF_ITS_CASE = """
    IF NEW.visit_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM petitions_visit visit
        WHERE visit.id = NEW.visit_id AND visit.case_id = NEW.case_id
    ) THEN
        RAISE EXCEPTION 'a photo of a visit belongs to the case of the visit'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'casephoto_of_its_case';
    END IF;
    RETURN NEW;
"""


class CasePhoto(CaseFact):
    """One picture, sealed; it is opened with the case only (PP-3)."""

    case = of_case("photos")
    visit = models.ForeignKey(
        "petitions.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("visit of petitioners"),
    )
    kind = models.CharField(_("what it shows"), max_length=8, choices=PhotoKind)
    file = models.OneToOneField(
        "attachments.SealedFile",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("file"),
    )
    added_by = staff(_("added by"))
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("photo of a petition case")
        verbose_name_plural = _("photos of petition cases")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="casephoto_kind_known", condition=Q(kind__in=PhotoKind.values)
            ),
            models.CheckConstraint(
                name="casephoto_of_a_visit_iff_it_says_so",
                condition=Q(kind=PhotoKind.VISIT, visit__isnull=False)
                | (~Q(kind=PhotoKind.VISIT) & Q(visit__isnull=True)),
            ),
        ]
        triggers = [
            written_once("casephoto_written_once"),
            pgtrigger.Trigger(
                name="casephoto_of_its_case",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_ITS_CASE,
            ),
        ]
