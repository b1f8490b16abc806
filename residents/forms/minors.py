"""What is said when leave to open a minor's numbers is asked for or decided (PI-9)."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WhyForm(forms.Form):
    """What the numbers are needed for."""

    why = forms.CharField(
        label=_("What you need the numbers for"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class LeaveForm(forms.Form):
    """The decision."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("given", pgettext_lazy("minor access", "give leave")),
            ("declined", pgettext_lazy("minor access", "decline")),
        ],
        widget=forms.RadioSelect,
    )
