"""The seven-shop watch in the desk: groups, shops, days (GR-6, F5, G16)."""

from datetime import datetime, timedelta
from typing import Any

from django import forms as django_forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown, Table, page_of
from hazards.choices.watch import SIZE, Away
from hazards.forms import watch as forms
from hazards.models import WatchDuty, WatchGroup, WatchSeat, WatchSwap
from hazards.operations.watch.duties import stand_in
from hazards.operations.watch.groups import form_groups, leave_group, sign_pact
from hazards.operations.watch.shops import ask_swap, tell_away
from hazards.policies import watch as policies
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.codes import shown_code

_FIRST = 5
_SHOWN = timedelta(days=14)


class NothingForm(django_forms.Form):
    """A step that needs no words."""


@admin.register(WatchGroup)
class WatchGroupAdmin(RecordAdmin[WatchGroup]):
    """Groups of seven neighbouring shops."""

    view_capability = Capability.WATCH_VIEW
    new_capability = Capability.WATCH_ARRANGE
    list_display = ["name", "unit", "starts_on", "ended_on"]
    list_display_links = ["name"]
    list_select_related = ["unit"]
    ordering = ["number"]
    actions_list = ["open_new"]
    new_form = NothingForm
    new_title = gettext_lazy("Put all street-front shops into groups")

    @display(description=gettext_lazy("Watch group"), ordering="number")
    def name(self, group: WatchGroup) -> str:
        """Its number."""
        return group_name(group)

    def get_urls(self) -> list[Any]:
        """With the sheets of a group, to be printed."""
        view = self.admin_site.admin_view(self.sheets)
        own = path("<int:pk>/sheets/", view, name="hazards_watchgroup_sheets")
        return [own, *super().get_urls()]

    def perform_new(self, community: Any, data: Any, user: Any) -> Any:
        """By rule, in street order (GR-6)."""
        made = form_groups(community, on=timezone.localdate(), actor=user)
        groups = WatchGroup.objects.standing().filter(unit=community)
        return made[0] if made else groups.order_by("-number").first()

    def shown(self, obj: WatchGroup, request: HttpRequest) -> Shown:
        """Its shops and its days; how the remainder goes round."""
        today = timezone.localdate()
        seats = list(obj.seats.standing().select_related("shop__address"))
        spare = max(len(seats) - SIZE, 0)
        shops = Table(
            _("Shops"),
            [_("Day of the week"), _("Shop"), _("Address"),
             _("Three duties signed on")],
            [
                [seat.weekday, (seat.shop.label, page_of("watchseat", seat.pk)),
                 seat.shop.address.raw, seat.pact_signed_on]
                for seat in seats
            ],
        )  # fmt: skip
        duties = obj.duties.with_shops().filter(
            on__range=(today - _SHOWN, today + _SHOWN)
        )
        banner = _(
            "%(count)d shop(s) more than seven: each week as many members rest in "
            "turn and are the reserve."
        ) % {"count": spare}
        user: Any = request.user
        links = []
        if policies.may_arrange(user, obj.unit):
            links = [(_("Sheets and slips"), self.address_of("sheets", obj.pk))]
        return Shown(
            title=group_name(obj),
            facts=[(_("Community"), obj.unit), (_("Starts on"), obj.starts_on)],
            tables=[shops, duty_table(duties.order_by("on"))],
            banners=[(banner, "warning")] if spare else [],
            links=links,
        )

    def sheets(self, request: HttpRequest, pk: int) -> HttpResponse:
        """门前三包: one sheet to sign per shop, and the slip with its code."""
        group = self._seen(request, pk)
        user: Any = request.user
        if not policies.may_arrange(user, group.unit):
            raise PermissionDenied
        seats = group.seats.standing().select_related("shop__address")
        context = {
            **self.admin_site.each_context(request),
            "title": group_name(group),
            "group": group,
            "seats": [(seat, shown_code(seat.code)) for seat in seats],
            "address": request.build_absolute_uri(reverse("hazards:watch")),
        }
        response = TemplateResponse(request, "hazards/watch_sheets.html", context)
        response["Cache-Control"] = "no-store"
        return response


