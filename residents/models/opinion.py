"""Opinion rounds: a question, answers, their themes, an outcome for each (E3d, H1)."""

from typing import Any, Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents import flows
from residents.choices.opinions import OpinionChannel, Outcome, RoundStatus
from residents.querysets.opinions import (
    OpinionQuerySet,
    OpinionRoundQuerySet,
    RoundRowQuerySet,
    ThemeQuerySet,
)

# The share lock lets nobody close the round while an answer is being written.
_WHILE_OPEN: Final = """
    PERFORM FROM residents_opinionround round
    WHERE round.id = {round} AND round.status = 'open' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a closed opinion round stays as it is'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'opinionround_stays_once_closed';
    END IF;
"""
_SAME_ROUND: Final = """
    IF NOT EXISTS (
        SELECT FROM residents_opinion opinion
        JOIN residents_opiniontheme theme ON theme.round_id = opinion.round_id
        WHERE opinion.id = {row}.opinion_id AND theme.id = {row}.theme_id
    ) THEN
        RAISE EXCEPTION 'an answer has themes of its own round'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'thememention_same_round';
    END IF;
"""
_EVERYTHING_SAID: Final = """
    IF EXISTS (
        SELECT FROM residents_opinion opinion WHERE opinion.round_id = NEW.id
        AND NOT EXISTS (
            SELECT FROM residents_thememention mention
            WHERE mention.opinion_id = opinion.id)
    ) OR EXISTS (
        SELECT FROM residents_opiniontheme theme
        WHERE theme.round_id = NEW.id AND theme.outcome = ''
    ) THEN
        RAISE EXCEPTION 'an answer has no theme or a theme no outcome'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'opinionround_closed_with_outcomes';
    END IF;
    RETURN NEW;
"""
_OF_MENTION: Final = (
    "(SELECT opinion.round_id FROM residents_opinion opinion"
    " WHERE opinion.id = {row}.opinion_id)"
)


def _while_open(name: str, round_of: str, more: str = "") -> pgtrigger.Trigger:
    """Rows of a round come, change and go only while it is open."""
    old = _WHILE_OPEN.format(round=round_of.format(row="OLD"))
    new = _WHILE_OPEN.format(round=round_of.format(row="NEW")) + more.format(row="NEW")
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=(
            f"IF TG_OP <> 'INSERT' THEN {old} END IF;"
            f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; {new} RETURN NEW;"
        ),
    )


@tracked()
class OpinionRound(models.Model):
    """One open question put to a unit for some days."""

    read_capability = Capability.VOTES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    title = models.CharField(pgettext_lazy("opinion round", "title"), max_length=120)
    question = models.TextField(_("open question"), max_length=1000)
    opens_on = models.DateField(_("answers from"))
    closes_on = models.DateField(_("answers until"))
    status = models.CharField(
        pgettext_lazy("opinion round", "state"),
        max_length=8,
        choices=RoundStatus,
        default=RoundStatus.OPEN,
    )
    closed_on = models.DateField(
        pgettext_lazy("opinion round", "closed on"), null=True, blank=True
    )

    objects = OpinionRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion round")
        verbose_name_plural = _("opinion rounds")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="opinionround_status_known",
                condition=Q(status__in=RoundStatus.values),
            ),
            models.CheckConstraint(
                name="opinionround_forward", condition=Q(closes_on__gte=F("opens_on"))
            ),
            models.CheckConstraint(
                name="opinionround_asks_something",
                condition=~Q(title="") & ~Q(question=""),
            ),
            models.CheckConstraint(
                name="opinionround_closed_iff_dated",
                condition=Q(status=RoundStatus.CLOSED, closed_on__isnull=False)
                | Q(status=RoundStatus.OPEN, closed_on__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="opinionround_moves_by_its_table",
                field="status",
                transitions=flows.OPINION_ROUND.transitions(),
            ),
            pgtrigger.Protect(
                name="opinionround_begins_open",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=RoundStatus.OPEN),
            ),
            pgtrigger.Protect(
                name="opinionround_stays_once_closed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status=RoundStatus.CLOSED),
            ),
            pgtrigger.Trigger(
                name="opinionround_closed_with_outcomes",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status"),
                condition=pgtrigger.Q(new__status=RoundStatus.CLOSED),
                func=_EVERYTHING_SAID,
            ),
        ]

    def __str__(self) -> str:
        return f"OpinionRound #{self.pk}"


