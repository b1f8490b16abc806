"""One door on the phone, and the one question at it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import page_item, posted_payload, take_one
from liuli.kernel.access import get_visible_or_404, require
from residents import policies
from residents.forms.seen import KnockForm
from residents.models import Person
from residents.operations.seen import others_at_door

KIND = "residents.knocked"
_MOST_OTHERS = 12


@never_cache
@require_http_methods(["GET", "POST"])
def knock_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the person lives as far as is known, and the one question."""
    user: Any = request.user
    found = get_visible_or_404(Person, user, pk=pk)
    person = Person.objects.with_open_stays().select_related("unit").get(pk=found.pk)
    require(policies.may_knock, user, person)
    form = KnockForm(user=user, initial={"person": pk})
    status = 200
    if request.method == "POST":
        payload = {**posted_payload(request.POST), "person": str(pk)}
        form = KnockForm(payload, user=user)
        status = 409
        if form.is_valid():
            number = read_uuid(request.POST.get("client_id")) or uuid4()
            item = page_item(KIND, payload, client_id=str(number))
            answer = take_one(item, actor=user, now=timezone.now())
            if answer.status == "accepted":
                messages.success(request, answer.message)
                return redirect(answer.url)
            form.add_error(None, answer.message)
    context = {
        "person": person,
        "stays": [s for s in person.open_stays if policies.may_change_stay(user, s)],
        "others": others_at_door(
            person, Person.objects.visible_to(user), on=timezone.localdate()
        )[:_MOST_OTHERS],
        "form": form,
        "kind": KIND,
        "client_id": uuid4(),
    }
    return render(request, "residents/knock_field.html", context, status=status)
