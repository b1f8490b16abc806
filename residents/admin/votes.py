"""Votes in the desk: the list, and each vote's certificate (H4, I3, I4)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from residents.admin import boxes, polls
from residents.admin.pages import desk_page, take_form
from residents.choices.votes import HELD, Channel, PaperState, Voters, VoteStatus
from residents.exports.ballots import ballots_pdf
from residents.exports.certificates import MISSING, certificate_pdf
from residents.forms.votes import BasisForm
from residents.models import Paper, RecordedBallot, RollEntry, Vote
from residents.operations.counting import count_state
from residents.operations.votes import state_basis, vote_result
from residents.policies import votes as policies


@admin.register(Vote)
class VoteAdmin(ReadOnlyAdmin[Vote]):
    """Votes: what was asked, how it ended, and the certificate of each."""

    view_capability = Capability.VOTES_VIEW
    list_display = ["title", "state", "basis", "held_on"]
    list_filter = ["status", "basis"]
    search_fields = ["title"]
    ordering = ["-held_on", "-pk"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also for the street office, which sees results without the roll."""
        return super().has_view_permission(request, obj) or self._may(
            request, Capability.VOTES_RESULTS, obj
        )

    @display(
        description=pgettext_lazy("vote", "State"),
        label={
            VoteStatus.RECORDED.label: "info",
            VoteStatus.PUBLISHED.label: "success",
        },
        ordering="status",
    )
    def state(self, vote: Vote) -> Any:
        """In words and colour."""
        return vote.get_status_display()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever prepares votes."""
        user: Any = request.user
        return bool(user.may(Capability.VOTES_PREPARE))

    def get_urls(self) -> list[Any]:
        """With the pages on which a vote is held."""
        pages = (
            ("<int:pk>/basis/", vote_basis, "residents_vote_basis"),
            ("<int:pk>/step/<slug:step>/", polls.take_step, "residents_vote_step"),
            (
                "<int:pk>/certificate/",
                vote_certificate,
                "residents_vote_certificate",
            ),
            ("<int:pk>/roll/", polls.vote_roll, "residents_vote_roll"),
            ("<int:pk>/boxes/", boxes.vote_boxes, "residents_vote_boxes"),
            ("<int:pk>/count/", polls.vote_count, "residents_vote_count"),
            ("<int:pk>/ballots.pdf", vote_ballots, "residents_vote_ballots"),
        )
        own = [
            path(route, self.admin_site.admin_view(desk_page(self, page)), name=name)
            for route, page, name in pages
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Prepare a vote."""
        return desk_page(self, polls.add_vote)(request)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The history names colleagues: not for whoever sees results only."""
        number = object_id if object_id.isdecimal() else "0"
        vote = get_visible_or_404(Vote, request.user, pk=int(number))
        user: Any = request.user
        if not policies.may_see_roll(user, vote):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The certificate; 404 alike for what is absent and out of reach."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        vote = get_visible_or_404(Vote, request.user, pk=int(number))
        user: Any = request.user
        sees_roll = policies.may_see_roll(user, vote)
        result = vote_result(vote)
        is_held = vote.status in HELD
        context = {
            **self.admin_site.each_context(request),
            "title": vote.title,
            "opts": self.opts,
            "vote": vote,
            "result": result,
            "has_result": is_held,
            "progress": None if is_held else _progress(vote),
            "steps": polls.step_forms(user, vote),
            "moves": vote.votemoves.select_related("by") if sees_roll else (),
            "may_count": policies.may_count(user, vote)
            and vote.status == VoteStatus.OPEN,
            "may_hand_out": user.may(Capability.VOTES_HAND_OUT)
            and vote.opened_on is not None,
            "may_send_boxes": policies.may_prepare(user, vote)
            and vote.opened_on is not None,
            "missing": [MISSING[code] for code in result.missing],
            "channels": [
                (Channel(name).label, count) for name, count in result.channels.items()
            ],
            "silent": _unreached(vote) if sees_roll else (),
            "may_prepare": policies.may_prepare(user, vote)
            and vote.status in (VoteStatus.DRAFT, VoteStatus.RECORDED),
            "printed_at": timezone.now(),
        }
        return TemplateResponse(request, "residents/vote_certificate.html", context)


def _progress(vote: Vote) -> dict[str, Any]:
    """How far a vote is, in numbers that say nothing about any choice."""
    papers = Paper.objects.filter(vote=vote)
    return {
        "roll": RollEntry.objects.filter(vote=vote).count(),
        "out": papers.valid().count(),
        "returned": papers.returned().count(),
        "count": count_state(vote),
    }


def _unreached(vote: Vote) -> Any:
    """Doors that did not vote: the list to go round with again (I2)."""
    if vote.voters == Voters.ADULTS:
        return ()
    if not vote.is_recorded:
        lines = RollEntry.objects.filter(vote=vote).with_papers()
        away = lines.exclude(paper_state=PaperState.RETURNED)
        silent = lines.filter(paper_state__isnull=True) | away
        return silent.order_by("number").values_list("door", flat=True)
    rows = RecordedBallot.objects.filter(vote=vote, took_part=False)
    return rows.order_by("pk").values_list("door", flat=True)


def vote_basis(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """State by which rule a vote is measured."""
    user: Any = request.user
    vote = get_visible_or_404(Vote, user, pk=pk)
    if not policies.may_prepare(user, vote):
        raise PermissionDenied
    form = BasisForm(request.POST or None)
    back = reverse("admin:residents_vote_change", args=[pk])

    def act() -> HttpResponse:
        state_basis(vote, **form.words, actor=user)
        messages.success(request, _("The rule of this vote is stated."))
        return HttpResponseRedirect(back)

    title = _("State the rule of this vote")
    return take_form(model_admin, request, form, act, "vote_form", title, back=back)


def vote_ballots(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The ballots that are out and not back, of one's own doors, to print."""
    user: Any = request.user
    vote = get_visible_or_404(Vote, user, pk=pk)
    if not user.may(Capability.VOTES_HAND_OUT):
        raise PermissionDenied
    answer: HttpResponse = HttpResponseRedirect(
        reverse("admin:residents_vote_roll", args=[pk])
    )
    mine = RollEntry.objects.visible_to(user).filter(vote=vote)
    out = Paper.objects.filter(vote=vote, state=PaperState.OUT, entry__in=mine)
    numbers = list(out.order_by("serial").values_list("serial", flat=True))
    if not numbers:
        messages.warning(request, _("No ballot is out: hand ballots out first."))
        return answer
    with refusals_as_messages(request):
        page = ballots_pdf(vote, numbers)
        answer = HttpResponse(page, content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="ballots-{pk}.pdf"'
    return answer


def vote_certificate(
    model_admin: Any, request: HttpRequest, *, pk: int
) -> HttpResponse:
    """The certificate of a held vote as a page of PDF."""
    vote = get_visible_or_404(Vote, request.user, pk=pk)
    back = reverse("admin:residents_vote_change", args=[pk])
    answer: HttpResponse = HttpResponseRedirect(back)
    if vote.status not in HELD:
        early = _("There is no certificate before the vote is closed.")
        messages.warning(request, early)
        return answer
    with refusals_as_messages(request):
        page = certificate_pdf(vote, now=timezone.now())
        answer = HttpResponse(page, content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="vote-{pk}.pdf"'
    return answer
