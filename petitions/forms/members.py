"""Whom to look for among the members of village groups."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """A whole name, or four digits; posted, never part of an address."""

    words = forms.CharField(
        label=_("Whole name, or last four of the identity number"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
