"""Group buying without a sign-in, by a code of the community (K10)."""

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
from services.forms.orders.group import WantForm
from services.forms.venues import LookUpForm
from services.models import BookingCode, GroupOrder, GroupRound
from services.operations.orders.group import cancel_group_order, order_by_code
from services.operations.venues import holder_of_code

_MOST = 20


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def group_buying(request: HttpRequest) -> HttpResponse:
    """Open rounds, own orders and their pick-up numbers; no name is asked or shown."""
    look_up = LookUpForm(request.POST or None)
    code = _of_code(request, look_up)
    if code is None:
        return render(request, "services/group_buying.html", {"look_up": look_up})
    act, number = request.POST.get("act", ""), row_number(request.POST.get("row"))
    if act == "cancel" and number is not None:
        _cancel(request, code, number)
    refused = None
    if act == "order" and number is not None:
        refused = _order(request, code, number)
    now = timezone.now()
    own = GroupOrder.objects.standing().filter(code=code).with_due()
    taken = set(own.values_list("round", flat=True))
    rounds = GroupRound.objects.taking_orders(now).filter(unit=code.unit)
    context = {
        "look_up": look_up,
        "code": code,
        "now": now,
        "own": own.select_related("round")
        .prefetch_related("lines__good")
        .order_by("-round__closes_at", "pk")[:_MOST],
        "offers": [
            (one, refused if refused and refused.prefix == _prefix(one) else _form(one))
            for one in rounds.exclude(pk__in=taken).prefetch_related("goods")[:_MOST]
        ],
    }
    return render(request, "services/group_buying.html", context)


def _prefix(round_: GroupRound) -> str:
    return f"r{round_.pk}"


def _form(round_: GroupRound, data: Any = None) -> WantForm:
    return WantForm(
        data,
        goods=round_.goods.all(),
        most=round_.most_each,
        prefix=_prefix(round_),
    )


def _of_code(request: HttpRequest, form: LookUpForm) -> BookingCode | None:
    """Whose code was posted; what is wrong stands at the form."""
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


def _order(request: HttpRequest, code: BookingCode, number: int) -> WantForm | None:
    """The form once more where something was refused."""
    rounds = GroupRound.objects.taking_orders(timezone.now()).filter(unit=code.unit)
    round_ = rounds.filter(pk=number).first()
    if round_ is None:
        messages.warning(request, _("This round takes no orders now."))
        return None
    form = _form(round_, request.POST)
    if not form.is_valid():
        return form
    try:
        order = order_by_code(code, round_=round_, wants=form.wants, now=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return form
    told = _("Ordered. Your pick-up number is %(number)d.") % {"number": order.number}
    messages.success(request, told)
    return None


def _cancel(request: HttpRequest, code: BookingCode, number: int) -> None:
    order = GroupOrder.objects.standing().filter(code=code, pk=number).first()
    if order is None:
        return
    try:
        cancel_group_order(order, actor=SYSTEM, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The order is cancelled."))
