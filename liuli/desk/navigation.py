"""The menu of the desk: what each person may open, and nothing else.

Lists are asked of the desk's own register, other pages named by route and capability,
so the desk needs no import of the apps above it and never links to what is not there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability

_OTHER_ICON = "list_alt"
_SHORT = 24


@dataclass(frozen=True)
class List:
    """A list of the desk, by model; open to whoever its admin lets look."""

    model: str
    icon: str


@dataclass(frozen=True)
class Page:
    """Another page: its route, its words, the capability that opens it."""

    route: str
    title: str | Promise
    icon: str
    capability: str


@dataclass(frozen=True)
class Group:
    """A heading of the menu. Lists of `apps` named nowhere are added at its end."""

    title: str | Promise
    entries: Sequence[List | Page]
    apps: Sequence[str] = ()


MENU = (
    Group(
        "",
        (
            Page(
                "admin:index",
                pgettext_lazy("desk", "Today"),
                "today",
                Capability.DESK_OPEN,
            ),
        ),
    ),
    Group(
        _("Ledgers and imports"),
        (
            List("exchange.import", "upload_file"),
            Page(
                "exchange:conflicts",
                _("Verified values and ledgers"),
                "rule",
                Capability.LEDGERS_IMPORT,
            ),
            Page(
                "exchange:exports",
                _("Exported files"),
                "download",
                Capability.LISTS_EXPORT,
            ),
        ),
        apps=("exchange",),
    ),
    Group(
        pgettext_lazy("menu", "Residents"),
        (
            List("residents.person", "groups"),
            List("residents.stay", "bed"),
            List("residents.dwelling", "meeting_room"),
            List("residents.household", "family_restroom"),
            List("residents.occupancyban", "no_accounts"),
            List("residents.servicetag", "sell"),
            List("residents.duplicatepair", "content_copy"),
            List("residents.vote", "how_to_vote"),
            Page(
                "admin:residents_canvassdoor_drive",
                _("Canvass"),
                "door_front",
                Capability.RESIDENTS_VIEW,
            ),
            List("residents.canvassdoor", "door_open"),
            List("residents.meeting", "forum"),
            List("residents.opinionround", "rate_review"),
            List("residents.convention", "gavel"),
            List("residents.committee", "event_seat"),
            List("residents.need", "volunteer_activism"),
            Page(
                "admin:residents_gridduty_board",
                _("Grids and microgrids"),
                "grid_view",
                Capability.DUTIES_VIEW,
            ),
            List("residents.gridduty", "assignment_ind"),
            List("residents.training", "school"),
            Page(
                "admin:residents_partymember_base",
                _("Party members and organisations"),
                "flag",
                Capability.PARTY_VIEW,
            ),
            List("residents.partymember", "groups_2"),
            List("residents.skilloffer", "handyman"),
            List("residents.nomination", "star"),
            List("residents.landlordmember", "real_estate_agent"),
            List("residents.letting", "vpn_key"),
            List("residents.tenantreport", "move_to_inbox"),
            List("residents.landlordduty", "task"),
        ),
        apps=("residents",),
    ),
    Group(
        _("Personal data"),
        (
            List("residents.rightsrequest", "contact_support"),
            List("residents.purpose", "policy"),
            List("residents.minoraccess", "child_care"),
            List("residents.privacynotice", "campaign"),
            List("residents.disclosure", "outgoing_mail"),
            List("residents.assessment", "fact_check"),
            List("residents.breach", "gpp_maybe"),
        ),
    ),
    Group(
        _("Sites and hazards"),
        (
            List("hazards.hazard", "warning"),
            List("hazards.hazardpause", "pause_circle"),
            List("hazards.lateword", "compare_arrows"),
            Page("hazards:map", _("Map of sites"), "map", Capability.SITES_VIEW),
            List("hazards.relook", "replay"),
            Page(
                "hazards:relapses",
                _("Clearances that did not last"),
                "history",
                Capability.HAZARDS_VIEW,
            ),
            List("hazards.keysite", "priority_high"),
            List("hazards.hazardletter", "draft"),
            List("hazards.licence", "badge"),
            List("hazards.shopadvice", "record_voice_over"),
            List("hazards.handover", "forward_to_inbox"),
            List("hazards.externalorder", "call"),
            List("hazards.hazardlevel", "stairs"),
            List("hazards.majorjudgement", "local_fire_department"),
            List("hazards.relocationnote", "transfer_within_a_station"),
            List("hazards.ledgernote", "sticky_note_2"),
            List("hazards.site", "storefront"),
            List("hazards.checklistversion", "checklist"),
        ),
        apps=("hazards",),
    ),
    Group(
        _("Watch, campaigns, tips"),
        (
            List("hazards.watchgroup", "groups_3"),
            List("hazards.watchduty", "event_available"),
            List("hazards.watchseat", "store"),
            List("hazards.campaign", "campaign"),
            List("hazards.campaignstop", "location_searching"),
            List("hazards.campaignletter", "draft"),
            List("hazards.snap", "photo_camera"),
            List("hazards.tip", "mark_email_unread"),
            List("hazards.tipreward", "redeem"),
        ),
    ),
    Group(
        pgettext_lazy("menu", "Assets"),
        (
            List("hazards.asset", "videocam"),
            List("hazards.assetfault", "build"),
        ),
    ),
    Group(
        _("Water network"),
        (
            List("hazards.connection", "water_drop"),
            List("hazards.meterround", "event_repeat"),
            List("hazards.meterreading", "speed"),
            List("hazards.bill", "request_quote"),
            List("hazards.receipt", "receipt"),
            List("hazards.cutoffnotice", "mark_email_unread"),
            List("hazards.waterentry", "account_balance_wallet"),
            List("hazards.repair", "plumbing"),
            List("hazards.outage", "campaign"),
            List("hazards.segment", "route"),
            List("hazards.bulkmeter", "gas_meter"),
            List("hazards.unbilleduse", "water_damage"),
            List("hazards.tariff", "price_change"),
        ),
    ),
    Group(
        _("Care, volunteers and venues"),
        (
            List("services.careplan", "elderly"),
            List("services.volunteer", "volunteer_activism"),
            List("services.shift", "schedule"),
            List("services.stockitem", "inventory_2"),
            List("services.venue", "meeting_room"),
            List("services.venuebooking", "event_available"),
            List("services.bookingcode", "pin"),
            Page(
                "admin:services_venue_usage",
                _("Use of venues"),
                "donut_large",
                Capability.VENUES_VIEW,
            ),
            Page(
                "admin:services_venue_circle",
                _("15-minute circle"),
                "directions_walk",
                Capability.VENUES_VIEW,
            ),
            Page(
                "admin:services_volunteer_thanks",
                _("Thanks to our volunteers"),
                "celebration",
                Capability.VOLUNTEERS_KEEP,
            ),
        ),
    ),
    Group(
        _("Publicity and surveys"),
        (
            List("services.announcement", "campaign"),
            List("services.communityevent", "celebration"),
            List("services.survey", "poll"),
        ),
    ),
    Group(
        pgettext_lazy("menu", "Young people"),
        (
            List("services.programme", "school"),
            List("services.term", "date_range"),
            List("services.programmesession", "event"),
            List("services.enrolment", "child_care"),
            List("services.programmeadult", "supervisor_account"),
            List("services.safeguardinglead", "shield_person"),
            List("services.harmreport", "lock_person"),
        ),
    ),
    Group(
        _("Meals and vouchers"),
        (
            List("services.canteen", "restaurant"),
            List("services.mealagreement", "badge"),
            Page(
                "admin:services_mealagreement_find",
                _("Find a diner"),
                "person_search",
                Capability.MEALS_VIEW,
            ),
            List("services.serving", "lunch_dining"),
            List("services.voucher", "local_activity"),
            List("services.settlement", "receipt_long"),
            List("services.overpaid", "undo"),
            List("services.subsidytier", "stairs"),
        ),
    ),
    Group(
        pgettext_lazy("menu", "Partners and orders"),
        (
            List("services.supplier", "storefront"),
            List("services.groupround", "shopping_basket"),
            List("services.helporder", "cleaning_services"),
            List("services.referral", "local_hospital"),
        ),
    ),
    Group(pgettext_lazy("menu", "Services"), (), apps=("services",)),
    Group(
        _("Land compensation"),
        (
            List("petitions.roll", "receipt_long"),
            List("petitions.villagegroup", "holiday_village"),
            Page(
                "admin:petitions_villagegroup_comparison",
                _("Groups side by side"),
                "compare_arrows",
                Capability.COMPENSATION_VIEW,
            ),
            List("petitions.member", "group"),
            List("petitions.split", "pie_chart"),
            List("petitions.landpaper", "description"),
            List("petitions.landstandard", "price_change"),
        ),
    ),
    Group(
        pgettext_lazy("menu", "Patrols"),
        (
            List("hazards.round", "directions_walk"),
            Page(
                "hazards:coverage",
                _("Patrol coverage"),
                "density_small",
                Capability.PATROLS_VIEW,
            ),
            Page(
                "fieldwork:burden",
                _("What is asked this week"),
                "scale",
                Capability.PATROLS_ARRANGE,
            ),
            Page(
                "notices:texts",
                _("Texts for the WeChat group"),
                "content_copy",
                Capability.PATROLS_ARRANGE,
            ),
            List("notices.robot", "smart_toy"),
        ),
    ),
    Group(
        pgettext_lazy("menu", "Petitions"),
        (
            List("petitions.case", "forum"),
            List("petitions.accusation", "lock"),
            List("petitions.caseexport", "ios_share"),
            List("petitions.recusal", "person_off"),
            List("petitions.body", "account_balance"),
        ),
        apps=("petitions",),
    ),
    Group(
        _("Addresses and grids"),
        (
            List("places.address", "location_on"),
            List("places.gridclaim", "polyline"),
            List("places.addressalias", "signpost"),
            List("territory.unit", "account_tree"),
        ),
        apps=("places", "territory"),
    ),
    Group(
        pgettext_lazy("menu", "Dashboard"),
        (
            Page(
                "dashboards:unit",
                _("Figures at a glance"),
                "monitoring",
                Capability.FIGURES_VIEW,
            ),
        ),
        apps=("indicators",),
    ),
    Group(
        _("People and posts"),
        (List("accounts.user", "badge"), List("accounts.post", "assignment_ind")),
        apps=("accounts",),
    ),
    Group(
        pgettext_lazy("menu", "Parameters"),
        (
            List("parameters.parameter", "tune"),
            List("attachments.lettertemplate", "draft"),
        ),
        apps=("parameters",),
    ),
    Group(
        pgettext_lazy("menu", "Audit"),
        (List("audit.entry", "history"),),
        apps=("audit", "attachments", "notices", "fieldwork", "desk"),
    ),
)  # fmt: skip


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu as the page shows it; groups without a link are left out.

    What each may open is asked at every request; words and addresses are kept.
    """
    known = get_language() or "", get_script_prefix()
    groups: list[dict[str, Any]] = [
        {"title": str(title), "items": list(_items(lines, request, known))}
        for title, lines in _menu()
    ]
    shown = [group for group in groups if group["items"]]
    every = [item for group in shown for item in group["items"]]
    _mark_active(every, request.path)
    for group in shown:
        # A short menu lies open; of a long one only the part one is in.
        group["open"] = len(every) <= _SHORT or any(i["active"] for i in group["items"])
    return shown


