"""Reporting a hazard: one open row per item and site (HZ-1, EV-3)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import HazardStatus, Severity, Step
from hazards.choices.relooks import RelookResult
from hazards.models import (
    ChecklistItem,
    Finding,
    Hazard,
    HazardCounter,
    Relook,
    Site,
)
from hazards.operations.moves import person, tell
from hazards.operations.severities import raise_severity
from hazards.policies import hazards as policies
from hazards.rules import hazards as rules
from hazards.rules.sites import kinds_of_items
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.counters import next_number

_CLOCK_SLACK = timedelta(minutes=5)


@transaction.atomic
def report_hazard(
    site: Site,
    *,
    item: ChecklistItem | None = None,
    severity: str | None = None,
    text: str = "",
    photos: Sequence[File] = (),
    actor: Actor,
    observed_at: datetime,
    now: datetime,
    client_id: UUID | None = None,
    relapse_of: Hazard | None = None,
) -> Hazard:
    """Open a hazard, or add a finding to the one open for this item at this site.

    The severity is the worse of the item's and the one given (HZ-2). A repeated
    `client_id` of the same person returns the first answer's hazard and writes
    nothing. `observed_at` is the phone's claim; the clock of the due date starts with
    `now`. `relapse_of` is the cleared hazard a re-look has found again; without it the
    days of the parameter decide (HZ-4). Raises Refused `nothing_said`,
    `item_of_other_kind`, `site_gone`, `observed_in_future`, `client_id_taken`.
    """
    site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    require(policies.may_report, actor, site)
    known = _known(client_id, actor)
    if known is not None:
        return known
    _refuse_nonsense(site, item, text, observed_at=observed_at, now=now)
    given = severity or (item.severity if item else Severity.GENERAL)
    severity = rules.worse(given, item.severity) if item else Severity(given)
    found_at = min(observed_at, now)
    hazard = _open_one(site, item)
    if hazard is None:
        last = relapse_of or _relapsed(site, item, found_at)
        hazard = _open_new(
            site, item, severity, text, actor, found_at, now, client_id, last
        )
        if relapse_of is None:
            _end_looks(site, item, now)
        step, before = Step.FOUND, ""
    else:
        step, before = Step.FOUND_AGAIN, hazard.status
    Finding.objects.create(
        hazard=hazard,
        found_by_id=person(actor),
        found_at=found_at,
        received_at=now,
        severity=severity,
        text=text,
        client_id=client_id,
    )
    tell(
        hazard,
        step,
        before=before,
        actor=actor,
        now=now,
        reason=text if before else "",
        photos=photos,
    )
    record(f"hazards.{step}", hazard, actor=actor)
    if rules.is_lower(hazard.severity, severity):
        raise_severity(hazard, severity=severity, actor=actor, now=now)
    return hazard


def _known(client_id: UUID | None, actor: Actor) -> Hazard | None:
    if client_id is None:
        return None
    finding = (
        Finding.objects.filter(client_id=client_id).select_related("hazard").first()
    )
    if finding is None:
        return None
    if finding.found_by_id != actor.actor_id:
        raise Refused(
            _("Another report was already sent under this number."),
            code="client_id_taken",
        )
    hazard: Hazard = finding.hazard
    return hazard


def _refuse_nonsense(
    site: Site,
    item: ChecklistItem | None,
    text: str,
    *,
    observed_at: datetime,
    now: datetime,
) -> None:
    if item is None and not text.strip():
        raise Refused(_("Choose an item or say what was found."), code="nothing_said")
    if item is not None and item.site_kind not in kinds_of_items(site.kind):
        raise Refused(
            _("This item belongs to another kind of site."), code="item_of_other_kind"
        )
    if site.closed_on is not None and site.closed_on <= timezone.localdate(now):
        raise Refused(_("This site no longer exists."), code="site_gone")
    if observed_at > now + _CLOCK_SLACK:
        raise Refused(
            _("The time of the finding lies in the future. Check the phone's clock."),
            code="observed_in_future",
        )


def _open_one(site: Site, item: ChecklistItem | None) -> Hazard | None:
    if item is None:
        return None
    found: Hazard | None = (
        Hazard.objects.by_code(site, item.code)
        .open()
        .for_update()
        .select_related("unit", "item")
        .first()
    )
    return found


def _open_new(
    site: Site,
    item: ChecklistItem | None,
    severity: Severity,
    text: str,
    actor: Actor,
    found_at: datetime,
    now: datetime,
    client_id: UUID | None,
    relapse_of: Hazard | None,
) -> Hazard:
    today = timezone.localdate(now)
    days = rules.rectify_days(severity, item_days=item.rectify_days if item else None)
    return Hazard.objects.create(
        number=next_number(HazardCounter, "YH", site.unit, on=today),
        unit=site.unit,
        site=site,
        item=item,
        item_code=item.code if item else "",
        text=text,
        severity=severity,
        status=HazardStatus.FOUND,
        found_at=found_at,
        received_at=now,
        found_by_id=person(actor),
        clock_started_at=now,
        due_on=rules.due_date(today, days=days),
        relapse_of=relapse_of,
        client_id=client_id,
    )


def _relapsed(
    site: Site, item: ChecklistItem | None, found_at: datetime
) -> Hazard | None:
    """The last cleared hazard of the same item, when it is recent enough (HZ-4)."""
    if item is None:
        return None
    last: Hazard | None = (
        Hazard.objects.by_code(site, item.code)
        .cleared()
        .order_by("-cleared_at")
        .first()
    )
    if last is None or last.cleared_at is None:
        return None
    days = int(
        parameter(
            "hazard.relapse_days", unit=site.unit, on=timezone.localdate(found_at)
        )
    )
    recent = rules.is_relapse(cleared_at=last.cleared_at, found_at=found_at, days=days)
    return last if recent else None


def _end_looks(site: Site, item: ChecklistItem | None, now: datetime) -> None:
    """Looks planned for the same item here: it is back already (G6)."""
    if item is not None:
        Relook.objects.open().filter(
            hazard__site=site, hazard__item_code=item.code
        ).update(result=RelookResult.AGAIN, done_at=now)
