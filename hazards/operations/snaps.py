"""Hazards snapped by passers-by (随手拍, E3g): joined, taken up, passed on, refuted."""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices import HazardStatus
from hazards.choices.tips import Door, SnapState
from hazards.models import Hazard, Site, Snap
from hazards.operations.codes import count_sending, fresh_code
from hazards.operations.findings import report_hazard
from hazards.policies import tips as policies
from liuli.accounts.models import User
from liuli.attachments.choices import Opens
from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.attachments.pictures import clean_picture
from liuli.audit.operations import record
from liuli.kernel.access import Actor, System, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.places.models import Address
from liuli.places.operations import road_aliases
from liuli.places.rules import address_key, building_parts, parse_address
from liuli.territory.models import Unit

CODE: Final = "hazards.snap.code"
PASSER_BY: Final = System("passer-by")
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SnapProgress:
    """What a code opens: a state, days, a reason; no name and no other report."""

    received_on: date
    state: SnapState
    hazard_state: HazardStatus | None
    due_on: date | None
    body: str
    reason: str


def send_snap(
    community: Unit,
    *,
    kind: str,
    place: str,
    text: str = "",
    photo: bytes | None = None,
    address: str,
    now: datetime,
) -> str:
    """Take a snapped hazard; returns the code, which is told once and not kept.

    It joins the open hazard of its kind at the same house, else the snap that waits
    there. Photos lose all metadata. A sending that fails counts against the address
    too, so this runs in no other transaction. Raises Refused `place_missing`,
    `nothing_said`, `too_many_sent`, and those of `clean_picture`.
    """
    if not place.strip():
        raise Refused(_("Say where it is."), code="place_missing")
    if photo is None and not text.strip():
        raise Refused(
            _("Take a photo or say in words what is wrong."), code="nothing_said"
        )
    count_sending(Door.SNAP_SENT, address=address, now=now)
    today = timezone.localdate(now)
    kept = _sealed(photo, today)
    with transaction.atomic():
        house = _house(place, community, today)
        hazard = _open_hazard(house, kind)
        code, index = fresh_code(CODE)
        snap = Snap.objects.create(
            unit=house.unit if house else community,
            address=house,
            place=place.strip(),
            kind=kind,
            text=text.strip(),
            photo=kept,
            code_index=index,
            received_on=today,
            same_as=_waiting(house, kind) if hazard is None else None,
        )
        if hazard is not None:
            _follow(snap, SnapState.JOINED, hazard)
        record("hazards.snap_received", snap, actor=PASSER_BY, at=now)
    return code


def progress_of(own: Snap) -> SnapProgress:
    """How a snap stands, or the earlier one it repeats, for whoever has its code."""
    snap = own.same_as or own
    hazard = snap.hazard
    return SnapProgress(
        received_on=own.received_on,
        state=SnapState(snap.state),
        hazard_state=HazardStatus(hazard.status) if hazard else None,
        due_on=hazard.due_on if hazard and hazard.is_open else None,
        body=snap.get_body_display() if snap.body else "",
        reason=snap.reason,
    )


@transaction.atomic
def take_up_snap(
    snap: Snap, *, site: Site, text: str, severity: str, actor: User, now: datetime
) -> Hazard:
    """Report what was snapped as a hazard at a site, with its photo.

    Raises Refused `illegal_move`, and what `report_hazard` raises.
    """
    snap = _deciding(snap, SnapState.OPENED, actor)
    hazard = report_hazard(
        site,
        text=text,
        severity=severity,
        photos=_photos(snap, site, actor, now),
        actor=actor,
        observed_at=now,
        now=now,
    )
    _follow(snap, SnapState.OPENED, hazard)
    record("hazards.snap_taken_up", snap, actor=actor, at=now)
    return hazard


@transaction.atomic
def join_snap(snap: Snap, *, hazard: Hazard, actor: Actor) -> Snap:
    """Say that it is a hazard known already. Refused `illegal_move`, `not_open`."""
    snap = _deciding(snap, SnapState.JOINED, actor)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    _follow(snap, SnapState.JOINED, hazard)
    record("hazards.snap_joined", snap, actor=actor)
    return snap


@transaction.atomic
def pass_snap_on(snap: Snap, *, body: str, reason: str, actor: Actor) -> Snap:
    """Say who is in charge of it (转办). Refused `illegal_move`."""
    snap = _deciding(snap, SnapState.PASSED, actor)
    snap.state, snap.body, snap.reason = SnapState.PASSED, body, reason.strip()
    snap.save(update_fields=["state", "body", "reason"])
    record("hazards.snap_passed_on", snap, actor=actor)
    return snap


@transaction.atomic
def refute_snap(snap: Snap, *, reason: str, actor: Actor) -> Snap:
    """Say that it was not so, and why. Refused `illegal_move`, `reason_missing`."""
    snap = _deciding(snap, SnapState.UNFOUNDED, actor)
    if not reason.strip():
        raise Refused(
            _("Say why; the sender reads it with the code."), code="reason_missing"
        )
    snap.state, snap.reason = SnapState.UNFOUNDED, reason.strip()
    snap.save(update_fields=["state", "reason"])
    record("hazards.snap_refuted", snap, actor=actor)
    return snap


def photo_of(snap: Snap) -> bytes | None:
    """The picture of a snap, for whoever was found to see it."""
    return base64.b64decode(snap.photo) if snap.photo else None


def _sealed(photo: bytes | None, today: date) -> str | None:
    if photo is None:
        return None
    if len(photo) > parameter("photo.max_megabytes", on=today) * _MEGABYTE:
        raise Refused(_("This photo is too large to send."), code="photo_too_large")
    return base64.b64encode(clean_picture(photo).content).decode("ascii")


def _house(place: str, community: Unit, today: date) -> Address | None:
    """A house known by now; a stranger's words add no address."""
    parts = parse_address(place, aliases=road_aliases(community, on=today))
    if not parts.number and not parts.compound:
        return None
    key = address_key(building_parts(parts))
    found: Address | None = (
        Address.objects.filter(community=community, building_key=key)
        .select_related("unit")
        .order_by("pk")
        .first()
    )
    return found


def _open_hazard(house: Address | None, kind: str) -> Hazard | None:
    if house is None:
        return None
    found: Hazard | None = (
        Hazard.objects.open()
        .filter(
            site__kind=kind,
            site__address__building_key=house.building_key,
            site__address__community=house.community_id,
        )
        .order_by("-found_at")
        .first()
    )
    return found


def _waiting(house: Address | None, kind: str) -> Snap | None:
    if house is None:
        return None
    found: Snap | None = (
        Snap.objects.waiting()
        .filter(
            kind=kind,
            address__building_key=house.building_key,
            address__community=house.community_id,
        )
        .order_by("pk")
        .first()
    )
    return found


def _photos(snap: Snap, site: Site, actor: User, now: datetime) -> list[File]:
    content = photo_of(snap)
    if content is None:
        return []
    photo = store_photo(
        content, unit=site.unit, opens_with=Opens.HAZARDS, actor=actor, now=now
    )
    return [photo]


def _follow(snap: Snap, state: SnapState, hazard: Hazard) -> None:
    snap.state, snap.hazard = state, hazard
    snap.save(update_fields=["state", "hazard"])


def _deciding(snap: Snap, state: SnapState, actor: Actor) -> Snap:
    fresh: Snap = Snap.objects.for_update().select_related("unit").get(pk=snap.pk)
    require(policies.may_decide_snap, actor, fresh)
    flows.SNAP.require(fresh.state, state)
    return fresh
