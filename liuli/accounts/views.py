"""The front door: signing in and out, choosing a password, choosing a language."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from liuli.accounts.forms import ChoosePasswordForm, SignInForm
from liuli.accounts.operations import change_own_password, note_sign_in
from liuli.accounts.roles import Capability
from liuli.accounts.session import LIFE_KEY, SEEN_KEY

V = TypeVar("V", bound=Callable[..., Any])


def open_to_all(view: V) -> V:
    """Mark a view that a stranger may open."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def open_before_password(view: V) -> V:
    """Mark a view that opens before the handed-out password is changed."""
    view.open_before_password = True  # type: ignore[attr-defined]
    return view


@open_to_all
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show and take the sign-in form."""
    if request.user.is_authenticated:
        return redirect("accounts:home")
    form = SignInForm(request.POST or None, address=network_address(request))
    if request.method == "POST" and form.is_valid() and form.user is not None:
        login(request, form.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        now = timezone.now()
        request.session[SEEN_KEY] = request.session[LIFE_KEY] = now.timestamp()
        note_sign_in(form.user, now=now)
        return redirect(_next(request))
    context = {"form": form, "next": request.GET.get("next", "")}
    return render(request, "accounts/sign_in.html", context)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the browser is told to forget what it kept."""
    logout(request)
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache"'
    return response


@open_before_password
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The face of the portal this person works with."""
    user: Any = request.user
    if user.may(Capability.PATROLS_DO):
        return redirect("fieldwork:today")
    if user.may(Capability.DESK_OPEN):
        return redirect("admin:index")
    if user.may(Capability.FIGURES_VIEW):
        return redirect("dashboards:unit")
    # Canteen staff and landlords have the phone page alone.
    if user.may(Capability.FIELD_OPEN):
        return redirect("fieldwork:today")
    return render(request, "accounts/no_post.html")


@open_before_password
@never_cache
def choose_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password."""
    user: Any = request.user
    form = ChoosePasswordForm(
        request.POST or None, user=user, address=network_address(request)
    )
    if request.method == "POST" and form.is_valid():
        changed = change_own_password(user, password=form.cleaned_data["new_password"])
        update_session_auth_hash(request, changed)
        return redirect("accounts:home")
    return render(request, "accounts/choose_password.html", {"form": form})


@open_to_all
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Switch between Chinese and English for this browser."""
    response = redirect(_next(request))
    wanted = request.POST.get("language", "")
    if translation.check_for_language(wanted):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what to do when a form was open for too long."""
    return render(request, "403_csrf.html", status=403)


def _next(request: HttpRequest) -> str:
    """Where to go on to: only ever a page of this portal."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("accounts:home")


def network_address(request: HttpRequest) -> str:
    """The caller's network address, as the web server or the nearest proxy saw it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")
