"""What a guardian types with a code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.kernel.codes import TAIL
from services.choices.youth import Purpose, Relation

_ACTS = ("take", "leave", "give", "withdraw", "adult", "adult_off")


class CodeForm(forms.Form):
    """A code and four digits."""

    code = forms.CharField(
        label=_("Guardian's code"),
        max_length=24,
        help_text=_("Ten letters and digits, shown after signing up."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )
    tail = forms.CharField(
        label=_("Last four digits of the guardian's telephone number"),
        min_length=TAIL,
        max_length=TAIL,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class ActForm(CodeForm):
    """One step; code and digits come along."""

    act = forms.ChoiceField(choices=[(one, one) for one in _ACTS])
    purpose = forms.ChoiceField(choices=Purpose, required=False)
    name = forms.CharField(max_length=60, required=False)
    relation = forms.ChoiceField(choices=Relation, required=False)
    adult = forms.IntegerField(required=False, min_value=1)

    def clean(self) -> dict[str, Any]:
        """With what the step needs."""
        data: dict[str, Any] = super().clean() or {}
        needs = {
            "give": ("purpose",),
            "withdraw": ("purpose",),
            "adult": ("name", "relation"),
            "adult_off": ("adult",),
        }.get(data.get("act", ""), ())
        for name in needs:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("This is missing."))
        return data
