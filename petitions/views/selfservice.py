"""The one page of petitions outside the desk: how does my case stand? (PP-4)."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.errors import Refused
from petitions.choices.selfservice import Satisfaction
from petitions.forms.selfservice import EvaluateForm, LookUpForm
from petitions.operations.selfservice import (
    Progress,
    evaluate_case,
    look_up_progress,
)


@open_to_all
@never_cache
def progress(request: HttpRequest) -> HttpResponse:
    """A code and four digits show days and states; nothing else, and no name."""
    form = LookUpForm(request.POST or None)

    def ask(data: dict[str, Any]) -> Progress | None:
        return look_up_progress(
            data["code"],
            data["tail"],
            address=network_address(request),
            now=timezone.now(),
        )

    return _answer(request, form, ask)


@open_to_all
@never_cache
@require_POST
def evaluate(request: HttpRequest) -> HttpResponse:
    """The petitioner's own judgement, with the same code and digits."""
    form = EvaluateForm(request.POST)

    def ask(data: dict[str, Any]) -> Progress | None:
        return evaluate_case(
            data["code"],
            data["tail"],
            satisfaction=Satisfaction(data["satisfaction"]),
            words=data["words"],
            address=network_address(request),
            now=timezone.now(),
        )

    return _answer(request, form, ask)


def _answer(
    request: HttpRequest, form: Form, ask: Callable[[dict[str, Any]], Progress | None]
) -> HttpResponse:
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            found = ask(form.cleaned_data)
            if found is None:
                form.add_error(
                    None,
                    _(
                        "Code and number do not fit together. "
                        "Check the slip, or ask at the community."
                    ),
                )
        except Refused as refusal:
            form.add_error(None, str(refusal))
    judge = None
    if found is not None and found.may_evaluate:
        judge = EvaluateForm(
            initial={name: form.cleaned_data[name] for name in ("code", "tail")}
        )
    context = {"form": form, "progress": found, "judge": judge}
    return render(request, "petitions/progress.html", context)
