"""What is said of somebody who can be called for something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.exchange.notes import without_long_numbers
from residents.choices.rights import ConsentForm
from residents.choices.skills import KeyGroup, Skill
from residents.forms.naming import NamesResident


class SkillForm(NamesResident):
    """Who, what, and how they agreed."""

    skill = forms.ChoiceField(label=pgettext_lazy("skill", "Skill"), choices=Skill)
    group = forms.ChoiceField(
        label=_("Speaks for"), choices=KeyGroup, initial=KeyGroup.NONE
    )
    note = forms.CharField(
        label=_("When and how"),
        max_length=100,
        required=False,
        help_text=_("For example: after work, or with own tools. No telephone number."),
    )
    consent_form = forms.ChoiceField(
        label=_("How they agreed to be called"), choices=ConsentForm
    )
    field_order = ("full_name", "same_as", "skill", "group", "note", "consent_form")

    def clean_note(self) -> str:
        """A telephone number belongs to the person's file, where calls are noted."""
        note: str = self.cleaned_data["note"]
        if without_long_numbers(note) != note:
            raise forms.ValidationError(_("Leave numbers out: calls go by the file."))
        return note


class NoWordsForm(forms.Form):
    """A button."""

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
