"""Venues, bookings and the 15-minute circle in the desk (K20 to K23)."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.kernel.access import require
from liuli.kernel.codes import shown_code
from residents.models import Person
from services.choices.venues import BookingPurpose, BookingState, Serves, VenueKind
from services.forms import venues as forms
from services.models import BookingCode, Venue, VenueBooking
from services.operations import venues as acts
from services.operations.circle import circles, use_of_venues
from services.policies import venues as policies

_MOST_ROWS = 50
_DAYS = 30


def span(period: Any) -> str:
    """A booked time in words."""
    starts, ends = timezone.localtime(period.lower), timezone.localtime(period.upper)
    return f"{starts:%Y-%m-%d %H:%M}–{ends:%H:%M}"


def _book(venue: Venue, data: Any, user: Any) -> None:
    acts.book_venue(venue, wish=data["wish"], actor=user, now=timezone.now())


@admin.register(Venue)
class VenueAdmin(RecordAdmin[Venue]):
    """The inventory of spaces."""

    view_capability = Capability.VENUES_VIEW
    list_display = [
        "name",
        "kind",
        "place",
        "area_m2",
        "capacity",
        "serves",
        "use_word",
    ]
    list_display_links = ["name"]
    list_filter = ["kind", "serves"]
    list_select_related = ["unit"]
    ordering = ["name", "pk"]
    actions_list = ["open_new"]
    new_form = forms.VenueForm
    new_title = gettext_lazy("New venue")
    new_capability = Capability.VENUES_KEEP
    new_form_asks_user = True
    acts = {
        "book": Act(gettext_lazy("Book it"), forms.BookForm, policies.may_keep, _book),
        "opening": Act(
            gettext_lazy("Set opening hours"),
            forms.OpeningForm,
            policies.may_keep,
            lambda venue, data, user: acts.set_opening(venue, **data, actor=user),
        ),
        "use": Act(
            gettext_lazy("Put it to use"),
            forms.UseForm,
            policies.may_keep,
            lambda venue, data, user: acts.put_to_use(
                venue, use=data["use"], serves=Serves(data["serves"]), actor=user
            ),
        ),
        "walk": Act(
            gettext_lazy("Enter a walking time"),
            forms.WalkForm,
            policies.may_keep,
            lambda venue, data, user: acts.enter_walk(
                venue, **data, actor=user, now=timezone.now()
            ),
        ),
    }

    def get_urls(self) -> list[Any]:
        """With the page of use and the circle."""
        view = self.admin_site.admin_view
        own = [
            path("usage/", view(never_cache(self.usage)), name="services_venue_usage"),
            path(
                "circle/", view(never_cache(self.circle)), name="services_venue_circle"
            ),
        ]
        return own + super().get_urls()

    @display(
        description=gettext_lazy("Used for"),
        label={"idle": "warning", "used": "success"},
    )
    def use_word(self, venue: Venue) -> tuple[str, str]:
        """Or that it stands idle (K20)."""
        return ("used", venue.use) if venue.use else ("idle", _("idle"))

    def perform_new(self, community: Any, data: Any, user: Any) -> Venue:
        """Add it."""
        data = {
            **data,
            "kind": VenueKind(data["kind"]),
            "serves": Serves(data["serves"]),
        }
        return acts.add_venue(data.pop("unit"), **data, actor=user)

    def shown(self, obj: Venue, request: HttpRequest) -> Shown:
        """When it is open, who booked, how far it is."""
        ahead = obj.bookings.ahead(timezone.now()).order_by("period", "pk")
        facts = [
            (_("Kind of venue"), obj.get_kind_display()),
            (_("Place"), obj.place),
            (_("Unit"), obj.unit),
            (_("Area (m²)"), obj.area_m2),
            (_("Holds people"), obj.capacity),
            (_("Mainly for"), obj.get_serves_display()),
            (_("Used for"), obj.use),
        ]
        tables = [
            Table(
                _("Bookings ahead"),
                [_("When"), _("What takes place"), pgettext("booking", "What for"),
                 _("People"), _("State")],
                [
                    [(span(one.period), page_of("services.venuebooking", one.pk)),
                     one.title, one.get_purpose_display(), one.head_count,
                     one.get_state_display()]
                    for one in ahead[:_MOST_ROWS]
                ],
            ),
            Table(
                _("Opening hours"),
                [_("Weekday"), _("Opens"), _("Closes")],
                [
                    [row.get_weekday_display(), f"{row.opens:%H:%M}",
                     f"{row.closes:%H:%M}"]
                    for row in obj.hours.all()
                ],
                empty=_("Not open yet: set opening hours first."),
            ),
            Table(
                _("Walking times"),
                [_("Building"), _("Minutes on foot")],
                [
                    [walk.address.raw, walk.minutes]
                    for walk in obj.walks.select_related("address")[:_MOST_ROWS]
                ],
            ),
        ]  # fmt: skip
        banners = [] if obj.use else [(_("This space stands idle."), "warning")]
        return Shown(title=obj.name, facts=facts, tables=tables, banners=banners)

    def usage(self, request: HttpRequest) -> HttpResponse:
        """Hours of the last thirty days by purpose, and how much stood idle (K22)."""
        user: Any = request.user
        require(lambda actor, _row: actor.may(Capability.VENUES_VIEW), user)
        last = timezone.localdate()
        first = last - timedelta(days=_DAYS - 1)
        venues = Venue.objects.visible_to(user).kept()
        uses = use_of_venues(venues, first=first, last=last)
        lines = [
            (
                use,
                [
                    (label, use.by_purpose.get(purpose))
                    for purpose, label in BookingPurpose.choices
                ],
            )
            for use in uses
        ]
        return self._print(
            request,
            "venue_usage",
            _("Use of venues"),
            lines=lines,
            purposes=BookingPurpose.labels,
            first=first,
            last=last,
        )

    def circle(self, request: HttpRequest) -> HttpResponse:
        """Who of the older people is beyond the walk to what (K23), without names."""
        user: Any = request.user
        require(lambda actor, _row: actor.may(Capability.VENUES_VIEW), user)
        on = timezone.localdate()
        people = Person.objects.visible_to(user).values("pk")
        venues = Venue.objects.visible_to(user).kept()
        found = circles(people, venues, on=on)
        return self._print(
            request, "venue_circle", _("15-minute circle"), circles=found
        )

    def _print(
        self, request: HttpRequest, name: str, title: str, **facts: Any
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        full = {**frame, "title": title, **facts}
        return TemplateResponse(request, f"services/{name}.html", full)


@admin.register(VenueBooking)
class VenueBookingAdmin(RecordAdmin[VenueBooking]):
    """Every booking; cancelled here."""

    view_capability = Capability.VENUES_VIEW
    list_display = ["when", "venue", "title", "purpose", "head_count", "state_word"]
    list_display_links = ["when"]
    list_filter = ["state", "purpose"]
    list_select_related = ["venue__unit"]
    ordering = ["-period", "-pk"]
    acts = {
        "cancel": Act(
            gettext_lazy("Cancel the booking"),
            forms.RecordForm,
            lambda user, one: (
                one.state != BookingState.CANCELLED and policies.may_keep(user, one)
            ),
            lambda one, _data, user: acts.cancel_booking(
                one, actor=user, now=timezone.now()
            ),
        )
    }

    @display(description=gettext_lazy("When"), ordering="period")
    def when(self, booking: VenueBooking) -> str:
        """From and until."""
        return span(booking.period)

    @display(
        description=gettext_lazy("State"),
        label={"booked": "success", "waiting": "warning", "cancelled": "info"},
    )
    def state_word(self, booking: VenueBooking) -> tuple[str, str]:
        """In words and colour."""
        return booking.state, str(booking.get_state_display())

    def shown(self, obj: VenueBooking, request: HttpRequest) -> Shown:
        """What was booked; who holds the code stays sealed."""
        facts = [
            (_("Venue"), obj.venue),
            (_("When"), span(obj.period)),
            (_("What takes place"), obj.title),
            (pgettext("booking", "What for"), obj.get_purpose_display()),
            (_("People"), obj.head_count),
            (_("State"), obj.get_state_display()),
            (_("Booked by"), obj.booked_by or (_("by code") if obj.code_id else "")),
        ]
        links = [(_("Venue"), page_of("services.venue", obj.venue_id))]
        return Shown(title=_("Booking of a venue"), facts=facts, links=links)


@admin.register(BookingCode)
class BookingCodeAdmin(RecordAdmin[BookingCode]):
    """Codes to book with, handed out on a slip."""

    view_capability = Capability.VENUES_KEEP
    list_display = ["number", "given_on", "expires_on"]
    list_display_links = ["number"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.CodeForm
    new_title = gettext_lazy("New booking code")
    new_capability = Capability.VENUES_KEEP

    @display(description=gettext_lazy("Number"), ordering="pk")
    def number(self, code: BookingCode) -> str:
        """No name in the list."""
        return f"{code.pk}"

    def perform_new(self, community: Any, data: Any, user: Any) -> BookingCode:
        """Hand it out."""
        return acts.give_booking_code(community, **data, actor=user, now=timezone.now())

    def shown(self, obj: BookingCode, request: HttpRequest) -> Shown:
        """The code to write on the slip, and where it is used."""
        address = request.build_absolute_uri(reverse("services:venue_book"))
        facts = [
            (_("Booking code"), shown_code(obj.code) if obj.code else None),
            (_("Who holds the code"), obj.holder),
            (_("Last day"), obj.expires_on),
            (_("To be typed at"), address),
        ]
        return Shown(title=_("Booking code"), facts=facts)
