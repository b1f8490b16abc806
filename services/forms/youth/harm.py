"""What is written of harm to a minor (YT-5); only the words are needed."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from services.choices.youth import Authority
from services.forms.youth.desk import colleagues_of

_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class HarmForm(forms.Form):
    """What was seen or heard, when, and who was told already."""

    words = forms.CharField(
        label=_("What you saw or heard"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    child = forms.CharField(
        label=_("Which child, as far as you know"), max_length=100, required=False
    )
    seen_at = forms.DateTimeField(
        label=_("When"), widget=_MOMENT, initial=timezone.localtime
    )
    told = forms.MultipleChoiceField(
        label=_("Told already"),
        choices=Authority,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    named = forms.ModelMultipleChoiceField(
        label=_("Colleagues it concerns"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They are told nothing and cannot open the report."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = communities_around(user)
        self.unit = units[0] if len(units) == 1 else None
        field: Any = self.fields["named"]
        if self.unit is not None:
            field.queryset = colleagues_of(self.unit)
            field.label_from_instance = lambda person: person.display_name
        else:
            del self.fields["named"]
            self.fields["unit"] = forms.ModelChoiceField(
                Unit.objects.filter(pk__in=[unit.pk for unit in units]),
                label=_("Community"),
            )

    def clean(self) -> dict[str, Any]:
        """With the community."""
        data: dict[str, Any] = super().clean() or {}
        data["unit"] = self.unit or data.get("unit")
        return data


def communities_around(user: Any) -> list[Unit]:
    """The communities somebody works in or under."""
    paths = user.scopes("youth.view")
    above = {
        path[: n + 1]
        for path in paths
        for n, letter in enumerate(path)
        if letter == "."
    }
    under = [u for p in paths for u in Unit.objects.filter(path__startswith=p)]
    found = {u.pk: u for u in (*Unit.objects.filter(path__in=above), *under)}
    return [unit for unit in found.values() if unit.level == Level.COMMUNITY]
