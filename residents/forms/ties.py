"""A tie to the place, written down by hand."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.choices.ties import TieKind
from residents.forms.fields import date_input


class TieForm(forms.Form):
    """Which tie, and since when."""

    kind = forms.ChoiceField(
        label=_("Kind of tie"), choices=TieKind, widget=forms.RadioSelect
    )
    starts_on = forms.DateField(
        label=_("Since"),
        widget=date_input(),
        initial=timezone.localdate,
        help_text=_("For a permit: the day it was issued or endorsed last."),
    )
    ends_on = forms.DateField(
        label=_("Until"),
        widget=date_input(),
        required=False,
        help_text=_("Leave empty while it lasts; a permit holds for a year by itself."),
    )
