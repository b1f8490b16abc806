"""The field page as an app: its worker, its manifest, what a phone keeps of today."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from liuli.accounts.roles import Capability
from liuli.accounts.views import open_to_all
from liuli.fieldwork.operations import restore_epoch
from liuli.fieldwork.registry import Sheet, entries_for, sheets_for
from liuli.kernel.access import require

SCRIPTS = settings.BASE_DIR / "static" / "js"
_WORKER = "field_worker.js"
_STYLES = ("tokens", "base", "components", "forms", "records", "field")
_MORE = ("js/theme.js", "js/dialogs.js", "img/mark.svg")
_FIELD = "/field/"


def assets() -> list[str]:
    """Addresses of every style, script and picture the field pages use."""
    names = [f"css/{name}.css" for name in _STYLES] + list(_MORE)
    names += sorted(
        f"js/{path.name}" for path in SCRIPTS.glob("field_*.js") if path.name != _WORKER
    )
    return [static(name) for name in names]


@open_to_all
@never_cache
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, always under this one name; it knows no person."""
    code = Path(SCRIPTS / _WORKER).read_text("utf-8")
    listed = assets()
    version = hashlib.sha256("\n".join([*listed, code]).encode()).hexdigest()[:16]
    shell = json.dumps({"version": version, "assets": listed})
    return HttpResponse(
        f"const SHELL = {shell};\n{code}", content_type="text/javascript; charset=utf-8"
    )


@open_to_all
@never_cache
@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the page on its home screen."""
    icons = [
        {"src": static("img/field-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/field-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]
    content = {
        "name": _("Liuli field page"),
        "short_name": _("Liuli"),
        "id": _FIELD,
        "start_url": _FIELD,
        "scope": _FIELD,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0c626a",
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


@never_cache
@require_GET
def pack(request: HttpRequest) -> JsonResponse:
    """Which pages this person's phone keeps for a day without a signal."""
    user: Any = request.user
    require(_may_open, user)
    now = timezone.now()
    sheets = list(sheets_for(user, now=now))
    pages = [reverse("fieldwork:today"), reverse("fieldwork:sent")]
    pages += [reverse("fieldwork:entry", args=[one.kind]) for one in entries_for(user)]
    more = [sheet.kept() for sheet in sheets if sheet.kept is not None]
    pages += [url for sheet in sheets for url in _pages_of(sheet)]
    pages += [url for kept in more for url in kept.pages]
    stand_ins = {
        url: asdict(one) for kept in more for url, one in kept.stand_ins.items()
    }
    return JsonResponse(
        {
            "user": user.pk,
            "as_of": now.isoformat(),
            "epoch": restore_epoch(),
            "pages": list(dict.fromkeys(pages)),
            "stand_ins": stand_ins,
        }
    )


def _pages_of(sheet: Sheet) -> list[str]:
    opened = [str(card.url).partition("#")[0] for card in sheet.cards]
    return [url for url in opened if url.startswith(_FIELD)]


def _may_open(actor: Any, _subject: None = None) -> bool:
    return bool(actor.may(Capability.FIELD_OPEN))