def _arranges(user: Any, seat: WatchSeat) -> bool:
    return seat.ended_on is None and policies.may_arrange(user, seat.group.unit)


def _away(seat: WatchSeat, data: Any, user: Any) -> None:
    tell_away(
        seat,
        first=data["first"],
        last=data["last"],
        reason=Away(data["reason"]),
        actor=user,
        now=timezone.now(),
    )


@admin.register(WatchSeat)
class WatchSeatAdmin(RecordAdmin[WatchSeat]):
    """Shops of the watch."""

    view_capability = Capability.WATCH_VIEW
    list_display = ["shop_name", "group_name", "day", "pact_signed_on", "ended_on"]
    list_display_links = ["shop_name"]
    list_select_related = ["shop__address", "group"]
    ordering = ["group__number", "place"]
    acts = {
        "away": Act(
            gettext_lazy("Closed for some days"),
            forms.StaffAwayForm,
            _arranges,
            _away,
        ),
        "pact": Act(
            gettext_lazy("Three duties signed"),
            forms.DayForm,
            lambda user, seat: _arranges(user, seat) and seat.pact_signed_on is None,
            lambda seat, data, user: sign_pact(seat, on=data["on"], actor=user),
        ),
        "leave": Act(
            gettext_lazy("Leaves the watch"),
            forms.DayForm,
            _arranges,
            lambda seat, data, user: leave_group(seat, on=data["on"], actor=user),
        ),
    }

    @display(description=gettext_lazy("Shop"))
    def shop_name(self, seat: WatchSeat) -> str:
        """Its name, else its keeper masked."""
        return seat.shop.label

    @display(description=gettext_lazy("Watch group"), ordering="group__number")
    def group_name(self, seat: WatchSeat) -> str:
        """Its number."""
        return group_name(seat.group)

    @display(description=gettext_lazy("Day of the week"), ordering="place")
    def day(self, seat: WatchSeat) -> str:
        """Its fixed day, or the reserve."""
        return seat.weekday

    def shown(self, obj: WatchSeat, request: HttpRequest) -> Shown:
        """Its days, and its code for whoever arranges the watch."""
        user: Any = request.user
        facts = [
            (_("Watch group"), group_name(obj.group)),
            (_("Day of the week"), obj.weekday),
            (_("Address"), obj.shop.address.raw),
            (_("Three duties signed on"), obj.pact_signed_on),
            (_("Left on"), obj.ended_on or "—"),
        ]
        if _arranges(user, obj):
            facts.append((_("Code of the shop"), shown_code(obj.code or "")))
        duties = WatchDuty.objects.of_shop(obj.shop_id).with_shops()
        away = Table(
            _("Days without duty"),
            [_("From"), _("To"), _("Reason")],
            [
                [row.starts_on, row.ends_on, row.get_reason_display()]
                for row in obj.absences.all()[:20]
            ],
        )
        return Shown(
            title=obj.shop.label,
            facts=facts,
            tables=[duty_table(duties.order_by("-on")[:30]), away],
        )


def _open(user: Any, duty: WatchDuty) -> bool:
    return (
        duty.noted_on is None
        and duty.on >= timezone.localdate()
        and policies.may_arrange(user, duty.unit)
    )


