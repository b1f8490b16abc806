"""What a knock at a door came to."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from residents.choices.seen import SeenOutcome
from residents.forms.fields import date_input
from residents.models import Person


class KnockForm(FieldForm):
    """One tap at the door."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Does the person still live here?"),
        choices=SeenOutcome,
        widget=forms.RadioSelect,
    )

    def clean_person(self) -> Person:
        """Somebody this one may see."""
        found = Person.objects.visible_to(self.user)
        person: Person | None = found.filter(pk=self.cleaned_data["person"]).first()
        if person is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        return person


class SeenForm(forms.Form):
    """The same at the desk, for a day that has passed."""

    outcome = forms.ChoiceField(
        label=_("Does the person still live here?"),
        choices=SeenOutcome,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Day of the knock"), widget=date_input(), initial=timezone.localdate
    )

    def outcome_chosen(self) -> Any:
        """As a choice."""
        return SeenOutcome(self.cleaned_data["outcome"])
