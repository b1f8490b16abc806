"""Forms about what happens around a case: calls, conferences, hearings."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.choices.cases import LogKind
from petitions.forms.cases import day_field, long_field


class LogForm(forms.Form):
    """A call, a conference, advice (PT-8, PT-17)."""

    kind = forms.ChoiceField(label=_("What it was"), choices=LogKind)
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        initial=timezone.localtime,
    )
    with_whom = forms.CharField(
        label=_("With whom"),
        max_length=100,
        help_text=_("Office and function are enough."),
    )
    said = long_field(_("What came of it"))


class HearingForm(forms.Form):
    """The days of a hearing (PD-10)."""

    first_on = day_field(_("First day of the hearing"), initial=timezone.localdate)
    last_on = day_field(_("Last day of the hearing"), initial=timezone.localdate)
