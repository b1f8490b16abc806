"""The desk: the cadre's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.sites import UnfoldAdminSite

from liuli.accounts.roles import Capability
from liuli.desk.registry import trays_for


class DeskSite(UnfoldAdminSite):
    """One sign-in for all faces, no view-on-site redirect, no Django permissions."""

    site_title = _("Liuli community")
    site_header = _("Liuli community")
    index_title = pgettext_lazy("desk", "Today")
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever holds a post that opens the desk."""
        user: Any = request.user
        return bool(user.is_authenticated and user.may(Capability.DESK_OPEN))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The portal's own front door; a signed-in person without the desk goes home."""
        if request.user.is_authenticated:
            return redirect("accounts:home")
        return redirect("accounts:sign_in")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The portal's own way out."""
        from liuli.accounts.views import sign_out

        return sign_out(request)

    def get_urls(self) -> list[Any]:
        """Without `view_on_site`, which looks objects up without a scope check."""
        return [
            pattern
            for pattern in super().get_urls()
            if getattr(pattern, "name", "") not in {"view_on_site", "password_change", "password_change_done"}
        ]

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """今日待办: what is due today, what waits for me, what was refused."""
        if not self.has_permission(request):
            return self.login(request)
        now = timezone.now()
        context = {
            **self.each_context(request),
            "title": pgettext_lazy("desk", "Today"),
            "trays": trays_for(request.user, now),
            "now": now,
            **(extra_context or {}),
        }
        request.current_app = self.name  # type: ignore[attr-defined]
        return TemplateResponse(request, "desk/today.html", context)