@admin.register(WatchDuty)
class WatchDutyAdmin(RecordAdmin[WatchDuty]):
    """Days of the watch: who keeps them, what was told."""

    view_capability = Capability.WATCH_VIEW
    list_display = ["day", "group_name", "shop_name", "cover", "noted_on"]
    list_display_links = ["day"]
    list_filter = ["cover"]
    list_select_related = ["shop__address", "group"]
    ordering = ["-on", "group_id"]
    acts = {
        "stand_in": Act(
            gettext_lazy("Another shop stands in"),
            forms.StandInForm,
            _open,
            lambda duty, data, user: stand_in(
                duty, shop=data["shop"], actor=user, now=timezone.now()
            ),
        ),
        "swap": Act(
            gettext_lazy("Propose a swap to both shops"),
            forms.ProposeForm,
            lambda user, duty: _open(user, duty) and duty.shop_id is not None,
            lambda duty, data, user: ask_swap(
                duty, data["other"], seat=None, actor=user, now=timezone.now()
            ),
        ),
    }

    @display(description=gettext_lazy("Day"), ordering="on")
    def day(self, duty: WatchDuty) -> str:
        """With its weekday."""
        return date_format(duty.on, "Y-m-d l")

    @display(description=gettext_lazy("Watch group"))
    def group_name(self, duty: WatchDuty) -> str:
        """Its number."""
        return group_name(duty.group)

    @display(description=gettext_lazy("Shop on duty"))
    def shop_name(self, duty: WatchDuty) -> str:
        """Or nobody."""
        return shop_or_nobody(duty)

    def shown(self, obj: WatchDuty, request: HttpRequest) -> Shown:
        """What was told, in counts."""
        facts: list[tuple[Any, Any]] = [
            (_("Watch group"), group_name(obj.group)),
            (_("Shop by the rota"), obj.planned.label if obj.planned else "—"),
            (_("Shop on duty"), shop_or_nobody(obj)),
            (_("Why another shop"), obj.get_cover_display() or "—"),
            (_("Told on"), obj.noted_on or "—"),
        ]
        if obj.noted_on:
            facts += [
                (_("Wrong parking talked away"), obj.parking),
                (_("Rubbish thrown about"), obj.rubbish),
                (_("Bare upper body"), obj.bare),
                (_("Drunk and rowdy"), obj.drunk),
                (_("Own front in order"), _in_order(obj)),
                (_("What was learnt"), obj.told or "—"),
            ]
        swaps = WatchSwap.objects.touching(obj.shop_id).filter(one=obj)
        table = Table(
            _("Swaps of days"),
            [_("Day given"), _("Day taken"), _("How it stands")],
            [
                [row.one.on, (row.other.on, page_of("watchduty", row.other_id)),
                 _agreed(row)]
                for row in swaps.select_related("one", "other")
            ],
        )  # fmt: skip
        return Shown(title=date_format(obj.on, "Y-m-d l"), facts=facts, tables=[table])


@tray
def days_without_shop(user: Any, now: datetime) -> Tray | None:
    """Days of the coming week nobody keeps: closed shops and no reserve left."""
    if not user.may(Capability.WATCH_ARRANGE):
        return None
    today = timezone.localdate(now)
    rows = (
        WatchDuty.objects.visible_to(user)
        .in_scopes(user.scopes(Capability.WATCH_ARRANGE))
        .without_shop()
        .filter(on__range=(today, today + timedelta(days=7)))
        .select_related("group")
        .order_by("on")
    )
    shown, count = few(rows, _FIRST)

    if not count:
        return None
    first = [
        Waiting(
            text=f"{duty.on} · {group_name(duty.group)}",
            url=page_of("watchduty", duty.pk),
            light="yellow",
        )
        for duty in shown
    ]
    return Tray(
        title=gettext_lazy("Days of the watch nobody keeps"),
        count=count,
        first=first,
        url=reverse("admin:hazards_watchduty_changelist"),
        weight=55,
    )


def group_name(group: WatchGroup) -> str:
    """What people call a group."""
    return pgettext("watch", "Group %(number)d") % {"number": group.number}


def shop_or_nobody(duty: WatchDuty) -> str:
    """Who keeps a day."""
    return duty.shop.label if duty.shop else pgettext("watch", "nobody yet")


def duty_table(duties: Any) -> Table:
    """Days with their shops, each leading to its page."""
    return Table(
        _("Days"),
        [_("Day"), _("Shop on duty"), _("Why another shop"), _("Told on")],
        [
            [(date_format(duty.on, "Y-m-d l"), page_of("watchduty", duty.pk)),
             shop_or_nobody(duty), duty.get_cover_display() or "—", duty.noted_on]
            for duty in duties
        ],
    )  # fmt: skip


def _in_order(duty: WatchDuty) -> str:
    whole = duty.is_clean and duty.is_orderly and duty.is_green
    return _("yes") if whole else _("no")


def _agreed(swap: WatchSwap) -> str:
    if swap.agreed_at:
        return pgettext("watch", "swapped by both")
    if swap.declined_at:
        return pgettext("watch", "declined")
    return _("Waits for an answer.")
