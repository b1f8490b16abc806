"""A case's own page and its acts: each one operation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import parameter
from petitions.admin.framing import (
    purpose_key,
    purpose_of,
    render,
    reply_so_far,
    seen,
    take,
    to_case,
    to_handle,
    to_note,
)
from petitions.admin.namesakes import alike
from petitions.admin.photos import by_kind
from petitions.choices.cases import TELLING, LogKind, PromiseState, Purpose
from petitions.choices.cases import CaseStatus as State
from petitions.flows.cases import CASE
from petitions.forms import cases as forms
from petitions.forms.access import AssignForm, PurposeForm
from petitions.models import Case, Evaluation, Promise
from petitions.operations.access import assign_handler, look_at
from petitions.operations.cases import register_case, suggest_repeats
from petitions.operations.letters import letters_possible
from petitions.operations.moves import move_case, settle_case
from petitions.operations.replies import conclude_case
from petitions.operations.visits import (
    Promised,
    make_promise,
    record_visit,
    settle_promise,
)
from petitions.policies import cases as policies
from petitions.rules import clocks as rules

_MOST_LOOKS = 30
REASONS = {
    "phone": gettext_lazy("same telephone number"),
    "name": gettext_lazy("same name"),
    "topic": gettext_lazy("same topic"),
    "group": gettext_lazy("same village group"),
}
LEADS_TO = {
    "not_accepted": gettext_lazy(
        "It is pending: a repeat is not accepted, and linked to it."
    ),
    "no_longer": gettext_lazy(
        "It went through review and re-examination: the same facts are no longer "
        "accepted."
    ),
    "new": gettext_lazy("It is over: new facts make a new case after it."),
}


# --- one case ------------------------------------------------------------------------
def case_page(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Everything about one case, masked; who looks says why, and it is kept (PP-3)."""
    user: Any = request.user
    case = seen(user, pk)
    form = PurposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[purpose_key(case)] = form.cleaned_data["purpose"]
        return to_case(case)
    purpose = purpose_of(request, case)
    if not purpose:
        return render(admin, request, "case_purpose", case.number, form=form, case=case)
    now = timezone.now()
    look_at(case, purpose=Purpose(purpose), actor=user, now=now)
    may_handle = policies.may_handle(user, case)
    clocks = [_clock(row, case) for row in case.clocks.all()]
    steps = [state for state in State if CASE.allows(case.status, state)]
    return render(
        admin,
        request,
        "case_detail",
        _("Petition %(number)s") % {"number": case.number},
        case=case,
        clocks=clocks,
        told_too_late=_is_told_too_late(case, clocks),
        log=case.log.select_related("by"),
        needs_call=case.is_urgent and not case.log.filter(kind=LogKind.UPWARD).exists(),
        evaluation=Evaluation.objects.filter(case=case).first(),
        may_hear=may_handle and case.status == State.REEXAMINING,
        promises=case.promises.all(),
        photos=by_kind(case),
        visits=case.visits.prefetch_related("photos"),
        namesakes=case.namesakes.select_related("user", "decided_by"),
        letters=case.letters.select_related("written_by"),
        letters_possible=letters_possible(case) if may_handle else [],
        looks=case.looks.select_related("by")[:_MOST_LOOKS],
        sees_looks=may_handle or policies.may_oversee(user, case),
        may_assign=policies.may_oversee(user, case) and not case.is_over,
        may_note=policies.may_note(user, case),
        may_handle=may_handle,
        may_move=may_handle and bool(steps),
        may_conclude=may_handle and State.CONCLUDED in steps,
        may_settle=may_handle and State.SETTLED in steps,
    )


def _clock(row: Any, case: Case) -> Any:
    today = timezone.localdate()
    row.light = (
        ""
        if row.stopped_on
        else rules.light(
            row.limit,
            started_on=row.started_on,
            target_due=row.target_due,
            legal_due=row.legal_due,
            today=today,
            yellow_days=int(parameter("petitions.yellow_days", unit=case.unit)),
        )
    )
    return row


def _is_told_too_late(case: Case, clocks: list[Any]) -> bool:
    """逾期未告知 (PT-12): the petitioner was not told by the day of PD-2 or PD-3."""
    return any(
        rules.was_told_too_late(
            has_duty=case.owes_notice,
            due_on=clock.legal_due,
            accepted_on=clock.stopped_on,
            today=timezone.localdate(),
        )
        for clock in clocks
        if clock.limit in TELLING and clock.rings
    )


