"""Answering a survey by the code of an invitation: no name, no cookie (L4)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.errors import Refused
from services.forms.surveys import AnswerForm, CodeForm
from services.models import Survey
from services.operations.answers import answer_survey, survey_of_code


# Whoever answers has typed a code that nobody else knows: a token would only add a
# cookie, and no cookie is wanted here.
@csrf_exempt
@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey_answer(request: HttpRequest) -> HttpResponse:
    """The code first, then the questions, then thanks."""
    look_up = CodeForm(request.POST or None)
    survey = _of_code(request, look_up)
    context: dict[str, Any] = {"look_up": look_up, "survey": survey}
    if survey is not None:
        sent = request.POST if request.POST.get("act") == "answer" else None
        form = AnswerForm(sent, questions=survey.questions.all())
        if sent is not None and form.is_valid() and _answer(survey, look_up, form):
            return render(request, "services/survey_thanks.html", {"survey": survey})
        context["form"] = form
    return render(request, "services/survey_answer.html", context)


def _of_code(request: HttpRequest, form: CodeForm) -> Survey | None:
    if request.method != "POST" or not form.is_valid():
        return None
    address = network_address(request)
    code = form.cleaned_data["code"]
    try:
        found = survey_of_code(code, address=address, now=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    if found is None:
        form.add_error(
            None, _("This code is not known. Check the slip, or ask at the community.")
        )
    return found


def _answer(survey: Survey, look_up: CodeForm, form: AnswerForm) -> bool:
    try:
        answer_survey(
            survey,
            code=look_up.cleaned_data["code"],
            given=form.given,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
