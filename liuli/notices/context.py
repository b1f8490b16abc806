"""What every page knows of the reader's inbox."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from liuli.notices.models import Notice


def inbox(request: HttpRequest) -> dict[str, Any]:
    """`unread_count`, counted by one small index, and only where a page shows it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"unread_count": 0}
    return {
        "unread_count": SimpleLazyObject(
            lambda: Notice.objects.visible_to(user).unread().count()
        )
    }
