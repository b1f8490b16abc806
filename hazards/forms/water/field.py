"""What a phone says of meters and leaks; the same forms check a plain page."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import ReadingKind, RepairKind
from hazards.models import Connection
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)


class ReadingForm(FieldForm):
    """Household number and one number from the meter."""

    number = forms.CharField(label=_("Household number"), max_length=20)
    value = forms.IntegerField(
        label=_("Reading"),
        min_value=0,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "pattern": "[0-9]*", "autocomplete": "off"}
        ),
    )
    kind = forms.ChoiceField(
        label=_("How it was read"),
        choices=ReadingKind,
        initial=ReadingKind.READ,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """The connection of that number, where this person may see it."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        seen = Connection.objects.visible_to(self.user)
        found = seen.filter(number=data["number"].strip()).first()
        if found is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        data["connection"] = found
        return data


class LeakForm(FieldForm):
    """What and where; the rest can wait."""

    kind = forms.ChoiceField(
        label=_("Kind of fault"),
        choices=RepairKind,
        initial=RepairKind.LEAK,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=_("Place"), max_length=200)
    text = forms.CharField(
        label=_("What was seen"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        units = Unit.objects.filter(
            path__in=user.scopes(Capability.WATER_READ), level__in=_LEVELS
        )
        self.unit = units[0] if len(units) == 1 else None
        if self.unit is None:
            self.fields["unit"] = forms.ModelChoiceField(
                units, label=_("Unit"), empty_label=None
            )

    def clean(self) -> dict[str, Any]:
        """With the unit it is reported in."""
        data: dict[str, Any] = super().clean() or {}
        data["unit"] = self.unit or data.get("unit")
        return data
