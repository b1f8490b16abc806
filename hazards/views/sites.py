"""一户一档: everything about one site on one page, and the code for its door."""

from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hazards.choices import OPEN, Severity
from hazards.models import (
    Hazard,
    HazardPhoto,
    KeySite,
    LedgerNote,
    Licence,
    Relook,
    Site,
    Stop,
)
from hazards.operations.sites import FACTS
from hazards.policies import hazards as policies
from hazards.rules.hazards import is_key_case, site_colour
from hazards.views.links import links_of
from liuli.accounts.roles import Capability
from liuli.kernel.access import get_visible_or_404
from liuli.parameters.operations import parameter
from liuli.privacy.masks import mask_name, mask_phone
from residents.models import Stay

_MOST_PEOPLE = 200
_MOST_ROWS = 50
_MOST_PHOTOS = 24
_LICENCES = frozenset(
    {
        "has_business_licence", "has_hotel_permit", "guest_register", "is_licensed",
        "registered_on", "inspected_until", "appraisal_raw", "grade", "graded_by",
        "graded_on",
    }
)  # fmt: skip


@never_cache
@require_GET
def dossier(request: HttpRequest, code: UUID) -> HttpResponse:
    """The dossier of a site; 404 alike for what is absent and out of reach."""
    site = _site(request, code)
    user: Any = request.user
    hazards = _hazards(user, site)
    facts = _facts(site)
    context = {
        "site": site,
        "phone": mask_phone(site.keeper_phone or ""),
        "may_call": bool(site.keeper_phone)
        and user.may(Capability.RESIDENTS_CALL, site.unit),
        "may_change": user.may(Capability.DESK_OPEN)
        and policies.may_change_site(user, site),
        "may_report": user.may(Capability.FIELD_OPEN)
        and policies.may_report(user, site),
        "facts": [fact for fact in facts if fact["name"] not in _LICENCES],
        "licences": [fact for fact in facts if fact["name"] in _LICENCES],
        "colour": site_colour(h.severity for h in hazards if h.status in OPEN),
        "is_key_case": _is_key_case(hazards, site),
        "hazards": hazards,
        "looks": Relook.objects.visible_to(user)
        .filter(hazard__site=site)
        .with_hazard()
        .order_by("-looks_from", "pk")[:_MOST_ROWS],
        "key_mark": KeySite.objects.in_force(timezone.localdate())
        .filter(site=site)
        .first(),
        "belongings": links_of(user, site, today=timezone.localdate()),
        "licence_rows": Licence.objects.visible_to(user).current().filter(site=site),
        "people": _people(user, site),
        "stops": _stops(user, site),
        "photos": HazardPhoto.objects.visible_to(user)
        .filter(hazard__site=site)
        .select_related("file", "hazard")
        .order_by("-pk")[:_MOST_PHOTOS],
        "ledger_notes": LedgerNote.objects.visible_to(user).filter(site=site),
        "in_desk": user.may(Capability.DESK_OPEN),
    }
    return render(request, "hazards/site_dossier.html", context)


def _site(request: HttpRequest, code: UUID) -> Site:
    found = get_visible_or_404(Site, request.user, qr_code=code)
    site: Site = Site.objects.select_related("address", "unit").get(pk=found.pk)
    return site


def _facts(site: Site) -> list[dict[str, Any]]:
    """The facts of its kind, in words; unknown ones say so."""
    model = FACTS.get(site.kind)
    row = model.objects.filter(site=site).first() if model else None
    if row is None:
        return []
    return [
        {"name": field.name, "label": field.verbose_name, "value": _words(row, field)}
        for field in row._meta.fields  # noqa: SLF001
        if field.name not in {"id", "site"}
    ]


def _words(row: Any, field: models.Field[Any, Any]) -> str:
    value = getattr(row, field.name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, models.DateField):
        return date_format(value, "Y-m-d")
    return str(value)


def _hazards(user: Any, site: Site) -> list[Any]:
    rows = Hazard.objects.visible_to(user).filter(site=site).with_people()
    hazards: list[Any] = list(rows[:_MOST_ROWS])
    share = parameter("hazard.yellow_share", unit=site.unit)
    now = timezone.now()
    for hazard in hazards:
        hazard.shown_light = hazard.light(now=now, yellow_share=share)
        hazard.is_critical = hazard.severity == Severity.CRITICAL
    return hazards


def _is_key_case(hazards: list[Any], site: Site) -> bool:
    """Three relapses of one item in the days of the parameter (HZ-4)."""
    days = int(parameter("hazard.relapse_days", unit=site.unit))
    times: dict[str, list[Any]] = {}
    for hazard in hazards:
        if hazard.relapse_of_id:
            times.setdefault(hazard.item_code, []).append(hazard.found_at)
    return any(is_key_case(found, days=days) for found in times.values())


def _people(user: Any, site: Site) -> dict[str, Any]:
    """Who lives in the building now, masked (domain 2.3)."""
    rows = (
        Stay.objects.visible_to(user)
        .covering(timezone.localdate())
        .filter(address__building_key=site.address.building_key)
        .filter(address__community=site.address.community_id)
    )
    shown = [
        {
            "pk": stay.person_id,
            "name": mask_name(stay.person.full_name),
            "tail": stay.person.identity_tail,
            "kind": stay.get_kind_display(),
            "room": stay.room,
            "address": stay.address.raw,
            "since": stay.starts_on,
            "is_verified": stay.is_verified,
        }
        for stay in rows.select_related("person", "address").order_by(
            "address__key", "room", "pk"
        )[:_MOST_PEOPLE]
    ]
    return {"count": rows.count(), "shown": shown}


def _stops(user: Any, site: Site) -> Any:
    """Every check of this site on a round, the last first."""
    return (
        Stop.objects.visible_to(user)
        .filter(site=site)
        .answered()
        .select_related("round", "answered_by")
        .order_by("-observed_at")[:_MOST_ROWS]
    )
