"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from liuli.accounts.roles import Capability


class Faces:
    """Which faces this person may open; asked only by a page that shows them.

    A page makes a context for each of its parts, and a refusal shows no face at all.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def desk(self) -> bool:
        """Whether the desk opens."""
        return self._may(Capability.DESK_OPEN)

    @property
    def field(self) -> bool:
        """Whether the phone page opens."""
        return self._may(Capability.FIELD_OPEN)

    @property
    def dashboard(self) -> bool:
        """Whether the dashboard opens."""
        return self._may(Capability.FIGURES_VIEW)

    def _may(self, capability: str) -> bool:
        user = getattr(self._request, "user", None)
        may = getattr(user, "may", None)
        return bool(may and may(capability))


def portal(request: HttpRequest) -> dict[str, Any]:
    """The version, and which faces this person may open."""
    return {"portal_version": settings.VERSION, "faces": Faces(request)}
