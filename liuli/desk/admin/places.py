"""Addresses, other names, grid boundaries."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.widgets import UnfoldAdminDateWidget

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, TerritoryAdmin
from liuli.places.models import Address, AddressAlias, GridClaim, Parity
from liuli.places.operations import add_alias, claim_road
from liuli.territory.choices import Level
from liuli.territory.models import Unit


class OutsideGridsFilter(admin.SimpleListFilter):
    """未入格: addresses no grid claims."""

    title = _("grid")
    parameter_name = "outside"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """One choice: the ones to sort out."""
        return [("yes", _("in no grid"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        return queryset.outside_grids() if self.value() == "yes" else queryset


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin[Address]):
    """Addresses as written and as understood."""

    view_capability = Capability.PLACES_VIEW
    list_display = ["raw", "system", "road", "house_number", "unit", "reading"]
    list_filter = [OutsideGridsFilter, "system", "is_ambiguous"]
    list_select_related = ["unit"]
    search_fields = ["raw"]
    ordering = ["road", "number_value", "key"]
    fields = ["raw", "system", "road", "house_number", "unit", "reading"]
    readonly_fields = ["reading"]

    @display(description=_("reading of the address"), ordering="is_ambiguous")
    def reading(self, address: Address) -> Any:
        """Said only where somebody has to look."""
        return _("can be read in two ways") if address.is_ambiguous else "—"


class ClaimForm(forms.ModelForm[GridClaim]):
    """A stretch of road from a day on."""

    starts_on = forms.DateField(
        label=_("First day"), widget=UnfoldAdminDateWidget, initial=timezone.localdate
    )

    class Meta:
        model = GridClaim
        fields = ["grid", "road", "number_from", "number_to", "parity"]


@admin.register(GridClaim)
class GridClaimAdmin(TerritoryAdmin[GridClaim]):
    """Which stretch of road belongs to which grid."""

    view_capability = Capability.PLACES_VIEW
    add_capability = Capability.PLACES_CHANGE
    list_display = ["road", "number_from", "number_to", "parity", "grid", "since"]
    list_select_related = ["grid"]
    form = ClaimForm
    fields = ["grid", "road", "number_from", "number_to", "parity", "starts_on"]

    def unit_of(self, obj: GridClaim) -> Unit:
        """The grid decides."""
        return obj.grid

    @display(description=_("First day"))
    def since(self, claim: GridClaim) -> Any:
        """First day."""
        return claim.period.lower

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Only grids."""
        if db_field.name == "grid":
            kwargs["queryset"] = Unit.objects.visible_to(request.user).filter(
                level=Level.GRID
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def perform_add(self, request: HttpRequest, form: Any) -> GridClaim:
        """Claim the stretch."""
        data = form.cleaned_data
        actor: Any = request.user
        return claim_road(
            data["grid"],
            road=data["road"],
            number_from=data["number_from"],
            number_to=data["number_to"],
            parity=Parity(data["parity"]),
            actor=actor,
            starts_on=data["starts_on"],
        )


class AliasForm(forms.ModelForm[AddressAlias]):
    """Another name from a day on."""

    starts_on = forms.DateField(
        label=_("First day"), widget=UnfoldAdminDateWidget, initial=timezone.localdate
    )

    class Meta:
        model = AddressAlias
        fields = ["community", "alias", "road", "note"]


@admin.register(AddressAlias)
class AliasAdmin(TerritoryAdmin[AddressAlias]):
    """Other names of roads and groups."""

    view_capability = Capability.PLACES_VIEW
    add_capability = Capability.PLACES_CHANGE
    list_display = ["alias", "road", "since", "note"]
    form = AliasForm
    fields = ["community", "alias", "road", "starts_on", "note"]

    def unit_of(self, obj: AddressAlias) -> Unit:
        """The community decides."""
        return obj.community

    @display(description=_("First day"))
    def since(self, alias: AddressAlias) -> Any:
        """First day."""
        return alias.period.lower

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Only communities."""
        if db_field.name == "community":
            kwargs["queryset"] = Unit.objects.visible_to(request.user).filter(
                level=Level.COMMUNITY
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def perform_add(self, request: HttpRequest, form: Any) -> AddressAlias:
        """Add the name."""
        data = form.cleaned_data
        actor: Any = request.user
        return add_alias(
            data["community"],
            alias=data["alias"],
            road=data["road"],
            actor=actor,
            starts_on=data["starts_on"],
            note=data["note"],
        )
