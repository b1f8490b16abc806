"""The phone page's doors: today, plain forms, and the phone's queue."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liuli.accounts.roles import Capability
from liuli.accounts.views import open_to_all
from liuli.fieldwork import operations, photos
from liuli.fieldwork.burden import asked_in, week_of
from liuli.fieldwork.captured import hardly_filled
from liuli.fieldwork.clock import read_claim
from liuli.fieldwork.former import as_then
from liuli.fieldwork.gaps import gaps_of
from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.questions import doubt_in, questions_of
from liuli.fieldwork.registry import acceptance, entries_for, sheets_for
from liuli.kernel.access import get_visible_or_404, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.text import row_number
from liuli.territory.models import Unit

RECENT = 60
LONGEST_HINT = 40


@never_cache
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What this person has to do today."""
    require(_may_open, _user(request))
    context = {
        "sheets": list(sheets_for(request.user, now=timezone.now())),
        "entries": entries_for(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "fieldwork/today.html", context)


@never_cache
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    """What this person has sent lately and what became of it."""
    require(_may_open, _user(request))
    receipts = list(Receipt.objects.visible_to(request.user)[:RECENT])
    posts = _user(request).live_posts
    doubt = doubt_in(posts[0].unit if posts else None)
    for receipt in receipts:
        receipt.questions = questions_of(receipt, doubt)
    gaps = gaps_of([_user(request).pk], now=timezone.now())
    context = {"receipts": receipts, "gaps": gaps}
    return render(request, "fieldwork/sent.html", context)


@never_cache
@require_GET
def burden(request: HttpRequest) -> HttpResponse:
    """What the portal asks this week: of one's own grid, or of every grid one leads."""
    user = _user(request)
    scopes = tuple(
        {
            *user.scopes(Capability.PATROLS_DO),
            *user.scopes(Capability.PATROLS_ARRANGE),
        }
    )
    if not scopes:
        raise PermissionDenied
    day = timezone.localdate()
    first, last = week_of(day)
    leads = user.scopes(Capability.PATROLS_ARRANGE)
    context = {
        "grids": asked_in(scopes, on=day),
        "first": first,
        "last": last,
        "leads": bool(leads),
        "fields": hardly_filled(leads, now=timezone.now()) if leads else [],
    }
    return render(request, "fieldwork/burden.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind's own form; sent by a plain page it takes the same road as a phone's."""
    user = _user(request)
    taker = acceptance(kind)
    if taker is None or taker.form is None or not taker.label:
        raise Http404
    require(_may_send, user, taker.capability)
    unit = _unit_of(user, taker.capability)
    sending = request.method == "POST"
    initial = {
        name: value for name, value in request.GET.items() if len(value) <= LONGEST_HINT
    }
    form = taker.form(  # type: ignore[call-arg]
        request.POST if sending else None, user=user, initial=initial
    )
    if sending and form.is_valid():
        answer = photos.take_page(
            request.POST,
            request.FILES,
            kind=kind,
            unit=unit,
            actor=user,
            now=timezone.now(),
        )
        if answer.status == "accepted":
            messages.success(request, answer.message)
            return redirect(answer.url or "fieldwork:today")
        form.add_error(None, answer.message)
    context = {
        "form": form,
        "taker": taker,
        "unit": unit,
        "about": request.GET.get("about", "")[:LONGEST_HINT],
        "client_id": _number(request),
    }
    status = 409 if sending else 200
    return render(request, "fieldwork/entry.html", context, status=status)


@open_to_all
@never_cache
@require_GET
def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in, with a fresh token: what a queue asks before it sends."""
    if not _is_signed_in(request):
        return _sign_in_again()
    return JsonResponse(
        {
            "user": _user(request).pk,
            "csrf": get_token(request),
            "epoch": operations.restore_epoch(),
        }
    )


@open_to_all
@never_cache
@require_POST
def sync(request: HttpRequest) -> JsonResponse:
    """Take a batch of at most 50 items; each has its own answer."""
    if not _is_signed_in(request):
        return _sign_in_again()
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        return _problem("malformed", _("The request is not JSON."), 400)
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list):
        return _problem("malformed", _("The request has no list of items."), 400)
    if len(items) > operations.MOST_ITEMS:
        return _problem("too_many", _("At most 50 items at a time."), 413)
    answers = operations.take_items(items, actor=request.user, now=timezone.now())
    clash = bool(answers) and all(a.status == "conflict" for a in answers)
    return JsonResponse(
        {
            "epoch": operations.restore_epoch(),
            "now": int(timezone.now().timestamp()),
            "items": [answer.as_json() for answer in answers],
        },
        status=409 if clash else 200,
    )


@open_to_all
@never_cache
@require_POST
def send_photo(request: HttpRequest) -> JsonResponse:
    """Take one photo; its record may come before or after it."""
    if not _is_signed_in(request):
        return _sign_in_again()
    client_id = read_uuid(request.POST.get("client_id"))
    upload = request.FILES.get("photo")
    unit_number = row_number(request.POST.get("unit"))
    if client_id is None or upload is None or unit_number is None:
        return _problem("malformed", _("The photo came without its number."), 400)
    taken_at, now = read_claim(request.POST.get("taken_at")), timezone.now()
    try:
        unit, actor = _place_of_photo(_user(request), unit_number, taken_at, now)
        file = photos.take_photo(
            upload.read(),
            client_id=client_id,
            kind=request.POST.get("kind", ""),
            unit=unit,
            actor=actor,
            now=now,
            taken_at=taken_at,
            is_from_gallery=request.POST.get("from_gallery") == "yes",
        )
    except NotAllowed:
        raise
    except Http404:
        message = _("This is not in your territory, or no longer there.")
        answer = operations.Answer(str(client_id), "refused", "not_found", str(message))
        return JsonResponse(answer.as_json())
    except Refused as refusal:
        clash = refusal.code == "photo_changed"
        answer = operations.Answer(
            str(client_id),
            "conflict" if clash else "refused",
            refusal.code,
            str(refusal),
        )
        return JsonResponse(answer.as_json(), status=409 if clash else 200)
    return JsonResponse(photos.photo_answer(file).as_json())


def _place_of_photo(
    user: Any, number: int, taken_at: datetime | None, now: datetime
) -> tuple[Unit, Any]:
    """The unit of a photo and who sends it, with the posts of then if need be (F23)."""
    try:
        return get_visible_or_404(Unit, user, pk=number), user
    except Http404:
        then = as_then(user, at=taken_at, now=now)
        if then is None:
            raise
        return get_visible_or_404(Unit, then, pk=number), then


def _may_open(actor: Any, _subject: None = None) -> bool:
    return bool(actor.may(Capability.FIELD_OPEN))


def _may_send(actor: Any, capability: str) -> bool:
    return bool(actor.may(capability))


def _unit_of(user: Any, capability: str) -> Unit:
    """The unit of the post with which this person sends such an act."""
    found: Unit = next(
        post.unit for post in user.live_posts if user.may(capability, post.unit)
    )
    return found


def _user(request: HttpRequest) -> Any:
    return request.user


def _is_signed_in(request: HttpRequest) -> bool:
    user = _user(request)
    return bool(user.is_authenticated) and not user.must_change_password


def _sign_in_again() -> JsonResponse:
    """Never a redirect: a phone would take the sign-in page for an answer."""
    return _problem("sign_in", _("Sign in again; what you entered is kept."), 401)


def _problem(code: str, message: str, status: int) -> JsonResponse:
    return JsonResponse({"code": code, "message": message}, status=status)


def _number(request: HttpRequest) -> str:
    """The number of this form: kept while it is corrected, new after a refusal."""
    given = read_uuid(request.POST.get("client_id"))
    if given is None or Receipt.objects.visible_to(request.user).filter(
        client_id=given
    ):
        return str(uuid4())
    return str(given)
