"""What a member types to look at the own line, and what is said of a posting."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.forms.compensation import PlainForm
from petitions.forms.land import day

_WEEK = timedelta(days=7)


class LookForm(forms.Form):
    """A code, and four places of the identity number."""

    code = forms.CharField(
        label=_("Code"),
        max_length=24,
        help_text=_("Ten letters and digits, on the slip you were given."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )
    tail = forms.CharField(
        label=_("Last four of your identity number"),
        max_length=4,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PostingForm(PlainForm):
    """Where a roll hangs, and how long."""

    place = forms.CharField(label=_("Where it is posted"), max_length=80)
    posted_on = day(_("Posted on"), initial=timezone.localdate)
    ends_on = day(
        _("Last day of the notice"), initial=lambda: timezone.localdate() + _WEEK
    )
