"""Licences of shops and advice given to them, in the desk (G14, G15)."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from hazards.admin.records import RecordAdmin, Shown, Table, page_of
from hazards.choices.shops import LicenceKind
from hazards.forms.shops import LicenceForm
from hazards.models import Licence, ShopAdvice
from hazards.operations.shops import note_licence, times_advised
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.operations import parameter

_FIRST = 5
_MOST_ROWS = 50


class EndFilter(DropdownFilter):  # type: ignore[misc]
    """Which licences are over, or soon will be."""

    title = pgettext_lazy("licence", "validity")
    parameter_name = "validity"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        """The pressing ones first."""
        return [
            ("over", pgettext_lazy("licence", "Expired")),
            ("soon", pgettext_lazy("licence", "Expired or soon")),
            ("current", pgettext_lazy("licence", "Current")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        if self.value() == "over":
            return queryset.ending_by(today - timedelta(days=1))
        if self.value() == "soon":
            return queryset.ending_by(_warned_from(today))
        if self.value() == "current":
            return queryset.current()
        return queryset


class _OfAShop(RecordAdmin[Any]):
    """A record that hangs on a shop."""

    view_capability = Capability.SITES_VIEW
    list_display_links = ["shop"]
    list_select_related = ["site__address", "site__unit"]

    def unit_of(self, obj: Any) -> Any:
        """Where the shop is."""
        return obj.site.unit

    @display(description=gettext_lazy("Shop"))
    def shop(self, row: Any) -> str:
        """Its name, else its keeper masked, and address."""
        return f"{row.site.label} · {row.site.address.raw}"

    def links_of(self, row: Any) -> list[tuple[Any, str]]:
        """The dossier of the shop."""
        return [(_("Dossier"), reverse("hazards:site", args=[row.site.qr_code]))]


@admin.register(Licence)
class LicenceAdmin(_OfAShop):
    """Licences as they were shown, with their end."""

    new_capability = Capability.SITES_CHANGE
    new_needs_user = True
    list_display = ["shop", "kind", "valid_to", "seen_on", "state"]
    list_filter = ["kind", EndFilter]
    ordering = ["valid_to", "pk"]
    actions_list = ["open_new"]
    new_form = LicenceForm
    new_title = gettext_lazy("Write a licence down")

    @display(
        description=pgettext_lazy("licence", "State"),
        label={"over": "danger", "on": "success", "old": "info"},
    )
    def state(self, row: Licence) -> tuple[str, str]:
        """Valid, expired, or replaced."""
        if row.ended_on is not None:
            return "old", pgettext("licence", "Replaced")
        if row.valid_to is not None and row.valid_to < timezone.localdate():
            return "over", pgettext("licence", "Expired")
        return "on", pgettext("licence", "Valid")

    def perform_new(self, community: Any, data: Any, user: Any) -> Licence:
        """As it was shown today."""
        facts = dict(data) | {"kind": LicenceKind(data["kind"])}
        site = facts.pop("site")
        return note_licence(site, **facts, actor=user, today=timezone.localdate())

    def shown(self, obj: Licence, request: HttpRequest) -> Shown:
        """The licence and the others of its shop."""
        others = obj.site.licences.all()[:_MOST_ROWS]
        return Shown(
            title=f"{obj.get_kind_display()} · {obj.site.label}",
            facts=[
                (_("Licence number"), obj.number),
                (_("Valid until"), obj.valid_to),
                (_("Shown on"), obj.seen_on),
                (_("Seen by"), obj.seen_by),
                (pgettext("licence", "State"), self.state(obj)[1]),
            ],
            tables=[
                Table(
                    _("Licences of this shop"),
                    [pgettext("licence", "Kind"), _("Valid until"), _("Shown on")],
                    [
                        [(each.get_kind_display(), page_of("licence", each.pk)),
                         each.valid_to, each.seen_on]
                        for each in others
                    ],
                )
            ],
            links=self.links_of(obj),
        )  # fmt: skip


@admin.register(ShopAdvice)
class ShopAdviceAdmin(_OfAShop):
    """劝导: what shops were advised about; often enough, it is handed over."""

    list_display = ["shop", "kind", "at", "by"]
    list_filter = ["kind"]
    ordering = ["-at", "-pk"]

    def shown(self, obj: ShopAdvice, request: HttpRequest) -> Shown:
        """The advice, and how often it was given before."""
        count, is_often = times_advised(obj.site, obj.kind, now=timezone.now())
        banner = _(
            "Advised %(count)d times of late: report it as a hazard and hand it over "
            "to urban management."
        ) % {"count": count}
        before = obj.site.advices.filter(kind=obj.kind)[:_MOST_ROWS]
        return Shown(
            title=f"{obj.get_kind_display()} · {obj.site.label}",
            facts=[
                (_("Advised at"), timezone.localtime(obj.at)),
                (_("Advised by"), obj.by),
                (_("Note"), obj.text),
                (_("Times of late"), count),
            ],
            tables=[
                Table(
                    _("The same advice to this shop"),
                    [_("Advised at"), _("Note")],
                    [[timezone.localtime(each.at), each.text] for each in before],
                )
            ],
            links=self.links_of(obj),
            banners=[(banner, "warning")] if is_often else [],
        )


@tray
def licences_ending(user: Any, now: datetime) -> Tray | None:
    """Licences that are over or soon will be, for whoever assigns hazards."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    today = timezone.localdate(now)
    rows = Licence.objects.visible_to(user).ending_by(_warned_from(today))
    shown, count = few(rows.select_related("site").order_by("valid_to", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{row.site.label} · {row.get_kind_display()} · {row.valid_to}",
            url=page_of("licence", row.pk),
            light="red" if row.valid_to < today else "yellow",
        )
        for row in shown
    ]
    if not first:
        return None
    return Tray(
        title=_("Licences about to end"),
        count=count,
        first=first,
        url=reverse("admin:hazards_licence_changelist") + "?validity=soon",
        weight=48,
    )


def _warned_from(today: Any) -> Any:
    days = int(parameter("shop.licence_warn_days", on=today))
    return today + timedelta(days=days)
