"""Surveys: written, drawn and opened in one act, closed; who reads the words (L4)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.codes import new_code
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from residents.models import Dwelling, Person
from services import flows
from services.choices.surveys import (
    Facet,
    Frame,
    QuestionKind,
    SurveyKind,
    SurveyState,
)
from services.models import (
    Survey,
    SurveyCode,
    SurveyQuestion,
    SurveyReader,
    SurveySample,
    SurveyText,
)
from services.models.surveys import LEAST_OPTIONS, MOST_OPTIONS, MOST_QUESTIONS
from services.policies import surveys as policies
from services.rules.surveys import born_by, draw

CODE: Final = "services.surveycode.code"
WORDS_READ: Final = "surveys.words_read"
MOST_DRAWN: Final = 1000
_ADULT: Final = 18


@dataclass(frozen=True, slots=True)
class Plan:
    """What a survey is for, of whom, until when."""

    kind: SurveyKind
    title: str
    intro: str
    frame: Frame
    closes_on: date


@transaction.atomic
def draft_survey(
    unit: Any, *, plan: Plan, actor: Actor, repeats: Survey | None = None
) -> Survey:
    """A survey without questions yet. Raises Refused `words_missing`."""
    require(policies.may_keep_unit, actor, unit)
    if not (plan.title.strip() and plan.intro.strip()):
        raise Refused(_("Say what the survey is called and for."), code="words_missing")
    survey = Survey.objects.create(
        unit=unit,
        kind=plan.kind,
        title=plan.title.strip()[:80],
        intro=plan.intro.strip()[:500],
        frame=plan.frame,
        closes_on=plan.closes_on,
        repeats=repeats,
    )
    record("surveys.drafted", survey, actor=actor, detail={"kind": plan.kind})
    return survey


@transaction.atomic
def repeat_survey(survey: Survey, *, closes_on: date, actor: Actor) -> Survey:
    """The same questions again: what came out is put beside the time before (L4).

    Raises Refused `not_closed`.
    """
    survey = _locked(survey, actor)
    if survey.state != SurveyState.CLOSED:
        raise Refused(_("Close this survey first."), code="not_closed")
    plan = Plan(
        kind=SurveyKind(survey.kind),
        title=survey.title,
        intro=survey.intro,
        frame=Frame(survey.frame),
        closes_on=closes_on,
    )
    again = draft_survey(survey.unit, plan=plan, actor=actor, repeats=survey)
    SurveyQuestion.objects.bulk_create(
        SurveyQuestion(
            survey=again,
            number=one.number,
            kind=one.kind,
            facet=one.facet,
            text=one.text,
            options=one.options,
        )
        for one in survey.questions.all()
    )
    return again


@transaction.atomic
def ask(
    survey: Survey,
    *,
    kind: QuestionKind,
    text: str,
    actor: Actor,
    options: Sequence[str] = (),
    facet: str = "",
) -> SurveyQuestion:
    """One more question of a draft.

    Raises Refused `not_a_draft`, `words_missing`, `options`, `facet`,
    `enough_questions`.
    """
    survey = _draft(survey, actor)
    said = [option.strip()[:60] for option in options if option.strip()]
    if not text.strip():
        raise Refused(_("Write the question."), code="words_missing")
    _refuse_unfit(kind, said, facet)
    count = survey.questions.count()
    if count >= MOST_QUESTIONS:
        raise Refused(
            _("A survey has up to %(most)d questions.") % {"most": MOST_QUESTIONS},
            code="enough_questions",
        )
    question = SurveyQuestion.objects.create(
        survey=survey,
        number=count + 1,
        kind=kind,
        facet=facet,
        text=text.strip()[:200],
        options=said,
    )
    record("surveys.question_added", survey, actor=actor)
    return question


@transaction.atomic
def clear_questions(survey: Survey, *, actor: Actor) -> None:
    """Take all questions out of a draft, to write them anew. Refused `not_a_draft`."""
    survey = _draft(survey, actor)
    survey.questions.all().delete()
    record("surveys.questions_cleared", survey, actor=actor)


@transaction.atomic
def open_survey(
    survey: Survey, *, size: int, actor: Actor, now: datetime, seed: int | None = None
) -> Survey:
    """Draw the sample once, make a code for each, and open: all of it then stays.

    The seed is drawn by chance where none is given, and kept with the size of the
    frame. Which slip goes to which door is not recorded.

    Raises Refused `questions_missing`, `facets_missing`, `day_passed`, `sample_size`,
    `frame_empty`.
    """
    survey = _draft(survey, actor)
    flows.SURVEY.require(survey.state, SurveyState.OPEN)
    today = timezone.localdate(now)
    _refuse_unready(survey, size, today)
    column, frame = _frame(survey, today)
    if not frame:
        raise Refused(
            _(
                "There is nobody to draw. Register dwellings with people in them, "
                "or draw adults."
            ),
            code="frame_empty",
        )
    seed = secrets.randbelow(2**31) if seed is None else seed
    drawn = draw(frame, size=size, seed=seed)
    SurveySample.objects.bulk_create(
        SurveySample(survey=survey, **{column: pk}) for pk in drawn
    )
    codes = {new_code(secrets.choice) for _one in drawn}
    while len(codes) < len(drawn):
        codes.add(new_code(secrets.choice))
    SurveyCode.objects.bulk_create(
        SurveyCode(survey=survey, code=code, code_index=blind_index(code, CODE))
        for code in codes
    )
    survey.state, survey.drawn_on, survey.seed = SurveyState.OPEN, today, seed
    survey.frame_size, survey.sample_size = len(frame), len(drawn)
    survey.save(
        update_fields=["state", "drawn_on", "seed", "frame_size", "sample_size"]
    )
    record("surveys.opened", survey, actor=actor, at=now, detail={"drawn": len(drawn)})
    return survey


@transaction.atomic
def close_survey(survey: Survey, *, actor: Actor, now: datetime) -> Survey:
    """No more answers; codes and sample are deleted, so that no trail is left.

    Raises Refused `illegal_move`.
    """
    survey = _locked(survey, actor)
    flows.SURVEY.require(survey.state, SurveyState.CLOSED)
    survey.state, survey.closed_on = SurveyState.CLOSED, timezone.localdate(now)
    survey.save(update_fields=["state", "closed_on"])
    survey.codes.all().delete()
    survey.sample.all().delete()
    record("surveys.closed", survey, actor=actor, at=now)
    return survey


@transaction.atomic
def drop_survey(survey: Survey, *, actor: Actor) -> Survey:
    """Give a draft up. Raises Refused `not_a_draft`."""
    survey = _draft(survey, actor)
    survey.state = SurveyState.DROPPED
    survey.save(update_fields=["state"])
    record("surveys.dropped", survey, actor=actor)
    return survey


@transaction.atomic
def name_reader(
    survey: Survey, *, user: User, actor: Actor, now: datetime
) -> SurveyReader:
    """Let a colleague read the own words. Refused `same_person`, `reader_named`."""
    survey = _locked(survey, actor)
    if user.pk == actor.actor_id:
        raise Refused(_("Somebody else names you."), code="same_person")
    today = timezone.localdate(now)
    if not who_may_read(survey, on=today).filter(pk=user.pk).exists():
        raise Refused(_("This colleague keeps no surveys there."), code="elsewhere")
    if survey.readers.filter(user=user).exists():
        raise Refused(_("This colleague is named already."), code="reader_named")
    reader = SurveyReader.objects.create(
        survey=survey, user=user, named_by_id=actor.actor_id, named_at=now
    )
    record("surveys.reader_named", survey, actor=actor, detail={"user": user.pk})
    return reader


def who_may_read(survey: Survey, *, on: date) -> QuerySet[User]:
    """Colleagues who may be named: those who make surveys there."""
    posts = Post.objects.live(on).with_capability(Capability.SURVEYS_KEEP)
    holders = posts.over(survey.unit).values("user")
    found: QuerySet[User] = User.objects.active().filter(pk__in=holders)
    return found.order_by("pk")


@transaction.atomic
def read_words(survey: Survey, *, actor: Actor, now: datetime) -> list[SurveyText]:
    """What people wrote, apart from their other answers; each look is on record.

    Raises Refused `few` where fewer than the floor answered.
    """
    survey = Survey.objects.select_related("unit").get(pk=survey.pk)
    require(policies.may_read_words, actor, survey)
    if survey.sheets.count() < int(parameter("figures.small_cell")):
        raise Refused(_("Too few have answered to show what they wrote."), code="few")
    texts = SurveyText.objects.filter(question__survey=survey)
    found = list(texts.select_related("question").order_by("question__number", "pk"))
    record(WORDS_READ, survey, actor=actor, at=now, detail={"texts": len(found)})
    return found


def _frame(survey: Survey, today: date) -> tuple[str, list[int]]:
    """Which column of the sample, and whom it is drawn of."""
    if survey.frame == Frame.DWELLINGS:
        homes = Dwelling.objects.in_unit(survey.unit).in_use(today)
        lived_in = homes.with_occupants(today).filter(occupants__gt=0)
        return "dwelling_id", list(lived_in.values_list("pk", flat=True))
    people = Person.objects.in_unit(survey.unit).living(today)
    adults = people.filter(
        birth_on__lte=born_by(today, years=_ADULT), erased_at__isnull=True
    )
    return "person_id", list(adults.values_list("pk", flat=True))


def _refuse_unfit(kind: QuestionKind, said: Sequence[str], facet: str) -> None:
    if kind != QuestionKind.CHOICE and said:
        raise Refused(_("Only a choice has answers to choose from."), code="options")
    fits = LEAST_OPTIONS <= len(said) <= MOST_OPTIONS and len(set(said)) == len(said)
    if kind == QuestionKind.CHOICE and not fits:
        raise Refused(_("Give two to eight different answers."), code="options")
    if facet and kind != QuestionKind.SCALE:
        raise Refused(
            _("A side of belonging is asked with the scale of 1 to 5."), code="facet"
        )


def _refuse_unready(survey: Survey, size: int, today: date) -> None:
    questions = list(survey.questions.all())
    if not questions:
        raise Refused(_("Add questions first."), code="questions_missing")
    asked = {question.facet for question in questions}
    if survey.kind == SurveyKind.BELONGING and not asked >= set(Facet.values):
        raise Refused(
            _("Ask about all three sides of belonging: place, culture and heart."),
            code="facets_missing",
        )
    if survey.closes_on < today:
        raise Refused(_("The last day cannot lie in the past."), code="day_passed")
    if not 1 <= size <= MOST_DRAWN:
        raise Refused(
            _("Draw between 1 and %(most)d.") % {"most": MOST_DRAWN}, code="sample_size"
        )


def _locked(survey: Survey, actor: Actor) -> Survey:
    rows = Survey.objects.for_update().select_related("unit")
    found: Survey = rows.get(pk=survey.pk)
    require(policies.may_keep, actor, found)
    return found


def _draft(survey: Survey, actor: Actor) -> Survey:
    survey = _locked(survey, actor)
    if survey.state != SurveyState.DRAFT:
        raise Refused(_("This survey is no draft any more."), code="not_a_draft")
    return survey
