"""Dwellings under addresses: who lives there, and who did (3.1, 3.4, HZ-10)."""

from decimal import Decimal
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from liuli.parameters.operations import parameter
from residents import policies
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.choices import DwellingKind
from residents.forms.homes import DayForm, NewRoomForm, RoomForm
from residents.models import Dwelling, Household, OccupancyBan, Stay
from residents.operations import close_dwelling, correct_dwelling, register_dwelling
from residents.rules.dwellings import Crowding, crowding


class RoomStateFilter(admin.SimpleListFilter):
    """Whether somebody lives there, and whether somebody may."""

    title = _("state of the dwelling")
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Four heaps; one dwelling may lie in two."""
        return [
            ("lived", _("lived in")),
            ("empty", _("empty")),
            ("banned", _("nobody may be housed there")),
            ("closed", _("given up")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        lived = Stay.objects.covering(today).filter(dwelling__isnull=False)
        wanted = {
            "lived": lambda: queryset.filter(pk__in=lived.values("dwelling")),
            "empty": lambda: queryset.in_use(today).exclude(
                pk__in=lived.values("dwelling")
            ),
            "banned": queryset.under_bans,
            "closed": lambda: queryset.exclude(pk__in=queryset.in_use(today)),
        }.get(self.value() or "")
        return wanted() if wanted else queryset


@admin.register(Dwelling)
class DwellingAdmin(ReadOnlyAdmin[Dwelling]):
    """Rooms, beds and flats; each opens its page."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = [
        "place", "kind", "beds", "occupants", "area_each", "state", "unit",
    ]  # fmt: skip
    list_display_links = ["place"]
    list_filter = [RoomStateFilter, "kind", GridFilter]
    list_select_related = ["address", "unit"]
    ordering = ["address__road", "address__number_value", "label", "pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the people of today and whether a ban is in force, in one statement."""
        rows: Any = super().get_queryset(request)
        return rows.with_occupants(timezone.localdate()).with_bans()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever keeps residents."""
        user: Any = request.user
        return bool(user.may(Capability.RESIDENTS_CHANGE))

    @display(description=_("Dwelling"), ordering="address__road")
    def place(self, dwelling: Dwelling) -> str:
        """Address and room."""
        return dwelling.place_words

    @display(description=_("Beds"), ordering="bed_count")
    def beds(self, dwelling: Dwelling) -> Any:
        """As counted."""
        return dwelling.bed_count or "—"

    @display(description=_("People now"))
    def occupants(self, dwelling: Any) -> int:
        """Stays that cover today."""
        return int(dwelling.occupants)

    @display(description=_("m² each"))
    def area_each(self, dwelling: Any) -> Any:
        """Area over people."""
        if dwelling.area_m2 is None or not dwelling.occupants:
            return "—"
        return (dwelling.area_m2 / dwelling.occupants).quantize(Decimal("0.1"))

    @display(
        description=_("State"),
        label={"banned": "danger", "closed": "warning", "open": "success"},
    )
    def state(self, dwelling: Any) -> tuple[str, str]:
        """What matters most."""
        if dwelling.is_banned:
            return "banned", str(_("nobody may be housed there"))
        if dwelling.closed_on is not None:
            return "closed", str(_("given up"))
        return "open", str(_("lived in") if dwelling.occupants else _("empty"))

    def get_urls(self) -> list[Any]:
        """Correct one, give one up."""
        doors: list[tuple[str, pages.Page]] = [
            ("correct", correct_room),
            ("close", give_up),
        ]
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(pages.desk_page(self, page)),
                name=f"residents_dwelling_{name}",
            )
            for name, page in doors
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Address and room in one form."""
        return pages.desk_page(self, add_room)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One dwelling: its people, households, bans and history."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return _page(self, request, _seen(request, number))


def add_room(admin: Any, request: HttpRequest) -> HttpResponse:
    """Register a dwelling."""
    user: Any = request.user
    if not user.may(Capability.RESIDENTS_CHANGE):
        raise PermissionDenied
    form = NewRoomForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        room = register_dwelling(
            data["unit"],
            address=data["address"],
            label=data["label"],
            actor=user,
            today=timezone.localdate(),
            **_facts(data),
        )
        messages.success(request, _("The dwelling is registered."))
        return to_dwelling(room)

    title = str(_("Register a dwelling"))
    back = reverse("admin:residents_dwelling_changelist")
    return pages.take_form(admin, request, form, act, "home_form", title, back=back)


def correct_room(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Write what a room is like."""
    user: Any = request.user
    room = _to_change(request, pk)
    start = {
        "kind": room.kind,
        "bed_count": room.bed_count,
        "area_m2": room.area_m2,
        "note": room.note,
    }
    form = RoomForm(request.POST or None, initial=start)

    def act() -> HttpResponse:
        correct_dwelling(room, actor=user, **_facts(form.cleaned_data))
        messages.success(request, _("The dwelling is corrected."))
        return to_dwelling(room)

    title = str(_("Correct the dwelling"))
    return _form(admin, request, form, act, title, room)


def give_up(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Nobody lives there any more."""
    user: Any = request.user
    room = _to_change(request, pk)
    form = DayForm(request.POST or None)

    def act() -> HttpResponse:
        close_dwelling(room, actor=user, on=form.cleaned_data["on"])
        messages.success(request, _("The dwelling is given up."))
        return to_dwelling(room)

    title = str(_("Give the dwelling up"))
    return _form(admin, request, form, act, title, room)


def to_dwelling(room: Dwelling) -> HttpResponse:
    """The page of a dwelling."""
    return HttpResponseRedirect(
        reverse("admin:residents_dwelling_change", args=[room.pk])
    )


def _form(
    admin: Any, request: HttpRequest, form: Any, act: Any, title: str, room: Dwelling
) -> HttpResponse:
    back = reverse("admin:residents_dwelling_change", args=[room.pk])
    return pages.take_form(
        admin,
        request,
        form,
        act,
        "home_form",
        title,
        back=back,
        about=room.place_words,
    )


def _facts(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": DwellingKind(data["kind"]),
        "bed_count": data["bed_count"],
        "area_m2": data["area_m2"],
        "note": data["note"],
    }


def _page(admin: Any, request: HttpRequest, room: Dwelling) -> HttpResponse:
    user: Any = request.user
    today = timezone.localdate()
    stays = Stay.objects.visible_to(user).filter(dwelling=room)
    people = stays.filter(person__erased_at__isnull=True).select_related("person")
    present = list(people.covering(today).order_by("starts_on", "pk"))
    households = Household.objects.visible_to(user).holding(today).with_members(today)
    bans = OccupancyBan.objects.visible_to(user).filter(
        Q(dwelling=room) | Q(dwelling__isnull=True), address=room.address
    )
    return pages.render_page(
        admin,
        request,
        "dwelling_detail",
        room.place_words,
        room=room,
        crowding=_crowding(room, len(present), today),
        present=present,
        gone=people.exclude(pk__in=[stay.pk for stay in present]).order_by(
            "-starts_on", "-pk"
        ),
        households=households.filter(dwelling=room),
        bans=bans.select_related("imposed_by", "lifted_by").order_by(
            "-lifted_at", "-imposed_at"
        ),
        may_change=policies.may_change_dwelling(user, room),
        today=today,
    )


def _crowding(room: Dwelling, occupants: int, today: Any) -> Crowding:
    least = Decimal(parameter("min_area_per_person", unit=room.unit, on=today))
    return crowding(
        occupants=occupants,
        area_m2=room.area_m2,
        bed_count=room.bed_count,
        least_area=least,
    )


def _seen(request: HttpRequest, pk: int) -> Dwelling:
    room = get_visible_or_404(Dwelling, request.user, pk=pk)
    found: Dwelling = Dwelling.objects.select_related("address", "unit").get(pk=room.pk)
    return found


def _to_change(request: HttpRequest, pk: int) -> Dwelling:
    user: Any = request.user
    room = _seen(request, pk)
    if not policies.may_change_dwelling(user, room):
        raise PermissionDenied
    return room