class Opinion(models.Model):
    """One answer as it was written; nobody's name belongs to it."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "round__unit"

    round = models.ForeignKey(
        OpinionRound,
        on_delete=models.PROTECT,
        related_name="opinions",
        verbose_name=_("opinion round"),
    )
    text = models.CharField(_("answer"), max_length=1000)
    channel = models.CharField(
        _("how it came in"), max_length=8, choices=OpinionChannel
    )
    household = models.ForeignKey(
        "residents.Household",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("household"),
    )
    received_on = models.DateField(_("received on"))
    ledger_key = models.CharField(  # noqa: DJ001 - typed answers have none
        _("fingerprint in a ledger"),
        max_length=64,
        null=True,
        blank=True,
        editable=False,
    )

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer of an opinion round")
        verbose_name_plural = _("answers of opinion rounds")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="opinion_channel_known",
                condition=Q(channel__in=OpinionChannel.values),
            ),
            models.UniqueConstraint(
                name="opinion_once_per_line", fields=["round", "ledger_key"]
            ),
            models.CheckConstraint(name="opinion_has_words", condition=~Q(text="")),
        ]
        triggers = [_while_open("opinion_while_open", "{row}.round_id")]

    def __str__(self) -> str:
        return f"Opinion #{self.pk}"


@tracked()
class OpinionTheme(models.Model):
    """What several answers are about, and what becomes of it."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "round__unit"

    round = models.ForeignKey(
        OpinionRound,
        on_delete=models.PROTECT,
        related_name="themes",
        verbose_name=_("opinion round"),
    )
    title = models.CharField(pgettext_lazy("theme", "theme"), max_length=80)
    outcome = models.CharField(
        _("what becomes of it"), max_length=8, choices=Outcome, blank=True, default=""
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True, default="")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme of an opinion round")
        verbose_name_plural = _("themes of opinion rounds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="opiniontheme_once_per_round", fields=["round", "title"]
            ),
            models.CheckConstraint(
                name="opiniontheme_outcome_known",
                condition=Q(outcome__in=[*Outcome.values, ""]),
            ),
            models.CheckConstraint(
                name="opiniontheme_outcome_has_a_reason",
                condition=Q(outcome="", reason="") | ~Q(outcome="") & ~Q(reason=""),
                violation_error_message=_("Say why."),
            ),
        ]
        triggers = [_while_open("opiniontheme_while_open", "{row}.round_id")]

    def __str__(self) -> str:
        return f"OpinionTheme #{self.pk}"


class ThemeMention(models.Model):
    """One answer speaks of one theme; it may speak of several."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "theme__round__unit"

    opinion = models.ForeignKey(
        Opinion,
        on_delete=models.PROTECT,
        related_name="mentions",
        verbose_name=_("answer"),
    )
    theme = models.ForeignKey(
        OpinionTheme,
        on_delete=models.PROTECT,
        related_name="mentions",
        verbose_name=pgettext_lazy("theme", "theme"),
    )

    objects = RoundRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme of an answer")
        verbose_name_plural = _("themes of answers")
        constraints = [
            models.UniqueConstraint(
                name="thememention_once", fields=["opinion", "theme"]
            )
        ]
        triggers = [_while_open("thememention_while_open", _OF_MENTION, _SAME_ROUND)]

    def __str__(self) -> str:
        return f"ThemeMention #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the question was put."""
        return self.theme.round.unit
