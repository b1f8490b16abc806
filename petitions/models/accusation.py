"""Accusations (检举控告): sealed, handed on, and then forgotten but for their days."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.privacy.fields import EncryptedTextField
from liuli.territory.counters import DailyCounter
from petitions.choices.cases import Channel, HandoverState
from petitions.flows.cases import HANDOVER
from petitions.models.life import staff
from petitions.querysets.accusations import (
    AccusationHandoverQuerySet,
    AccusationQuerySet,
)

_KEPT_BY_HANDOVER = """
    IF NEW.kept_by_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM petitions_accusationhandover handover
        WHERE handover.accusation_id = NEW.id AND handover.state = 'done'
          AND handover.to_id = NEW.kept_by_id
    ) THEN
        RAISE EXCEPTION 'an accusation is passed on by two people'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'accusation_passed_on_by_two';
    END IF;
    RETURN NEW;
"""


class AccusationCounter(DailyCounter):
    """The last number of an accusation given out in one community on one day."""

    class Meta(DailyCounter.Meta):
        verbose_name = _("accusation counter")
        verbose_name_plural = _("accusation counters")


class Accusation(models.Model):
    """One accusation (PP-2): no name of anybody in a column, no history of its words.

    Only whoever keeps it sees that it is there, until it is handed on: its taker, or,
    once the taker has left, the officer two others have passed it on to. Once the body
    confirms, the words are gone; receipt and days stay. It is no case, belongs to no
    list of cases, and no figure counts it.
    """

    read_capability = "petitions.register"

    number = models.CharField(_("number"), max_length=40, unique=True)
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    received_on = models.DateField(_("received on"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    taken_by = staff(pgettext_lazy("accusation", "taken by"))
    taken_at = models.DateTimeField(_("entered at"))
    kept_by = staff(_("passed on to"), null=True, blank=True)
    words = EncryptedTextField(
        _("what was said"), associated="petitions.accusation.words", null=True
    )
    handed_to = models.CharField(_("handed to"), max_length=100, blank=True)
    handed_on = models.DateField(_("handed on the day"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    receipt = models.CharField(_("number of the receipt"), max_length=60, blank=True)

    objects = AccusationQuerySet.as_manager()

    class Meta:
        verbose_name = _("accusation")
        verbose_name_plural = _("accusations")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="accusation_channel_known", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(
                name="accusation_words_until_confirmed",
                condition=Q(words__isnull=False, confirmed_on__isnull=True)
                | Q(words__isnull=True, confirmed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="accusation_handed_all_or_nothing",
                condition=Q(handed_on__isnull=True, handed_to="")
                | (
                    Q(handed_on__isnull=False, handed_on__gte=F("received_on"))
                    & ~Q(handed_to="")
                ),
            ),
            models.CheckConstraint(
                name="accusation_confirmed_after_handed",
                condition=Q(confirmed_on__isnull=True, receipt="")
                | (
                    Q(handed_on__isnull=False, confirmed_on__gte=F("handed_on"))
                    & ~Q(receipt="")
                ),
                violation_error_message=_("It was confirmed before it was handed on."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="accusation_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="accusation_facts_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "number", "unit", "received_on", "taken_by", "taken_at"
                ),
            ),
            pgtrigger.Trigger(
                name="accusation_passed_on_by_two",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("kept_by_id"),
                func=_KEPT_BY_HANDOVER,
            ),
            pgtrigger.Protect(
                name="accusation_confirmed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__confirmed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def keeper_id(self) -> int:
        """Who may open it: its taker, or whom it was passed on to."""
        return self.kept_by_id or self.taken_by_id


class AccusationHandover(models.Model):
    """Passing a sealed accusation on whose keeper has left; nobody opens it for that.

    Asked for by one person, done by another; neither gives it to themselves alone.
    """

    read_capability = "petitions.register"
    unit_lookup = "accusation__unit"

    accusation = models.ForeignKey(
        Accusation,
        on_delete=models.PROTECT,
        related_name="handovers",
        verbose_name=_("accusation"),
    )
    left_by = staff(_("kept until then by"))
    to = staff(_("passed on to"))
    reason = models.CharField(_("why"), max_length=200)
    state = models.CharField(
        _("state"), max_length=8, choices=HandoverState, default=HandoverState.ASKED
    )
    asked_by = staff(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = AccusationHandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("passing on of an accusation")
        verbose_name_plural = _("passing on of accusations")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="accusationhandover_state_known",
                condition=Q(state__in=HandoverState.values),
            ),
            models.CheckConstraint(
                name="accusationhandover_says_why", condition=~Q(reason="")
            ),
            models.CheckConstraint(
                name="accusationhandover_to_another",
                condition=~Q(to=F("asked_by")) & ~Q(to=F("left_by")),
                violation_error_message=_("Nobody passes it on to themselves."),
            ),
            models.CheckConstraint(
                name="accusationhandover_second_person",
                condition=Q(
                    state=HandoverState.ASKED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=HandoverState.ASKED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.UniqueConstraint(
                name="accusationhandover_one_at_a_time",
                fields=["accusation"],
                condition=Q(state=HandoverState.ASKED),
                violation_error_message=_("It waits for the second person already."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="accusationhandover_moves_by_its_table",
                field="state",
                transitions=HANDOVER.transitions(),
            ),
            pgtrigger.Protect(
                name="accusationhandover_is_kept", operation=pgtrigger.Delete
            ),
            pgtrigger.Protect(
                name="accusationhandover_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "accusation", "left_by", "to", "reason", "asked_by", "asked_at"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"AccusationHandover #{self.pk}"
