"""Where nobody may be housed: read here, written where hazards are kept (HZ-6)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.models import Dwelling, OccupancyBan, Stay


class ForceFilter(admin.SimpleListFilter):
    """Whether the ban holds now."""

    title = _("in force")
    parameter_name = "force"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves, and the ones to go to first."""
        return [
            ("yes", _("in force")),
            ("lived", _("in force, and lived in all the same")),
            ("no", _("lifted")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() == "no":
            return queryset.filter(lifted_at__isnull=False)
        if self.value() == "lived":
            return queryset.in_force().filter(living__gt=0)
        return queryset.in_force() if self.value() == "yes" else queryset


@admin.register(OccupancyBan)
class OccupancyBanAdmin(ReadOnlyAdmin[OccupancyBan]):
    """Bans are imposed and lifted with the hazard they rest on."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["place", "state", "living", "basis", "imposed_at", "unit"]
    list_display_links = ["place"]
    list_filter = [ForceFilter, GridFilter]
    list_select_related = ["address", "unit", "dwelling"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With who lives there all the same."""
        rows: Any = super().get_queryset(request)
        return rows.with_living()

    @display(description=_("Where"))
    def place(self, ban: OccupancyBan) -> str:
        """Address and room."""
        return ban.place_words

    @display(description=_("State"), label={"force": "danger", "lifted": "success"})
    def state(self, ban: OccupancyBan) -> tuple[str, str]:
        """Whether it holds."""
        if ban.lifted_at is None:
            return "force", str(_("in force"))
        return "lifted", str(_("lifted"))

    @display(description=_("People living there all the same"))
    def living(self, ban: Any) -> int:
        """Open stays that are not compliant."""
        return int(ban.living)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One ban: what it rests on, which rooms, who lives there all the same."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        ban = get_visible_or_404(OccupancyBan, request.user, pk=number)
        today = timezone.localdate()
        stays = Stay.objects.visible_to(request.user).covering(today)
        stays = stays.filter(address=ban.address)
        rooms = Dwelling.objects.visible_to(request.user).filter(address=ban.address)
        if ban.dwelling_id is not None:
            stays = stays.filter(dwelling=ban.dwelling_id)
            rooms = rooms.filter(pk=ban.dwelling_id)
        return pages.render_page(
            self,
            request,
            "ban_detail",
            ban.place_words,
            ban=ban,
            stays=stays.filter(person__erased_at__isnull=True)
            .select_related("person")
            .order_by("is_compliant", "starts_on", "pk"),
            rooms=rooms.with_occupants(today).order_by("label", "pk"),
        )
