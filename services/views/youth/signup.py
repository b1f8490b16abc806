"""Sign-up without an account, and what a guardian does with a code (YT-2)."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.codes import shown_code
from liuli.kernel.errors import Refused
from services.choices.youth import EnrolmentState, Purpose, Relation
from services.forms.youth.mine import ActForm, CodeForm
from services.forms.youth.signup import SignUpFields
from services.models import Enrolment, Term
from services.operations.youth.selfservice import (
    add_adult_by_code,
    find_by_code,
    leave_by_code,
    sign_up_on_page,
    switch_consent_by_code,
    take_adult_off_by_code,
    take_place_by_code,
)

# Going home alone is consented to on paper only.
_SWITCHED: Final = (
    Purpose.PHOTO, Purpose.CARE, Purpose.HEALTH, Purpose.TAKE_PART, Purpose.DATA,
)  # fmt: skip


@open_to_all
@never_cache
def courses(request: HttpRequest) -> HttpResponse:
    """Terms one can sign up for; no name of anybody."""
    terms = (
        Term.objects.open_on(timezone.localdate())
        .filter(programme__is_public=True)
        .with_places()
        .select_related("programme")
        .order_by("starts_on", "pk")
    )
    return render(request, "services/youth/courses.html", {"terms": terms})


@open_to_all
@never_cache
def sign_up_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one term; afterwards a code to come back with."""
    term = (
        Term.objects.open_on(timezone.localdate())
        .filter(programme__is_public=True, pk=pk)
        .with_places()
        .select_related("programme")
        .first()
    )
    if term is None:
        raise Http404
    form = SignUpFields(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        try:
            made = sign_up_on_page(
                term,
                said=form.cleaned_data["said"],
                address=network_address(request),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "term": term,
        "notice": term.programme.notices.first(),
        "form": form,
        "made": made,
        "code": shown_code(made.code or "") if made else "",
        "has_place": made is not None and made.state == EnrolmentState.ENROLLED,
        "free": max(term.places - term.taken, 0),
    }
    return render(request, "services/youth/sign_up.html", context)


@open_to_all
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """A code and four digits open one sign-up, without a word of health."""
    form = CodeForm(request.POST or None)
    found = _found(request, form)
    return _page(request, form, found)


@open_to_all
@never_cache
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """One step of a guardian, with the same code and digits."""
    form = ActForm(request.POST)
    found = _found(request, form)
    if found is not None:
        try:
            _ACTS[form.cleaned_data["act"]](found, form.cleaned_data)
            messages.success(request, _("Done."))
        except Refused as refusal:
            messages.error(request, str(refusal))
    return _page(request, form, found)


def _take(enrolment: Enrolment, _data: Any) -> None:
    take_place_by_code(enrolment, now=timezone.now())


def _leave(enrolment: Enrolment, _data: Any) -> None:
    leave_by_code(enrolment, now=timezone.now())


def _give(enrolment: Enrolment, data: Any) -> None:
    switch_consent_by_code(
        enrolment, purpose=Purpose(data["purpose"]), is_given=True, now=timezone.now()
    )


def _withdraw(enrolment: Enrolment, data: Any) -> None:
    switch_consent_by_code(
        enrolment, purpose=Purpose(data["purpose"]), is_given=False, now=timezone.now()
    )


def _adult(enrolment: Enrolment, data: Any) -> None:
    add_adult_by_code(
        enrolment,
        name=data["name"],
        relation=Relation(data["relation"]),
        now=timezone.now(),
    )


def _adult_off(enrolment: Enrolment, data: Any) -> None:
    take_adult_off_by_code(enrolment, adult=data["adult"], now=timezone.now())


_ACTS: Final[dict[str, Callable[[Enrolment, Any], None]]] = {
    "take": _take,
    "leave": _leave,
    "give": _give,
    "withdraw": _withdraw,
    "adult": _adult,
    "adult_off": _adult_off,
}


def _found(request: HttpRequest, form: Any) -> Enrolment | None:
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        found = find_by_code(
            form.cleaned_data["code"],
            form.cleaned_data["tail"],
            address=network_address(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    if found is None:
        form.add_error(
            None,
            _(
                "Code and number do not fit together. "
                "Check the slip, or ask at the community."
            ),
        )
    return found


def _page(request: HttpRequest, form: Any, found: Enrolment | None) -> HttpResponse:
    context: dict[str, Any] = {"form": form}
    if found is not None:
        enrolment = Enrolment.objects.select_related("term__programme").get(pk=found.pk)
        given = set(
            enrolment.consents.filter(withdrawn_at__isnull=True).values_list(
                "purpose", flat=True
            )
        )
        context |= {
            "enrolment": enrolment,
            "consents": [
                (one.value, one.label, one.value in given)
                for one in _SWITCHED
                if one.value in given or one in (Purpose.PHOTO, Purpose.CARE)
            ],
            "adults": enrolment.adults.filter(ended_at__isnull=True),
            "relations": Relation.choices,
            "is_offered": enrolment.state == EnrolmentState.OFFERED,
            "is_live": enrolment.ended_at is None,
            "known": {
                "code": form.cleaned_data["code"],
                "tail": form.cleaned_data["tail"],
            },
        }
    return render(request, "services/youth/mine.html", context)
