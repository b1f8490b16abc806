"""Taking what phones send: once, with one answer, whatever the network does."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import Signer
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.fieldwork.choices import Status
from liuli.fieldwork.clock import believable, clock_off
from liuli.fieldwork.former import as_then, may_be_former
from liuli.fieldwork.items import Item, read_item
from liuli.fieldwork.models import PhotoDue, Receipt
from liuli.fieldwork.registry import Acceptance, Outcome, Submission, acceptance
from liuli.kernel.access import require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import parameter

log = logging.getLogger(__name__)

MOST_ITEMS = 50
_LONGEST_EPOCH = 40


class _PhotosMissing(Exception):  # noqa: N818  nothing is wrong, it is too soon
    """A record that needs its photos came before them: undo, it will come again."""


@dataclass(frozen=True)
class Answer:
    """What the phone is told of one item; `status` decides whether it may forget it.

    accepted and refused carry a receipt: the item has arrived. conflict: another
    content came under this number before. waiting (for its photos) and failed (a
    fault of ours): nothing was kept, send it again.
    """

    client_id: str
    status: str
    code: str = ""
    message: str = ""
    receipt: str = ""
    url: str = ""
    facts: dict[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """The answer as the phone reads it."""
        return {
            "client_id": self.client_id,
            "status": self.status,
            "code": self.code,
            "message": self.message,
            "receipt": self.receipt,
            "url": self.url,
            "facts": self.facts or {},
        }


def restore_epoch() -> str:
    """Which life of the data this is: a restore from a backup changes it (F34)."""
    try:
        text = (settings.DATA_DIR / "epoch").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return "0"
    return text[:_LONGEST_EPOCH] or "0"


def take_items(
    raw_items: Iterable[object], *, actor: Any, now: datetime
) -> list[Answer]:
    """Take a batch in its order, each item in a transaction of its own.

    An item that hits a fault of ours is answered `failed` and logged; the others
    stand. A lost database is raised: the whole batch will come again.
    """
    late_after = _late_after(actor)
    return [
        _take_raw(raw, actor=actor, now=now, late_after=late_after) for raw in raw_items
    ]


def take_one(item: Item, *, actor: Any, now: datetime) -> Answer:
    """Take one item sent by a plain page; a fault of ours is raised."""
    return _take(item, actor=actor, now=now, late_after=_late_after(actor))


def page_item(kind: str, payload: dict[str, Any], *, client_id: str | None) -> Item:
    """What a plain page sent, as an item: its own number, no claim about the time.

    A page without a number (a link pressed twice, a script's own form) is a new act.
    """
    number = client_id or str(uuid4())
    return read_item({"client_id": number, "kind": kind, "payload": payload})


def posted_payload(posted: QueryDict) -> dict[str, Any]:
    """The fields of a plain form as a payload."""
    return {
        name: posted.getlist(name) if len(posted.getlist(name)) > 1 else value
        for name, value in posted.items()
        if name not in {"csrfmiddlewaretoken", "client_id"}
    }


@transaction.atomic
def take_item(
    item: Item, *, actor: Any, now: datetime, late_after: timedelta
) -> Answer:
    """Write the receipt, do the act, answer: one transaction.

    The same number and content give the same answer; other content is a conflict. A
    refusal undoes the act and keeps the receipt with its reason. What was done in a
    grid the person has left since is taken for that grid and marked (F23).
    """
    at = believable(item.observed_at, received_at=now)
    later = now - at > late_after
    receipt_id = _insert_receipt(item, actor=actor, now=now, entered_later=later)
    if receipt_id is None:
        return _answer_again(item, actor=actor)
    receipt = Receipt.objects.get(pk=receipt_id)
    try:
        outcome = _try(item, actor=actor, at=at, now=now, receipt=receipt)
    except Refused as refusal:
        claimed = item.observed_at if may_be_former(refusal) else None
        then = as_then(actor, at=claimed, now=now)
        if then is None:
            return _refuse(receipt, refusal, actor=actor)
        try:
            outcome = _try(item, actor=then, at=at, now=now, receipt=receipt)
        except Refused:
            return _refuse(receipt, refusal, actor=actor)
        receipt.under_former_post = True
        detail = {"kind": receipt.kind}
        record("fieldwork.former_post", receipt, actor=actor, detail=detail)
    return _accept(receipt, outcome)


def _try(
    item: Item, *, actor: Any, at: datetime, now: datetime, receipt: Receipt
) -> Outcome:
    """Do the act in a savepoint of its own."""
    with transaction.atomic():
        submission = Submission(
            client_id=item.client_id,
            kind=item.kind,
            observed_at=item.observed_at,
            received_at=now,
            at=at,
            entered_later=receipt.entered_later,
            data=item.payload,
            photos=item.photos,
            arrived=_arrived(item, actor=actor),
        )
        return _act(submission, receipt=receipt, actor=actor)


def announce_arrival(file: File, *, actor: Any) -> None:
    """Hand a photo that has just been stored to the record that announced it.

    The caller holds `lock_photo` on its number; without a record yet, the photo waits.
    """
    due = (
        PhotoDue.objects.for_update()
        .select_related("receipt")
        .filter(client_id=file.client_id, receipt__worker_id=actor.actor_id)
        .missing()
        .first()
    )
    if due is None:
        return
    taker = acceptance(due.receipt.kind)
    if taker is not None and taker.attach is not None:
        taker.attach(actor, due.receipt.answer.get("facts", {}), file)
    due.file = file
    due.save(update_fields=["file"])


def lock_photo(client_id: UUID) -> None:
    """Let a photo and the record that announces it pass one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(client_id)]
        )


