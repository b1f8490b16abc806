"""What is said of a mobile ballot box, at the door and in the desk."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.models import User
from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from residents.choices.votes import AtDoor
from residents.models import MobileBox, RollEntry, Vote
from residents.operations.boxes import carriers_for


class AtDoorForm(FieldForm):
    """One box, one door: handed out, or in the box."""

    box = forms.IntegerField(widget=forms.HiddenInput)
    entry = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("mobile ballot box", "At the door"), choices=AtDoor
    )

    def clean_box(self) -> MobileBox:
        """The box, where this person may see it."""
        found = MobileBox.objects.visible_to(self.user).select_related("vote")
        box: MobileBox = _seen(found, self.cleaned_data["box"])
        return box

    def clean_entry(self) -> RollEntry:
        """The door, where this person may see it."""
        found = RollEntry.objects.visible_to(self.user).select_related("unit")
        entry: RollEntry = _seen(found, self.cleaned_data["entry"])
        return entry


def _seen(rows: Any, number: int) -> Any:
    row = rows.filter(pk=number).first()
    if row is None:
        raise Refused(
            _("This is not in your territory, or no longer there."), code="not_found"
        )
    return row


class SendBoxForm(forms.Form):
    """A sealed box and the two who carry it."""

    seal = forms.CharField(label=_("Number of the seal"), max_length=30)
    first = forms.ModelChoiceField(User.objects.none(), label=_("First carrier"))
    second = forms.ModelChoiceField(User.objects.none(), label=_("Second carrier"))

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = carriers_for(vote, on=timezone.localdate())
        for name in ("first", "second"):
            field: Any = self.fields[name]
            field.queryset = people


class ReceiveBoxForm(forms.Form):
    """Whether the seal is whole."""

    is_seal_whole = forms.TypedChoiceField(
        label=pgettext_lazy("mobile ballot box", "Seal"),
        choices=[
            ("yes", pgettext_lazy("seal", "whole")),
            ("no", pgettext_lazy("seal", "broken, or another number")),
        ],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What is wrong with it"), max_length=200, required=False
    )
