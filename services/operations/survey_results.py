"""What came out of a closed survey, as far as it may be shown (L4)."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from services.choices.surveys import Facet, QuestionKind, SurveyState
from services.models import Survey, SurveyAnswer, SurveyQuestion, SurveyText
from services.rules.surveys import rate, scale_counts, scale_mean, shown_counts


@dataclass(frozen=True, slots=True)
class Line:
    """One question: answers with their counts (None: hidden), and of how many.

    `count` is None where fewer than the floor answered it; then nothing is shown.
    """

    question: SurveyQuestion
    count: int | None
    cells: list[tuple[str, int | None]]
    mean: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Sums of a closed survey with its response rate."""

    answered: int
    invited: int
    rate: Decimal | None
    floor: int
    lines: list[Line]
    facets: list[tuple[str, Decimal | None]]


def results(survey: Survey) -> Results:
    """Sums, never rows. Raises Refused `not_closed`: looks while it runs would tell."""
    if survey.state != SurveyState.CLOSED:
        raise Refused(_("Close this survey first."), code="not_closed")
    floor = int(parameter("figures.small_cell"))
    given = Counter(
        SurveyAnswer.objects.filter(sheet__survey=survey).values_list(
            "question_id", "value"
        )
    )
    questions = list(survey.questions.all())
    answered, invited = survey.sheets.count(), survey.sample_size or 0
    return Results(
        answered=answered,
        invited=invited,
        rate=rate(answered, invited),
        floor=floor,
        lines=[_line(one, given, floor) for one in questions],
        facets=_facets(questions, given, floor),
    )


def _line(
    question: SurveyQuestion, given: Counter[tuple[int, int]], floor: int
) -> Line:
    if question.kind == QuestionKind.TEXT:
        count = SurveyText.objects.filter(question=question).count()
        return Line(question, count if count >= floor else None, [])
    words = question.answers
    counts = _counts(question, given)
    total = sum(counts)
    if total < floor:
        return Line(question, None, [])
    if question.kind == QuestionKind.SCALE:
        shown = scale_counts(counts, floor=floor)
        mean = scale_mean(counts, floor=floor)
        return Line(question, total, list(zip(words, shown, strict=True)), mean)
    shown = shown_counts(counts, floor=floor)
    return Line(question, total, list(zip(words, shown, strict=True)))


def _facets(
    questions: list[SurveyQuestion], given: Counter[tuple[int, int]], floor: int
) -> list[tuple[str, Decimal | None]]:
    """The mean of each side of belonging; None unless each of its questions has one."""
    found: list[tuple[str, Decimal | None]] = []
    for facet in Facet:
        asked = [_counts(one, given) for one in questions if one.facet == facet]
        if not asked:
            continue
        thin = any(sum(counts) < floor for counts in asked)
        together = [sum(column) for column in zip(*asked, strict=True)]
        mean = None if thin else scale_mean(together, floor=floor)
        found.append((str(facet.label), mean))
    return found


def _counts(question: SurveyQuestion, given: Counter[tuple[int, int]]) -> list[int]:
    values = range(1, len(question.answers) + 1)
    return [given[question.pk, value] for value in values]
