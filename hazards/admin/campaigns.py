"""Campaigns in the desk: every percentage opens its rows (F9, G1, G14 to G23)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.contrib import admin
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.decorators import display

from hazards.admin.records import Act, RecordAdmin, Shown, Table, page_of
from hazards.choices import SiteKind
from hazards.choices.campaigns import (
    LOOKED,
    MONTHLY,
    CampaignState,
    Outcome,
    RoofStep,
    TeamRole,
    Theme,
)
from hazards.exports.letters import report_words
from hazards.forms import campaigns as forms
from hazards.forms.water.desk import PlainForm
from hazards.models import Campaign, CampaignStop
from hazards.operations import campaigns as operations
from hazards.operations.letters import write_report
from hazards.policies import campaigns as policies
from liuli.accounts.roles import Capability
from liuli.desk.filters import RelatedFilter
from liuli.desk.registry import Tray, Waiting, tray

_S = CampaignState
_MOST: Final = 500


def _leads(*states: str) -> Any:
    def may(user: Any, campaign: Campaign) -> bool:
        return campaign.state in states and policies.may_lead(user, campaign.unit)

    return may


def _signs(user: Any, campaign: Campaign) -> bool:
    mine = campaign.members.filter(user_id=user.pk, signed_on__isnull=True)
    return campaign.state == _S.RUNNING and mine.exists()


def _join(campaign: Campaign, data: Any, user: Any) -> None:
    operations.join_team(
        campaign,
        role=TeamRole(data["role"]),
        user=data["user_name"],
        name=data["name"],
        is_responsible=data["is_responsible"],
        actor=user,
    )


@admin.register(Campaign)
class CampaignAdmin(RecordAdmin[Campaign]):
    """Themed patrols and drives."""

    view_capability = Capability.CAMPAIGNS_VIEW
    new_capability = Capability.CAMPAIGNS_LEAD
    new_needs_user = True
    list_display = ["name", "theme", "starts_on", "ends_on", "state", "looked_at"]
    list_display_links = ["name"]
    list_filter = ["theme", "state"]
    list_select_related = ["unit"]
    ordering = ["-starts_on", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.CampaignForm
    new_title = gettext_lazy("New campaign")
    acts = {
        "join": Act(
            gettext_lazy("Add to the team"),
            forms.MemberForm,
            _leads(_S.PLANNED, _S.RUNNING),
            _join,
            needs_user=True,
        ),
        "start": Act(
            gettext_lazy("Start the campaign"),
            PlainForm,
            _leads(_S.PLANNED),
            lambda campaign, _data, user: operations.start_campaign(
                campaign, actor=user
            ),
        ),
        "sign": Act(
            pgettext_lazy("campaign", "Sign"),
            PlainForm,
            _signs,
            lambda campaign, _data, user: operations.sign_campaign(
                campaign, actor=user, today=timezone.localdate()
            ),
        ),
        "close": Act(
            gettext_lazy("Close with a report"),
            forms.ConclusionForm,
            _leads(_S.RUNNING),
            lambda campaign, data, user: operations.close_campaign(
                campaign,
                conclusion=data["conclusion"],
                actor=user,
                now=timezone.now(),
            ),
        ),
        "report": Act(
            gettext_lazy("Write the closing report"),
            PlainForm,
            _leads(_S.CLOSED),
            lambda campaign, _data, user: write_report(
                campaign, words=report_words, actor=user, now=timezone.now()
            ),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """Each with its stops counted, in the list's one statement."""
        looked = Count("stops", filter=Q(stops__outcome__in=LOOKED))
        return (
            super()
            .get_queryset(request)
            .annotate(stops_count=Count("stops"), looked_count=looked)
        )

    @display(description=gettext_lazy("Looked at"))
    def looked_at(self, campaign: Any) -> str:
        """So many of so many."""
        return _share(campaign.looked_count, campaign.stops_count)

    def get_urls(self) -> list[Any]:
        """With the rows behind each percentage."""
        view = self.admin_site.admin_view(self.rows)
        own = path("<int:pk>/rows/<slug:what>/", view, name="hazards_campaign_rows")
        return [own, *super().get_urls()]

    def perform_new(self, community: Any, data: Any, user: Any) -> Campaign:
        """Plan it."""
        facts = dict(data)
        return operations.plan_campaign(
            community, **facts | {"theme": Theme(data["theme"])}, actor=user
        )

    def shown(self, obj: Campaign, request: HttpRequest) -> Shown:
        """Progress, team and, once closed, the report."""
        stops = obj.stops.count()
        looked = obj.stops.looked_at().count()
        found = operations.found_in(obj)
        cleared = found.cleared().count()
        settled = operations.settled_stops(obj).count()
        progress = Table(
            _("Progress"),
            [_("What"), _("So many"), _("Share")],
            [
                [(str(label), self._rows_page(obj, what)), _share(part, whole),
                 _percent(part, whole)]
                for what, label, part, whole in (
                    ("looked", _("Sites looked at"), looked, stops),
                    ("open", _("Sites still to visit"), stops - looked, stops),
                    ("settled", _("Sites with everything cleared"), settled, stops),
                    ("cleared", _("Hazards cleared"), cleared, found.count()),
                )
            ],
        )  # fmt: skip
        team = Table(
            _("Team"),
            [_("As whom"), _("Who"), _("Responsible"), _("Signed on")],
            [
                [member.get_role_display(), member.user or member.name,
                 _("yes") if member.is_responsible else "—", member.signed_on]
                for member in obj.members.select_related("user")
            ],
        )  # fmt: skip
        facts = [
            (pgettext("campaign", "Theme"), obj.get_theme_display()),
            (_("Days"), f"{obj.starts_on} – {obj.ends_on}"),
            (_("Kinds of sites"), "、".join(_kinds(obj))),
            (_("Checklist"), obj.checklist),
            (_("State"), obj.get_state_display()),
        ]
        if obj.state == _S.CLOSED:
            facts += [
                (_("Conclusion"), obj.conclusion),
                (_("Closed on"), obj.closed_on),
                (_("Closed by"), obj.closed_by),
            ]
        title = _("Report: %(name)s") if obj.state == _S.CLOSED else "%(name)s"
        return Shown(
            title=title % {"name": obj.name},
            facts=facts,
            tables=[progress, team],
            links=[
                (_("Closing report"), page_of("campaignletter", letter.pk))
                for letter in obj.letters.all()[:1]
            ],
        )

    def rows(self, request: HttpRequest, pk: int, what: str) -> HttpResponse:
        """Exactly the rows a percentage counts."""
        campaign = self._seen(request, pk)
        if what == "cleared":
            table = _hazard_table(operations.found_in(campaign))
        else:
            chosen = {
                "looked": campaign.stops.looked_at,
                "open": campaign.stops.to_visit,
                "settled": lambda: operations.settled_stops(campaign),
            }.get(what)
            if chosen is None:
                raise Http404
            table = _stop_table(chosen())
        back = [(campaign.name, self.address_of("change", campaign.pk))]
        return self._render(
            request, Shown(campaign.name, tables=[table], links=back), []
        )

    def _rows_page(self, campaign: Campaign, what: str) -> str:
        return self.address_of("rows", campaign.pk, what)


