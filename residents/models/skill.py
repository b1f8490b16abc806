"""Who can be called for what, with their consent (E7)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices.skills import KeyGroup, Skill
from residents.querysets.skills import SkillOfferQuerySet

_WITH_CONSENT = """
    IF NEW.ended_on IS NULL AND NOT EXISTS (
        SELECT FROM residents_consent consent
        WHERE consent.person_id = NEW.person_id AND consent.purpose = 'skill'
            AND consent.withdrawn_on IS NULL
    ) THEN
        RAISE EXCEPTION 'nobody is on the call list without consent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skilloffer_with_consent';
    END IF;
    RETURN NEW;
"""


@tracked()
class SkillOffer(models.Model):
    """One thing one resident can be called for, until they no longer wish it."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="skill_offers",
        verbose_name=_("resident"),
    )
    skill = models.CharField(
        pgettext_lazy("skill", "skill"), max_length=10, choices=Skill
    )
    group = models.CharField(
        _("speaks for"), max_length=10, choices=KeyGroup, default=KeyGroup.NONE
    )
    note = models.CharField(_("when and how"), max_length=100, blank=True)
    since = models.DateField(pgettext_lazy("skill", "since"))
    ended_on = models.DateField(_("no longer since"), null=True, blank=True)

    objects = SkillOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("skill to call for")
        verbose_name_plural = _("call list by skill")
        ordering = ["skill", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="skilloffer_once_at_a_time",
                fields=["person", "skill"],
                condition=Q(ended_on__isnull=True),
            ),
            models.CheckConstraint(
                name="skilloffer_skill_known", condition=Q(skill__in=Skill.values)
            ),
            models.CheckConstraint(
                name="skilloffer_group_known", condition=Q(group__in=KeyGroup.values)
            ),
            models.CheckConstraint(
                name="skilloffer_forward",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="skilloffer_with_consent",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("ended_on"),
                func=_WITH_CONSENT,
            )
        ]

    def __str__(self) -> str:
        return f"SkillOffer #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the person lives."""
        return self.person.unit
