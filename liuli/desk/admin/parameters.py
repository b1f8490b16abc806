"""Parameters: a change is a new dated value, the old one stays readable."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminSelectWidget

from liuli.accounts.roles import Capability
from liuli.desk.acting import ActingForm
from liuli.desk.bases import TerritoryAdmin
from liuli.desk.forms import units_of
from liuli.parameters.models import Parameter
from liuli.parameters.operations import may_change_parameter, set_parameter


class ParameterForm(ActingForm):
    """A new value of a known parameter, from a day on."""

    key = forms.ChoiceField(
        label=gettext_lazy("parameter"), widget=UnfoldAdminSelectWidget
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day"),
        widget=UnfoldAdminDateWidget,
        initial=timezone.localdate,
    )

    class Meta:
        model = Parameter
        fields = ["key", "value", "unit", "source", "confirmed_by"]
        help_texts = {
            "value": gettext_lazy(
                "A number (0.25), a time of day (08:30), or yes or no, as before."
            ),
            "source": gettext_lazy("The document or meeting the value comes from."),
            "confirmed_by": gettext_lazy(
                "Who confirmed it; empty: it is listed as not confirmed."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key: Any = self.fields.get("key")
        if key is not None:
            known = Parameter.objects.order_by("key").values_list("key", "label")
            key.choices = [(name, _(label)) for name, label in dict(known).items()]


class InForceFilter(admin.SimpleListFilter):
    """Values of today, earlier ones, later ones."""

    title = gettext_lazy("time")
    parameter_name = "held"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Today's first."""
        return [
            ("now", gettext_lazy("in force")),
            ("past", gettext_lazy("replaced")),
            ("later", gettext_lazy("not yet in force")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        if self.value() == "now":
            return queryset.holding(today)
        if self.value() == "past":
            return queryset.filter(period__endswith__lte=today)
        if self.value() == "later":
            return queryset.filter(period__startswith__gt=today)
        return queryset


@admin.register(Parameter)
class ParameterAdmin(TerritoryAdmin[Parameter]):
    """The numbers the portal works with."""

    view_capability = Capability.PARAMETERS_VIEW
    add_capability = Capability.PARAMETERS_CHANGE
    list_display = [
        "meaning", "value", "whose", "since", "source_words", "confirmation",
    ]  # fmt: skip
    list_filter = [InForceFilter, "is_uncertain"]
    list_select_related = ["unit"]
    form = ParameterForm
    fields = ["key", "value", "unit", "starts_on", "source", "confirmed_by"]
    change_form_outer_after_template = "desk/_parameter_buttons.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A value of its own is shown in words."""
        if obj is None:
            return self.fields
        return ["meaning", "value", "whose", "since", "source_words", "confirmed"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A value is never overwritten."""
        return self.get_fields(request, obj) if obj else ()

    @display(description=gettext_lazy("meaning"), ordering="key")
    def meaning(self, parameter: Parameter) -> str:
        """The label in the reader's language."""
        return _(parameter.label)

    @display(description=gettext_lazy("unit"), ordering="unit")
    def whose(self, parameter: Parameter) -> str:
        """Whose value it is."""
        return str(parameter.unit) if parameter.unit else _("for everyone")

    @display(description=gettext_lazy("source"))
    def source_words(self, parameter: Parameter) -> str:
        """What the value rests on; shipped ones in the reader's language."""
        return _(parameter.source) if parameter.source else "—"

    @display(description=gettext_lazy("First day"))
    def since(self, parameter: Parameter) -> Any:
        """First day."""
        return parameter.period.lower or "—"

    @display(
        description=gettext_lazy("confirmed by"),
        label={"no": "warning", "yes": "success"},
    )
    def confirmation(self, parameter: Parameter) -> tuple[str, str]:
        """Whether somebody has confirmed the number."""
        if parameter.is_uncertain:
            return "no", _("not confirmed yet")
        return "yes", parameter.confirmed_by or _("by its source")

    @display(description=gettext_lazy("confirmed by"))
    def confirmed(self, parameter: Parameter) -> str:
        """The same in words alone."""
        words: str = self.confirmation(parameter)[1]
        return words

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Units whose parameters this person keeps."""
        if db_field.name == "unit":
            kwargs["queryset"] = units_of(request.user, Capability.PARAMETERS_CHANGE)
            for_all = may_change_parameter(request.user, None)  # type: ignore[arg-type]
            kwargs["required"] = not for_all
            if for_all:
                kwargs["empty_label"] = _("for everyone")
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

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """One value, and the way to the next."""
        extra = {"may_set": self.has_add_permission(request), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)
