"""With the database away, pages say so in Chinese within seconds, and recover."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

log = logging.getLogger(__name__)


class OutageMiddleware:
    """Turn a lost database into one honest 503 instead of a stack trace."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as error:
            return self._unavailable(request, error)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Catch what a view raised before Django turns it into a 500."""
        if isinstance(exception, (OperationalError, InterfaceError)):
            return self._unavailable(request, exception)
        return None

    def _unavailable(self, request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("Database away: %s", type(error).__name__)
        connection.close_if_unusable_or_obsolete()
        with override("en" if request.headers.get("X-Language") == "en" else "zh-hans"):
            if request.headers.get("Accept", "").startswith("application/json"):
                response: HttpResponse = JsonResponse(
                    {"code": "unavailable", "message": _("The database is away. Nothing was saved; try again in a minute.")},
                    status=503,
                )
            else:
                response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = "10"
        response["Cache-Control"] = "no-store"
        return response
