"""Answering a survey by a code, on the page or typed in from paper (L4, PI-7)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.codes import bare_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.privacy.crypto import blind_index
from services.choices.surveys import QuestionKind, SurveyState
from services.models import (
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveySheet,
    SurveyText,
)
from services.operations.surveys import CODE
from services.operations.tries import note_miss, refuse_guessing
from services.policies import surveys as policies

_LONGEST: Final = 500


def survey_of_code(text: str, *, address: str, now: datetime) -> Survey | None:
    """The survey a code opens, or None; misses are counted. Refused `too_many_tries`.

    Raises Refused `code_used` and `survey_closed` too, before anybody answers in vain.
    """
    refuse_guessing(address, now=now)
    code = SurveyCode.objects.filter(code_index=_index(text)).first()
    if code is None:
        note_miss(address, now=now)
        return None
    survey = Survey.objects.get(pk=code.survey_id)
    _refuse_shut(survey, code, timezone.localdate(now))
    return survey


@transaction.atomic
def answer_survey(
    survey: Survey,
    *,
    code: str,
    given: Mapping[int, Any],
    now: datetime,
    actor: Actor = SYSTEM,
) -> None:
    """Use a code up and keep the answers, with nothing that joins the two.

    `given` holds, by the number of the question, the number of an answer or words; what
    was left out is missing. No sentence goes into the audit and no time is kept: beside
    the few who answer, a minute would name somebody. `actor` is whoever types in paper.

    Raises Refused `code_unknown`, `code_used`, `survey_closed`, `nothing_said`.
    """
    fresh = Survey.objects.select_related("unit").get(pk=survey.pk)
    require(policies.may_keep, actor, fresh)
    found = SurveyCode.objects.for_update().filter(
        survey=fresh, code_index=_index(code)
    )
    slip = found.first()
    if slip is None:
        raise Refused(
            _("This code is not known. Check the slip, or ask at the community."),
            code="code_unknown",
        )
    _refuse_shut(fresh, slip, timezone.localdate(now))
    slip.is_used, slip.code = True, None
    slip.save(update_fields=["is_used", "code"])
    _keep(fresh, given)


def _keep(survey: Survey, given: Mapping[int, Any]) -> None:
    sheet = SurveySheet(survey=survey)
    answers, texts = [], []
    for question in survey.questions.all():
        said = given.get(question.number)
        if said is None or said == "":
            continue
        if question.kind == QuestionKind.TEXT:
            words = str(said).strip()[:_LONGEST]
            texts += [SurveyText(question=question, text=words)] if words else []
        else:
            answers.append(
                SurveyAnswer(sheet=sheet, question=question, value=int(said))
            )
    if not answers and not texts:
        raise Refused(_("Answer at least one question."), code="nothing_said")
    sheet.save(force_insert=True)
    SurveyAnswer.objects.bulk_create(answers)
    SurveyText.objects.bulk_create(texts)


def _refuse_shut(survey: Survey, code: SurveyCode, today: date) -> None:
    if survey.state != SurveyState.OPEN or survey.closes_on < today:
        raise Refused(_("This survey takes no more answers."), code="survey_closed")
    if code.is_used:
        raise Refused(_("This code has been used already."), code="code_used")


def _index(text: str) -> bytes:
    return blind_index(bare_code(fold_width(text)), CODE)