# --- forms ---------------------------------------------------------------------------
def register(admin: Any, request: HttpRequest) -> HttpResponse:
    """A petition in one short form (PT-15); likely repeats are asked about (PT-4)."""
    user: Any = request.user
    if not user.may(Capability.PETITIONS_REGISTER):
        raise PermissionDenied
    form = forms.RegisterForm(request.POST or None, user=user)
    title = _("Register a petition")
    is_filled = request.method == "POST" and form.is_valid()
    likely = _likely(form, user) if is_filled else []
    if likely:
        form.ask_about()
        if not form.is_decided:
            return render(admin, request, "case_form", title, form=form, likely=likely)

    def act() -> HttpResponse:
        case = register_case(
            form.cleaned_data["unit"],
            facts=form.case_facts(alike=tuple(each["case"].pk for each in likely)),
            askers=form.askers(),
            actor=user,
            now=timezone.now(),
        )
        messages.success(
            request, _("Registered as %(number)s.") % {"number": case.number}
        )
        return to_case(case)

    return take(admin, request, form, act, "case_form", title, likely=likely)


def _likely(form: forms.RegisterForm, user: Any) -> list[dict[str, Any]]:
    """Earlier cases that look alike, in words; none where a name is not valid."""
    data = form.cleaned_data
    try:
        found = suggest_repeats(
            data["unit"],
            askers=form.askers(),
            topic=data["topic"],
            village_group=data["village_group"],
            actor=user,
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return []
    return [
        {
            "case": case,
            "reasons": "、".join(str(REASONS[reason]) for reason in like.reasons),
            "leads_to": LEADS_TO[like.leads_to],
        }
        for case, like in found
    ]


def move(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The next step."""
    user, case = to_handle(request, pk)
    form = forms.MoveForm(request.POST or None, case=case)

    def act() -> HttpResponse:
        move_case(case, actor=user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The step is recorded."))
        return to_case(case)

    return take(admin, request, form, act, "case_form", _("Next step"), case=case)


def conclude(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The reply, and its service."""
    user, case = to_handle(request, pk)
    form = forms.ConcludeForm(request.POST or None, initial=reply_so_far(case))

    def act() -> HttpResponse:
        reply = dict(form.cleaned_data)
        conclude_case(
            case,
            served_on=reply.pop("served_on"),
            receipt=reply.pop("receipt"),
            reply=reply,
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The case is concluded."))
        return to_case(case)

    return take(
        admin, request, form, act, "case_form", _("Conclude with a reply"), case=case
    )


def settle(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """A mediation agreement."""
    user, case = to_handle(request, pk)
    form = forms.SettleForm(request.POST or None)

    def act() -> HttpResponse:
        settle_case(case, actor=user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The agreement is recorded."))
        return to_case(case)

    return take(
        admin, request, form, act, "case_form", _("Settle by agreement"), case=case
    )


def assign(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Give the case to a petition officer."""
    user: Any = request.user
    case = seen(user, pk)
    if not policies.may_oversee(user, case):
        raise PermissionDenied
    form = AssignForm(request.POST or None, case=case)
    hindered = alike(case)

    def act() -> HttpResponse:
        handler = User.objects.get(pk=form.cleaned_data["handler"])
        assign_handler(case, handler=handler, actor=user, now=timezone.now())
        messages.success(request, _("The case is assigned."))
        return to_case(case)

    return take(
        admin, request, form, act, "case_assign", _("Assign"), case=case, alike=hindered
    )


def visit(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Record a visit; every promise made before stands on the page."""
    user, case = to_note(request, pk)
    form = forms.VisitForm(request.POST or None, request.FILES or None)

    def act() -> HttpResponse:
        record_visit(
            case,
            facts=form.visit_facts(),
            representatives=form.askers(),
            promises=form.promises(),
            pictures=form.pictures(),
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The visit is recorded."))
        return to_case(case)

    return take(
        admin,
        request,
        form,
        act,
        "visit_form",
        _("Record a visit"),
        case=case,
        promises=case.promises.all(),
    )


def new_promise(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """A promise made on the telephone, in a letter, or forgotten on a visit."""
    user, case = to_note(request, pk)
    form = forms.NewPromiseForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        make_promise(
            case,
            promised=Promised(data["by"], data["text"], data["due_on"]),
            on=data["on"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The promise is written down."))
        return to_case(case)

    title = _("Write a promise down")
    return take(admin, request, form, act, "case_form", title, case=case)


def promise(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """What became of a promise."""
    found = get_visible_or_404(Promise, request.user, pk=pk)
    user, case = to_note(request, found.case_id)
    if found.state == PromiseState.KEPT:
        return to_case(case)
    form = forms.PromiseForm(request.POST or None, promise=found)

    def act() -> HttpResponse:
        data = form.cleaned_data
        settle_promise(
            found,
            state=PromiseState(data["state"]),
            note=data["note"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("Noted what became of the promise."))
        return to_case(case)

    return take(
        admin,
        request,
        form,
        act,
        "case_form",
        _("What became of the promise"),
        case=case,
        note=found.text,
    )
