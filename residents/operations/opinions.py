"""Opinion rounds: asked, answered on paper, sorted into themes, closed (E3d, H1)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents import flows
from residents.choices.opinions import OpinionChannel, Outcome, RoundStatus
from residents.models import (
    Household,
    Opinion,
    OpinionRound,
    OpinionTheme,
    ThemeMention,
)
from residents.policies.opinions import may_keep


@transaction.atomic
def ask_opinions(
    unit: Unit,
    *,
    title: str,
    question: str,
    opens_on: date,
    closes_on: date,
    actor: Actor,
) -> OpinionRound:
    """Put an open question. Raises Refused `words_missing`, `period_reversed`."""
    asked = OpinionRound(
        unit=unit,
        title=title.strip(),
        question=question.strip(),
        opens_on=opens_on,
        closes_on=closes_on,
    )
    require(may_keep, actor, asked)
    if not (asked.title and asked.question):
        raise Refused(_("Give a title and the question."), code="words_missing")
    if closes_on < opens_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    asked.save()
    record("opinions.asked", asked, actor=actor)
    return asked


@transaction.atomic
def enter_opinion(
    asked: OpinionRound,
    *,
    text: str,
    channel: OpinionChannel,
    received_on: date,
    actor: Actor,
    now: datetime,
    household: Household | None = None,
    themes: Iterable[OpinionTheme] = (),
) -> Opinion:
    """Enter one paper answer, without a name; long numbers in it are blotted out.

    Raises Refused `illegal_move`, `words_missing`, `opinion_outside_dates` and
    `household_elsewhere`.
    """
    asked = _open_round(asked, actor)
    if not text.strip():
        raise Refused(_("Write the answer down."), code="words_missing")
    last = min(asked.closes_on, timezone.localdate(now))
    if not asked.opens_on <= received_on <= last:
        raise Refused(
            _("Answers count from %(first)s to %(last)s.")
            % {"first": f"{asked.opens_on:%Y-%m-%d}", "last": f"{last:%Y-%m-%d}"},
            code="opinion_outside_dates",
        )
    if household and not household.unit.path.startswith(asked.unit.path):
        raise Refused(
            _("This household lives outside the unit that was asked."),
            code="household_elsewhere",
        )
    opinion = Opinion.objects.create(
        round=asked,
        text=without_long_numbers(text.strip())[:1000],
        channel=channel,
        received_on=received_on,
        household=household,
    )
    _mark(opinion, themes)
    record("opinions.entered", asked, actor=actor, detail={"channel": channel})
    return opinion


@transaction.atomic
def add_theme(asked: OpinionRound, *, title: str, actor: Actor) -> OpinionTheme:
    """A theme for answers. Raises `illegal_move`, `words_missing`, `theme_there`."""
    asked = _open_round(asked, actor)
    title = title.strip()[:80]
    if not title:
        raise Refused(_("Give the theme a name."), code="words_missing")
    if asked.themes.filter(title=title).exists():
        raise Refused(_("This theme is there already."), code="theme_there")
    theme = OpinionTheme.objects.create(round=asked, title=title)
    record("opinions.theme_added", asked, actor=actor)
    return theme


@transaction.atomic
def sort_opinion(
    opinion: Opinion, *, themes: Iterable[OpinionTheme], actor: Actor
) -> None:
    """Say what an answer is about; earlier themes of it go. Raises `theme_missing`."""
    asked = _open_round(opinion.round, actor)
    chosen = list(themes)
    if not chosen:
        raise Refused(_("Choose at least one theme."), code="theme_missing")
    opinion.mentions.all().delete()
    _mark(opinion, chosen)
    record("opinions.sorted", asked, actor=actor)


@transaction.atomic
def answer_theme(
    theme: OpinionTheme, *, outcome: Outcome, reason: str, actor: Actor
) -> OpinionTheme:
    """Say what becomes of a theme, and why. Raises `illegal_move`, `reason_missing`."""
    asked = _open_round(theme.round, actor)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    theme = asked.themes.for_update().get(pk=theme.pk)
    theme.outcome, theme.reason = outcome, reason.strip()[:500]
    theme.save(update_fields=["outcome", "reason"])
    record("opinions.theme_answered", asked, actor=actor, detail={"outcome": outcome})
    return theme


@transaction.atomic
def close_round(asked: OpinionRound, *, actor: Actor, now: datetime) -> OpinionRound:
    """Close it for good, every answer with a theme and every theme with an outcome.

    Raises Refused `illegal_move`, `round_not_over`, `opinions_without_theme` and
    `themes_without_outcome`.
    """
    asked = _open_round(asked, actor)
    today = timezone.localdate(now)
    if today <= asked.closes_on:
        raise Refused(
            _("Answers may still come in until the last day."), code="round_not_over"
        )
    left = asked.opinions.without_theme().count()
    if left:
        raise Refused(
            _("%(count)d answers have no theme yet.") % {"count": left},
            code="opinions_without_theme",
        )
    left = asked.themes.without_outcome().count()
    if left:
        raise Refused(
            _("%(count)d themes have no outcome yet.") % {"count": left},
            code="themes_without_outcome",
        )
    asked.status, asked.closed_on = RoundStatus.CLOSED, today
    asked.save(update_fields=["status", "closed_on"])
    record("opinions.closed", asked, actor=actor)
    return asked


def _mark(opinion: Opinion, themes: Iterable[OpinionTheme]) -> None:
    ThemeMention.objects.bulk_create(
        ThemeMention(opinion=opinion, theme=theme)
        for theme in themes
        if theme.round_id == opinion.round_id
    )


def _open_round(asked: OpinionRound, actor: Actor) -> OpinionRound:
    rows = OpinionRound.objects.for_update().select_related("unit")
    fresh: OpinionRound = rows.get(pk=asked.pk)
    require(may_keep, actor, fresh)
    flows.OPINION_ROUND.require(fresh.status, RoundStatus.CLOSED)
    return fresh