def _visits(user: Any, stop: CampaignStop) -> bool:
    return stop.campaign.state == _S.RUNNING and policies.may_visit(user, stop)


class ByCampaign(RelatedFilter):
    """Those of one campaign."""

    title = gettext_lazy("Campaign")
    parameter_name = "campaign"


@admin.register(CampaignStop)
class CampaignStopAdmin(RecordAdmin[CampaignStop]):
    """Visits of campaigns."""

    view_capability = Capability.CAMPAIGNS_VIEW
    list_display = ["site_name", "campaign_name", "outcome", "visits", "on"]
    list_display_links = ["site_name"]
    list_filter = ["outcome", ByCampaign]
    list_select_related = ["site__address", "campaign__unit", "site__unit"]
    ordering = ["-campaign_id", "pk"]
    acts = {
        "visit": Act(
            gettext_lazy("Note a visit"),
            forms.VisitForm,
            _visits,
            lambda stop, data, user: operations.visit_stop(
                stop,
                outcome=Outcome(data["outcome"]),
                note=data["note"],
                actor=user,
                now=timezone.now(),
            ),
        ),
        "roof": Act(
            gettext_lazy("Note a step of the rooftop"),
            forms.RoofForm,
            lambda user, stop: (
                stop.site.kind == SiteKind.ROOFTOP and _visits(user, stop)
            ),
            lambda stop, data, user: operations.note_roof_step(
                stop,
                step=RoofStep(data["step"]),
                has_escape_route=data["has_escape_route"],
                actor=user,
                now=timezone.now(),
            ),
        ),
        "slip": Act(
            gettext_lazy("Slip of gas cylinders"),
            forms.SlipForm,
            lambda user, stop: stop.campaign.theme == Theme.GAS and _visits(user, stop),
            lambda stop, data, user: operations.take_cylinders(
                stop, **data, actor=user, now=timezone.now()
            ),
        ),
    }

    def unit_of(self, obj: CampaignStop) -> Any:
        """Where the site is."""
        return obj.site.unit

    @display(description=gettext_lazy("Site"))
    def site_name(self, stop: CampaignStop) -> str:
        """Its name, else its keeper masked, and address."""
        return f"{stop.site.label} · {stop.site.address.raw}"

    @display(description=gettext_lazy("Campaign"))
    def campaign_name(self, stop: CampaignStop) -> str:
        """Of which campaign."""
        return stop.campaign.name

    def shown(self, obj: CampaignStop, request: HttpRequest) -> Shown:
        """Its outcome, the hazards found, steps of a rooftop, slips."""
        facts = [
            (_("Campaign"), obj.campaign.name),
            (_("Site"), self.site_name(obj)),
            (pgettext("campaign", "Outcome"), obj.get_outcome_display() or "—"),
            (_("Visits to sites"), obj.visits),
            (_("Day"), obj.on or "—"),
            (_("Note"), obj.note or "—"),
        ]
        roof = Table(
            _("Steps of the rooftop"),
            [_("Day"), pgettext("rooftop", "Step"), _("Escape route confirmed")],
            [
                [row.on, row.get_step_display(),
                 _("yes") if row.has_escape_route else "—"]
                for row in obj.roof.all()
            ],
        )  # fmt: skip
        slips = Table(
            _("Slips of gas cylinders"),
            [_("Day"), _("Cylinders"), _("Holder"), _("Witness"), _("Handed over to")],
            [
                [row.on, row.cylinders, row.holder, row.witness,
                 row.get_handed_to_display()]
                for row in obj.slips.all()
            ],
        )  # fmt: skip
        tables = [_hazard_table(operations.found_at(obj))]
        if obj.site.kind == SiteKind.ROOFTOP:
            tables.append(roof)
        if obj.campaign.theme == Theme.GAS:
            tables.append(slips)
        links = [
            (_("Site"), reverse("hazards:site", args=[obj.site.qr_code])),
            (obj.campaign.name, page_of("campaign", obj.campaign_id)),
        ]
        return Shown(title=self.site_name(obj), facts=facts, tables=tables, links=links)


