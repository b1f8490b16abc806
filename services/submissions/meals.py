"""The counter of a canteen on a phone or a till: serves also without a signal (K5)."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from liuli.kernel.money import to_yuan
from services.forms.meals.counter import ServingForm
from services.models import Canteen
from services.operations.meals.serving import Served, serve_meal
from services.policies.meals import may_serve

KIND = "meals.serving"


@worksheet(order=60)
def counters(user: Any, *, now: datetime) -> Sheet | None:
    """The canteens this person serves in."""
    if not user.may(Capability.MEALS_SERVE):
        return None
    today = timezone.localdate(now)
    canteens = Canteen.objects.open_on(today).select_related("unit", "supplier")
    cards = tuple(
        Card(
            title=one.name,
            text=one.place,
            url=reverse("services:counter", args=[one.pk]),
            action=_("Open the counter"),
        )
        for one in canteens
        if may_serve(user, one)
    )
    if not cards:
        return None
    return Sheet(key="meals", title=_("Serving meals"), cards=cards)


@accepts(KIND, form=ServingForm)
def take_serving(user: Any, submission: Submission) -> Outcome:
    """One meal of one diner; the day is that of the act, not of its arrival."""
    data = submission.data
    serving = serve_meal(
        data["agreement"],
        canteen=data["canteen"],
        served=Served(
            meal=data["meal"],
            on=timezone.localdate(submission.at),
            portion=data["portion"],
            way=data["way"] or data["agreement"].way,
            with_vouchers=data["vouchers"],
            serial=data["serial"],
            points=data["points"] or 0,
        ),
        client_id=submission.client_id,
        actor=user,
        at=submission.at,
        received_at=submission.received_at,
    )
    words = {
        "number": data["agreement"].number,
        "cash": to_yuan(serving.taken_yuan),
        "points": to_yuan(serving.points_yuan),
    }
    told = _("Served %(number)s: %(cash)s yuan in cash.")
    if serving.points_yuan:
        told = _("Served %(number)s: %(points)s yuan by points, %(cash)s in cash.")
    return Outcome(
        told % words,
        url=reverse("services:counter", args=[data["canteen"].pk]),
        facts={"serving": serving.pk, "cash": str(to_yuan(serving.taken_yuan))},
    )
