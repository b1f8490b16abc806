"""What is said of a knock."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from residents.choices.canvass import KnockOutcome
from residents.models import CanvassDoor


class KnockForm(FieldForm):
    """One door, one outcome; a note where one is wanted."""

    door = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=KnockOutcome)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def clean_door(self) -> CanvassDoor:
        """The door, where this person may see it."""
        found = CanvassDoor.objects.visible_to(self.user)
        door: CanvassDoor | None = found.filter(pk=self.cleaned_data["door"]).first()
        if door is None:
            raise Refused(
                _("This is not in your territory, or no longer there."),
                code="not_found",
            )
        return door
