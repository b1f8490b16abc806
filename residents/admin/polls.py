"""Holding a vote in the desk: prepared, opened, its roll, its count, its closing."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liuli.accounts.roles import Capability
from liuli.attachments.choices import Opens
from liuli.attachments.operations import store_photo
from liuli.desk.bases import refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.text import row_number
from residents.admin.pages import render_page, take_form
from residents.choices.votes import Channel, Choice, PaperState, VoteStatus
from residents.forms.votes import (
    CHANNELS,
    CountForm,
    PlainForm,
    PrepareForm,
    ReasonForm,
    RollForm,
    TallyForm,
)
from residents.models import Reading, RollEntry, Teller, Vote
from residents.operations import (
    announce_vote,
    ask_to_close,
    begin_recount,
    close_vote,
    finish_count,
    hand_out_ballots,
    open_vote,
    prepare_vote,
    publish_vote,
    read_papers,
    take_ballots_back,
    void_ballot,
)
from residents.operations.counting import count_state, papers_to_read
from residents.operations.polls import undo_return
from residents.operations.sealing import call_off_vote
from residents.policies import votes as policies

_DOORS: Final = 100
_PAPERS: Final = 20


# --- preparing ----------------------------------------------------------------------
def add_vote(admin: Any, request: HttpRequest) -> HttpResponse:
    """Prepare a vote."""
    user: Any = request.user
    if not user.may(Capability.VOTES_PREPARE):
        raise PermissionDenied
    form = PrepareForm(
        request.POST or None,
        user=user,
        initial={"manner": "open", "voters": "households"},
    )

    def act() -> HttpResponse:
        unit = form.cleaned_data["unit"]
        vote = prepare_vote(unit, **form.words, actor=user)
        messages.success(request, _("The vote is prepared."))
        return _to(vote)

    back = reverse("admin:residents_vote_changelist")
    title = _("Prepare a vote")
    return take_form(admin, request, form, act, "vote_form", title, back=back)


# --- steps --------------------------------------------------------------------------
def _ask(vote: Vote, *, photo: Any, actor: Any, now: datetime) -> None:
    with transaction.atomic():
        stored = None
        if photo:
            stored = store_photo(
                photo.read(),
                unit=vote.unit,
                opens_with=Opens.RESIDENTS,
                actor=actor,
                now=now,
            )
        ask_to_close(vote, photo=stored, actor=actor, now=now)


STEPS: Final[dict[str, tuple[Any, type[PlainForm], Callable[..., Any]]]] = {
    "announce": (gettext_lazy("Announce it"), PlainForm, announce_vote),
    "open": (gettext_lazy("Freeze the roll and open"), PlainForm, open_vote),
    "close": (gettext_lazy("Close and seal"), PlainForm, close_vote),
    "ask": (gettext_lazy("Ask for closing"), TallyForm, _ask),
    "publish": (gettext_lazy("Publish the result"), PlainForm, publish_vote),
    "recount": (gettext_lazy("Count again"), ReasonForm, begin_recount),
    "calloff": (gettext_lazy("Call it off"), ReasonForm, call_off_vote),
}


def open_steps(user: Any, vote: Vote) -> list[str]:
    """The steps this person can take now, the next one first."""
    decides, prepares = (
        policies.may_decide(user, vote),
        policies.may_prepare(user, vote),
    )
    is_open = vote.status == VoteStatus.OPEN
    state = count_state(vote) if is_open else None
    asked = vote.close_asked_by_id is not None
    fits = {
        "announce": decides and vote.status == VoteStatus.DRAFT,
        "open": decides and vote.status == VoteStatus.NOTICED,
        "close": is_open and asked and policies.may_close(user, vote),
        "ask": prepares and state is not None and state.is_whole and not asked,
        "publish": decides and vote.status == VoteStatus.CLOSED,
        "recount": prepares and state is not None and state.first is not None,
        "calloff": decides
        and vote.status in (VoteStatus.DRAFT, VoteStatus.NOTICED, VoteStatus.OPEN),
    }
    return [step for step in STEPS if fits[step]]


def next_step_words(user: Any, vote: Vote, *, today: date) -> str:
    """What of a vote is due for this person today, in words; empty: nothing."""
    if vote.status == VoteStatus.NOTICED and vote.held_on and vote.held_on > today:
        return ""
    for step in open_steps(user, vote):
        if step in ("open", "close", "ask", "publish"):
            return str(STEPS[step][0])
    if vote.status != VoteStatus.OPEN or not policies.may_count(user, vote):
        return ""
    left = len(papers_to_read(vote, user.pk))
    if not left:
        return ""
    return ngettext("%(n)d paper to read", "%(n)d papers to read", left) % {"n": left}


def step_forms(user: Any, vote: Vote) -> list[tuple[str, Any, Any]]:
    """The forms of those steps."""
    return [
        (step, STEPS[step][0], STEPS[step][1](auto_id=f"id_{step}_%s"))
        for step in open_steps(user, vote)
    ]


def take_step(admin: Any, request: HttpRequest, *, pk: int, step: str) -> HttpResponse:
    """Do what a form of the vote's page asks."""
    user: Any = request.user
    vote = get_visible_or_404(Vote, user, pk=pk)
    if step not in STEPS:
        raise Http404
    if request.method != "POST":
        return _to(vote)
    if step not in open_steps(user, vote):
        if not (policies.may_decide(user, vote) or policies.may_prepare(user, vote)):
            raise PermissionDenied
        messages.warning(request, _("This step is not open now. Look at the vote."))
        return _to(vote)
    _title, form_class, act = STEPS[step]
    form = form_class(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Say why."))
        return _to(vote)
    with refusals_as_messages(request):
        act(vote, **form.words, actor=user, now=timezone.now())
        messages.success(request, _("The step is recorded."))
    return _to(vote)


# --- the roll -----------------------------------------------------------------------
def vote_roll(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The doors of the frozen roll: ballots out, back, void; one for each household."""
    user: Any = request.user
    vote = get_visible_or_404(Vote, user, pk=pk)
    mine = RollEntry.objects.visible_to(user).filter(vote=vote)
    if not user.may(Capability.VOTES_HAND_OUT):
        raise PermissionDenied
    if request.method == "POST":
        with refusals_as_messages(request):
            _act_on_doors(request, vote, mine)
        return HttpResponseRedirect(request.get_full_path())
    state, door = request.GET.get("state", ""), request.GET.get("door", "").strip()
    shown = mine.with_papers().select_related("person").order_by("number")
    if door:
        shown = shown.filter(where__icontains=door)
    if state in (PaperState.OUT, PaperState.RETURNED):
        shown = shown.filter(paper_state=state)
    elif state == "none":
        shown = shown.filter(paper_state__isnull=True)
    page = Paginator(shown, _DOORS).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render_page(
        admin,
        request,
        "vote_roll",
        _("Roll and ballots"),
        vote=vote,
        page_obj=page,
        query=query.urlencode(),
        state=state,
        door=door,
        states=[
            ("", _("all doors")),
            ("none", _("no ballot yet")),
            (PaperState.OUT.value, PaperState.OUT.label),
            (PaperState.RETURNED.value, PaperState.RETURNED.label),
        ],
        words={state.value: state.label for state in PaperState},
        channels=CHANNELS,
        form=RollForm(),
        is_open=vote.status == VoteStatus.OPEN,
    )


def _act_on_doors(request: HttpRequest, vote: Vote, mine: Any) -> None:
    form = RollForm(request.POST, doors=mine.values_list("pk", flat=True))
    if not form.is_valid():
        messages.error(request, _("Tick at least one door first."))
        return
    data, actor, now = form.cleaned_data, request.user, timezone.now()
    entries = list(mine.filter(pk__in=data["doors"]).order_by("number"))
    facts: dict[str, Any] = {"actor": actor, "now": now}
    if data["act"] == "out":
        proxy = {name: data[name] for name in ("proxy_name", "proxy_phone")}
        count = len(hand_out_ballots(vote, entries, **proxy, **facts))
        messages.success(request, _("Ballots handed out: %(n)d.") % {"n": count})
    elif data["act"] == "back":
        channel = Channel(data["channel"] or Channel.FIXED)
        count = take_ballots_back(vote, entries, channel=channel, **facts)
        messages.success(request, _("Ballots taken back: %(n)d.") % {"n": count})
    else:
        with transaction.atomic():
            for entry in entries:
                if data["act"] == "undo":
                    undo_return(entry, **facts)
                else:
                    void_ballot(entry, reason=data["reason"], **facts)
        messages.success(request, _("Done for %(n)d doors.") % {"n": len(entries)})


# --- the count ----------------------------------------------------------------------
def vote_count(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The papers this person still has to read: nobody sees what another one read."""
    user: Any = request.user
    vote = get_visible_or_404(Vote, user, pk=pk)
    if not policies.may_count(user, vote):
        raise PermissionDenied
    if request.method == "POST":
        with refusals_as_messages(request):
            _take_count(request, vote)
        return HttpResponseRedirect(request.path)
    left = papers_to_read(vote, user.pk) if vote.status == VoteStatus.OPEN else []
    mine = Teller.objects.filter(vote=vote, round=vote.count_round, user=user).first()
    is_counting = mine is not None and mine.finished_at is None
    numbers = left[:_PAPERS]
    again = row_number(request.GET.get("again"))
    if is_counting and again is not None:
        numbers = [again, *(n for n in numbers if n != again)]
    return render_page(
        admin,
        request,
        "vote_count",
        _("Count the ballots"),
        vote=vote,
        state=count_state(vote),
        mine=mine,
        is_counting=is_counting,
        read=Reading.objects.filter(teller=mine).count() if mine else 0,
        left=len(left),
        numbers=numbers,
        choices=Choice.choices,
    )


def _take_count(request: HttpRequest, vote: Vote) -> None:
    user: Any = request.user
    if request.POST.get("act") == "finish":
        finish_count(vote, actor=user, now=timezone.now())
        messages.success(request, _("Your count is finished. Thank you."))
        return
    named = [name.removeprefix("paper-") for name in request.POST if "paper-" in name]
    typed = map(row_number, named)
    form = CountForm(request.POST, numbers=[n for n in typed if n is not None])
    if not form.is_valid() or not form.choices:
        messages.warning(request, _("Nothing was chosen, so nothing is saved."))
        return
    read_papers(vote, form.choices, actor=user, now=timezone.now())
    count = len(form.choices)
    messages.success(request, _("Papers saved: %(n)d.") % {"n": count})


def _to(vote: Vote) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:residents_vote_change", args=[vote.pk]))
