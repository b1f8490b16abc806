"""How a letter reached whom it was written to."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.forms.water.desk import PlainForm


class ServedForm(PlainForm):
    """When, and who took it."""

    served_on = forms.DateField(
        label=_("Served on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )
    receipt = forms.CharField(
        label=_("Receipt"),
        max_length=200,
        help_text=_("Who took it, or how it was left."),
    )
