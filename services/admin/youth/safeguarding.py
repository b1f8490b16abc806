"""Safeguarding leads, and reports of harm that only they open (YT-5)."""

from typing import Any

from django.contrib import admin
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.territory.models import Unit
from services.admin.youth.pages import Act, Shown, Table, YouthAdmin, moment
from services.choices.youth import Authority
from services.forms.youth import desk as forms
from services.models import HarmReport, SafeguardingLead
from services.operations.youth.harm import (
    end_safeguarding_lead,
    name_safeguarding_lead,
    note_told,
    open_report,
)
from services.policies import youth as policies


@admin.register(SafeguardingLead)
class SafeguardingLeadAdmin(YouthAdmin[SafeguardingLead]):
    """The two people of the community who read reports of harm."""

    list_display = ["who", "seat", "named_at", "ended_at"]
    list_display_links = ["who"]
    list_select_related = ["user", "unit"]
    ordering = ["unit", "seat", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.NameSafeguardingForm
    new_title = gettext_lazy("Name a safeguarding lead")
    new_capability = Capability.YOUTH_OVERSEE
    acts = {
        "end": Act(
            gettext_lazy("End the naming"),
            forms.PlainForm,
            lambda user, lead: (
                lead.ended_at is None and policies.may_oversee(user, lead.unit)
            ),
            lambda lead, _data, user: end_safeguarding_lead(
                lead, actor=user, now=timezone.now()
            ),
        )
    }

    def make_new_form(self, request: HttpRequest, community: Unit) -> Form:
        """Colleagues of the community."""
        return forms.NameSafeguardingForm(request.POST or None, unit=community)

    def perform_new(self, community: Any, data: Any, user: Any) -> SafeguardingLead:
        """Name them."""
        return name_safeguarding_lead(
            community, user=data["lead"], actor=user, now=timezone.now()
        )

    @display(description=gettext_lazy("Safeguarding lead"))
    def who(self, lead: SafeguardingLead) -> str:
        """The colleague."""
        return str(lead.user.display_name)

    def shown(self, obj: SafeguardingLead, request: HttpRequest) -> Shown:
        """Who, since when."""
        facts = [
            (_("Seat"), obj.seat),
            (_("Named at"), moment(obj.named_at)),
            (_("Ended at"), moment(obj.ended_at)),
        ]
        links = [(_("What to do at once"), reverse("services:youth_harm"))]
        return Shown(title=obj.user.display_name, facts=facts, links=links)


@admin.register(HarmReport)
class HarmReportAdmin(YouthAdmin[HarmReport]):
    """Numbers and moments; the words open for a safeguarding lead only."""

    view_capability = Capability.YOUTH_LEAD
    list_display = ["number", "seen_at", "made_at"]
    list_display_links = ["number"]
    list_select_related = ["unit"]
    ordering = ["-made_at", "-pk"]
    acts = {
        "told": Act(
            gettext_lazy("Note that an authority was told"),
            forms.ToldForm,
            lambda _user, _report: True,
            lambda report, data, user: note_told(
                report,
                authority=Authority(data["authority"]),
                at=data["at"],
                receipt=data["receipt"],
                actor=user,
                now=timezone.now(),
            ),
        )
    }

    def shown(self, obj: HarmReport, request: HttpRequest) -> Shown:
        """The words; opening them leaves a row."""
        user: Any = request.user
        open_report(obj, actor=user, now=timezone.now())
        facts = [
            (_("Which child"), obj.child),
            (_("What was seen or heard"), obj.words),
            (_("Seen or heard at"), moment(obj.seen_at)),
            (_("Written at"), moment(obj.made_at)),
            (_("Written by"), obj.made_by.display_name),
        ]
        told = Table(
            _("Authorities told"),
            [_("Authority"), _("Told at"), _("Number of their record")],
            [
                [t.get_authority_display(), moment(t.at), t.receipt]
                for t in obj.told.all()
            ],
            empty=_("Nobody was told yet. Call 110 now."),
        )
        links = [(_("What to do at once"), reverse("services:youth_harm"))]
        return Shown(title=obj.number, facts=facts, tables=[told], links=links)
