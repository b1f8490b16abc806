"""How long a session lives, who must sign in, who acts, and how a refusal reads."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from liuli.accounts.session import IDLE_MINUTES, LIFE_HOURS, LIFE_KEY, SEEN_KEY
from liuli.audit.operations import record
from liuli.kernel.errors import NotAllowed, Refused

GetResponse = Callable[[HttpRequest], HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    """Whether a program, not a page, is waiting for the answer."""
    return request.headers.get("Accept", "").startswith("application/json")


class SessionLifeMiddleware:
    """End a session after idle minutes or after its absolute life (SEC-2)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            if self._is_over(request, now):
                logout(request)
                messages.info(request, _("You were away for a while. Sign in again."))
            else:
                self._keep(request, now)
        return self.get_response(request)

    def _is_over(self, request: HttpRequest, now: float) -> bool:
        seen = request.session.get(SEEN_KEY, now)
        began = request.session.get(LIFE_KEY, now)
        return bool(now - seen > IDLE_MINUTES * 60 or now - began > LIFE_HOURS * 3600)

    def _keep(self, request: HttpRequest, now: float) -> None:
        # A write a minute is enough, and keeps lists free of a second statement.
        if now - request.session.get(SEEN_KEY, 0) > 60:  # noqa: PLR2004
            request.session[SEEN_KEY] = now
            request.session.setdefault(LIFE_KEY, now)


class SignInRequiredMiddleware:
    """Every page needs a sign-in unless its view says `open_to_all`."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Send a stranger to the sign-in page, a program a 401."""
        if getattr(view, "open_to_all", False):
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        must_change = getattr(request.user, "must_change_password", False)
        if must_change and not getattr(view, "open_before_password", False):
            return HttpResponseRedirect(reverse("accounts:choose_password"))
        return None


class ActorMiddleware:
    """Tell the history triggers who acts in this request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        with pghistory.context(
            actor=request.user.actor_id, label=request.user.actor_label
        ):
            return self.get_response(request)


class RefusalMiddleware:
    """Answer a `Refused` that no form caught; record a refusal of access."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """403 for what is not allowed, 409 for any other refusal."""
        denied = isinstance(exception, NotAllowed | PermissionDenied)
        if denied and request.user.is_authenticated:
            view = getattr(request.resolver_match, "view_name", "")
            record("access.refused", actor=request.user, detail={"view": view})
        if not isinstance(exception, Refused):
            return None
        status = 403 if denied else 409
        if wants_json(request):
            body = {"code": exception.code, "message": str(exception)}
            return JsonResponse(body, status=status)
        template = "403.html" if denied else "accounts/refused.html"
        context = {"refusal": exception, "exception": exception}
        return render(request, template, context, status=status)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        message = _("Sign in again; what you entered is kept.")
        return JsonResponse({"code": "sign_in", "message": message}, status=401)
    target = reverse("accounts:sign_in")
    if request.method == "GET":
        target = f"{target}?{urlencode({'next': request.get_full_path()})}"
    return HttpResponseRedirect(target)
