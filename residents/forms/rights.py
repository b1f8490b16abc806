"""Forms about the rights of the people whose data is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from residents.choices.rights import ConsentForm, ConsentPurpose, ErasureReason


class EraseForm(forms.Form):
    """Why, and that it is meant."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("Choose one")), *ErasureReason.choices]
    )
    is_meant = forms.BooleanField(label=_("Yes, erase this data for good"))


class HoldForm(forms.Form):
    """Why a record must be kept; lifting asks nothing."""

    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, is_held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_held:
            self.fields.pop("reason")
            self.fields["lift"] = forms.BooleanField(label=_("Lift it today"))


class GiveConsentForm(forms.Form):
    """To what, how, and who speaks for a child."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=ConsentPurpose)
    form = forms.ChoiceField(label=_("Given how"), choices=ConsentForm)
    guardian = forms.CharField(
        label=_("Guardian"),
        max_length=60,
        required=False,
        help_text=_("For a child under fourteen."),
    )
