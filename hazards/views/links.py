"""What belongs to a site, read from its address and never stored twice (domain 5.2).

A rooftop structure and its self-built house, a shop and its watch group, the dwellings
of a building and whoever lets them meet where they stand: at one building of the
address register. So a corrected address moves every link with it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hazards.models import Site, WatchSeat
from liuli.accounts.roles import Capability
from liuli.privacy.masks import mask_name
from residents.models import Dwelling, Letting

_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Link:
    """What it is, what it is called, and its page where this person has one."""

    kind: str
    words: str
    url: str = ""


def links_of(user: Any, site: Site, *, today: date) -> list[Link]:
    """Other sites, dwellings, landlords and the watch group of a site."""
    return [
        *_sites(user, site, today),
        *_dwellings(user, site),
        *_landlords(user, site, today),
        *_watch(user, site),
    ]


def _sites(user: Any, site: Site, today: date) -> list[Link]:
    near = (
        Site.objects.visible_to(user)
        .filter(**_building(site, "address"))
        .exclude(pk=site.pk)
        .present(today)
        .order_by("kind", "pk")[:_MOST]
    )
    return [
        Link(
            str(each.get_kind_display()),
            each.label,
            reverse("hazards:site", args=[each.qr_code]),
        )
        for each in near
    ]


def _dwellings(user: Any, site: Site) -> list[Link]:
    homes = (
        Dwelling.objects.visible_to(user)
        .filter(**_building(site, "address"), closed_on__isnull=True)
        .select_related("address")
        .order_by("address__key", "label", "pk")[:_MOST]
    )
    return [
        Link(
            _("Dwelling"),
            f"{home.address.raw} {home.label}".strip(),
            _desk_page(user, "residents_dwelling", home.pk),
        )
        for home in homes
    ]


def _landlords(user: Any, site: Site, today: date) -> list[Link]:
    lettings = (
        Letting.objects.visible_to(user)
        .filter(**_building(site, "dwelling__address"), period__contains=today)
        .select_related("person")
        .order_by("person_id", "pk")
    )
    people = {each.person_id: each for each in lettings[: _MOST * 2]}
    return [
        Link(
            str(each.get_relation_display()),
            mask_name(each.person.full_name),
            _desk_page(user, "residents_person", each.person_id),
        )
        for each in list(people.values())[:_MOST]
    ]


def _watch(user: Any, site: Site) -> list[Link]:
    seats = WatchSeat.objects.visible_to(user).standing().filter(shop=site)
    return [
        Link(
            _("Watch group"),
            pgettext("watch", "Group %(number)d") % {"number": seat.group.number},
            _desk_page(user, "hazards_watchgroup", seat.group_id),
        )
        for seat in seats.select_related("group")
    ]


def _building(site: Site, lookup: str) -> dict[str, Any]:
    return {
        f"{lookup}__building_key": site.address.building_key,
        f"{lookup}__community": site.address.community_id,
    }


def _desk_page(user: Any, model: str, pk: int) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse(f"admin:{model}_change", args=[pk])
