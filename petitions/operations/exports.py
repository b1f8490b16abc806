"""Letting a list of cases out: one person asks, another decides (PP-3, RO-2)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.attachments.choices import Media
from liuli.attachments.letters import open_sealed_file, seal_file
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from petitions.choices.cases import ExportState
from petitions.flows.cases import EXPORT
from petitions.models import Case, CaseExport
from petitions.operations.moves import person
from petitions.policies import cases as policies

Write = Callable[[CaseExport, Sequence[Case]], bytes]


@transaction.atomic
def ask_export(unit: Any, *, purpose: str, actor: Actor, now: datetime) -> CaseExport:
    """Ask for a list of the cases one sees; nothing is made yet.

    Raises Refused `no_purpose`.
    """
    require(policies.may_ask_export, actor, unit)
    if not purpose.strip():
        raise Refused(_("Say what the list is for."), code="no_purpose")
    asked = CaseExport.objects.create(
        unit=unit, purpose=purpose.strip(), asked_by_id=person(actor), asked_at=now
    )
    record("petitions.export_asked", asked, actor=actor, at=now)
    return asked


@transaction.atomic
def approve_export(
    export: CaseExport, *, write: Write, actor: Actor, now: datetime
) -> CaseExport:
    """Make the list of what the asker sees now, marked with both names, and seal it.

    Raises NotAllowed for the asker.
    """
    export = _locked(export)
    require(policies.may_decide_export, actor, export)
    EXPORT.require(export.state, ExportState.APPROVED)
    asker = User.objects.get(pk=export.asked_by_id)
    cases = list(
        Case.objects.visible_to(asker)
        .in_unit(export.unit)
        .defer("demand", "facts")
        .prefetch_related("petitioners", "clocks")
        .select_related("body")
        .order_by("received_on", "pk")
    )
    export.state, export.decided_at = ExportState.APPROVED, now
    export.decided_by_id, export.rows = person(actor), len(cases)
    export.file = seal_file(
        write(export, cases),
        media=Media.XLSX,
        unit=export.unit,
        actor=actor,
        now=now,
    )
    export.save(update_fields=["state", "decided_at", "decided_by", "rows", "file"])
    record(
        "petitions.export_approved",
        export,
        actor=actor,
        at=now,
        detail={"rows": len(cases)},
    )
    return export


@transaction.atomic
def decline_export(export: CaseExport, *, actor: Actor, now: datetime) -> CaseExport:
    """The list stays in the portal."""
    export = _locked(export)
    require(policies.may_decide_export, actor, export)
    EXPORT.require(export.state, ExportState.DECLINED)
    export.state, export.decided_at = ExportState.DECLINED, now
    export.decided_by_id = person(actor)
    export.save(update_fields=["state", "decided_at", "decided_by"])
    record("petitions.export_declined", export, actor=actor, at=now)
    return export


@transaction.atomic
def fetch_export(export: CaseExport, *, actor: Actor, now: datetime) -> bytes:
    """The workbook, for whoever asked, for some days; each fetch is in the audit.

    Raises Refused `not_approved`, `export_over`.
    """
    export = _locked(export)
    require(policies.may_fetch_export, actor, export)
    if export.file is None or export.decided_at is None:
        raise Refused(_("The second person has not let it out."), code="not_approved")
    days = int(
        parameter("petitions.export_days", unit=export.unit, on=timezone.localdate(now))
    )
    if now > export.decided_at + timedelta(days=days):
        raise Refused(_("The time to fetch it is over: ask anew."), code="export_over")
    record("lists.exported", export, actor=actor, at=now, detail={"rows": export.rows})
    return open_sealed_file(export.file)


def _locked(export: CaseExport) -> CaseExport:
    found: CaseExport = (
        CaseExport.objects.for_update()
        .select_related("unit", "asked_by", "file")
        .get(pk=export.pk)
    )
    return found
