"""The bodies a case can be handed to."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.territory.models import Unit
from petitions.models import Body
from petitions.operations.bodies import add_body


@admin.register(Body)
class BodyAdmin(TerritoryAdmin[Body]):
    """Government bodies and others, of the units over the community too."""

    view_capability = Capability.PETITIONS_REGISTER
    add_capability = Capability.PETITIONS_HANDLE
    list_display = ["name", "unit", "is_government"]
    fields = ["name", "unit", "is_government"]

    def unit_of(self, obj: Body) -> Any:
        """Bodies above are read by everybody who registers below them."""
        return None

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Units on the way up from where this person handles petitions."""
        user: Any = request.user
        above = Unit.objects.none()
        for path in user.scopes(Capability.PETITIONS_HANDLE):
            here = Unit.objects.get(path=path)
            above = above | Unit.objects.above(here)
        kwargs["queryset"] = above
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def perform_add(self, request: HttpRequest, form: Any) -> Body:
        """Name a body."""
        data, actor = form.cleaned_data, request.user
        return add_body(
            data["unit"],
            name=data["name"],
            is_government=data["is_government"],
            actor=actor,  # type: ignore[arg-type]  # signed in, says the desk
        )
