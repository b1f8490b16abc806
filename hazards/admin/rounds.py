"""Rounds in the desk: what was walked, what was seen, who walks instead (GR-5)."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display

from hazards.choices import MoveReason, RoundOutcome, RoundState
from hazards.forms.rounds import RoundMoveForm
from hazards.models import Round, Stop
from hazards.operations.patrols import move_round
from hazards.submissions.questions import questions_about
from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.desk.registry import Tray, Waiting, few, tray

_FIRST = 5


class StopInline(TabularInline):  # type: ignore[misc]
    """What was seen at each stop; looked at, never edited here."""

    model = Stop
    extra = 0
    can_delete = False
    fields = ["place", "answer", "reason", "note", "observed_at", "entered_later"]
    readonly_fields = fields
    verbose_name_plural = _("stops")

    def get_queryset(self, request: HttpRequest) -> Any:
        """With their sites, in the order one walks."""
        rows = Stop.objects.visible_to(request.user).select_related("site__address")
        return rows.in_street_order()

    @display(description=_("Site"))
    def place(self, stop: Stop) -> str:
        """Name, or keeper masked, and address."""
        return f"{stop.site.label} · {stop.site.address.raw}"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the round."""
        user: Any = request.user
        return bool(user.may(Capability.PATROLS_VIEW))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Stops come from the round."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Answers come from the phone."""
        return False


@admin.register(Round)
class RoundAdmin(TerritoryAdmin[Round]):
    """Every round; one that nobody has started can be handed to a colleague."""

    view_capability = Capability.PATROLS_VIEW
    change_capability = Capability.PATROLS_ARRANGE
    form = RoundMoveForm
    inlines = [StopInline]

    list_display = [
        "on", "half", "unit", "whose", "outcome_shown", "started_at", "finished_at",
        "entered_later",
    ]  # fmt: skip
    list_display_links = ["on", "half"]
    list_filter = ["half", "state", "entered_later"]
    list_select_related = ["unit", "worker", "stand_in", "walked_by"]
    date_hierarchy = "on"
    ordering = ["-on", "half", "unit__path"]
    readonly_fields = [
        "on", "half", "unit", "worker", "outcome_shown", "window_starts_at",
        "window_ends_at", "walked_by", "started_at", "finished_at", "entered_later",
        "note", "questions",
    ]  # fmt: skip
    fields = [*readonly_fields, "stand_in", "move_reason"]

    def has_change_permission(
        self, request: HttpRequest, obj: Round | None = None
    ) -> bool:
        """While nobody has set out."""
        if obj is not None and obj.state != RoundState.DUE:
            return False
        return super().has_change_permission(request, obj)

    def perform_change(self, request: HttpRequest, obj: Round, form: Any) -> Round:
        """Hand it over."""
        return move_round(
            obj,
            to=form.cleaned_data["stand_in"],
            reason=MoveReason(form.cleaned_data["move_reason"]),
            actor=_user(request),
            now=timezone.now(),
        )

    @display(description=_("walked by"))
    def whose(self, round_: Round) -> str:
        """Both names where somebody stands in."""
        walker = round_.walked_by or round_.stand_in or round_.worker
        if walker is None:
            return "—"
        if round_.worker is None or walker == round_.worker:
            return str(walker)
        return f"{walker} ← {round_.worker}"

    @display(description=_("Questions to ask"))
    def questions(self, round_: Round) -> str:
        """What its phones claimed oddly: asked, held against nobody (GR-5)."""
        known = vars(round_)  # the theme asks five times for one page
        if "questions_shown" not in known:
            asked = questions_about(round_, now=timezone.now())
            lines = format_html_join(mark_safe("<br>"), "{}", ((one,) for one in asked))
            known["questions_shown"] = lines or "—"
        return str(known["questions_shown"])

    @display(
        description=_("Status"),
        label={
            RoundOutcome.DONE.label: "success",
            RoundOutcome.LATE.label: "warning",
            RoundOutcome.UNFINISHED.label: "warning",
            RoundOutcome.MISSED.label: "danger",
            RoundOutcome.OPEN.label: "info",
        },
    )
    def outcome_shown(self, round_: Round) -> Any:
        """What it counts as now."""
        return round_.outcome(timezone.now()).label


@tray
def rounds_without_worker(user: Any, now: datetime) -> Tray | None:
    """Rounds of today and tomorrow that nobody is to walk."""
    if not user.may(Capability.PATROLS_ARRANGE):
        return None
    today = timezone.localdate(now)
    rows = (
        Round.objects.in_scopes(user.scopes(Capability.PATROLS_ARRANGE))
        .between(today, today + timedelta(days=1))
        .unclaimed()
        .select_related("unit")
        .in_order()
    )
    return _tray(_("Rounds without a worker"), rows, weight=45)


@tray
def rounds_behind(user: Any, now: datetime) -> Tray | None:
    """Rounds of today whose window is over and that nobody has started."""
    if not user.may(Capability.PATROLS_ARRANGE):
        return None
    rows = (
        Round.objects.in_scopes(user.scopes(Capability.PATROLS_ARRANGE))
        .on(timezone.localdate(now))
        .not_started()
        .filter(window_ends_at__lt=now)
        .select_related("unit")
    )
    return _tray(_("Rounds not started in time"), rows, weight=25)


def _tray(title: Any, rows: Any, *, weight: int) -> Tray | None:
    shown, count = few(rows, _FIRST)

    if not count:
        return None
    first = [
        Waiting(
            text=f"{round_.unit} · {round_.on:%Y-%m-%d} {round_.get_half_display()}",
            url=reverse("admin:hazards_round_change", args=[round_.pk]),
        )
        for round_ in shown
    ]
    return Tray(
        title=title,
        count=count,
        first=first,
        url=reverse("admin:hazards_round_changelist"),
        weight=weight,
    )


def _user(request: HttpRequest) -> Any:
    return request.user
