"""A shop's page of the watch without a signal: its worker, and the door for notes.

The pages the phone keeps know no shop; what they fill in lies on the phone alone.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from hazards.forms.watch import NoteForm
from hazards.models import WatchDuty, WatchSeat
from hazards.operations.watch.phone import receipt_of, slip_of, take_note
from hazards.operations.watch.shops import Note
from liuli.accounts.views import open_to_all
from liuli.fieldwork.clock import believable, read_claim
from liuli.kernel.errors import Refused
from liuli.kernel.text import strip_invisible

_SCRIPTS: Final = settings.BASE_DIR / "static" / "js"
_WORKER: Final = "watch_worker.js"
_STYLES: Final = ("tokens", "base", "components", "forms", "records")
_MORE: Final = ("js/theme.js", "js/dialogs.js", "img/mark.svg")
_MOST_BYTES: Final = 4000


def code_page(form: Any) -> dict[str, Any]:
    """What the page of the code shows; the same for everybody, so a phone keeps it."""
    return {"form": form, "note": NoteForm(auto_id=False), "words": words()}


def kept_days(duties: Iterable[WatchDuty], seat: WatchSeat) -> list[dict[str, str]]:
    """The shop's own days, each with the slip that tells of it, for its phone."""
    return [
        {
            "slip": slip_of(duty, seat),
            "on": duty.on.isoformat(),
            "label": date_format(duty.on, "n月j日 l"),
        }
        for duty in {duty.pk: duty for duty in duties}.values()
    ]


def words() -> dict[str, str]:
    """The sentences the phone says by itself."""
    return {
        "tell": _("Tell of %(day)s"),
        "waiting": _("Kept on this phone. It is sent once there is a signal."),
        "arrived": _("Arrived. Receipt %(receipt)s"),
        "refused": _("Not taken: %(reason)s"),
        "later": _("Not open yet: tell of it on the day."),
        "full": _("This phone is full. Free some space and send again."),
    }


# Whoever sends shows the slip of one day, which nobody else knows, and no cookie
# counts: a page kept for weeks would have no token that still fits.
@csrf_exempt
@open_to_all
@never_cache
@require_POST
def take(request: HttpRequest) -> JsonResponse:
    """One note from the phone of a shop; sent twice it is one note."""
    sent = _read(request.body)
    if sent is None:
        reason = _("This is no note of the watch. Open the page with the code again.")
        return JsonResponse({"status": "unreadable", "message": reason}, status=400)
    now = timezone.now()
    number, form = sent["client_id"], NoteForm(sent["note"])
    if not form.is_valid():
        return _answer(number, "refused", message=_("Check the numbers of this note."))
    try:
        duty = take_note(
            sent["slip"],
            client_id=number,
            note=Note(**form.cleaned_data),
            told_at=believable(read_claim(sent["told_at"]), received_at=now),
            now=now,
        )
    except Refused as refusal:
        return _answer(number, "refused", message=str(refusal))
    return _answer(number, "accepted", receipt=receipt_of(duty))


@open_to_all
@never_cache
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the watch; it knows no shop."""
    code = (_SCRIPTS / _WORKER).read_text("utf-8")
    names = [f"css/{name}.css" for name in _STYLES] + list(_MORE)
    names += sorted(
        f"js/{path.name}"
        for path in _SCRIPTS.glob("watch_*.js")
        if path.name != _WORKER
    )
    listed = [static(name) for name in names]
    version = hashlib.sha256("\n".join([*listed, code]).encode()).hexdigest()[:16]
    shell = json.dumps({"version": version, "assets": listed})
    return HttpResponse(
        f"const SHELL = {shell};\n{code}", content_type="text/javascript; charset=utf-8"
    )


def _read(body: bytes) -> dict[str, Any] | None:
    """What was sent, or None where it is no note of ours."""
    if len(body) > _MOST_BYTES:
        return None
    try:
        sent = json.loads(body)
        number = UUID(sent["client_id"])
        slip, note = sent["slip"], sent["note"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not isinstance(slip, str) or not isinstance(note, dict):
        return None
    return {
        "client_id": number,
        "slip": slip,
        # A phone's length limit may cut an emoji in half: no database keeps a half,
        # and a note that always fails would be sent again for ever.
        "note": {str(key): strip_invisible(str(value)) for key, value in note.items()},
        "told_at": sent.get("told_at"),
    }


def _answer(number: UUID, status: str, **facts: str) -> JsonResponse:
    empty = {"message": "", "receipt": ""}
    return JsonResponse({"client_id": str(number), "status": status, **empty, **facts})