@dataclass(frozen=True, eq=False)
class _Line:
    """An entry with its words and address, and who decides about it."""

    title: str | Promise
    icon: str
    route: str
    opens: Callable[[HttpRequest], bool]


@cache
def _menu() -> tuple[tuple[str | Promise, tuple[_Line, ...]], ...]:
    """The groups with their lines, then lists of their apps that no group names.

    Kept: the register is complete before the first page, and every page asks.
    """
    return tuple(
        (group.title, tuple(_lines((*group.entries, *_unnamed(group)))))
        for group in MENU
    )


def _lines(entries: Sequence[List | Page]) -> Iterator[_Line]:
    for entry in entries:
        if isinstance(entry, Page):
            opens = partial(_may, entry.capability)
            yield _Line(entry.title, entry.icon, entry.route, opens)
        elif desk := _desk_of(entry.model):
            options = desk.opts
            route = f"admin:{options.app_label}_{options.model_name}_changelist"
            title = options.verbose_name_plural
            yield _Line(title, entry.icon, route, desk.has_view_permission)


def _may(capability: str, request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.may(capability))


def _desk_of(label: str) -> Any:
    """Who keeps a list at the desk; None where its app is not installed."""
    try:
        return admin.site._registry.get(apps.get_model(label))  # noqa: SLF001
    except LookupError:
        return None


