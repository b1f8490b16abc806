"""Adding, correcting and ending sites by hand (一户一档)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from hazards.choices import OPEN, SiteKind
from hazards.choices.relooks import RelookResult
from hazards.models import (
    ChargingFacts,
    Connection,
    GasFacts,
    Hazard,
    HazardPhoto,
    HouseFacts,
    LaneFacts,
    LodgingFacts,
    Relook,
    RooftopFacts,
    Site,
    VacantFacts,
    WiringFacts,
    YardFacts,
)
from hazards.policies import hazards as policies
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.names import normalise_name
from liuli.kernel.phone import parse_phone
from liuli.places.models import Address
from liuli.places.operations import locate_address
from liuli.privacy.crypto import blind_index
from liuli.territory.models import Unit

PHONE_PURPOSE: Final = "hazards.site.keeper_phone"

_Facts = (
    type[LodgingFacts]
    | type[YardFacts]
    | type[HouseFacts]
    | type[VacantFacts]
    | type[RooftopFacts]
    | type[ChargingFacts]
    | type[WiringFacts]
    | type[GasFacts]
    | type[LaneFacts]
)
FACTS: Final[Mapping[str, _Facts]] = {
    SiteKind.SMALL_HOTEL: LodgingFacts,
    SiteKind.GROUP_RENTAL: LodgingFacts,
    SiteKind.SCRAP_YARD: YardFacts,
    SiteKind.SELF_BUILT: HouseFacts,
    SiteKind.VACANT: VacantFacts,
    SiteKind.ROOFTOP: RooftopFacts,
    SiteKind.EBIKE_CHARGING: ChargingFacts,
    SiteKind.ELECTRICAL: WiringFacts,
    SiteKind.LPG: GasFacts,
    SiteKind.FIRE_LANE: LaneFacts,
}


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What a person says about a site; the keeper's phone in any usual writing.

    A `keeper_phone` of None keeps the one on file, "" takes it away.
    """

    name: str = ""
    keeper_name: str = ""
    keeper_phone: str | None = None
    note: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def add_site(
    community: Unit,
    *,
    kind: str,
    address: str,
    words: SiteWords,
    known_since: date,
    actor: Actor,
    source: str = "",
) -> Site:
    """Register a site at an address as written; the address's grid is its unit.

    Raises Refused `address_missing`, `phone_invalid`, `site_known`, and NotAllowed
    `address_not_yours` where the actor adds no sites.
    """
    place = locate_address(address, community=community, today=known_since)
    _require_place(place, actor)
    keeper = normalise_name(words.keeper_name).text
    _refuse_twin(place, kind, words.name.strip(), keeper)
    site = Site(
        unit=place.unit,
        address=place,
        kind=kind,
        name=words.name.strip(),
        keeper_name=keeper,
        known_since=known_since,
        source=source,
        note=words.note.strip(),
    )
    _set_phone(site, words.keeper_phone or "")
    site.save()
    _save_facts(site, words.facts)
    record("hazards.site_added", site, actor=actor, detail={"kind": str(kind)})
    return site


@transaction.atomic
def correct_site(
    site: Site, *, words: SiteWords, actor: Actor, address: str = "", today: date
) -> Site:
    """Correct what is known of a site; an empty `address` leaves it where it is.

    Raises Refused `phone_invalid`, `site_known`, and NotAllowed `address_not_yours`.
    """
    site = Site.objects.for_update().select_related("unit", "address").get(pk=site.pk)
    require(policies.may_change_site, actor, site)
    if address.strip() and address.strip() != site.address.raw:
        community = site.address.community
        site.address = locate_address(address, community=community, today=today)
        _require_place(site.address, actor)
        site.unit = site.address.unit
    keeper = normalise_name(words.keeper_name).text
    _refuse_twin(site.address, site.kind, words.name.strip(), keeper, but=site.pk)
    site.name, site.keeper_name = words.name.strip(), keeper
    site.note = words.note.strip()
    if words.keeper_phone is not None:
        _set_phone(site, words.keeper_phone)
    site.save(
        update_fields=[
            "address", "unit", "name", "keeper_name", "keeper_phone",
            "keeper_phone_index", "note",
        ]
    )  # fmt: skip
    _save_facts(site, words.facts)
    site.hazards.filter(status__in=OPEN).exclude(unit=site.unit).update(unit=site.unit)
    record("hazards.site_corrected", site, actor=actor)
    return site


@transaction.atomic
def close_site(site: Site, *, on: date, actor: Actor) -> Site:
    """Say since when it is gone; its re-looks end with it.

    Raises Refused `has_open_hazards`, `not_known_yet`.
    """
    site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    require(policies.may_change_site, actor, site)
    if on < site.known_since:
        raise Refused(
            _("A site cannot be gone before it was known."), code="not_known_yet"
        )
    if site.hazards.filter(status__in=OPEN).exists():
        raise Refused(
            _("This site still has open hazards. Clear them or make them void first."),
            code="has_open_hazards",
        )
    site.closed_on = on
    site.save(update_fields=["closed_on"])
    Relook.objects.open().filter(hazard__site=site).update(
        result=RelookResult.GONE, done_at=Now()
    )
    record("hazards.site_closed", site, actor=actor)
    return site


@transaction.atomic
def follow_addresses(address_ids: list[int], *, unit: Unit) -> None:
    """Let sites, their open hazards, photos and water connections follow (GR-2)."""
    Connection.objects.filter(address__in=address_ids).update(unit=unit)
    Site.objects.filter(address__in=address_ids).update(unit=unit)
    moved = Hazard.objects.open().filter(site__address__in=address_ids)
    photos = HazardPhoto.objects.filter(hazard__in=moved).values("file")
    File.objects.filter(pk__in=list(photos.values_list("file", flat=True))).update(
        unit=unit
    )
    moved.update(unit=unit)


def _require_place(place: Address, actor: Actor) -> None:
    if not policies.may_add_site(actor, place.unit):
        raise NotAllowed(
            _(
                "This address does not belong to your grid. "
                "Ask the community to add the site or to place the address."
            ),
            code="address_not_yours",
        )


def _refuse_twin(
    place: Address, kind: str, name: str, keeper: str, but: int | None = None
) -> None:
    twins = Site.objects.filter(
        address=place, kind=kind, name=name, keeper_name=keeper, closed_on__isnull=True
    ).exclude(pk=but)
    if twins.exists():
        raise Refused(
            _("This site is already registered at this address."), code="site_known"
        )


def _set_phone(site: Site, text: str) -> None:
    if not text.strip():
        site.keeper_phone = site.keeper_phone_index = None
        return
    phone = parse_phone(text)
    if phone is None:
        raise Refused(_("This is not a phone number."), code="phone_invalid")
    site.keeper_phone = phone.number
    site.keeper_phone_index = blind_index(phone.number, PHONE_PURPOSE)


def _save_facts(site: Site, facts: Mapping[str, Any]) -> None:
    model = FACTS.get(site.kind)
    if model is None or not facts:
        return
    row = model.objects.filter(site=site).first() or model(site=site)
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean(exclude=["site"], validate_unique=False)
    if row.pk is None:
        row.save()
    else:
        row.save(update_fields=list(facts))
