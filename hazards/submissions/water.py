"""Water on the phone: the meters of the round in street order, and leaks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.choices.water import PhotoStage, ReadingKind, ReadingState, RepairKind
from hazards.forms.water.field import LeakForm, ReadingForm
from hazards.models import Connection, MeterRound, Repair
from hazards.operations.water.readings import enter_reading
from hazards.operations.water.repairs import add_repair_photos, report_fault
from liuli.accounts.roles import Capability
from liuli.attachments.models import File
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)

_MOST_CARDS: Final = 200
_KIND: Final = "water.reading"


@worksheet(order=40)
def meters_to_read(user: Any, *, now: datetime) -> Sheet | None:
    """The meters of the open round nobody has read yet, as a person walks."""
    scopes = user.scopes(Capability.WATER_READ)
    round_ = _open_round(scopes, now) if scopes else None
    if round_ is None:
        return None
    unread = (
        Connection.objects.visible_to(user)
        .in_scopes(scopes)
        .unread_in(round_)
        .in_street_order()
        .select_related("address")
    )
    rows = list(unread[: _MOST_CARDS + 1])
    cards = tuple(_card(row) for row in rows[:_MOST_CARDS])
    title = _("Meters to read: %(round)s") % {"round": round_.name}
    return Sheet(
        key="meters",
        title=title,
        cards=cards,
        empty=_("Every meter of yours is read."),
    )


@accepts(
    _KIND,
    form=ReadingForm,
    label=gettext_lazy("Read a water meter"),
    capability=Capability.WATER_READ,
    order=40,
)
def take_reading(user: Any, submission: Submission) -> Outcome:
    """One number of one meter."""
    data = submission.data
    reading = enter_reading(
        data["connection"],
        value=data["value"],
        read_on=timezone.localdate(submission.at),
        kind=ReadingKind(data["kind"]),
        client_id=submission.client_id,
        actor=user,
        now=submission.received_at,
    )
    words = {"volume": reading.volume}
    message = (
        _("Noted: %(volume)d m³. A colleague checks this reading.") % words
        if reading.state == ReadingState.REVIEW
        else _("Noted: %(volume)d m³ since the last reading.") % words
    )
    return Outcome(
        message, url=reverse("fieldwork:today"), facts={"reading": reading.pk}
    )


def attach_leak_photo(user: Any, facts: Mapping[str, Any], file: File) -> None:
    """A photo that came after its report."""
    repair = Repair.objects.select_related("unit").get(pk=facts["repair"])
    add_repair_photos(repair, photos=[file], stage=PhotoStage.BEFORE, actor=user)


@accepts(
    "water.leak",
    form=LeakForm,
    label=gettext_lazy("Report a water leak"),
    capability=Capability.WATER_READ,
    order=41,
    attach=attach_leak_photo,
)
def take_leak(user: Any, submission: Submission) -> Outcome:
    """A leak or another fault of the network."""
    data = submission.data
    repair = report_fault(
        data["unit"],
        kind=RepairKind(data["kind"]),
        place=data["place"],
        text=data["text"],
        photos=submission.arrived,
        client_id=submission.client_id,
        actor=user,
        at=submission.at,
    )
    return Outcome(
        _("Reported as %(number)s.") % {"number": repair.number},
        url=reverse("fieldwork:today"),
        facts={"repair": repair.pk},
    )


def _open_round(scopes: tuple[str, ...], now: datetime) -> MeterRound | None:
    """The round of the community above the person's posts that has begun."""
    above = {
        path[: place + 1]
        for path in scopes
        for place, letter in enumerate(path)
        if letter == "."
    }
    found: MeterRound | None = (
        MeterRound.objects.open()
        .filter(unit__path__in=above, starts_on__lte=timezone.localdate(now))
        .order_by("starts_on")
        .first()
    )
    return found


def _card(row: Connection) -> Card:
    place = row.address.raw
    page = reverse("fieldwork:entry", args=[_KIND])
    query = urlencode({"number": row.number, "about": place[:40]})
    return Card(
        title=place,
        text=row.number,
        url=f"{page}?{query}",
        action=_("Read"),
    )
