"""Shifts in the desk, and the sheet with the code to check in and out (VO-1)."""

from datetime import datetime
from typing import Any

import segno
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.kernel.access import get_visible_or_404
from services.choices.volunteers import Tier
from services.forms import volunteers as forms
from services.models import Shift, Volunteer
from services.operations import volunteers as acts
from services.policies import volunteers as policies


@admin.register(Shift)
class ShiftAdmin(RecordAdmin[Shift]):
    """Shifts, who comes, and the code to check in and out."""

    view_capability = Capability.VOLUNTEERS_VIEW
    list_display = ["title", "tier", "place", "starts_at", "ends_at", "taken_places"]
    list_display_links = ["title"]
    list_filter = ["tier"]
    list_select_related = ["unit"]
    ordering = ["-starts_at", "-pk"]
    actions_list = ["open_new"]
    new_form = forms.ShiftForm
    new_title = gettext_lazy("New shift")
    new_capability = Capability.VOLUNTEERS_KEEP
    new_form_asks_user = True
    acts = {
        "back": Act(
            gettext_lazy("Give a place back"),
            forms.PlaceForm,
            policies.may_keep,
            lambda _shift, data, user: acts.give_place_back(
                data["signup"], actor=user, now=timezone.now()
            ),
        ),
        "cancel": Act(
            gettext_lazy("Cancel the shift"),
            forms.ReasonForm,
            lambda user, shift: (
                not shift.cancelled_for and policies.may_keep(user, shift)
            ),
            lambda shift, data, user: acts.cancel_shift(shift, **data, actor=user),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how many places are taken."""
        found: Any = super().get_queryset(request)
        return found.with_taken()

    def get_urls(self) -> list[Any]:
        """With the sheet that bears the code."""
        view = self.admin_site.admin_view(never_cache(self.poster))
        own = [path("<int:pk>/poster/", view, name="services_shift_poster")]
        return own + super().get_urls()

    @display(description=gettext_lazy("Places taken"))
    def taken_places(self, shift: Any) -> str:
        """Of how many."""
        return f"{shift.taken} / {shift.places}"

    def perform_new(self, community: Any, data: Any, user: Any) -> Shift:
        """Plan it."""
        data = {**data, "tier": Tier(data["tier"])}
        return acts.plan_shift(data.pop("unit"), **data, actor=user)

    def shown(self, obj: Shift, request: HttpRequest) -> Shown:
        """Who has a place, when they came and left."""
        signups = obj.signups.standing().select_related("volunteer__person")
        rows = [
            [
                _name_cell(one.volunteer),
                _clock(one.came_at),
                _clock(one.left_at),
            ]
            for one in signups
        ]
        facts = [
            (_("What is done"), obj.title),
            (_("Kind of service"), obj.get_tier_display()),
            (_("Place"), obj.place),
            (_("Unit"), obj.unit),
            (_("Begins at"), f"{timezone.localtime(obj.starts_at):%Y-%m-%d %H:%M}"),
            (_("Ends at"), f"{timezone.localtime(obj.ends_at):%Y-%m-%d %H:%M}"),
            (_("Places taken"), f"{len(rows)} / {obj.places}"),
        ]
        poster = reverse("admin:services_shift_poster", args=[obj.pk])
        return Shown(
            title=obj.title,
            facts=facts,
            tables=[
                Table(
                    _("Who comes"), [_("Volunteer"), _("Came at"), _("Left at")], rows
                )
            ],
            links=[(_("Code to check in and out"), poster)],
            banners=[(obj.cancelled_for, "warning")] if obj.cancelled_for else [],
        )

    def poster(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A sheet with the code of the shift: it says nothing of anybody."""
        shift = get_visible_or_404(Shift, request.user, pk=pk)
        address = request.build_absolute_uri(
            reverse("services:shift_door", args=[shift.token])
        )
        drawn = segno.make(address, error="m").svg_inline(
            scale=8, border=2, omitsize=True, svgclass="hz-door__code", lineclass=None
        )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": shift.title,
            "shift": shift,
            "address": address,
            # Our own drawing of our own address: no text of a person is in it.
            "code": mark_safe(drawn),  # noqa: S308
        }
        return TemplateResponse(request, "services/shift_poster.html", context)


def _name_cell(volunteer: Volunteer) -> tuple[str, str]:
    return volunteer.person.masked_name, page_of("services.volunteer", volunteer.pk)


def _clock(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%H:%M}" if moment else "—"
