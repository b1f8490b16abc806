"""Parameters: a change is a new dated value, the old one stays readable."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display
from unfold.widgets import UnfoldAdminDateWidget

from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.desk.forms import manageable_units
from liuli.parameters.models import Parameter
from liuli.parameters.operations import set_parameter


class ParameterForm(forms.ModelForm[Parameter]):
    """A new value from a day on."""

    starts_on = forms.DateField(
        label=gettext_lazy("from"),
        widget=UnfoldAdminDateWidget,
        initial=timezone.localdate,
    )

    class Meta:
        model = Parameter
        fields = ["key", "value", "unit", "source", "confirmed_by"]


@admin.register(Parameter)
class ParameterAdmin(TerritoryAdmin[Parameter]):
    """The numbers the portal works with."""

    view_capability = Capability.PARAMETERS_VIEW
    add_capability = Capability.PARAMETERS_CHANGE
    list_display = ["meaning", "value", "unit", "since", "source", "confirmation"]
    list_filter = ["is_uncertain"]
    list_select_related = ["unit"]
    form = ParameterForm
    fields = ["key", "value", "unit", "starts_on", "source", "confirmed_by"]

    @display(description=gettext_lazy("meaning"), ordering="key")
    def meaning(self, parameter: Parameter) -> str:
        """The label in the reader's language."""
        return _(parameter.label)

    @display(description=gettext_lazy("from"))
    def since(self, parameter: Parameter) -> Any:
        """First day."""
        return parameter.period.lower

    @display(
        description=gettext_lazy("confirmed"),
        label={"no": "warning", "yes": "success"},
    )
    def confirmation(self, parameter: Parameter) -> tuple[str, str]:
        """Whether somebody has confirmed the number."""
        if parameter.is_uncertain:
            return "no", _("not confirmed yet")
        return "yes", parameter.confirmed_by or _("yes")

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Units this person keeps."""
        if db_field.name == "unit":
            kwargs["queryset"] = manageable_units(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def perform_add(self, request: HttpRequest, form: Any) -> Parameter:
        """Let the new value hold."""
        data = form.cleaned_data
        actor: Any = request.user
        return set_parameter(
            data["key"],
            value=data["value"],
            unit=data["unit"],
            actor=actor,
            starts_on=data["starts_on"],
            source=data["source"],
            confirmed_by=data["confirmed_by"],
        )
