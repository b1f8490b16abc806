"""A hazard's own page in the desk, and its buttons: each one operation."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import CharField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hazards.admin.duties import duty_facts
from hazards.choices import Decision, Severity
from hazards.choices.late import Said
from hazards.exports.letters import notice_words
from hazards.forms import duties
from hazards.forms import moves as forms
from hazards.models import Hazard, LoweringRequest
from hazards.operations.assignments import assign_hazard
from hazards.operations.endings import control_hazard, void_hazard
from hazards.operations.handovers import hand_over
from hazards.operations.late_words import keep_late_word, require_seen
from hazards.operations.letters import write_notice
from hazards.operations.moves import locked
from hazards.operations.occupancy import order_vacancy
from hazards.operations.pauses import pause_hazard, resume_hazard
from hazards.operations.rechecks import (
    is_handler,
    report_rectified,
    start_rectifying,
    verify_hazard,
)
from hazards.operations.severities import ask_lower_severity, decide_lower_severity
from hazards.policies import hazards as policies
from hazards.rules import hazards as rules
from liuli.attachments.choices import Opens
from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.desk.bases import refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.text import row_number
from liuli.parameters.operations import parameter

FORMS: dict[str, type[Any]] = {
    "assign": forms.AssignForm,
    "start": forms.StartForm,
    "report_done": forms.ReportDoneForm,
    "verify": forms.VerifyForm,
    "pause": forms.PauseForm,
    "resume": forms.StartForm,
    "control": forms.ControlForm,
    "lower": forms.LowerForm,
    "void": forms.VoidForm,
    "order": duties.OrderForm,
    "hand_over": duties.HandOverForm,
    "notice": forms.StartForm,
}
OPERATIONS: dict[str, Callable[..., Any]] = {
    "assign": assign_hazard,
    "start": start_rectifying,
    "report_done": report_rectified,
    "verify": verify_hazard,
    "pause": pause_hazard,
    "resume": resume_hazard,
    "control": control_hazard,
    "lower": ask_lower_severity,
    "void": void_hazard,
    "order": order_vacancy,
    "hand_over": hand_over,
    "notice": partial(write_notice, words=notice_words),
}


class HazardPages:
    """Mixed into the hazard admin: the page of one hazard and what can be done."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """One door per act."""
        view = self.admin_site.admin_view
        doors = [
            path(
                f"<int:pk>/{name.replace('_', '-')}/",
                view(self._door(name)),
                name=f"hazards_hazard_{name}",
            )
            for name in FORMS
        ]
        decide = path(
            "lowering/<int:pk>/decide/",
            view(self.decide_lowering),
            name="hazards_hazard_decide_lowering",
        )
        return [*doors, decide, *super().get_urls()]  # type: ignore[misc]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of one hazard; 404 alike for what is absent and out of reach."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        return self._page(request, self._seen(request, int(number)))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The history names colleagues: not for whoever sees no persons."""
        number = object_id if object_id.isdecimal() else "0"
        hazard = self._seen(request, int(number))
        actor: Any = request.user
        if not policies.may_see_persons(actor, hazard):
            raise PermissionDenied
        shown: HttpResponse = super().history_view(  # type: ignore[misc]
            request, object_id, extra_context
        )
        return shown

    def _door(self, name: str) -> Callable[[HttpRequest, int], HttpResponse]:
        def door(request: HttpRequest, pk: int) -> HttpResponse:
            hazard = self._seen(request, pk)
            back = reverse("admin:hazards_hazard_change", args=[pk])
            if request.method != "POST":
                return HttpResponseRedirect(back)
            form = FORMS[name](request.POST, request.FILES, hazard=hazard)
            if not form.is_valid():
                return self._page(request, hazard, refused={name: form})
            is_done = False
            with refusals_as_messages(request), transaction.atomic():
                messages.success(request, _act(name, hazard, form, request))
                is_done = True
            if is_done:
                return HttpResponseRedirect(back)
            return self._page(request, hazard, refused={name: form})

        return door

    def decide_lowering(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The second person's yes or no (HZ-2)."""
        asked = get_visible_or_404(LoweringRequest, request.user, pk=pk)
        back = reverse("admin:hazards_hazard_change", args=[asked.hazard_id])
        if request.method == "POST":
            with refusals_as_messages(request):
                actor: Any = request.user
                decide_lower_severity(
                    asked,
                    is_confirmed=request.POST.get("answer") == "yes",
                    actor=actor,
                    now=timezone.now(),
                )
                messages.success(request, _("Your decision is recorded."))
        return HttpResponseRedirect(back)

    def _seen(self, request: HttpRequest, pk: int) -> Hazard:
        found = get_visible_or_404(Hazard, request.user, pk=pk)
        shown: Hazard = (
            Hazard.objects.with_people()
            .select_related("relapse_of", "site__unit", "current_assignment__by")
            .get(pk=found.pk)
        )
        return shown

    def _page(
        self, request: HttpRequest, hazard: Hazard, *, refused: Any = None
    ) -> HttpResponse:
        actor: Any = request.user
        open_moves = policies.moves_open_to(
            actor, hazard, is_handler=is_handler(hazard, actor)
        )
        bound = refused or {}
        sees_persons = policies.may_see_persons(actor, hazard)
        facts = hazard_facts(hazard, actor)
        shown = {
            name: bound.get(name) or FORMS[name](hazard=hazard)
            for name, is_open in open_moves.items()
            if is_open and not (name == "lower" and _is_lowest(hazard))
        }
        context = {
            **self.admin_site.each_context(request),
            **facts,
            **(duty_facts(hazard, actor) if sees_persons else {}),
            "title": hazard.number,
            "opts": self.opts,
            "forms": shown,
            "seen": max(move.pk for move in facts["moves"]),
            "left_over": [
                line
                for name, form in bound.items()
                if name not in shown
                for line in _typed(form)
            ],
            "tried": next(iter(bound), ""),
        }
        return TemplateResponse(request, "hazards/hazard_detail.html", context)


def hazard_facts(hazard: Hazard, actor: Any) -> dict[str, Any]:
    """All a page shows of one hazard, in a fixed number of statements."""
    now = timezone.now()
    sees_persons = policies.may_see_persons(actor, hazard)
    controls = list(hazard.controls.all())
    asked = (
        hazard.lowering_requests.filter(decision=Decision.ASKED)
        .select_related("asked_by", "hazard__unit")
        .first()
    )
    return {
        "hazard": hazard,
        "site": hazard.site,
        "sees_persons": sees_persons,
        "light": hazard.light(
            now=now,
            yellow_share=parameter("hazard.yellow_share", unit=hazard.unit),
        ),
        "running_due_on": hazard.clock[1],
        "pause": (
            hazard.pauses.select_related("by").filter(ended_at__isnull=True).first()
            if hazard.paused_at
            else None
        ),
        "moves": hazard.moves.select_related("by").prefetch_related("photos__file"),
        "controls": controls,
        "control_missing": hazard.is_open
        and rules.control_missing(
            hazard.severity,
            found_at=hazard.received_at,
            controls=len(controls),
            now=now,
        ),
        "asked": asked,
        "may_decide": asked is not None and policies.may_decide_lowering(actor, asked),
        "relapses": hazard.relapses.all(),
        "letters": hazard.letters.all() if sees_persons else (),
        "ledger_notes": hazard.ledger_notes.all() if sees_persons else (),
    }


def keep_photos(hazard: Hazard, uploads: Any, actor: Any) -> list[File]:
    """Store uploaded pictures of a hazard; part of the act's own transaction."""
    return [
        store_photo(
            upload.read(),
            unit=hazard.unit,
            opens_with=Opens.HAZARDS,
            actor=actor,
            now=timezone.now(),
        )
        for upload in uploads
    ]


def _act(name: str, hazard: Hazard, form: Any, request: HttpRequest) -> str:
    """Hand the cleaned words to the operation of this button; what to tell its author.

    What the page had not shown yet is told first: a report or a re-check is kept beside
    it, any other act waits for a second look (F26).
    """
    actor: Any = request.user
    hazard, seen = locked(hazard), _seen_step(request)
    uploads = form.cleaned_data.get("photos", ())
    words = form.words
    if uploads:
        words["photos"] = keep_photos(hazard, uploads, actor)
    now = timezone.now()
    if name in {"report_done", "verify"}:
        late = keep_late_word(
            hazard,
            said=_claim(name, form),
            text=words["text"],
            seen=seen,
            photos=words.get("photos", ()),
            actor=actor,
            now=now,
        )
        if late is not None:
            return _(
                "A colleague was first with this hazard. Your words are kept beside "
                "theirs; whoever assigns hazards decides which account holds."
            )
    else:
        require_seen(hazard, seen=seen, actor=actor)
    OPERATIONS[name](hazard, **words, actor=actor, now=now)
    return _said(name, form)


def _claim(name: str, form: Any) -> Said:
    if name == "report_done":
        return Said.RECTIFIED
    return Said.PASSED if form.cleaned_data["passed"] else Said.FAILED


def _seen_step(request: HttpRequest) -> int | None:
    """The last step the page had shown; an older page does not say."""
    return row_number(request.POST.get("seen"))


def _typed(form: Any) -> list[tuple[Any, str]]:
    """What somebody wrote into a form that is no longer open, to be copied."""
    return [
        (field.label, str(field.value()))
        for field in form
        if isinstance(field.field, CharField) and field.value()
    ]


def _said(name: str, form: Any) -> str:
    if name == "verify":
        if form.cleaned_data["passed"]:
            return _("The hazard is cleared.")
        return _("The hazard goes back to rectifying.")
    return {
        "assign": _("The hazard is assigned."),
        "start": _("The rectification has started."),
        "report_done": _("Reported as rectified; a colleague will re-check."),
        "pause": _("The clock stands still."),
        "resume": _("The clock runs again."),
        "control": _("The interim control is recorded."),
        "lower": _("A colleague has to confirm the lower severity."),
        "void": _("The hazard is void."),
        "order": _("The order is written down; no new stay there is compliant."),
        "hand_over": _("Handed over; it stays ours until they answer."),
        "notice": _("The letter is written: download and check it."),
    }[name]


def _is_lowest(hazard: Hazard) -> bool:
    return hazard.severity == Severity.GENERAL
