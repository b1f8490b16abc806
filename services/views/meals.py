"""The counter page: by card, number or name, keyboard first, also without a signal."""

from typing import Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import page_item, posted_payload, take_one
from services.choices.meals import MOST_POINTS, Meal, Portion, Way
from services.forms.meals.counter import ServingForm
from services.models import Canteen
from services.operations.meals.counter import counter_of, diner_of_card
from services.policies.meals import may_serve

_DINNER_FROM: Final = 15  # o'clock: from then on the counter offers the dinner first


@never_cache
@require_http_methods(["GET", "POST"])
def counter_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One counter for whoever serves there; 404 for everybody else."""
    user: Any = request.user
    canteen = Canteen.objects.select_related("unit", "supplier").filter(pk=pk).first()
    if canteen is None or not may_serve(user, canteen):
        raise Http404
    if "card" in request.POST:
        return _look_up(request, user, canteen)
    if request.method == "POST":
        return _serve(request, user, canteen)
    now = timezone.localtime()
    counter = counter_of(canteen, on=timezone.localdate(now), actor=user)
    meal = Meal.DINNER if now.hour >= _DINNER_FROM else Meal.LUNCH
    form = ServingForm(
        user=user, initial={"canteen": canteen.pk, "meal": meal, "way": Way.DINE_IN}
    )
    context = {
        "canteen": canteen,
        "counter": counter,
        "form": form,
        "meal": meal,
        "meals": Meal.choices,
        "portions": Portion.choices,
        "most_points": MOST_POINTS,
        "client_id": uuid4(),
        "rows": [one.as_row() for one in counter.diners],
    }
    return render(request, "services/counter.html", context)


def _serve(request: HttpRequest, user: Any, canteen: Canteen) -> HttpResponse:
    """What a page without its script sends."""
    number = read_uuid(request.POST.get("client_id")) or uuid4()
    payload = {**posted_payload(request.POST), "canteen": canteen.pk}
    item = page_item("meals.serving", payload, client_id=str(number))
    answer = take_one(item, actor=user, now=timezone.now())
    is_taken = answer.status == "accepted"
    (messages.success if is_taken else messages.error)(request, answer.message)
    return redirect("services:counter", pk=canteen.pk)


def _look_up(request: HttpRequest, user: Any, canteen: Canteen) -> JsonResponse:
    """A card that is not among the diners this page was made with; needs a signal."""
    today = timezone.localdate()
    found = diner_of_card(canteen, card=request.POST["card"], on=today, actor=user)
    return JsonResponse({"row": found.as_row() if found else None})
