"""Licences of shops as they were shown, and advice given to shops (G14, G15, G16)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.shops import LicenceKind
from hazards.models import Licence, ShopAdvice, Site
from hazards.operations.moves import person
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter


@transaction.atomic
def note_licence(
    site: Site,
    *,
    kind: LicenceKind,
    number: str = "",
    valid_to: date | None = None,
    actor: Actor,
    today: date,
) -> Licence:
    """Write down a licence that was shown; it replaces the one before of its kind.

    Raises Refused `site_gone`.
    """
    site = _fresh(site)
    require(policies.may_change_site, actor, site)
    _refuse_gone(site, today)
    if kind != LicenceKind.OTHER:
        current = Licence.objects.for_update().filter(
            site=site, kind=kind, ended_on__isnull=True
        )
        for old in current:
            old.ended_on = max(today, old.seen_on)
            old.save(update_fields=["ended_on"])
    made: Licence = Licence.objects.create(
        site=site,
        kind=kind,
        number=number.strip(),
        valid_to=valid_to,
        seen_on=today,
        seen_by_id=person(actor),
    )
    record("shops.licence_noted", site, actor=actor, detail={"kind": str(kind)})
    return made


@transaction.atomic
def advise_shop(
    site: Site, *, kind: str, text: str = "", actor: Actor, at: datetime
) -> ShopAdvice:
    """Write down that a shop was advised (劝导). Raises Refused `site_gone`."""
    site = _fresh(site)
    require(policies.may_report, actor, site)
    _refuse_gone(site, timezone.localdate(at))
    made = ShopAdvice.objects.create(
        site=site, kind=kind, at=at, by_id=person(actor), text=text.strip()
    )
    record("shops.advised", site, actor=actor, detail={"kind": str(kind)}, at=at)
    return made


def times_advised(site: Site, kind: str, *, now: datetime) -> tuple[int, bool]:
    """How often a shop was advised so of late, and whether that is often (G15).

    Often enough, the community hands it over to the body in charge: it does no more
    itself (G-6).
    """
    today = timezone.localdate(now)
    days = int(parameter("shop.advice_days", unit=site.unit, on=today))
    often = int(parameter("shop.advice_count", unit=site.unit, on=today))
    since = now - timedelta(days=days)
    count = ShopAdvice.objects.like(site, kind, since=since).count()
    return count, count >= often


def _fresh(site: Site) -> Site:
    found: Site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    return found


def _refuse_gone(site: Site, today: date) -> None:
    if site.closed_on is not None and site.closed_on <= today:
        raise Refused(_("This site no longer exists."), code="site_gone")
