"""What is said of village groups, written down as said."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from petitions.choices.compensation import ClaimMatter
from petitions.forms.land import LandForm, day
from petitions.models import LandClaim
from petitions.models.member import MOST_GROUPS


class ClaimForm(LandForm):
    """One claim, with its words and its source."""

    matter = forms.ChoiceField(
        label=pgettext_lazy("claim", "What it is about"), choices=ClaimMatter.choices
    )
    group_numbers = forms.CharField(
        label=_("Numbers of the groups"),
        max_length=60,
        help_text=_("Several with a comma between them: 2, 5, 6"),
    )
    people = forms.IntegerField(
        label=_("People, as stated"), min_value=1, max_value=100_000, required=False
    )
    approx = forms.BooleanField(label=_("Stated as about so many"), required=False)
    year = forms.IntegerField(
        label=_("Year it speaks of"), min_value=1950, max_value=2100, required=False
    )
    month = forms.IntegerField(
        label=_("Month it speaks of"), min_value=1, max_value=12, required=False
    )
    words = forms.CharField(label=_("In these words"), max_length=300)
    source = forms.CharField(label=_("Source"), max_length=200)
    stated_on = day(_("Stated on"), required=False)

    def clean_group_numbers(self) -> list[int]:
        """Numbers, whatever comma stands between them."""
        text = self.cleaned_data["group_numbers"]
        for comma in "，、":
            text = text.replace(comma, ",")
        parts = [part.strip() for part in text.split(",") if part.strip()]
        numbers = [int(part) for part in parts if part.isdecimal()]
        if not parts or len(numbers) < len(parts):
            raise ValidationError(_("Write the numbers of groups, like 2, 5, 6."))
        if not all(1 <= number <= MOST_GROUPS for number in numbers):
            raise ValidationError(_("Write the numbers of groups, like 2, 5, 6."))
        return numbers


class ClaimChoice(forms.ModelChoiceField[LandClaim]):
    """A claim by its own words."""

    def label_from_instance(self, obj: LandClaim) -> str:
        """As it was said."""
        return obj.words


class WithdrawForm(LandForm):
    """Which claim was written down wrongly, and why."""

    claim = ClaimChoice(
        label=pgettext_lazy("compensation", "Claim"),
        queryset=LandClaim.objects.none(),
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def choices_of(self, field: Any) -> Any:
        """Claims about the group."""
        return LandClaim.objects.in_use().about([self.record])