def sign_receipt(client_id: object, sha256: str, number: int, epoch: str) -> str:
    """A proof of delivery that no login page or captive portal can make."""
    text = f"{client_id}.{sha256}.{number}.{epoch}"
    return Signer(salt="fieldwork.receipt").signature(text) + f".{number}.{epoch}"


def _late_after(actor: Any) -> timedelta:
    posts = getattr(actor, "live_posts", ())
    unit = posts[0].unit if posts else None
    return timedelta(hours=float(parameter("patrol.late_entry_hours", unit=unit)))


def _take_raw(
    raw: object, *, actor: Any, now: datetime, late_after: timedelta
) -> Answer:
    claimed = str(raw.get("client_id", ""))[:40] if isinstance(raw, dict) else ""
    try:
        item = read_item(raw)
        return _take(item, actor=actor, now=now, late_after=late_after)
    except Refused as refusal:
        return Answer(claimed, "refused", refusal.code, str(refusal))
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("A submission of kind %s failed.", _kind_of(raw))
        message = _("The portal could not take this. It is kept and sent again.")
        return Answer(claimed, "failed", "fault", message)


def _take(item: Item, *, actor: Any, now: datetime, late_after: timedelta) -> Answer:
    try:
        return take_item(item, actor=actor, now=now, late_after=late_after)
    except _PhotosMissing:
        message = _("Its photos have not all arrived yet.")
        return Answer(str(item.client_id), "waiting", "photos_missing", message)


def _kind_of(raw: object) -> str:
    return str(raw.get("kind", ""))[:60] if isinstance(raw, dict) else ""


def _insert_receipt(
    item: Item, *, actor: Any, now: datetime, entered_later: bool
) -> int | None:
    """The new row's number, None when the number was used before.

    A second request with the same number waits here until the first has committed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO fieldwork_receipt (worker_id, client_id, kind, payload_sha256,
                status, code, answer, observed_at, received_at, entered_later, epoch,
                phone, seq, near, clock_off, under_former_post)
            VALUES (%s, %s, %s, %s, 'open', '', '{}', %s, %s, %s, %s, %s, %s, %s, %s,
                false)
            ON CONFLICT (worker_id, client_id) DO NOTHING RETURNING id
            """,
            [
                actor.actor_id, item.client_id, item.kind, item.sha256,
                item.observed_at, now, entered_later, restore_epoch(),
                item.phone, item.seq, item.near,
                clock_off(item.sent_at, received_at=now),
            ],
        )  # fmt: skip
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def _answer_again(item: Item, *, actor: Any) -> Answer:
    receipt = Receipt.objects.visible_to(actor).get(client_id=item.client_id)
    if receipt.payload_sha256 != item.sha256:
        record("fieldwork.conflict", receipt, actor=actor, detail={"kind": item.kind})
        return Answer(
            str(item.client_id),
            "conflict",
            "other_content",
            _("Something else was sent under this number before. Both are kept apart."),
        )
    return _answer_of(receipt)


