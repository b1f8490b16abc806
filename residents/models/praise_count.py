"""A show of hands over the nominees of a commendation, counted by two (J3)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.querysets.praise import PraiseTallyQuerySet

_STANDS = """
    IF EXISTS (
        SELECT FROM residents_praisetally tally
        JOIN residents_praiseround call ON call.id = tally.round_id
        WHERE call.counted_on IS NOT NULL AND tally.id = {tally}
    ) THEN
        RAISE EXCEPTION 'a show of hands that stands is not counted again'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'praise_count_stands';
    END IF;
"""
_FITS = """
    IF TG_OP <> 'DELETE' AND NOT EXISTS (
        SELECT FROM residents_praisetally tally
        JOIN residents_nomination one ON one.round_id = tally.round_id
        WHERE tally.id = NEW.tally_id AND one.id = NEW.nomination_id
          AND tally.present >= NEW.hands + (
            SELECT COALESCE(SUM(other.hands), 0) FROM residents_praisehands other
            WHERE other.tally_id = NEW.tally_id AND other.id <> NEW.id
          )
    ) THEN
        RAISE EXCEPTION 'one person raises one hand, for a nominee of the round'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'praisehands_fit';
    END IF;
"""
_NO_FEWER = """
    IF TG_OP = 'UPDATE' AND NEW.present < (
        SELECT COALESCE(SUM(hands), 0) FROM residents_praisehands
        WHERE tally_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'more hands than people present'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'praisehands_fit';
    END IF;
"""
_DONE = "RETURN COALESCE(NEW, OLD);"


@tracked()
class PraiseTally(models.Model):
    """What one of two tellers counted; both must have counted the same."""

    read_capability = Capability.PRAISE_VIEW
    unit_lookup = "round__unit"

    round = models.ForeignKey(
        "residents.PraiseRound",
        on_delete=models.PROTECT,
        related_name="tallies",
        verbose_name=_("commendation"),
    )
    place = models.PositiveSmallIntegerField(_("teller"))
    teller = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("counted by"),
    )
    present = models.PositiveIntegerField(_("people present"))
    held_on = models.DateField(pgettext_lazy("praise", "held on"))

    objects = PraiseTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of hands")
        verbose_name_plural = _("counts of hands")
        ordering = ["round", "place"]
        constraints = [
            models.UniqueConstraint(
                name="praisetally_place_once", fields=["round", "place"]
            ),
            models.UniqueConstraint(
                name="praisetally_two_people", fields=["round", "teller"]
            ),
            models.CheckConstraint(
                name="praisetally_two_places", condition=Q(place__in=(1, 2))
            ),
            models.CheckConstraint(
                name="praisetally_somebody_there", condition=Q(present__gte=1)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="praisetally_stands",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_STANDS.format(tally="OLD.id") + _NO_FEWER + _DONE,
            ),
        ]

    def __str__(self) -> str:
        return f"PraiseTally #{self.pk}"


@tracked()
class PraiseHands(models.Model):
    """How many hands one teller saw for one nominee."""

    read_capability = Capability.PRAISE_VIEW
    unit_lookup = "tally__round__unit"

    tally = models.ForeignKey(
        "residents.PraiseTally",
        on_delete=models.PROTECT,
        related_name="counted",
        verbose_name=_("count of hands"),
    )
    nomination = models.ForeignKey(
        "residents.Nomination",
        on_delete=models.PROTECT,
        related_name="counted",
        verbose_name=_("nomination"),
    )
    hands = models.PositiveIntegerField(_("hands"))

    objects = PraiseTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("hands for a nominee")
        verbose_name_plural = _("hands for nominees")
        ordering = ["tally", "nomination"]
        constraints = [
            models.UniqueConstraint(
                name="praisehands_once", fields=["tally", "nomination"]
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="praisehands_stand",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_STANDS.format(tally="COALESCE(NEW.tally_id, OLD.tally_id)")
                + _FITS
                + _DONE,
            ),
        ]

    def __str__(self) -> str:
        return f"PraiseHands #{self.pk}"
