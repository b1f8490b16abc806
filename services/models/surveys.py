"""Surveys: their questions, a sample drawn once, who reads the words (L4)."""

from typing import Any, Final

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from services import flows
from services.choices.surveys import (
    Agreement,
    Facet,
    Frame,
    QuestionKind,
    SurveyKind,
    SurveyState,
)
from services.querysets.surveys import SurveyQuerySet, SurveyRowQuerySet

LEAST_OPTIONS: Final = 2
MOST_OPTIONS: Final = 8
MOST_QUESTIONS: Final = 12
_KEPT: Final = (
    "unit_id", "kind", "title", "intro", "frame", "closes_on", "repeats_id",
    "frame_size", "sample_size", "seed", "drawn_on",
)  # fmt: skip
# The share lock lets nobody open or close the survey while a row is being written.
_WHILE: Final = """
    PERFORM FROM services_survey s
    WHERE s.id = {survey} AND s.state = '{state}' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the survey is not {state}'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_{state}';
    END IF;
"""


def comes_while(
    name: str, survey: str, *, state: SurveyState, more: str = ""
) -> pgtrigger.Trigger:
    """Rows that come only in one state of their survey."""
    func = _WHILE.format(survey=survey.format(row="NEW"), state=state.value)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=f"{func}{more}RETURN NEW;",
    )


def goes_when_closed(name: str) -> pgtrigger.Trigger:
    """Rows that go only once their survey is closed."""
    func = _WHILE.format(survey="OLD.survey_id", state=SurveyState.CLOSED.value)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func=f"{func}RETURN OLD;",
    )


_UNDRAWN: Final = Q(
    frame_size__isnull=True,
    sample_size__isnull=True,
    seed__isnull=True,
    drawn_on__isnull=True,
)
_DRAWN: Final = Q(
    frame_size__isnull=False,
    sample_size__gte=1,
    sample_size__lte=F("frame_size"),
    seed__isnull=False,
    drawn_on__isnull=False,
)


