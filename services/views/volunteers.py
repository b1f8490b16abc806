"""Pages of volunteers without a sign-in: a code suffices (VO-1, VO-2)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from liuli.kernel.text import row_number
from services.choices.volunteers import Tier
from services.forms.volunteers import CodeForm
from services.models import Shift, ShiftSignUp, StockItem, Volunteer
from services.operations import points
from services.operations.hours import check_at_door, ladder_of
from services.operations.volunteers import (
    give_place_back,
    sign_up,
    volunteer_of_code,
)

_MOST = 20


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Own hours, points and places, by code; no name is shown."""
    form = CodeForm(request.POST or None)
    volunteer = _of_code(request, form)
    if volunteer is not None:
        _act(request, volunteer)
    facts = _facts(volunteer) if volunteer else {}
    return render(request, "services/volunteer_mine.html", {"form": form, **facts})


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def shift_door(request: HttpRequest, token: UUID) -> HttpResponse:
    """Where the code of a shift leads: check in, later check out."""
    shift = Shift.objects.select_related("unit").filter(token=token).first()
    if shift is None or shift.cancelled_for:
        raise Http404
    form = CodeForm(request.POST or None)
    volunteer = _of_code(request, form)
    done = None
    if volunteer is not None:
        try:
            place, hours = check_at_door(shift, volunteer=volunteer, now=timezone.now())
            done = {"place": place, "hours": hours}
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "shift": shift, "done": done}
    return render(request, "services/shift_door.html", context)


def _of_code(request: HttpRequest, form: CodeForm) -> Volunteer | None:
    """Whose code was posted; what is wrong stands at the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        found = volunteer_of_code(
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


def _act(request: HttpRequest, volunteer: Volunteer) -> None:
    """The one thing a button of the page asks for."""
    act = _ACTS.get(request.POST.get("act", ""))
    number = row_number(request.POST.get("row"))
    if act is None or number is None:
        return
    try:
        act(volunteer, number)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Done."))


def _take(volunteer: Volunteer, number: int) -> None:
    shift = _reachable(volunteer).filter(pk=number).first()
    if shift is not None:
        sign_up(shift, volunteer=volunteer, actor=SYSTEM, now=timezone.now())


def _give_back(volunteer: Volunteer, number: int) -> None:
    own = ShiftSignUp.objects.standing().filter(volunteer=volunteer, shift=number)
    place = own.first()
    if place is not None:
        give_place_back(place, actor=SYSTEM, now=timezone.now())


def _exchange(volunteer: Volunteer, number: int) -> None:
    items = StockItem.objects.filter(unit=volunteer.person.community)
    item = items.to_exchange().filter(pk=number).first()
    if item is not None:
        points.order_own_item(volunteer, item=item, now=timezone.now())


_ACTS: dict[str, Callable[[Volunteer, int], None]] = {
    "take": _take,
    "back": _give_back,
    "exchange": _exchange,
}


def _reachable(volunteer: Volunteer) -> Any:
    return Shift.objects.ahead(timezone.now()).in_unit(volunteer.person.community)


def _facts(volunteer: Volunteer) -> dict[str, Any]:
    own = set(
        ShiftSignUp.objects.standing()
        .filter(volunteer=volunteer)
        .values_list("shift_id", flat=True)
    )
    shifts = _reachable(volunteer).with_taken().order_by("starts_at")[:_MOST]
    step = ladder_of(volunteer, on=timezone.localdate())
    balance = points.balance_of(volunteer)
    items = StockItem.objects.filter(unit=volunteer.person.community).to_exchange()
    return {
        "volunteer": volunteer,
        "total": volunteer.hours.counted().total(),
        "step": Tier(step).label if step else "",
        "balance": balance,
        "next_expiry": points.next_expiry(volunteer),
        "shifts": [(one, one.pk in own) for one in shifts],
        "items": [(one, one.cost <= balance) for one in items],
        "orders": volunteer.orders.filter(state="ordered").select_related("item"),
    }
