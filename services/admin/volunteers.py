"""Volunteers and shifts in the desk (VO-1 to VO-3)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.kernel.access import get_visible_or_404, require
from liuli.kernel.codes import shown_code
from services.choices.volunteers import Tier
from services.forms import volunteers as forms
from services.models import PointsAccount, PointsEntry, ServiceHours, Volunteer
from services.operations import hours as hours_acts
from services.operations import points
from services.operations import volunteers as acts
from services.operations.publishing import consenting, hours_of_year
from services.policies import volunteers as policies
from services.rules.volunteers import is_minor

_FIRST = 5
_MOST_ROWS = 50
_VOLUNTEER = "services.volunteer"


def _keeps(user: Any, volunteer: Volunteer) -> bool:
    return volunteer.left_on is None and policies.may_keep(user, volunteer)


def _confirms(user: Any, volunteer: Volunteer) -> bool:
    waiting = volunteer.hours.to_confirm().select_related("volunteer__person__unit")
    return any(policies.may_confirm(user, row) for row in waiting)


def _has_counted(user: Any, volunteer: Volunteer) -> bool:
    return policies.may_keep(user, volunteer) and volunteer.hours.counted().exists()


def _has_order(user: Any, volunteer: Volunteer) -> bool:
    waiting = volunteer.orders.filter(state="ordered")
    return policies.may_keep(user, volunteer) and waiting.exists()


def _has_guardian(user: Any, volunteer: Volunteer) -> bool:
    consents = volunteer.guardian_consents.standing()
    return _keeps(user, volunteer) and consents.exists()


def _lacks_guardian(user: Any, volunteer: Volunteer) -> bool:
    minor = is_minor(volunteer.person.birth_on, on=timezone.localdate())
    lacks = minor and not volunteer.guardian_consents.standing().exists()
    return lacks and _keeps(user, volunteer)


def _earns(user: Any, volunteer: Volunteer) -> bool:
    return _keeps(user, volunteer) and policies.may_give_points(user, volunteer)


def _enter(volunteer: Volunteer, data: Any, user: Any) -> None:
    data = {**data, "tier": Tier(data["tier"])}
    hours_acts.enter_hours(volunteer, **data, actor=user, now=timezone.now())


def _sign_up(volunteer: Volunteer, data: Any, user: Any) -> None:
    acts.sign_up(data["shift"], volunteer=volunteer, actor=user, now=timezone.now())


def _row(act: Any, name: str, **more: str) -> Any:
    """Call an operation on the row chosen in the form."""

    def do(_obj: Any, data: Any, user: Any) -> None:
        words = {name: data[name] for name in more}
        act(data[name], **words, actor=user, now=timezone.now())

    return do


def _on(act: Any) -> Any:
    """Call an operation on the record with the words of the form."""

    def do(obj: Any, data: Any, user: Any) -> None:
        act(obj, **data, actor=user, now=timezone.now())

    return do


@admin.register(Volunteer)
class VolunteerAdmin(RecordAdmin[Volunteer]):
    """Who helps, how long, and what points they have."""

    view_capability = Capability.VOLUNTEERS_VIEW
    list_display = ["name_link", "joined_on", "left_on", "total", "balance"]
    list_display_links = ["name_link"]
    list_select_related = ["person__unit"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.JoinForm
    new_title = gettext_lazy("A resident joins the volunteers")
    new_capability = Capability.VOLUNTEERS_KEEP
    new_form_asks_user = True
    acts = {
        "hours": Act(
            gettext_lazy("Enter hours by hand"), forms.HoursForm, _keeps, _enter
        ),
        "confirm": Act(
            gettext_lazy("Confirm hours"),
            forms.OneHoursForm,
            _confirms,
            _row(hours_acts.confirm_hours, "row"),
        ),
        "refuse": Act(
            gettext_lazy("Do not confirm hours"),
            forms.RefuseHoursForm,
            _confirms,
            lambda _obj, data, user: hours_acts.refuse_hours(
                data["row"], reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
        "sign_up": Act(
            gettext_lazy("Take a place in a shift"), forms.SignUpForm, _keeps, _sign_up
        ),
        "meeting": Act(
            gettext_lazy("Give points for a meeting"),
            forms.MeetingForm,
            _earns,
            _on(points.earn_for_meeting),
        ),
        "order": Act(
            gettext_lazy("Exchange points"),
            forms.OrderForm,
            _keeps,
            _on(points.order_item),
        ),
        "hand_out": Act(
            gettext_lazy("Hand the order out"),
            forms.OneOrderForm,
            _has_order,
            _row(points.hand_out, "order"),
        ),
        "cancel": Act(
            gettext_lazy("Cancel the order"),
            forms.OneOrderForm,
            _has_order,
            _row(points.cancel_order, "order"),
        ),
        "guardian": Act(
            gettext_lazy("A guardian agrees"),
            forms.GuardianForm,
            _lacks_guardian,
            _on(acts.give_guardian_consent),
        ),
        "withdraw": Act(
            gettext_lazy("The guardian no longer agrees"),
            forms.RecordForm,
            _has_guardian,
            _on(acts.withdraw_guardian_consent),
        ),
        "void": Act(
            gettext_lazy("Take confirmed hours back"),
            forms.VoidHoursForm,
            _has_counted,
            lambda _obj, data, user: hours_acts.void_hours(
                data["row"], reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
        "leave": Act(
            gettext_lazy("Leaves the volunteers"),
            forms.RecordForm,
            _keeps,
            _on(acts.leave_volunteers),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With the certificate and the notice of thanks."""
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/certificate/",
                view(never_cache(self.certificate)),
                name="services_volunteer_certificate",
            ),
            path(
                "thanks/",
                view(never_cache(self.thanks)),
                name="services_volunteer_thanks",
            ),
        ]
        return own + super().get_urls()

    @display(description=gettext_lazy("Resident"), ordering="pk")
    def name_link(self, volunteer: Volunteer) -> str:
        """Masked."""
        return f"{volunteer.person.masked_name} · {volunteer.unit.short_name}"

    @display(description=gettext_lazy("Hours"))
    def total(self, volunteer: Volunteer) -> Any:
        """Confirmed hours."""
        return volunteer.hours.counted().total()

    @display(description=gettext_lazy("Points"))
    def balance(self, volunteer: Volunteer) -> int:
        """What is there now."""
        return points.balance_of(volunteer)

    def perform_new(self, community: Any, data: Any, user: Any) -> Volunteer:
        """Join."""
        person = data["person"]
        return acts.join_volunteers(
            person,
            guardian=data["guardian"],
            user=data["user"],
            actor=user,
            now=timezone.now(),
        )

    def shown(self, obj: Volunteer, request: HttpRequest) -> Shown:
        """Hours, points, orders; the code for whoever keeps volunteers."""
        user: Any = request.user
        today = timezone.localdate()
        step = hours_acts.ladder_of(obj, on=today)
        due = points.next_expiry(obj)
        facts = [
            (_("Resident"), obj.person.masked_name),
            (_("Unit"), obj.unit),
            (_("Volunteer since"), obj.joined_on),
            (_("Hours"), obj.hours.counted().total()),
            (pgettext("volunteer", "Step"), Tier(step).label if step else None),
            (_("Points"), points.balance_of(obj)),
            (
                _("Next points run out"),
                f"{due[1]} · {due[0]:%Y-%m-%d}" if due else None,
            ),
        ]
        if policies.may_keep(user, obj) and obj.code:
            facts.append((_("Volunteer code"), shown_code(obj.code)))
        certificate = reverse("admin:services_volunteer_certificate", args=[obj.pk])
        return Shown(
            title=_("Volunteer no. %(number)d") % {"number": obj.pk},
            facts=facts,
            tables=[_hours_table(obj), _points_table(obj), _orders_table(obj)],
            links=[(_("Certificate"), certificate)],
        )

    def certificate(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A certificate of hours, free of charge (VO-1); that it was made is kept."""
        volunteer = get_visible_or_404(Volunteer, request.user, pk=pk)
        user: Any = request.user
        require(policies.may_keep, user, volunteer)
        record("volunteers.certificate_made", volunteer, actor=user)
        counted = volunteer.hours.counted()
        return self._print(
            request,
            "certificate",
            _("Certificate of voluntary service"),
            volunteer=volunteer,
            total=counted.total(),
            tiers=[
                (tier.label, counted.filter(tier=tier).total())
                for tier in Tier
                if counted.filter(tier=tier).exists()
            ],
            first=counted.order_by("on").first(),
            last=counted.order_by("on").last(),
            today=timezone.localdate(),
        )

    def thanks(self, request: HttpRequest) -> HttpResponse:
        """The notice that is put up: only who agreed is named (VO-1)."""
        user: Any = request.user
        require(lambda actor, _row: actor.may(Capability.VOLUNTEERS_KEEP), user)
        year = timezone.localdate().year
        seen = Volunteer.objects.visible_to(user)
        named, unnamed = consenting(seen, year=year)
        return self._print(
            request,
            "thanks",
            _("Thanks to our volunteers"),
            year=year,
            named=named,
            unnamed=unnamed,
            total=hours_of_year(seen, year=year),
        )

    def _print(
        self, request: HttpRequest, name: str, title: str, **facts: Any
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        full = {**frame, "title": title, **facts}
        return TemplateResponse(request, f"services/{name}.html", full)


def _hours_table(volunteer: Volunteer) -> Table:
    rows = volunteer.hours.select_related("entered_by", "confirmed_by")[:_MOST_ROWS]
    return Table(
        _("Hours of service"),
        [_("Day"), _("Hours"), pgettext("hours", "What was done"),
         _("Kind of service"), _("State"), _("How it was noted"), _("Entered by"),
         _("Confirmed by")],
        [
            [row.on, row.hours, row.what, row.get_tier_display(),
             row.get_state_display(), row.get_source_display(), row.entered_by,
             row.confirmed_by]
            for row in rows
        ],
    )  # fmt: skip


def _points_table(volunteer: Volunteer) -> Table:
    account = PointsAccount.objects.filter(volunteer=volunteer).first()
    own = account.pk if account else 0
    both = PointsEntry.objects.filter(Q(source=own) | Q(target=own))
    return Table(
        _("Points"),
        [_("At"), _("Why points moved"), _("Points")],
        [
            [
                f"{timezone.localtime(row.at):%Y-%m-%d %H:%M}",
                row.get_reason_display(),
                row.points if row.target_id == own else -row.points,
            ]
            for row in both.order_by("-pk")[:_MOST_ROWS]
        ],
    )


def _orders_table(volunteer: Volunteer) -> Table:
    rows = volunteer.orders.select_related("item", "entry")[:_MOST_ROWS]
    return Table(
        _("Orders for points"),
        [_("Ordered at"), pgettext("points order", "What for"), _("Quantity"),
         _("Points"), _("State")],
        [
            [f"{timezone.localtime(row.ordered_at):%Y-%m-%d %H:%M}", row.item,
             row.quantity, row.entry.points, row.get_state_display()]
            for row in rows
        ],
    )  # fmt: skip


@tray
def hours_to_confirm(user: Any, now: datetime) -> Tray | None:
    """Hours somebody else entered by hand (VO-1)."""
    if not user.may(Capability.VOLUNTEERS_KEEP):
        return None
    rows = ServiceHours.objects.visible_to(user).to_confirm().exclude(entered_by=user)
    rows = rows.exclude(volunteer__user=user)
    shown, count = few(rows.select_related("volunteer__person").order_by("pk"), _FIRST)
    first = [
        Waiting(
            text=f"{row.volunteer.person.masked_name} · {forms.shown_hours(row)}",
            url=page_of(_VOLUNTEER, row.volunteer_id),
        )
        for row in shown
    ]
    return Tray(
        title=_("Hours of volunteers to confirm"),
        count=count,
        first=first,
        url=reverse("admin:services_volunteer_changelist"),
        empty=_("No hours wait to be confirmed."),
        weight=66,
    )
