"""Re-looks on the phone, and key sites nobody has looked at (G4, G6)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from hazards.forms.relooks import RelookForm
from hazards.models import KeySite, Relook
from hazards.operations.relooks import add_relook_photo, look_again
from hazards.rules.relooks import look_is_missing
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
from liuli.kernel.errors import Refused
from liuli.parameters.operations import ParameterBook, parameter

_KIND: Final = "hazards.relook"
_MOST_CARDS: Final = 100


@worksheet(order=32)
def hazards_to_look_at_again(user: Any, *, now: datetime) -> Sheet | None:
    """Cleared hazards whose day to look again has come, the latest first."""
    scopes = user.scopes(Capability.HAZARDS_REPORT)
    if not scopes:
        return None
    today = timezone.localdate(now)
    rows = Relook.objects.visible_to(user).in_scopes(scopes).due(today).with_hazard()
    found = list(rows.order_by("due_on", "pk")[:_MOST_CARDS])
    if not found:
        return None
    share = parameter("hazard.yellow_share", unit=user.live_posts[0].unit, on=today)
    cards = tuple(_card(look, now=now, share=share) for look in found)
    return Sheet(key="relooks", title=_("Cleared: look again"), cards=cards)


@worksheet(order=34)
def key_sites_to_look_at(user: Any, *, now: datetime) -> Sheet | None:
    """Key sites no round has passed within the days of the parameter (G4)."""
    scopes = user.scopes(Capability.PATROLS_DO)
    if not scopes:
        return None
    today = timezone.localdate(now)
    marks = list(
        KeySite.objects.visible_to(user)
        .in_scopes(scopes)
        .in_force(today)
        .with_last_look()
        .select_related("site__address", "site__unit")[:_MOST_CARDS]
    )
    if not marks:
        return None
    book = ParameterBook("patrol.key_site_days")
    cards = tuple(_key_card(mark) for mark in marks if _is_missing(mark, book, now=now))
    if not cards:
        return None
    return Sheet(key="key_sites", title=_("Key sites to look at"), cards=cards)


def attach_photo(user: Any, facts: Mapping[str, Any], file: File) -> None:
    """A photo that came after its record."""
    relook = Relook.objects.select_related("hazard", "relapse").get(pk=facts["relook"])
    add_relook_photo(relook, photo=file, actor=user, now=file.received_at)


@accepts(
    _KIND,
    form=RelookForm,
    label=gettext_lazy("Re-look after clearance"),
    capability=Capability.PATROLS_DO,
    order=60,
    attach=attach_photo,
)
def take_relook(user: Any, submission: Submission) -> Outcome:
    """Has it come back? What has needs a photo, as any hazard (GR-5)."""
    data = submission.data
    is_back = data["found"] == "back"
    if is_back and not submission.photos:
        raise Refused(_("A hazard needs at least one photo."), code="photo_missing")
    look = look_again(
        data["relook"],
        is_back=is_back,
        text=data["text"],
        photos=submission.arrived,
        actor=user,
        observed_at=submission.at,
        now=submission.received_at,
    )
    message = (
        _("Reported again as %(number)s, a relapse.") % {"number": look.relapse.number}
        if look.relapse is not None
        else _("Noted: it has not come back.")
    )
    url = reverse("fieldwork:today")
    return Outcome(message, url=url, facts={"relook": look.pk})


def _card(look: Relook, *, now: datetime, share: Decimal) -> Card:
    hazard = look.hazard
    place = hazard.site.address.raw
    query = urlencode({"relook": look.pk, "about": place[:40]})
    return Card(
        title=hazard.words,
        text=_("%(place)s · cleared on %(cleared)s · look by %(day)s")
        % {
            "place": place,
            "cleared": f"{timezone.localtime(hazard.cleared_at):%Y-%m-%d}",
            "day": f"{look.due_on:%Y-%m-%d}",
        },
        url=f"{reverse('fieldwork:entry', args=[_KIND])}?{query}",
        badge=_("Look %(number)d") % {"number": look.number},
        tone="info",
        light=look.light(now=now, yellow_share=share),
        action=pgettext("re-look", "Look again"),
    )


def _is_missing(mark: Any, book: ParameterBook, *, now: datetime) -> bool:
    today = timezone.localdate(now)
    return look_is_missing(
        last_look=timezone.localdate(mark.last_look) if mark.last_look else None,
        since=mark.starts_on,
        today=today,
        days=int(book.value("patrol.key_site_days", unit=mark.site.unit, on=today)),
    )


def _key_card(mark: Any) -> Card:
    words = {
        "place": mark.site.address.raw,
        "day": f"{timezone.localtime(mark.last_look):%Y-%m-%d}"
        if mark.last_look
        else "",
    }
    text = (
        _("%(place)s · last looked at on %(day)s")
        if mark.last_look
        else _("%(place)s · no round has looked at it yet")
    )
    return Card(
        title=mark.site.label,
        text=text % words,
        url=reverse("hazards:site", args=[mark.site.qr_code]),
        badge=_("Key site"),
        tone="warning",
        light="red",
    )
