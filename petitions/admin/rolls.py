"""Payee rolls in the desk: list, page of one roll, its buttons, the list to post."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from petitions.admin.framing import pdf_or_back
from petitions.choices.compensation import BatchState, Conclusion, RollState
from petitions.exports.papers import roll_notice_pdf
from petitions.forms import compensation as forms
from petitions.forms.inspections import PostingForm
from petitions.models import PaymentBatch, Reversal, Roll
from petitions.operations import (
    answer_objection,
    approve_roll,
    decline_payments,
    prepare_payments,
    raise_objection,
    release_payments,
    void_roll,
)
from petitions.operations.inspections import post_roll
from petitions.operations.objections import Marked, objections_of
from petitions.operations.reversals import ask_reversal, decide_reversal
from petitions.policies import compensation as policies
from petitions.rules.objections import EARLY, IN_TIME, LATE, NOT_POSTED

_LINES = 50
# What waits for a second person lies open; what may be entered is folded.
_OPEN = ("approve", "release", "reverse")
FORMS: dict[str, type[forms.PlainForm]] = {
    "approve": forms.PlainForm,
    "void": forms.ReasonForm,
    "prepare": forms.PayForm,
    "release": forms.PlainForm,
    "decline": forms.ReasonForm,
    "post": PostingForm,
    "ask_reversal": forms.AskReversalForm,
    "reverse": forms.ReversalForm,
    "keep_payment": forms.ReversalForm,
    "object": forms.ObjectionForm,
    "answer": forms.AnswerForm,
}
MARKS = {
    IN_TIME: pgettext_lazy("objection", "in time"),
    LATE: gettext_lazy("after the posting, answered all the same"),
    EARLY: gettext_lazy("before the posting"),
    NOT_POSTED: gettext_lazy("the roll is not posted yet"),
}
LOOKS = {IN_TIME: "ok", LATE: "warning", EARLY: "neutral", NOT_POSTED: "neutral"}


@admin.register(Roll)
class RollAdmin(ReadOnlyAdmin[Roll]):
    """Every roll with its sums; a row opens the roll."""

    view_capability = Capability.COMPENSATION_VIEW
    list_display = ["name", "state_word", "as_of", "members", "due", "paid", "unpaid"]
    list_display_links = None
    list_filter = ["state"]
    list_filter_submit = False
    list_select_related = ["group"]
    ordering = ["group__number", "-pk"]

    def unit_of(self, obj: Roll) -> Any:
        """The community of the group."""
        return obj.group.unit

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what is due, paid and unpaid."""
        return super().get_queryset(request).with_sums()  # type: ignore[attr-defined]

    @display(description=gettext_lazy("Payee roll"))
    def name(self, roll: Any) -> str:
        """Group and title, and the way in."""
        url = reverse("admin:petitions_roll_change", args=[roll.pk])
        return format_html(
            '<a class="ll-table__main" href="{}">{} · {}</a>',
            url,
            roll.group,
            roll.title,
        )

    @display(
        description=gettext_lazy("state"),
        label={"entered": "warning", "approved": "success", "void": "info"},
    )
    def state_word(self, roll: Any) -> tuple[str, str]:
        """Where it stands."""
        return roll.state, str(roll.get_state_display())

    @display(description=gettext_lazy("Members"))
    def members(self, roll: Any) -> int:
        """How many lines."""
        return int(roll.lines_count)

    @display(description=gettext_lazy("Due (yuan)"))
    def due(self, roll: Any) -> str:
        """应发."""
        return f"{roll.due:,.2f}"

    @display(description=gettext_lazy("Paid (yuan)"))
    def paid(self, roll: Any) -> str:
        """已发."""
        return f"{roll.paid:,.2f}"

    @display(description=gettext_lazy("Unpaid (yuan)"))
    def unpaid(self, roll: Any) -> str:
        """未发."""
        return f"{roll.unpaid:,.2f}"

    def get_urls(self) -> list[Any]:
        """One door for every act, and the list to post."""
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/act/", view(self.act), name="petitions_roll_act"),
            path(
                "<int:pk>/notice.pdf",
                view(never_cache(self.notice)),
                name="petitions_roll_notice",
            ),
            path(
                "<int:pk>/disclosure/",
                view(never_cache(self.disclosure)),
                name="petitions_roll_disclosure",
            ),
        ]
        return own + super().get_urls()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of one roll; 404 alike for what is absent and out of reach."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        return self._page(request, _seen(request, int(number)))

    def act(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One button: its form, then its operation."""
        roll = _seen(request, pk)
        back = HttpResponseRedirect(
            reverse("admin:petitions_roll_change", args=[roll.pk])
        )
        name = request.POST.get("act", "")
        if request.method != "POST" or name not in FORMS:
            return back
        form = FORMS[name](request.POST, roll=roll)
        if not form.is_valid():
            return self._page(request, roll, refused={name: form})
        with refusals_as_messages(request), transaction.atomic():
            ACTS[name](roll, form, request.user)
            messages.success(request, _("Done."))
        return back

    def disclosure(self, request: HttpRequest, pk: int) -> HttpResponse:
        """公示: names masked for a public notice, amounts in full, to be printed."""
        roll = _seen(request, pk)
        if roll.state != RollState.APPROVED:
            raise Http404
        lines = roll.lines.select_related("member").order_by("member__serial", "pk")
        return self._render(
            request,
            "roll_disclosure",
            roll,
            lines=lines,
            posting=roll.postings.first(),
            today=timezone.localdate(),
        )

    def notice(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same list as PDF."""
        roll = _seen(request, pk)
        if roll.state != RollState.APPROVED:
            raise Http404
        now = timezone.now()
        return pdf_or_back(
            request,
            lambda: roll_notice_pdf(roll, today=timezone.localdate(now), now=now),
            name=f"{roll.group}-{roll.title}.pdf",
            back=reverse("admin:petitions_roll_disclosure", args=[roll.pk]),
        )

    def _page(
        self, request: HttpRequest, roll: Any, *, refused: Any = None
    ) -> HttpResponse:
        user: Any = request.user
        lines = roll.lines.select_related("member").order_by("member__serial", "pk")
        page = Paginator(lines, _LINES).get_page(request.GET.get("page"))
        bound = refused or {}
        batches = list(
            roll.batches.select_related("prepared_by", "decided_by").order_by("-pk")
        )
        marked = objections_of(roll)
        context = {
            "page_obj": page,
            "batches": batches,
            "reversals": Reversal.objects.filter(
                payment__batch__roll=roll
            ).select_related("payment__entitlement__member", "asked_by", "decided_by"),
            "postings": roll.postings.select_related("posted_by"),
            "objections": _told(marked),
            "open_count": sum(
                one.objection.conclusion == Conclusion.OPEN for one in marked
            ),
            "forms": {
                name: bound.get(name) or FORMS[name](roll=roll)
                for name in _open_acts(user, roll, batches)
            },
            "words": act_words(),
            "tried": next(iter(bound), ""),
            "first": _OPEN,
        }
        return self._render(request, "roll_detail", roll, **context)

    def _render(
        self, request: HttpRequest, name: str, roll: Any, **context: Any
    ) -> HttpResponse:
        frame = self.admin_site.each_context(request)
        title = f"{roll.group} · {roll.title}"
        full = {**frame, "opts": self.opts, "title": title, "roll": roll, **context}
        response = TemplateResponse(request, f"petitions/{name}.html", full)
        response["Cache-Control"] = "no-store"
        return response


def _told(marked: list[Marked]) -> list[tuple[Any, str, str]]:
    """Each objection with the words and the look of its mark."""
    return [(one.objection, str(MARKS[one.mark]), LOOKS[one.mark]) for one in marked]


def act_words() -> dict[str, str]:
    """What stands on the buttons."""
    return {
        "approve": _("Approve the roll"),
        "void": _("Void the roll"),
        "prepare": _("Prepare a payment batch"),
        "release": _("Release the payments"),
        "decline": _("Decline the payments"),
        "post": _("Record the posting"),
        "ask_reversal": _("Ask for a payment to be taken back"),
        "reverse": _("Take the payment back"),
        "keep_payment": _("Leave the payment as it is"),
        "object": _("Write an objection down"),
        "answer": _("Answer an objection"),
    }


def _seen(request: HttpRequest, pk: int) -> Any:
    found = get_visible_or_404(Roll, request.user, pk=pk)
    return (
        Roll.objects.with_sums()
        .select_related("group__unit", "made_by", "decided_by")
        .get(pk=found.pk)
    )


def _open_acts(user: Any, roll: Any, batches: list[PaymentBatch]) -> list[str]:
    """Buttons this person may press now; the operation asks again."""
    waiting = next((b for b in batches if b.state == BatchState.PREPARED), None)
    is_open = roll.state == RollState.ENTERED
    may_pay = roll.state == RollState.APPROVED and roll.unpaid > 0 and waiting is None
    decides = waiting is not None and policies.may_decide_batch(user, waiting)
    keeps = policies.may_keep(user, roll.group.unit)
    approves = is_open and policies.may_decide_roll(user, roll)
    asked = Reversal.objects.waiting().filter(payment__batch__roll=roll)
    reverses = any(policies.may_decide_reversal(user, one) for one in asked)
    shown = {
        "approve": approves,
        "void": approves,
        "prepare": keeps and may_pay,
        "release": decides,
        "decline": decides,
        "post": keeps and roll.state == RollState.APPROVED,
        "ask_reversal": keeps and roll.paid_here > 0,
        "reverse": reverses,
        "keep_payment": reverses,
        "object": keeps and roll.state != RollState.VOID,
        "answer": keeps and roll.objections.open().exists(),
    }
    return [name for name, is_shown in shown.items() if is_shown]


def _batch(roll: Roll) -> PaymentBatch:
    """The batch that waits; 404 where somebody has decided it meanwhile."""
    found: PaymentBatch | None = roll.batches.waiting().first()
    if found is None:
        raise Http404
    return found


def _approve(roll: Roll, form: Form, user: Any) -> None:
    approve_roll(roll, actor=user, now=timezone.now())


def _void(roll: Roll, form: Form, user: Any) -> None:
    void_roll(roll, reason=form.cleaned_data["reason"], actor=user, now=timezone.now())


def _prepare(roll: Roll, form: Form, user: Any) -> None:
    data = form.cleaned_data
    prepare_payments(
        roll,
        paid_on=data["paid_on"],
        total=data["total"],
        actor=user,
        now=timezone.localtime(),
    )


def _release(roll: Roll, form: Form, user: Any) -> None:
    release_payments(_batch(roll), actor=user, now=timezone.now())


def _decline(roll: Roll, form: Form, user: Any) -> None:
    decline_payments(
        _batch(roll),
        reason=form.cleaned_data["reason"],
        actor=user,
        now=timezone.now(),
    )


def _post(roll: Roll, form: Form, user: Any) -> None:
    post_roll(roll, **form.cleaned_data, actor=user)


def _ask_reversal(roll: Roll, form: Form, user: Any) -> None:
    data = form.cleaned_data
    ask_reversal(data["payment"], reason=data["reason"], actor=user, now=timezone.now())


def _reverse(roll: Roll, form: Form, user: Any) -> None:
    _settle(form, user, is_confirmed=True)


def _keep_payment(roll: Roll, form: Form, user: Any) -> None:
    _settle(form, user, is_confirmed=False)


def _settle(form: Form, user: Any, *, is_confirmed: bool) -> None:
    decide_reversal(
        form.cleaned_data["reversal"],
        is_confirmed=is_confirmed,
        actor=user,
        now=timezone.localtime(),
    )


def _object(roll: Roll, form: Form, user: Any) -> None:
    data = form.cleaned_data
    raise_objection(
        roll,
        matter=data["matter"],
        raised_on=data["raised_on"],
        member=data["serial"],
        actor=user,
    )


def _answer(roll: Roll, form: Form, user: Any) -> None:
    data = form.cleaned_data
    answer_objection(
        data["objection"],
        conclusion=Conclusion(data["conclusion"]),
        answer=data["answer"],
        answered_on=data["answered_on"],
        actor=user,
    )


ACTS: dict[str, Callable[[Roll, Form, Any], None]] = {
    "approve": _approve,
    "void": _void,
    "prepare": _prepare,
    "release": _release,
    "decline": _decline,
    "post": _post,
    "ask_reversal": _ask_reversal,
    "reverse": _reverse,
    "keep_payment": _keep_payment,
    "object": _object,
    "answer": _answer,
}
