"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from liuli.accounts.roles import Capability


def portal(request: HttpRequest) -> dict[str, Any]:
    """The community's name, the version, and which faces this person may open."""
    user = getattr(request, "user", None)
    may = getattr(user, "may", None)
    return {
        "portal_version": settings.VERSION,
        "faces": {
            "desk": bool(may and may(Capability.DESK_OPEN)),
            "field": bool(may and may(Capability.FIELD_OPEN)),
            "dashboard": bool(may and may(Capability.FIGURES_VIEW)),
        },
    }
