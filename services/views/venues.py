"""Booking a venue without a sign-in, by a code of the community (E3f)."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from liuli.kernel.text import row_number
from services.choices.venues import BookingState
from services.forms.venues import LookUpForm, PublicBookForm
from services.models import BookingCode, Venue, VenueBooking
from services.operations.venues import book_by_code, cancel_booking, holder_of_code

_AHEAD = timedelta(days=14)
_MOST = 60


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    """Venues with the times that are taken, own bookings, a form; no name is shown."""
    look_up = LookUpForm(request.POST or None)
    code = _of_code(request, look_up)
    if code is None:
        return render(request, "services/venue_book.html", {"look_up": look_up})
    venues = Venue.objects.kept().in_unit(code.unit).exclude(hours=None)
    act = request.POST.get("act", "")
    form = PublicBookForm(request.POST if act == "book" else None, venues=venues)
    if act == "book" and form.is_valid() and _book(request, code, form):
        form = PublicBookForm(venues=venues)
    if act == "cancel":
        _cancel(request, code)
    now = timezone.now()
    taken = VenueBooking.objects.standing().filter(venue__in=venues)
    context = {
        "look_up": look_up,
        "code": code,
        "form": form,
        "venues": venues.prefetch_related("hours").order_by("name", "pk"),
        "taken": taken.at(now, now + _AHEAD)
        .select_related("venue")
        .order_by("period", "pk")[:_MOST],
        "own": code.bookings.ahead(now).select_related("venue").order_by("period"),
    }
    return render(request, "services/venue_book.html", context)


def _of_code(request: HttpRequest, form: LookUpForm) -> BookingCode | None:
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        found = holder_of_code(
            form.cleaned_data["code"],
            address=network_address(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    if found is None:
        form.add_error(
            None, _("This code is not known. Check the slip, or ask at the community.")
        )
    return found


def _book(request: HttpRequest, code: BookingCode, form: Any) -> bool:
    try:
        booking = book_by_code(
            code, venue=form.cleaned_data["venue"], wish=form.wish, now=timezone.now()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = {
        BookingState.BOOKED: _("The venue is booked."),
        BookingState.WAITING: _("You are on the waiting list."),
    }
    messages.success(request, words[BookingState(booking.state)])
    return True


def _cancel(request: HttpRequest, code: BookingCode) -> None:
    number = row_number(request.POST.get("row"))
    booking = None if number is None else code.bookings.filter(pk=number).first()
    if booking is None:
        return
    try:
        cancel_booking(booking, actor=SYSTEM, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The booking is cancelled."))
