"""Codes without a person, answers without a code (L4, PI-7).

Nothing leads from an answer to whoever gave it: the sample holds no code, a code holds
no person, a sheet of answers holds neither, and none of them a moment. None of them has
a history, and their keys are drawn by chance, not counted up (ADR 0081).
"""

from typing import Final
from uuid import uuid4

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.privacy.fields import BlindIndexField, EncryptedTextField
from services.choices.surveys import SurveyState
from services.models.surveys import (
    Survey,
    SurveyQuestion,
    comes_while,
    goes_when_closed,
)
from services.querysets.surveys import SurveyRowQuerySet

# As many sheets as codes that were used: an answer without a code is refused.
_REDEEMED: Final = """
    IF (SELECT count(*) FROM services_surveysheet WHERE survey_id = NEW.survey_id)
        >= (SELECT count(*) FROM services_surveycode
            WHERE survey_id = NEW.survey_id AND is_used)
    THEN
        RAISE EXCEPTION 'a sheet of answers needs a used code'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'surveysheet_needs_a_code';
    END IF;
"""
_FITS: Final = """
    IF NOT EXISTS (
        SELECT FROM services_surveyquestion q JOIN services_surveysheet h
            ON h.survey_id = q.survey_id
        WHERE q.id = NEW.question_id AND h.id = NEW.sheet_id AND (
            q.kind = 'scale' AND NEW.value BETWEEN 1 AND 5
            OR q.kind = 'choice' AND NEW.value BETWEEN 1 AND cardinality(q.options))
    ) THEN
        RAISE EXCEPTION 'this is no answer to the question'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveyanswer_fits';
    END IF;
"""
_WORDED: Final = """
    IF NOT EXISTS (SELECT FROM services_surveyquestion q
        WHERE q.id = NEW.question_id AND q.kind = 'text')
    OR (SELECT count(*) FROM services_surveytext WHERE question_id = NEW.question_id)
        >= (SELECT count(*) FROM services_surveycode c
            JOIN services_surveyquestion q ON q.survey_id = c.survey_id
            WHERE q.id = NEW.question_id AND c.is_used)
    THEN
        RAISE EXCEPTION 'these words belong to no answer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveytext_fits';
    END IF;
"""
_OF_QUESTION: Final = (
    "(SELECT q.survey_id FROM services_surveyquestion q WHERE q.id = {row}.question_id)"
)


def _stays(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


class SurveyCode(models.Model):
    """A code on a slip; used once. It points at nobody and at no answer."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "survey__unit"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    survey = models.ForeignKey(
        Survey,
        on_delete=models.PROTECT,
        related_name="codes",
        verbose_name=_("survey"),
    )
    code = EncryptedTextField(
        _("code on the slip"), associated="services.surveycode.code", null=True
    )
    code_index = BlindIndexField(_("index of the code"), unique=True)
    is_used = models.BooleanField(_("used"), default=False)

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("code of a survey")
        verbose_name_plural = _("codes of surveys")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="surveycode_blank_once_used",
                condition=Q(is_used=False, code__isnull=False)
                | Q(is_used=True, code__isnull=True),
            )
        ]
        triggers = [
            comes_while(
                "surveycode_made_by_the_draw",
                "{row}.survey_id",
                state=SurveyState.DRAFT,
            ),
            pgtrigger.Protect(
                name="surveycode_used_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__is_used=True)
                | pgtrigger.Q(new__is_used=False),
            ),
            goes_when_closed("surveycode_goes_when_closed"),
        ]

    def __str__(self) -> str:
        return "SurveyCode"


class SurveySheet(models.Model):
    """The answers of one who was asked; nobody knows whose."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "survey__unit"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    survey = models.ForeignKey(
        Survey,
        on_delete=models.PROTECT,
        related_name="sheets",
        verbose_name=_("survey"),
    )

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet of answers")
        verbose_name_plural = _("sheets of answers")
        ordering = ["pk"]
        triggers = [
            comes_while(
                "surveysheet_while_open",
                "{row}.survey_id",
                state=SurveyState.OPEN,
                more=_REDEEMED,
            ),
            _stays("surveysheet_stays"),
        ]

    def __str__(self) -> str:
        return "SurveySheet"


class SurveyAnswer(models.Model):
    """The number of one answer: of a choice, or a point of the scale."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "sheet__survey__unit"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(
        SurveySheet,
        on_delete=models.PROTECT,
        related_name="answers",
        verbose_name=_("sheet of answers"),
    )
    question = models.ForeignKey(
        SurveyQuestion,
        on_delete=models.PROTECT,
        related_name="given",
        verbose_name=_("question"),
    )
    value = models.PositiveSmallIntegerField(_("answer"))

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="surveyanswer_once", fields=["sheet", "question"]
            )
        ]
        triggers = [
            comes_while(
                "surveyanswer_while_open",
                _OF_QUESTION,
                state=SurveyState.OPEN,
                more=_FITS,
            ),
            _stays("surveyanswer_stays"),
        ]

    def __str__(self) -> str:
        return "SurveyAnswer"


class SurveyText(models.Model):
    """Own words, sealed and apart from the sheet: they are read by the named only."""

    read_capability = Capability.SURVEYS_KEEP
    unit_lookup = "question__survey__unit"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    question = models.ForeignKey(
        SurveyQuestion,
        on_delete=models.PROTECT,
        related_name="texts",
        verbose_name=_("question"),
    )
    text = EncryptedTextField(_("own words"), associated="services.surveytext.text")

    objects = SurveyRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("own words to a survey")
        verbose_name_plural = _("own words to surveys")
        ordering = ["pk"]
        triggers = [
            comes_while(
                "surveytext_while_open",
                _OF_QUESTION,
                state=SurveyState.OPEN,
                more=_WORDED,
            ),
            _stays("surveytext_stays"),
        ]

    def __str__(self) -> str:
        return "SurveyText"
