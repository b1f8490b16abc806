"""The desk: the cadre's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.sites import UnfoldAdminSite

from liuli.accounts.roles import Capability
from liuli.accounts.views import sign_out
from liuli.desk.navigation import sidebar
from liuli.desk.registry import trays_for

# `search` looks through rows by a word in the address, `view_on_site` looks objects up
# without a scope; passwords are changed at the portal's own page.
# `autocomplete` would answer names to a word in the address; no form here uses it.
_SHUT = frozenset(
    {
        "autocomplete",
        "search",
        "view_on_site",
        "password_change",
        "password_change_done",
    }
)


class DeskSite(UnfoldAdminSite):  # type: ignore[misc]  # the theme has no types
    """One sign-in for all faces, one search per list, no Django permissions."""

    site_title = _("Liuli community")
    site_header = _("Liuli community")
    index_title = pgettext_lazy("desk", "Today")
    enable_nav_sidebar = True
    _dress: dict[str, Any] | None = None

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever holds a post that opens the desk."""
        user: Any = request.user
        return bool(user.is_authenticated and user.may(Capability.DESK_OPEN))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The portal's own front door; whoever is in, but not a cadre, goes home."""
        if request.user.is_authenticated:
            return redirect("accounts:home")
        return redirect("accounts:sign_in")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The portal's own way out."""
        return sign_out(request)

    def get_urls(self) -> list[Any]:
        """Without the doors that go around the scopes."""
        patterns = super().get_urls()
        return [one for one in patterns if getattr(one, "name", "") not in _SHUT]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk is given: the theme's dress, and this menu.

        The dress is worked out once: nothing in liuli.desk.theme asks the request.
        """
        if self._dress is None:
            self._dress = _drawn(super().each_context(request))
        return {
            **self._dress,
            "has_permission": (may := self.has_permission(request)),
            "sidebar_navigation": sidebar(request) if may else [],
        }

    def get_sidebar_list(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Nothing in the dress: the menu is each person's own."""
        return []

    def get_log_entries(self, request: HttpRequest) -> Any:
        """Nothing: acts are in the audit, never in Django's own log."""
        return ()

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """Nothing: the menu is `liuli.desk.navigation`, and this costs every page."""
        return []

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """今日待办: what is due today, what waits for me, what was refused."""
        now = timezone.now()
        trays = trays_for(request.user, now)
        context = {
            **self.each_context(request),
            "title": pgettext_lazy("desk", "Today"),
            "trays": [tray for tray in trays if tray.count],
            "empty_trays": [tray for tray in trays if not tray.count],
            "now": timezone.localtime(now),
            **(extra_context or {}),
        }
        request.current_app = self.name
        return TemplateResponse(request, "desk/today.html", context)

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: Any = None
    ) -> HttpResponse:
        """The menu shows every list; a page per app would say it twice."""
        return redirect("admin:index")


def _drawn(dress: dict[str, Any]) -> dict[str, Any]:
    """The dress with its colours written out: the theme writes them on every page."""
    lines = [f"--border-radius: {dress['border_radius']};"]
    lines += [
        f"--color-{name}-{step}: {value};"
        for name, steps in dress["colors"].items()
        for step, value in steps.items()
    ]
    style = '<style id="unfold-theme-colors">:root {{ {} }}</style>'
    words = mark_safe(" ".join(lines))  # noqa: S308  settings, no one's input
    return {**dress, "colors": None, "scales": format_html(style, words)}
