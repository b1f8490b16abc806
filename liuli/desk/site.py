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
from liuli.accounts.views import sign_out
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
