"""Events in the desk (G9, G12, J4)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.desk.registry import Tray, Waiting, few, tray
from services.choices.activities import CountedHow, EventKind
from services.forms import activities as forms
from services.models import CommunityEvent
from services.operations import activities as acts
from services.policies import venues as policies

_FIRST = 5
_MOST_ROWS = 50


def _alive(user: Any, event: CommunityEvent) -> bool:
    return not event.cancelled_for and policies.may_keep(user, event)


def _ahead(user: Any, event: CommunityEvent) -> bool:
    return event.head_count is None and _alive(user, event)


def people(event: CommunityEvent) -> str:
    """The head count with how sure it is."""
    if event.head_count is None:
        return ""
    if event.counted_how == CountedHow.EXACT:
        return f"{event.head_count}"
    return f"{event.get_counted_how_display()} {event.head_count}"


@admin.register(CommunityEvent)
class CommunityEventAdmin(RecordAdmin[CommunityEvent]):
    """What was held, how many came."""

    view_capability = Capability.VENUES_VIEW
    list_display = ["title", "kind", "held_on", "place", "who_came"]
    list_display_links = ["title"]
    list_filter = ["kind"]
    list_select_related = ["unit"]
    ordering = ["-held_on", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.EventForm
    new_title = gettext_lazy("New event")
    new_capability = Capability.VENUES_KEEP
    new_form_asks_user = True
    acts = {
        "count": Act(
            gettext_lazy("Say how many came"),
            forms.CountForm,
            _alive,
            lambda event, data, user: acts.count_event(
                event,
                head_count=data["head_count"],
                counted_how=CountedHow(data["counted_how"]),
                actor=user,
                today=timezone.localdate(),
            ),
        ),
        "report": Act(
            gettext_lazy("Add a media report"),
            forms.ReportForm,
            _alive,
            lambda event, data, user: acts.add_report(event, **data, actor=user),
        ),
        "kits": Act(
            gettext_lazy("Give kits away"),
            forms.KitsForm,
            _alive,
            lambda event, data, user: acts.give_kits(event, **data, actor=user),
        ),
        "cancel": Act(
            gettext_lazy("Cancel the event"),
            forms.CancelForm,
            _ahead,
            lambda event, data, user: acts.cancel_event(event, **data, actor=user),
        ),
    }

    @display(description=gettext_lazy("People who came"), ordering="head_count")
    def who_came(self, event: CommunityEvent) -> str:
        """With how sure it is."""
        return people(event)

    def perform_new(self, community: Any, data: Any, user: Any) -> CommunityEvent:
        """Plan it."""
        data = {**data, "kind": EventKind(data["kind"])}
        return acts.plan_event(data.pop("unit"), **data, actor=user)

    def shown(self, obj: CommunityEvent, request: HttpRequest) -> Shown:
        """Head count, reports, kits."""
        facts = [
            (_("Kind of event"), obj.get_kind_display()),
            (_("Event held on"), obj.held_on),
            (_("Place"), obj.place),
            (_("Unit"), obj.unit),
            (_("People who came"), people(obj)),
        ]
        reports = Table(
            _("Media reports"),
            [_("Medium"), _("Address of the report")],
            [[link.medium, (link.address, link.address)] for link in obj.links.all()],
        )
        kits = Table(
            _("Kits given away"),
            [_("Kits"), _("How many")],
            [
                [(move.item, page_of("services.stockitem", move.item_id)), -move.change]
                for move in obj.moves.select_related("item")[:_MOST_ROWS]
            ],
        )
        banners = [(obj.cancelled_for, "warning")] if obj.cancelled_for else []
        return Shown(
            title=obj.title, facts=facts, tables=[reports, kits], banners=banners
        )


@tray
def events_to_count(user: Any, now: datetime) -> Tray | None:
    """Events whose day has come and nobody said how many came."""
    if not user.may(Capability.VENUES_KEEP):
        return None
    rows = CommunityEvent.objects.visible_to(user).to_count(timezone.localdate(now))
    found, count = few(rows.order_by("held_on", "pk"), _FIRST)

    if not found:
        return None
    return Tray(
        title=_("Events to count"),
        count=count,
        first=[
            Waiting(
                text=f"{event.held_on} · {event.title}",
                url=page_of("services.communityevent", event.pk),
            )
            for event in found
        ],
        url=reverse("admin:services_communityevent_changelist"),
        weight=68,
    )
