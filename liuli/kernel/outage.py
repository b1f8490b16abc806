"""With the database away, pages say so in Chinese within seconds, and recover."""

import logging
import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

log = logging.getLogger(__name__)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler of last resort: one honest 503 for a lost database, else 500.

    It is asked for faults of middleware and views alike, with the fault at hand.
    """
    fault = sys.exc_info()[1]
    if isinstance(fault, (OperationalError, InterfaceError)):
        log.error("Database away: %s", type(fault).__name__)
        connection.close()
        return _unavailable(request)
    return defaults.server_error(request)


def _unavailable(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Accept", "").startswith("application/json"):
        message = _("The database is away. Nothing was saved; try again in a minute.")
        response: HttpResponse = JsonResponse(
            {"code": "unavailable", "message": message}, status=503
        )
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = "10"
    response["Cache-Control"] = "no-store"
    return response
