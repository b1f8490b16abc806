"""The life of an export: asked for, written by a worker, taken, wiped (XL-12).

The public operations for every list that leaves the portal. The rows are exactly those
of the filter, masked unless somebody with the right gives a reason; every file names
who took it, when and what for, and is wiped after a day.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.exchange.choices import ExportState
from liuli.exchange.exporters import Wanted, exporter_for
from liuli.exchange.flows import EXPORT
from liuli.exchange.models import Export
from liuli.exchange.storage import EXPORT as PURPOSE
from liuli.exchange.storage import SealedWriter, read_sealed, wipe, wipe_later
from liuli.exchange.streaming import WorkbookStream
from liuli.kernel.access import acting_as
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.later import after_commit
from liuli.parameters.operations import parameter

MOST_ATTEMPTS: Final = 3
_TELL_EVERY: Final = 1_000


@transaction.atomic
def order_export(
    source: str,
    subject: str,
    query: Mapping[str, Sequence[str]],
    *,
    purpose: str,
    actor: User,
    now: datetime,
    is_unmasked: bool = False,
) -> Export:
    """Ask for a list as a file. Raises Refused `purpose_missing` and NotAllowed."""
    purpose = purpose.strip()
    if not purpose:
        raise Refused(_("Say what the file is for."), code="purpose_missing")
    wanted = Wanted(actor, subject, query, is_unmasked=is_unmasked)
    found = exporter_for(source, wanted)
    export = Export.objects.create(
        source=source,
        subject=subject,
        query={name: list(values) for name, values in query.items()},
        title=found.title[:100],
        language=translation.get_language() or "zh-hans",
        purpose=purpose[:80],
        is_unmasked=is_unmasked,
        expected=found.count(),
        asked_by=actor,
        asked_at=now,
    )
    record("lists.export_asked", export, actor=actor, detail=_detail(export))
    after_commit("liuli.exchange.tasks.run_export", export_id=export.pk)
    return export


def run_export(export: Export, *, now: datetime) -> Export:
    """Write the file, as the person who asked and with their rights of now."""
    with transaction.atomic():
        export = _locked(export)
        if export.state == ExportState.WAITING:
            EXPORT.require(export.state, ExportState.RUNNING)
            export.state = ExportState.RUNNING
        elif export.state != ExportState.RUNNING:
            return export
        export.attempts += 1
        export.save(update_fields=["state", "attempts"])
    try:
        return _write(export, now=now)
    except NotAllowed:
        return fail_export(export, "not_allowed")


def _write(export: Export, *, now: datetime) -> Export:
    user = export.asked_by
    writer = SealedWriter(purpose=PURPOSE)
    try:
        with (
            translation.override(export.language),
            acting_as(user, operation="exchange.export"),
        ):
            with closing(writer):
                written = _stream(export, writer, now=now)
            export = _locked(export)
            EXPORT.require(export.state, ExportState.READY)
            export.state, export.file, export.size = (
                ExportState.READY, writer.name, writer.size,
            )  # fmt: skip
            export.written, export.finished_at = written, timezone.now()
            hours = int(parameter("export.keep_hours"))
            export.expires_at = export.finished_at + timedelta(hours=hours)
            export.save()
            record("lists.exported", export, actor=user, detail=_detail(export))
    except BaseException:
        wipe(writer.name)
        raise
    return export


def _stream(export: Export, target: SealedWriter, *, now: datetime) -> int:
    wanted = Wanted(
        export.asked_by, export.subject, export.query, is_unmasked=export.is_unmasked
    )
    found = exporter_for(export.source, wanted)
    stream = WorkbookStream(
        target, title=export.title, headings=found.headings(), mark=mark_of(export, now)
    )
    written = 0
    rows = iter(found.rows())
    with _teller(export) as tell:
        while some := list(islice(rows, _TELL_EVERY)):
            written += stream.add(some)
            tell(written)
    stream.close()
    return written


def mark_of(export: Export, now: datetime) -> str:
    """The watermark: who, when, what for (XL-12)."""
    return _("Taken by %(user)s on %(at)s for: %(purpose)s") % {
        "user": export.asked_by.username,
        "at": f"{timezone.localtime(now):%Y-%m-%d %H:%M}",
        "purpose": export.purpose,
    }


@contextmanager
def _teller(export: Export) -> Iterator[Callable[[int], None]]:
    """Tells the page how far it is, past the transaction that reads the rows."""
    side = connection.copy()

    def tell(written: int) -> None:
        with side.cursor() as cursor:
            cursor.execute(
                "UPDATE exchange_export SET written = %s WHERE id = %s",
                [written, export.pk],
            )

    try:
        yield tell
    finally:
        side.close()


@transaction.atomic
def fail_export(export: Export, fault: str) -> Export:
    """End an export that cannot be written, with the reason's code."""
    export = _locked(export)
    EXPORT.require(export.state, ExportState.FAILED)
    export.state, export.fault, export.finished_at = (
        ExportState.FAILED, fault, timezone.now(),
    )  # fmt: skip
    export.save(update_fields=["state", "fault", "finished_at"])
    record(
        "lists.export_failed",
        export,
        actor=export.asked_by,
        detail={**_detail(export), "fault": fault},
    )
    return export


@transaction.atomic
def take_export(export: Export, *, actor: User, now: datetime) -> Iterator[bytes]:
    """The file, piece by piece. Raises Refused `export_gone` when there is none.

    Only who asked, and only while they may still take that list out.
    """
    export = _locked(export)
    if export.asked_by_id != actor.pk:
        raise NotAllowed(_("This file belongs to somebody else."), code="not_allowed")
    if export.state != ExportState.READY or not _is_kept(export, now):
        raise Refused(
            _("This file is no longer kept. Export the list once more."),
            code="export_gone",
        )
    wanted = Wanted(actor, export.subject, export.query, is_unmasked=export.is_unmasked)
    exporter_for(export.source, wanted)
    export.taken += 1
    export.save(update_fields=["taken"])
    record("lists.export_taken", export, actor=actor, detail=_detail(export))
    return read_sealed(export.file, purpose=PURPOSE)


def _is_kept(export: Export, now: datetime) -> bool:
    return export.expires_at is not None and now < export.expires_at


def expire_exports(*, now: datetime) -> int:
    """Wipe files whose day is over; returns how many (SEC-10)."""
    expired = 0
    for found in Export.objects.expired(now):
        with transaction.atomic():
            export = _locked(found)
            EXPORT.require(export.state, ExportState.WIPED)
            wipe_later(export.file)
            export.state, export.file = ExportState.WIPED, ""
            export.save(update_fields=["state", "file"])
        expired += 1
    return expired


def _locked(export: Export) -> Export:
    found: Export = (
        Export.objects.for_update().select_related("asked_by").get(pk=export.pk)
    )
    return found


def _detail(export: Export) -> dict[str, Any]:
    """What the audit keeps: which list, how many rows, what for; no filter's words."""
    rows = export.written if export.finished_at else export.expected
    return {
        "list": export.subject,
        "rows": rows,
        "purpose": export.purpose,
        "unmasked": export.is_unmasked,
    }