def _unnamed(group: Group) -> Iterator[List]:
    named = {e.model for g in MENU for e in g.entries if isinstance(e, List)}
    for model in admin.site._registry:  # noqa: SLF001  the register has no public face
        label = model._meta.label_lower  # noqa: SLF001
        if model._meta.app_label in group.apps and label not in named:  # noqa: SLF001
            yield List(label, _OTHER_ICON)


def _items(
    lines: Sequence[_Line], request: HttpRequest, known: tuple[str, str]
) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line.opens(request) and (words := _words(line, *known)):
            title, link = words
            yield {"title": title, "icon": line.icon, "link": link, "active": False}


@cache
def _words(line: _Line, _language: str, _prefix: str) -> tuple[str, str] | None:
    """What a line says in a language and where it leads; None where it has no page."""
    try:
        return capfirst(str(line.title)), reverse(line.route)
    except NoReverseMatch:
        return None


def _mark_active(items: list[dict[str, Any]], path: str) -> None:
    """Mark the one entry whose address is the longest beginning of this page's."""
    home = reverse("admin:index")
    under = [
        item
        for item in items
        if path == item["link"]
        or (item["link"] != home and path.startswith(item["link"]))
    ]
    if under:
        max(under, key=lambda item: len(item["link"]))["active"] = True