@tray
def monthly_patrols(user: Any, now: datetime) -> Tray | None:
    """Themes of this month nobody has planned yet (F9)."""
    if not user.scopes(Capability.CAMPAIGNS_LEAD):
        return None
    month = timezone.localdate(now).replace(day=1)
    planned = set(
        Campaign.objects.visible_to(user)
        .filter(month=month)
        .values_list("theme", flat=True)
    )
    missing = [theme for theme in MONTHLY if theme not in planned]
    if not missing:
        return None
    page = reverse("admin:hazards_campaign_new")
    return Tray(
        title=gettext_lazy("Patrols of this month to plan"),
        count=len(missing),
        first=[Waiting(text=str(theme.label), url=page) for theme in missing],
        url=reverse("admin:hazards_campaign_changelist"),
        weight=60,
    )


def _stop_table(stops: Any) -> Table:
    rows = stops.select_related("site__address").order_by("pk")[:_MOST]
    return Table(
        _("Visits to sites"),
        [_("Site"), pgettext("campaign", "Outcome"), _("Visits to sites"), _("Day")],
        [
            [(f"{stop.site.label} · {stop.site.address.raw}",
              page_of("campaignstop", stop.pk)),
             stop.get_outcome_display() or "—", stop.visits, stop.on]
            for stop in rows
        ],
    )  # fmt: skip


def _hazard_table(hazards: Any) -> Table:
    return Table(
        _("Hazards found"),
        [_("Number"), _("Severity"), _("State"), _("Due date")],
        [
            [(hazard.number, reverse("admin:hazards_hazard_change", args=[hazard.pk])),
             hazard.get_severity_display(), hazard.get_status_display(), hazard.due_on]
            for hazard in hazards.order_by("pk")[:_MOST]
        ],
    )  # fmt: skip


def _kinds(campaign: Campaign) -> Iterator[str]:
    return (str(SiteKind(kind).label) for kind in campaign.kinds)


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole} %" if whole else "—"
