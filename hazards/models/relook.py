"""Looking again at what was cleared, and key sites (HZ-4, G4, G6)."""

from datetime import datetime
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.relooks import LOOKED, RelookResult
from hazards.querysets.relooks import KeySiteQuerySet, RelookQuerySet
from hazards.rules import hazards as rules
from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked

_OF_WHAT_WAS_CLEARED = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_hazard hazard
        WHERE hazard.id = NEW.hazard_id AND hazard.status = 'cleared'
    ) THEN
        RAISE EXCEPTION 'only a cleared hazard is looked at again'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'relook_of_cleared';
    END IF;
    RETURN NEW;
"""
_RELAPSE_OF_THE_SAME_SITE = """
    IF NEW.relapse_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM hazards_hazard relapse, hazards_hazard hazard
        WHERE relapse.id = NEW.relapse_id AND hazard.id = NEW.hazard_id
          AND relapse.site_id = hazard.site_id
    ) THEN
        RAISE EXCEPTION 'a relapse is found at the site of its hazard'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'relook_relapse_there';
    END IF;
    RETURN NEW;
"""


@tracked()
class Relook(models.Model):
    """One planned look at a cleared hazard (回头看).

    It may be taken from `looks_from` on and is late after `due_on`. `result` is empty
    until somebody looked; what has come back is a hazard of its own, its relapse.
    """

    read_capability = Capability.HAZARDS_VIEW
    unit_lookup = "hazard__unit"

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="relooks",
        verbose_name=_("hazard"),
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("re-look", "number"))
    looks_from = models.DateField(_("look from"))
    due_on = models.DateField(_("look by"))
    result = models.CharField(
        pgettext_lazy("re-look", "result"),
        max_length=8,
        choices=RelookResult,
        blank=True,
    )
    text = models.CharField(_("note"), max_length=500, blank=True)
    done_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked by"),
    )
    done_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    relapse = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("relapse"),
    )

    objects = RelookQuerySet.as_manager()

    class Meta:
        verbose_name = _("re-look")
        verbose_name_plural = _("re-looks")
        ordering = ["looks_from", "pk"]
        indexes = [
            models.Index(
                fields=["looks_from"], condition=Q(result=""), name="relook_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="relook_number_once", fields=["hazard", "number"]
            ),
            models.CheckConstraint(
                name="relook_due_after_begin", condition=Q(due_on__gte=F("looks_from"))
            ),
            models.CheckConstraint(
                name="relook_result_known",
                condition=Q(result__in=["", *RelookResult.values]),
            ),
            models.CheckConstraint(
                name="relook_open_or_settled",
                condition=Q(result="", done_at__isnull=True, done_by__isnull=True)
                | (~Q(result="") & Q(done_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="relook_looked_by_somebody",
                condition=~Q(result__in=LOOKED) | Q(done_by__isnull=False),
            ),
            models.CheckConstraint(
                name="relook_relapse_iff_back",
                condition=Q(result=RelookResult.BACK, relapse__isnull=False)
                | (~Q(result=RelookResult.BACK) & Q(relapse__isnull=True)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="relook_of_cleared",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_WHAT_WAS_CLEARED,
            ),
            pgtrigger.Trigger(
                name="relook_relapse_there",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("relapse_id"),
                func=_RELAPSE_OF_THE_SAME_SITE,
            ),
            pgtrigger.Protect(
                name="relook_plan_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "hazard", "number", "looks_from", "due_on"
                ),
            ),
            pgtrigger.Protect(
                name="relook_settled_for_good",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__result=""),
            ),
            pgtrigger.Protect(name="relook_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Relook #{self.pk}"

    def light(self, *, now: datetime, yellow_share: Decimal) -> str:
        """Its light at `now` (EV-5); nothing before its day and once settled."""
        zone = timezone.get_default_timezone()
        begins = datetime.combine(self.looks_from, datetime.min.time(), tzinfo=zone)
        if self.result or now < begins:
            return ""
        return rules.light(
            started_at=begins,
            due_on=self.due_on,
            now=now,
            yellow_share=yellow_share,
            zone=zone,
        )


@tracked()
class KeySite(models.Model):
    """A key site (重点点位) from one day to another, and why (G4)."""

    read_capability = Capability.SITES_VIEW
    unit_lookup = "site__unit"

    site = models.ForeignKey(
        "hazards.Site",
        on_delete=models.PROTECT,
        related_name="key_marks",
        verbose_name=_("site"),
    )
    reason = models.CharField(_("reason"), max_length=200)
    starts_on = models.DateField(_("starts on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    marked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("marked by"),
    )

    objects = KeySiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("key site")
        verbose_name_plural = _("key sites")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="keysite_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="keysite_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                violation_error_message=_("It cannot end before it began."),
            ),
            models.UniqueConstraint(
                name="keysite_once",
                fields=["site"],
                condition=Q(ended_on__isnull=True),
                violation_error_message=_("This site is a key site already."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="keysite_origin_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "site", "reason", "starts_on", "marked_by"
                ),
            ),
            pgtrigger.Protect(
                name="keysite_ended_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_on__isnull=False),
            ),
            pgtrigger.Protect(name="keysite_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"KeySite #{self.pk}"
