"""Tips, their rewards, and snaps in the desk (HZ-7, G7, E3g)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown
from hazards.choices.tips import SnapState, TipState
from hazards.forms import tips as forms
from hazards.forms.water.desk import PlainForm, ReasonForm
from hazards.models import Snap, Tip, TipReward
from hazards.operations import snaps
from hazards.operations.tips import (
    conclude_check,
    end_without_reward,
    grant_reward,
    open_hazard_of_tip,
    pay_reward,
    reveal_contact,
    start_check,
)
from hazards.policies import tips as policies
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.errors import Refused

_T, _S = TipState, SnapState


def _in(*states: str) -> Any:
    def may(user: Any, tip: Tip) -> bool:
        return bool(tip.state in states and policies.may_handle(user, tip))

    return may


def _opens(user: Any, tip: Tip) -> bool:
    return bool(
        _in(_T.CHECKING)(user, tip)
        and tip.hazard_id is None
        and user.may(Capability.HAZARDS_REPORT, tip.unit)
    )


def _asks_back(user: Any, tip: Tip) -> bool:
    return tip.contact is not None and policies.may_handle(user, tip)


@admin.register(Tip)
class TipAdmin(RecordAdmin[Tip]):
    """Tips, for the few who read them; every contact looked at is written down."""

    view_capability = Capability.TIPS_HANDLE
    list_display = ["name", "kind", "received_on", "state"]
    list_display_links = ["name"]
    list_filter = ["kind", "state"]
    list_select_related = ["unit"]
    ordering = ["-received_on", "-pk"]
    acts = {
        "check": Act(
            gettext_lazy("Take up the tip"),
            PlainForm,
            _in(_T.RECEIVED),
            lambda tip, _data, user: start_check(tip, actor=user),
        ),
        "found": Act(
            gettext_lazy("Report a hazard"),
            forms.FoundForm,
            _opens,
            lambda tip, data, user: open_hazard_of_tip(
                tip, **data, actor=user, now=timezone.now()
            ),
            needs_user=True,
        ),
        "conclude": Act(
            gettext_lazy("Say what the check found"),
            forms.ConcludeForm,
            _in(_T.CHECKING, _T.FORWARDED),
            lambda tip, data, user: conclude_check(tip, **data, actor=user),
        ),
        "grant": Act(
            gettext_lazy("Grant a reward"),
            forms.GrantForm,
            _in(_T.CONFIRMED),
            lambda tip, data, user: grant_reward(
                tip, **data, actor=user, now=timezone.now()
            ),
        ),
        "end": Act(
            gettext_lazy("End without a reward"),
            PlainForm,
            _in(_T.CONFIRMED),
            lambda tip, _data, user: end_without_reward(tip, actor=user),
        ),
        "contact": Act(
            gettext_lazy("Show the contact"),
            ReasonForm,
            _asks_back,
            lambda tip, data, user: reveal_contact(
                tip, reason=data["reason"], actor=user
            ),
        ),
    }

    @display(description=gettext_lazy("Tip"), ordering="pk")
    def name(self, tip: Tip) -> str:
        """Its number."""
        return _name(tip)

    def act(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As elsewhere; a contact is shown on the page and kept in no message."""
        if request.method != "POST" or request.POST.get("act") != "contact":
            return super().act(request, pk)
        tip = self._seen(request, pk)
        form = self._form("contact", request, tip, bound=True)
        user: Any = request.user
        if not form.is_valid():
            return self._page(request, tip, refused=("contact", form))
        try:
            contact = reveal_contact(
                tip, reason=form.cleaned_data["reason"], actor=user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self._page(request, tip, refused=("contact", form))
        shown = self.shown(tip, request)
        shown.banners = [(_("Contact: %(contact)s") % {"contact": contact}, "warning")]
        return self._render(request, shown, [])

    def shown(self, obj: Tip, request: HttpRequest) -> Shown:
        """What was told; never who told it."""
        facts: list[tuple[Any, Any]] = [
            (_("Kind of tip"), obj.get_kind_display()),
            (_("Received on"), obj.received_on),
            (_("State"), obj.get_state_display()),
            (_("Words for the reporter"), obj.answer or "—"),
        ]
        if obj.text is not None:
            facts[1:1] = [
                (_("What is told"), obj.text),
                (_("Place"), obj.place or "—"),
            ]
        reward = TipReward.objects.filter(tip=obj).first()
        if reward is not None:
            facts += [
                (_("Reward (yuan)"), reward.amount_yuan),
                (_("Reward paid on"), reward.paid_on or "—"),
            ]
        links = []
        if obj.hazard is not None:
            page = reverse("admin:hazards_hazard_change", args=[obj.hazard_id])
            links = [(obj.hazard.number, page)]
        banner = _("The police have it; nothing of it was kept here.")
        return Shown(
            title=_name(obj),
            facts=facts,
            links=links,
            banners=[] if obj.text is not None else [(banner, "warning")],
        )


@admin.register(TipReward)
class TipRewardAdmin(RecordAdmin[TipReward]):
    """Rewards; paid to whoever brings the code, by another than granted them."""

    view_capability = Capability.TIPS_PAY
    new_capability = Capability.TIPS_PAY
    list_display = ["name", "amount_yuan", "decided_by", "decided_on", "paid_by",
                    "paid_on"]  # fmt: skip
    list_display_links = ["name"]
    list_select_related = ["decided_by", "paid_by", "tip__unit"]
    ordering = ["-decided_on", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.PayForm
    new_title = gettext_lazy("Pay a reward by code")
    new_found_nothing = gettext_lazy(
        "No tip of this community has this code. Read it once more."
    )

    @display(description=gettext_lazy("Tip"), ordering="tip_id")
    def name(self, reward: TipReward) -> str:
        """The number of its tip, and nothing of what was told."""
        return _name(reward.tip)

    def perform_new(self, community: Any, data: Any, user: Any) -> TipReward | None:
        """Pay it; a code that fits nothing is counted."""
        return pay_reward(
            data["code"],
            unit=community,
            address=f"desk:{user.pk}",
            actor=user,
            now=timezone.now(),
        )

    def unit_of(self, obj: TipReward) -> Any:
        """The community of its tip."""
        return obj.tip.unit

    def shown(self, obj: TipReward, request: HttpRequest) -> Shown:
        """The money, and who did what."""
        return Shown(
            title=_("Reward for %(tip)s") % {"tip": _name(obj.tip)},
            facts=[
                (_("Reward (yuan)"), obj.amount_yuan),
                (_("Decided by"), obj.decided_by),
                (_("Decided on"), obj.decided_on),
                (_("Reward paid by"), obj.paid_by or "—"),
                (_("Reward paid on"), obj.paid_on or "—"),
            ],
        )


def _waits(user: Any, snap: Snap) -> bool:
    return snap.state == _S.WAITING and policies.may_decide_snap(user, snap)


@admin.register(Snap)
class SnapAdmin(RecordAdmin[Snap]):
    """What passers-by snapped: joined, taken up, passed on or refuted."""

    view_capability = Capability.HAZARDS_VIEW
    list_display = ["place", "kind", "received_on", "state"]
    list_display_links = ["place"]
    list_filter = ["state", "kind"]
    list_select_related = ["unit"]
    ordering = ["-received_on", "-pk"]
    acts = {
        "take_up": Act(
            gettext_lazy("Take up as a hazard"),
            forms.FoundForm,
            _waits,
            lambda snap, data, user: snaps.take_up_snap(
                snap, **data, actor=user, now=timezone.now()
            ),
            needs_user=True,
        ),
        "join": Act(
            gettext_lazy("It is known already"),
            forms.JoinForm,
            _waits,
            lambda snap, data, user: snaps.join_snap(
                snap, hazard=data["number"], actor=user
            ),
            needs_user=True,
        ),
        "pass": Act(
            gettext_lazy("Somebody else is in charge"),
            forms.PassForm,
            _waits,
            lambda snap, data, user: snaps.pass_snap_on(snap, **data, actor=user),
        ),
        "refute": Act(
            gettext_lazy("It is not so"),
            forms.RefuteForm,
            _waits,
            lambda snap, data, user: snaps.refute_snap(snap, **data, actor=user),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With the picture of a snap."""
        view = self.admin_site.admin_view(self.picture)
        own = path("<int:pk>/picture/", view, name="hazards_snap_picture")
        return [own, *super().get_urls()]

    def picture(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The photo, for whoever sees the snap."""
        content = snaps.photo_of(self._seen(request, pk))
        if content is None:
            raise Http404
        response = HttpResponse(content, content_type="image/jpeg")
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def shown(self, obj: Snap, request: HttpRequest) -> Shown:
        """What was sent, and what became of it."""
        facts = [
            (_("Kind"), obj.get_kind_display()),
            (_("Place"), obj.place),
            (_("What is wrong"), obj.text or "—"),
            (_("Received on"), obj.received_on),
            (_("State"), obj.get_state_display()),
            (_("Sent again by others"), obj.repeats.count()),
            (_("Who is in charge"), obj.get_body_display() or "—"),
            (_("Reason"), obj.reason or "—"),
        ]
        links = []
        if obj.photo is not None:
            links.append((_("Photo"), self.address_of("picture", obj.pk)))
        if obj.hazard is not None:
            page = reverse("admin:hazards_hazard_change", args=[obj.hazard_id])
            links.append((obj.hazard.number, page))
        return Shown(title=obj.place, facts=facts, links=links)


@tray
def snaps_waiting(user: Any, now: datetime) -> Tray | None:
    """Snaps nobody has looked at."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = (
        Snap.objects.visible_to(user)
        .in_scopes(user.scopes(Capability.HAZARDS_ASSIGN))
        .waiting()
    )
    return _tray(gettext_lazy("Snaps to look at"), rows, "snap", weight=25)


@tray
def tips_waiting(user: Any, now: datetime) -> Tray | None:
    """Tips an officer has to say something about."""
    if not user.may(Capability.TIPS_HANDLE):
        return None
    rows = Tip.objects.visible_to(user).to_decide()
    return _tray(gettext_lazy("Tips to decide"), rows, "tip", weight=26)


def _tray(title: Any, rows: Any, model: str, *, weight: int) -> Tray | None:
    shown, count = few(rows.order_by("received_on", "pk"), 5)

    if not count:
        return None
    first = [
        Waiting(
            text=f"{row.get_kind_display()} · {row.received_on}",
            url=reverse(f"admin:hazards_{model}_change", args=[row.pk]),
        )
        for row in shown
    ]
    url = reverse(f"admin:hazards_{model}_changelist")
    return Tray(title=title, count=count, first=first, url=url, weight=weight)


def _name(tip: Tip) -> str:
    return pgettext("record", "Tip %(number)d") % {"number": tip.pk}
