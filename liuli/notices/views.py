"""The inbox, and texts to copy into a group chat."""

from typing import cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from liuli.accounts.models import User
from liuli.kernel.access import get_visible_or_404
from liuli.notices import operations
from liuli.notices.models import Digest, Notice
from liuli.notices.registry import group_texts, open_among
from liuli.notices.texts import digest_text, digest_title, sentences, title_of

_PER_PAGE = 30
_MOST_ROWS = 24


@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """The reader's own notices, newest first."""
    mine = Notice.objects.visible_to(request.user)
    page = Paginator(mine, _PER_PAGE).get_page(request.GET.get("page"))
    notices = list(page.object_list)
    still, now = open_among(notices), timezone.now()
    context = {
        "page_obj": page,
        "lines": [
            {
                "notice": notice,
                "text": text,
                "is_over": notice.pk not in still,
                "is_pressing": notice.is_urgent and notice.is_useful(now),
            }
            for notice, text in zip(notices, sentences(notices), strict=True)
        ],
        "latest_digest": Digest.objects.visible_to(request.user).first(),
        "has_texts": bool(group_texts(request.user)),
    }
    return render(request, "notices/notice_list.html", context)


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it points."""
    notice = get_visible_or_404(Notice, request.user, pk=pk)
    operations.read_notice(notice, actor=_reader(request), now=timezone.now())
    return redirect(notice.url or "notices:inbox")


@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    """Mark all of the reader's notices as read."""
    operations.read_all(actor=_reader(request), now=timezone.now())
    return redirect("notices:inbox")


@require_safe
@never_cache
def notice_text(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice as text for a group chat."""
    notice = get_visible_or_404(Notice, request.user, pk=pk)
    return _copyable(request, title_of(notice), sentences([notice])[0])


@require_safe
@never_cache
def digest(request: HttpRequest, pk: int) -> HttpResponse:
    """A day's digest as text for a group chat."""
    found = get_visible_or_404(Digest, request.user, pk=pk)
    notices = Notice.objects.visible_to(request.user).filter(digest=found)
    text = digest_text(found.on, list(notices.order_by("made_at", "pk")))
    return _copyable(request, digest_title(found.on), text)


@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """Which texts the reader may copy."""
    context = {"texts": group_texts(request.user)}
    return render(request, "notices/text_list.html", context)


@require_safe
@never_cache
def group_text(request: HttpRequest, key: str) -> HttpResponse:
    """One of those texts, written now."""
    for text in group_texts(request.user):
        if text.key == key:
            now = timezone.now()
            return _copyable(request, str(text.label), text.write(request.user, now))
    raise Http404


def _reader(request: HttpRequest) -> User:
    """Whoever is signed in; the middleware lets nobody else come here."""
    return cast(User, request.user)


def _copyable(request: HttpRequest, title: str, text: str) -> HttpResponse:
    context = {
        "title": title,
        "text": text,
        "rows": min(_MOST_ROWS, 2 * text.count("\n") + 3),
    }
    return render(request, "notices/text_copy.html", context)
