"""What every page knows of the reader's inbox."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from liuli.notices.models import Notice


def inbox(request: HttpRequest) -> dict[str, Any]:
    """`unread_count`, counted by one small index, and only where a page shows it."""
    return {"unread_count": SimpleLazyObject(partial(_unread, request))}


def _unread(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    return int(Notice.objects.visible_to(user).unread().count())