@tracked()
class Survey(models.Model):
    """Questions put to a sample drawn by chance; frame and seed are kept."""

    read_capability = Capability.SURVEYS_KEEP

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("kind of survey"), max_length=10, choices=SurveyKind)
    title = models.CharField(pgettext_lazy("survey", "title"), max_length=80)
    intro = models.CharField(_("what it is for"), max_length=500)
    frame = models.CharField(_("sample is drawn of"), max_length=10, choices=Frame)
    closes_on = models.DateField(pgettext_lazy("survey", "answers until"))
    state = models.CharField(
        pgettext_lazy("survey", "state"),
        max_length=8,
        choices=SurveyState,
        default=SurveyState.DRAFT,
    )
    repeats = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repetitions",
        verbose_name=_("repeats"),
    )
    frame_size = models.PositiveIntegerField(_("there are"), null=True, blank=True)
    sample_size = models.PositiveIntegerField(_("drawn"), null=True, blank=True)
    seed = models.BigIntegerField(_("seed of the draw"), null=True, blank=True)
    drawn_on = models.DateField(_("drawn on"), null=True, blank=True)
    closed_on = models.DateField(
        pgettext_lazy("survey", "closed on"), null=True, blank=True
    )

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="survey_words_known",
                condition=Q(
                    kind__in=SurveyKind.values,
                    frame__in=Frame.values,
                    state__in=SurveyState.values,
                ),
            ),
            models.CheckConstraint(
                name="survey_says_what_for", condition=~Q(title="") & ~Q(intro="")
            ),
            models.CheckConstraint(
                name="survey_drawn_once_open",
                condition=Q(state__in=[SurveyState.DRAFT, SurveyState.DROPPED])
                & _UNDRAWN
                | Q(state__in=[SurveyState.OPEN, SurveyState.CLOSED]) & _DRAWN,
            ),
            models.CheckConstraint(
                name="survey_closed_iff_dated",
                condition=Q(state=SurveyState.CLOSED, closed_on__isnull=False)
                | ~Q(state=SurveyState.CLOSED) & Q(closed_on__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="survey_moves_by_its_table",
                field="state",
                transitions=flows.SURVEY.transitions(),
            ),
            pgtrigger.Protect(
                name="survey_begins_as_a_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=SurveyState.DRAFT),
            ),
            pgtrigger.Protect(
                name="survey_stays_as_drawn",
                operation=pgtrigger.UpdateOf(*_KEPT),
                condition=~pgtrigger.Q(old__state=SurveyState.DRAFT),
            ),
            pgtrigger.Protect(name="survey_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title


class SurveyQuestion(models.Model):
    """One question; of a belonging survey, with the side of belonging it asks about."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "survey__unit"

    survey = models.ForeignKey(
        Survey,
        on_delete=models.PROTECT,
        related_name="questions",
        verbose_name=_("survey"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("how it is answered"), max_length=8, choices=QuestionKind)
    facet = models.CharField(
        _("side of belonging"), max_length=8, choices=Facet, blank=True, default=""
    )
    text = models.CharField(_("question"), max_length=200)
    options = ArrayField(
        models.CharField(max_length=60),
        size=MOST_OPTIONS,
        default=list,
        verbose_name=_("answers"),
    )

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="surveyquestion_number_once", fields=["survey", "number"]
            ),
            models.CheckConstraint(
                name="surveyquestion_asks",
                condition=Q(number__gte=1, number__lte=MOST_QUESTIONS) & ~Q(text=""),
            ),
            models.CheckConstraint(
                name="surveyquestion_answers_by_kind",
                condition=Q(
                    kind=QuestionKind.CHOICE,
                    options__len__gte=LEAST_OPTIONS,
                    options__len__lte=MOST_OPTIONS,
                )
                | Q(kind__in=[QuestionKind.SCALE, QuestionKind.TEXT], options__len=0),
            ),
            models.CheckConstraint(
                name="surveyquestion_sides_are_scales",
                condition=Q(facet="")
                | Q(facet__in=Facet.values, kind=QuestionKind.SCALE),
            ),
        ]
        triggers = [
            comes_while(
                "surveyquestion_while_draft",
                "{row}.survey_id",
                state=SurveyState.DRAFT,
            ),
            pgtrigger.Protect(
                name="surveyquestion_never_changed", operation=pgtrigger.Update
            ),
            pgtrigger.Trigger(
                name="surveyquestion_goes_while_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=_WHILE.format(survey="OLD.survey_id", state="draft")
                + "RETURN OLD;",
            ),
        ]

    def __str__(self) -> str:
        return f"SurveyQuestion #{self.pk}"

    @property
    def answers(self) -> list[str]:
        """The words of the answers 1, 2, 3 …; none where own words are asked."""
        if self.kind == QuestionKind.SCALE:
            return [str(label) for label in Agreement.labels]
        return list(self.options)


class SurveySample(models.Model):
    """A dwelling or an adult drawn; gone once the survey is closed. It has no code."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "survey__unit"

    survey = models.ForeignKey(
        Survey,
        on_delete=models.PROTECT,
        related_name="sample",
        verbose_name=_("survey"),
    )
    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("dwelling"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("resident"),
    )

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("drawn for a survey")
        verbose_name_plural = _("drawn for surveys")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="surveysample_one_of_both",
                condition=Q(dwelling__isnull=False, person__isnull=True)
                | Q(dwelling__isnull=True, person__isnull=False),
            ),
            models.UniqueConstraint(
                name="surveysample_dwelling_once", fields=["survey", "dwelling"]
            ),
            models.UniqueConstraint(
                name="surveysample_person_once", fields=["survey", "person"]
            ),
        ]
        triggers = [
            comes_while(
                "surveysample_drawn_once", "{row}.survey_id", state=SurveyState.DRAFT
            ),
            pgtrigger.Protect(name="surveysample_frozen", operation=pgtrigger.Update),
            goes_when_closed("surveysample_goes_when_closed"),
        ]

    def __str__(self) -> str:
        return f"SurveySample #{self.pk}"


@tracked()
class SurveyReader(models.Model):
    """A colleague named to read the own words of one survey."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "survey__unit"

    survey = models.ForeignKey(
        Survey,
        on_delete=models.PROTECT,
        related_name="readers",
        verbose_name=_("survey"),
    )
    user = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("may read the words"),
    )
    named_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("named by"),
    )
    named_at = models.DateTimeField(_("named at"))

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader of a survey")
        verbose_name_plural = _("readers of surveys")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="surveyreader_once", fields=["survey", "user"]
            ),
            models.CheckConstraint(
                name="surveyreader_named_by_another",
                condition=Q(named_by__isnull=True) | ~Q(named_by=F("user")),
            ),
        ]

    def __str__(self) -> str:
        return f"SurveyReader #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the survey is made."""
        return self.survey.unit
