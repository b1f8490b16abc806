"""Who may open a case, who must not, and who did (PP-3, PT-14)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from petitions.choices.cases import GrantKind, Purpose
from petitions.models.life import CaseFact, of_case, staff, written_once
from petitions.querysets.cases import RecusalQuerySet

_NOT_RECUSED = """
    IF EXISTS (
        SELECT 1 FROM petitions_recusal recusal
        JOIN petitions_case c ON c.id = NEW.case_id
        WHERE recusal.user_id = NEW.user_id AND recusal.ended_at IS NULL
          AND (recusal.case_id = c.id
               OR (recusal.village_group <> ''
                   AND recusal.village_group = c.village_group))
    ) THEN
        RAISE EXCEPTION 'whoever has an interest in a case does not handle it'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'grant_not_to_the_recused';
    END IF;
    RETURN NEW;
"""


class Grant(CaseFact):
    """Somebody is let into one case, until it is taken back."""

    case = of_case("grants")
    user = staff(_("person"))
    kind = models.CharField(_("as"), max_length=8, choices=GrantKind)
    given_by = staff(_("given by"))
    given_at = models.DateTimeField(_("given at"))
    revoked_by = staff(_("taken back by"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("access to a petition case")
        verbose_name_plural = _("access to petition cases")
        ordering = ["pk"]
        indexes = [models.Index(fields=["user", "revoked_at"])]
        constraints = [
            models.CheckConstraint(
                name="grant_kind_known", condition=Q(kind__in=GrantKind.values)
            ),
            models.UniqueConstraint(
                name="grant_one_live_per_person",
                fields=["case", "user"],
                condition=Q(revoked_at__isnull=True),
                violation_error_message=_("This person already has access."),
            ),
            models.UniqueConstraint(
                name="grant_one_handler",
                fields=["case"],
                condition=Q(revoked_at__isnull=True, kind=GrantKind.HANDLER),
            ),
            models.CheckConstraint(
                name="grant_revoked_all_or_nothing",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__gte=F("given_at"), revoked_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="grant_not_to_the_recused",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_NOT_RECUSED,
            ),
            pgtrigger.Protect(name="grant_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="grant_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("case", "user", "kind", "given_at"),
            ),
            pgtrigger.Protect(
                name="grant_is_taken_back_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__revoked_at__isnull=False),
            ),
        ]


class Recusal(models.Model):
    """A direct interest somebody has declared: in one case, or in a village group."""

    read_capability = "petitions.oversee"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    user = staff(_("person"))
    case = models.ForeignKey(
        "petitions.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recusals",
        verbose_name=_("petition case"),
    )
    village_group = models.CharField(_("village group"), max_length=40, blank=True)
    declared_by = staff(_("declared by"))
    declared_at = models.DateTimeField(_("declared at"))
    ended_at = models.DateTimeField(pgettext_lazy("recusal", "ended at"), null=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        constraints = [
            models.CheckConstraint(
                name="recusal_of_a_case_or_a_group",
                condition=(Q(case__isnull=False) & Q(village_group=""))
                | (Q(case__isnull=True) & ~Q(village_group="")),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="recusal_is_kept", operation=pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"Recusal #{self.pk}"


class Look(CaseFact):
    """Somebody opened the case, and why; its handler reads this list."""

    case = of_case("looks")
    by = staff(_("by"))
    at = models.DateTimeField(_("at"))
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)

    class Meta:
        verbose_name = _("look at a petition case")
        verbose_name_plural = _("looks at petition cases")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["case", "at"])]
        constraints = [
            models.CheckConstraint(
                name="look_purpose_known", condition=Q(purpose__in=Purpose.values)
            )
        ]
        triggers = [written_once("look_written_once")]
