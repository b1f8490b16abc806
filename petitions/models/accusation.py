"""Accusations (检举控告): sealed, handed on, and then forgotten but for their days."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.privacy.fields import EncryptedTextField
from liuli.territory.counters import DailyCounter
from petitions.choices.cases import Channel
from petitions.models.life import staff
from petitions.querysets.cases import AccusationQuerySet


class AccusationCounter(DailyCounter):
    """The last number of an accusation given out in one community on one day."""

    class Meta(DailyCounter.Meta):
        verbose_name = _("accusation counter")
        verbose_name_plural = _("accusation counters")


class Accusation(models.Model):
    """One accusation (PP-2): no name of anybody in a column, no history of its words.

    Only whoever took it sees that it is there, until it is handed on. Once the body
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
    taken_by = staff(_("taken by"))
    taken_at = models.DateTimeField(_("entered at"))
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
            pgtrigger.Protect(
                name="accusation_confirmed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__confirmed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number
