"""What is said about a vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from residents.choices.votes import VoteBasis


class BasisForm(forms.Form):
    """By which rule a vote is measured, and why."""

    basis = forms.ChoiceField(
        label=_("Who decides under which rule"),
        choices=[c for c in VoteBasis.choices if c[0] != VoteBasis.UNSTATED],
    )
    reason = forms.CharField(
        label=_("Why this rule"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example why the matter is heavy, or where it was announced."),
    )
    quorum = forms.CharField(
        label=_("Own quorum"),
        max_length=5,
        required=False,
        help_text=_("Only for a consultative poll, as a fraction such as 1/2."),
    )
    agreement = forms.CharField(
        label=_("Own agreement"),
        max_length=5,
        required=False,
        help_text=_("Only for a consultative poll: more than this fraction."),
    )

    @property
    def words(self) -> dict[str, Any]:
        """As `state_basis` takes them."""
        return dict(self.cleaned_data)
