"""What a lead says of a report that came too late."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hazards.choices.late import Holds


class DecideForm(forms.Form):
    """Which account holds, and why."""

    holds = forms.ChoiceField(
        label=_("Which account holds?"), choices=Holds, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)

    def clean_holds(self) -> Holds:
        """As the choice it is."""
        return Holds(self.cleaned_data["holds"])
