"""Forms about accusations (PP-2)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.models import Unit
from petitions.choices.cases import Channel
from petitions.forms.access import officers_of
from petitions.forms.cases import day_field, long_field


class TakeForm(forms.Form):
    """An accusation as it was said; sealed when saved."""

    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    received_on = day_field(_("Received on"), initial=timezone.localdate)
    channel = forms.ChoiceField(
        label=_("Channel"), choices=Channel, initial=Channel.VISIT
    )
    words = long_field(_("What was said"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(
            path__in=user.scopes(Capability.PETITIONS_REGISTER)
        )
        unit.initial = unit.queryset.first()


class HandOnForm(forms.Form):
    """To which body, on which day."""

    to = forms.CharField(
        label=_("Handed to"),
        max_length=100,
        help_text=_(
            "A body of discipline or supervision, or the police; never the person or "
            "unit it is about."
        ),
    )
    on = day_field(_("Day"), initial=timezone.localdate)


class ConfirmForm(forms.Form):
    """The body has confirmed it."""

    on = day_field(_("Confirmed on"), initial=timezone.localdate)
    receipt = forms.CharField(label=_("Number of the receipt"), max_length=60)


class PassOnForm(forms.Form):
    """Which officer keeps it from now on, and why."""

    to = forms.ChoiceField(label=_("Petition officer"))
    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("For example: whoever took it has changed to another post."),
    )

    def __init__(self, *args: Any, accusation: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [
            (officer.pk, str(officer))
            for officer in officers_of(accusation)
            if officer.pk not in {user.pk, accusation.keeper_id}
        ]


class DecideForm(forms.Form):
    """The second person's word on passing an accusation on."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("done", pgettext_lazy("handover", "pass it on")),
            ("declined", pgettext_lazy("handover", "do not pass it on")),
        ],
        widget=forms.RadioSelect,
    )
