"""新居民之星: nominated, reviewed by somebody else, shown as far as consented (J3)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents import flows
from residents.choices.praise import NominationState, ShownName
from residents.querysets.praise import NominationQuerySet, PraiseRoundQuerySet

_CONSENTED = """
    IF NEW.state = 'published' AND NOT EXISTS (
        SELECT FROM residents_consent consent
        WHERE consent.person_id = NEW.person_id AND consent.purpose = 'publish'
          AND consent.withdrawn_on IS NULL
    ) THEN
        RAISE EXCEPTION 'nobody is published without a standing consent'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'nomination_published_with_consent';
    END IF;
    RETURN NEW;
"""

_BOTH_AGREE = """
    IF NEW.counted_on IS DISTINCT FROM OLD.counted_on AND (
        OLD.counted_on IS NOT NULL
        OR (SELECT COUNT(*) FROM residents_praisetally WHERE round_id = NEW.id) <> 2
        OR EXISTS (
            SELECT FROM residents_praisetally one
            JOIN residents_praisetally other USING (round_id)
            WHERE one.round_id = NEW.id
              AND (one.present, one.held_on) <> (other.present, other.held_on)
        )
        OR EXISTS (
            SELECT FROM residents_praisehands counted
            JOIN residents_praisetally tally ON tally.id = counted.tally_id
            WHERE tally.round_id = NEW.id
            GROUP BY counted.nomination_id
            HAVING COUNT(*) <> 2 OR MIN(counted.hands) <> MAX(counted.hands)
        )
    ) THEN
        RAISE EXCEPTION 'a show of hands stands when two people counted the same'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'praiseround_counted_by_two';
    END IF;
    RETURN NEW;
"""


@tracked()
class PraiseRound(models.Model):
    """One commendation of one community: 2026年新居民之星."""

    read_capability = Capability.PRAISE_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    title = models.CharField(_("title"), max_length=80)
    closes_on = models.DateField(_("nominations until"))
    counted_on = models.DateField(
        _("hands counted on"), null=True, blank=True, editable=False
    )

    objects = PraiseRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("commendation")
        verbose_name_plural = _("commendations")
        ordering = ["-closes_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="praiseround_title_once", fields=["unit", "title"]
            ),
            models.CheckConstraint(
                name="praiseround_has_title", condition=~Q(title="")
            ),
            models.CheckConstraint(
                name="praiseround_counted_after_its_end",
                condition=Q(counted_on__isnull=True) | Q(counted_on__gt=F("closes_on")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="praiseround_counted_by_two",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=_BOTH_AGREE,
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class Nomination(models.Model):
    """One person proposed in one round; reviewer and nominator are two people."""

    read_capability = Capability.PRAISE_VIEW
    unit_lookup = "person__unit"

    round = models.ForeignKey(
        "residents.PraiseRound",
        on_delete=models.PROTECT,
        related_name="nominations",
        verbose_name=_("commendation"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    reason = models.CharField(_("why"), max_length=500)
    state = models.CharField(
        pgettext_lazy("nomination", "state"),
        max_length=10,
        choices=NominationState,
        default=NominationState.NOMINATED,
    )
    nominated_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("nominated by"),
    )
    nominated_on = models.DateField(_("nominated on"))
    reviewed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    remark = models.CharField(_("remark of the review"), max_length=200, blank=True)
    shown_name = models.CharField(
        _("named as"), max_length=8, choices=ShownName, default=ShownName.SURNAME
    )
    shown_text = models.CharField(_("text on the notice"), max_length=300, blank=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="nomination_once_per_round",
                fields=["round", "person"],
                violation_error_message=_("This person is nominated already."),
            ),
            models.CheckConstraint(
                name="nomination_state_known",
                condition=Q(state__in=NominationState.values),
            ),
            models.CheckConstraint(
                name="nomination_shown_name_known",
                condition=Q(shown_name__in=ShownName.values),
            ),
            models.CheckConstraint(
                name="nomination_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True)
                | Q(nominated_by__isnull=True)
                | ~Q(reviewed_by=F("nominated_by")),
                violation_error_message=_("Somebody else reviews a nomination."),
            ),
            models.CheckConstraint(
                name="nomination_published_with_a_text",
                condition=~Q(state=NominationState.PUBLISHED) | ~Q(shown_text=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="nomination_moves_by_its_table",
                field="state",
                transitions=flows.NOMINATION.transitions(),
            ),
            pgtrigger.Protect(
                name="nomination_begins_nominated",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=NominationState.NOMINATED),
            ),
            pgtrigger.Trigger(
                name="nomination_published_with_consent",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                func=_CONSENTED,
            ),
        ]

    def __str__(self) -> str:
        return f"Nomination #{self.pk}"

    @property
    def unit(self) -> object:
        """Where the person lives: so that acts are audited there."""
        return self.person.unit

    @property
    def name_shown(self) -> str:
        """As the person agreed to be named."""
        if self.shown_name == ShownName.FULL:
            return self.person.full_name
        return self.person.masked_name
