"""Re-looks and key sites in the desk (G4, G6, HZ-4)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown, Table
from hazards.forms import relooks as forms
from hazards.models import Hazard, KeySite, Relook
from hazards.operations.relooks import end_key_site, mark_key_site
from hazards.policies import hazards as policies
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray

_FIRST = 5


class LookFilter(DropdownFilter):  # type: ignore[misc]
    """What waits, what is late."""

    title = pgettext_lazy("re-look", "look")
    parameter_name = "look"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """Due first."""
        return [
            ("due", pgettext_lazy("re-look", "Due")),
            ("late", pgettext_lazy("re-look", "Late")),
            ("open", pgettext_lazy("re-look", "Planned")),
            ("back", pgettext_lazy("re-look", "Has come back")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        chosen = {
            "due": lambda: queryset.due(today),
            "late": lambda: queryset.late(today),
            "open": queryset.open,
            "back": lambda: queryset.filter(result="back"),
        }.get(self.value() or "")
        return chosen() if chosen else queryset


@admin.register(Relook)
class RelookAdmin(RecordAdmin[Relook]):
    """Planned looks at what was cleared: 回头看."""

    view_capability = Capability.HAZARDS_VIEW
    list_display = ["site_shown", "kind_shown", "looks_from", "due_on", "outcome"]
    list_display_links = ["site_shown"]
    list_filter = [LookFilter]
    list_select_related = ["hazard__site__address", "hazard__unit"]
    ordering = ["looks_from", "pk"]

    def unit_of(self, obj: Relook) -> Any:
        """Where the hazard is."""
        return obj.hazard.unit

    @display(description=gettext_lazy("Site"))
    def site_shown(self, look: Relook) -> str:
        """Its name, else its keeper masked, and address."""
        return f"{look.hazard.site.label} · {look.hazard.site.address.raw}"

    @display(description=gettext_lazy("Site type"))
    def kind_shown(self, look: Relook) -> str:
        """The kind of the site."""
        return str(look.hazard.site.get_kind_display())

    @display(
        description=pgettext_lazy("re-look", "Result"),
        label={
            "late": "danger",
            "back": "danger",
            "sound": "success",
            "open": "info",
        },
    )
    def outcome(self, look: Relook) -> tuple[str, str]:
        """What it found, or that it is late."""
        if look.result:
            return look.result, str(look.get_result_display())
        if look.due_on < timezone.localdate():
            return "late", pgettext("re-look", "Late")
        return "open", pgettext("re-look", "Planned")

    def shown(self, obj: Relook, request: HttpRequest) -> Shown:
        """The look, the other looks of its hazard, and how often this site relapsed."""
        hazard = obj.hazard
        page = reverse("admin:hazards_hazard_change", args=[hazard.pk])
        links = [(hazard.number, page)]
        user: Any = request.user
        if not obj.result and user.may(Capability.HAZARDS_REPORT, hazard.unit):
            entry = reverse("fieldwork:entry", args=["hazards.relook"])
            links.append(
                (pgettext("re-look", "Look again"), f"{entry}?relook={obj.pk}")
            )
        facts = [
            (_("Hazard"), hazard.words),
            (_("Site"), self.site_shown(obj)),
            (_("Cleared at"), timezone.localtime(hazard.cleared_at)),
            (_("Look from"), obj.looks_from),
            (_("Look by"), obj.due_on),
            (pgettext("re-look", "Result"), self.outcome(obj)[1]),
            (_("Looked by"), obj.done_by),
            (_("Note"), obj.text),
        ]
        if obj.relapse is not None:
            back = reverse("admin:hazards_hazard_change", args=[obj.relapse_id])
            links.append((_("The relapse"), back))
        return Shown(
            title=_("Re-look %(number)s") % {"number": obj.number},
            facts=facts,
            tables=[_looks_of(hazard), _relapses(hazard, user)],
            links=links,
        )


@admin.register(KeySite)
class KeySiteAdmin(RecordAdmin[KeySite]):
    """重点点位: from when to when, and why."""

    view_capability = Capability.SITES_VIEW
    new_capability = Capability.HAZARDS_ASSIGN
    new_needs_user = True
    list_display = ["site_shown", "reason", "starts_on", "ended_on"]
    list_display_links = ["site_shown"]
    list_select_related = ["site__address", "site__unit"]
    ordering = ["ended_on", "-starts_on", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.KeySiteForm
    new_title = gettext_lazy("Mark a key site")
    acts = {
        "end": Act(
            gettext_lazy("End the mark"),
            forms.EndForm,
            lambda user, mark: (
                mark.ended_on is None and policies.may_mark(user, mark.site)
            ),
            lambda mark, data, user: end_key_site(mark, on=data["on"], actor=user),
        )
    }

    def unit_of(self, obj: KeySite) -> Any:
        """Where the site is."""
        return obj.site.unit

    @display(description=gettext_lazy("Site"))
    def site_shown(self, mark: KeySite) -> str:
        """Its name, else its keeper masked, and address."""
        return f"{mark.site.label} · {mark.site.address.raw}"

    def perform_new(self, community: Any, data: Any, user: Any) -> KeySite:
        """Mark it."""
        return mark_key_site(**data, actor=user)

    def shown(self, obj: KeySite, request: HttpRequest) -> Shown:
        """Why, since when, and the way to its dossier."""
        return Shown(
            title=self.site_shown(obj),
            facts=[
                (_("Reason"), obj.reason),
                (_("Starts on"), obj.starts_on),
                (_("Ended on"), obj.ended_on),
                (_("Marked by"), obj.marked_by),
            ],
            links=[(_("Dossier"), reverse("hazards:site", args=[obj.site.qr_code]))],
        )


@tray
def looks_late(user: Any, now: datetime) -> Tray | None:
    """Re-looks past their last day, for whoever assigns hazards (EV-5)."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = Relook.objects.visible_to(user).late(timezone.localdate(now)).with_hazard()
    shown, count = few(rows.order_by("due_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{look.hazard.words} · {look.hazard.site.address.raw}",
            url=reverse("admin:hazards_relook_change", args=[look.pk]),
            light="red",
        )
        for look in shown
    ]
    if not first:
        return None
    return Tray(
        title=_("Late re-looks"),
        count=count,
        first=first,
        url=reverse("admin:hazards_relook_changelist") + "?look=late",
        weight=37,
    )


def _looks_of(hazard: Hazard) -> Table:
    return Table(
        _("Re-looks"),
        [pgettext("re-look", "No."), _("Look from"), _("Look by"),
         pgettext("re-look", "Result"), _("Looked by")],
        [
            [(look.number, reverse("admin:hazards_relook_change", args=[look.pk])),
             look.looks_from, look.due_on, look.get_result_display() or "—",
             look.done_by]
            for look in hazard.relooks.select_related("done_by").order_by("number")
        ],
    )  # fmt: skip


def _relapses(hazard: Hazard, user: Any) -> Table:
    """How many clearances did not last: at this site, and at all sites of its kind."""
    seen = Hazard.objects.visible_to(user).cleared()
    rows = []
    for words, scope in (
        (hazard.site.label, seen.filter(site=hazard.site_id)),
        (
            _("All sites of this kind: %(kind)s")
            % {"kind": hazard.site.get_kind_display()},
            seen.filter(site__kind=hazard.site.kind),
        ),
    ):
        cleared, back = scope.count(), scope.came_back().count()
        share = f"{100 * back / cleared:.1f}%" if cleared else "—"
        rows.append([words, cleared, back, share])
    return Table(
        _("Clearances that did not last"),
        [_("Site"), _("Cleared"), _("Came back"), _("Share")],
        rows,
    )
