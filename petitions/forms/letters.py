"""Forms about the letters of a case."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.choices.letters import Service
from petitions.forms.cases import ReplyForm, day_field, long_field

__all__ = ["AgreementForm", "ReplyForm", "ServeForm"]
_MEGABYTE = 1024 * 1024
_MOST_MEGABYTES = 12


class AgreementForm(forms.Form):
    """What an agreement says, for both to sign (PT-17)."""

    other_party = forms.CharField(label=_("Other party"), max_length=200)
    terms = long_field(_("Terms"))


class ServeForm(forms.Form):
    """How a letter reached the petitioner."""

    served_on = day_field(_("Served on"), initial=timezone.localdate)
    service = forms.ChoiceField(label=_("How it was served"), choices=Service)
    receipt = forms.CharField(
        label=_("Receipt"),
        max_length=200,
        help_text=_("Who took it, or the number of the parcel or notice."),
    )
    photo = forms.FileField(
        label=_("Photo of the receipt"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    def clean_photo(self) -> bytes:
        """The bytes of the picture, none where there is none."""
        photo: Any = self.cleaned_data["photo"]
        if not photo:
            return b""
        if photo.size > _MOST_MEGABYTES * _MEGABYTE:
            raise forms.ValidationError(_("This photo is too large to send."))
        return bytes(photo.read())