def _act(submission: Submission, *, receipt: Receipt, actor: Any) -> Outcome:
    taker = acceptance(submission.kind)
    if taker is None:
        raise Refused(
            _("This page is older than the portal. Reload it."), code="unknown_kind"
        )
    if taker.capability:
        require(_may_send, actor, taker.capability)
    try:
        # Before its photos are waited for: what is not theirs would wait for ever.
        checked = _checked(submission, taker, actor=actor)
        if taker.waits_for_photos and len(submission.arrived) < len(submission.photos):
            raise _PhotosMissing
        outcome = taker.handle(actor, checked)
    except Http404:
        raise Refused(
            _("This is not in your territory, or no longer there."), code="not_found"
        ) from None
    except ValidationError as error:
        raise Refused(" ".join(error.messages), code="invalid") from None
    here = {file.client_id: file for file in submission.arrived}
    PhotoDue.objects.bulk_create(
        PhotoDue(receipt=receipt, client_id=number, file=here.get(number))
        for number in submission.photos
    )
    return outcome


def _may_send(actor: Any, capability: str) -> bool:
    return bool(actor.may(capability))


def _checked(submission: Submission, taker: Acceptance, *, actor: Any) -> Submission:
    if taker.form is None:
        return submission
    form = taker.form(submission.data, user=actor)  # type: ignore[call-arg]
    if not form.is_valid():
        lines = [str(text) for found in form.errors.values() for text in found]
        raise Refused(" ".join(lines), code="invalid")
    return replace(submission, data=form.cleaned_data)


def _arrived(item: Item, *, actor: Any) -> tuple[File, ...]:
    """Announced photos that are already here, under the lock of each number."""
    if not item.photos:
        return ()
    for number in sorted(item.photos):
        lock_photo(number)
    if PhotoDue.objects.filter(client_id__in=item.photos).exists():
        raise Refused(
            _("One of these photos already belongs to another record."),
            code="photo_taken",
        )
    here = File.objects.filter(client_id__in=item.photos, uploaded_by_id=actor.actor_id)
    return tuple(here.order_by("pk"))


def _accept(receipt: Receipt, outcome: Outcome) -> Answer:
    receipt.status = Status.ACCEPTED
    receipt.answer = {
        "message": str(outcome.message),
        "url": outcome.url,
        "facts": dict(outcome.facts),
    }
    receipt.save(update_fields=["status", "answer", "under_former_post"])
    return _answer_of(receipt)


def _refuse(receipt: Receipt, refusal: Refused, *, actor: Any) -> Answer:
    if isinstance(refusal, NotAllowed):
        record("access.refused", actor=actor, detail={"view": f"field:{receipt.kind}"})
    receipt.status, receipt.code = Status.REFUSED, refusal.code
    receipt.answer = {"message": str(refusal), "url": "", "facts": {}}
    receipt.save(update_fields=["status", "code", "answer"])
    return _answer_of(receipt)


def _answer_of(receipt: Receipt) -> Answer:
    return Answer(
        client_id=str(receipt.client_id),
        status=receipt.status,
        code=receipt.code,
        message=receipt.answer.get("message", ""),
        receipt=sign_receipt(
            receipt.client_id, receipt.payload_sha256, receipt.pk, receipt.epoch
        ),
        url=receipt.answer.get("url", ""),
        facts=receipt.answer.get("facts", {}),
    )
