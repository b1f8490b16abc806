"""What is typed about commendations."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.praise import ShownName
from residents.forms.fields import date_input
from residents.forms.naming import NamesResident
from residents.models import Nomination, PraiseRound


class RoundForm(forms.Form):
    """A call for nominations."""

    title = forms.CharField(label=_("Title"), max_length=80)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Community"), empty_label=None
    )
    closes_on = forms.DateField(label=_("Nominations until"), widget=date_input())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        paths = user.scopes(Capability.PRAISE_REVIEW)
        unit.queryset = Unit.objects.filter(path__in=paths, level=Level.COMMUNITY)


class NominateForm(NamesResident):
    """Who, and why."""

    round = forms.ModelChoiceField(
        PraiseRound.objects.none(), label=_("Commendation"), empty_label=None
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("round", "full_name", "same_as", "reason")

    def __init__(self, *args: Any, user: Any, rounds: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        calls: Any = self.fields["round"]
        calls.queryset = rounds


class ReviewForm(forms.Form):
    """Yes or no, and why."""

    decision = forms.ChoiceField(
        label=_("Decision of the review"),
        choices=[("yes", _("approve")), ("no", _("decline"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(label=_("Remark"), max_length=200, required=False)


class PublishForm(forms.Form):
    """What stands on the notice."""

    shown_name = forms.ChoiceField(
        label=_("Named as the person agreed"),
        choices=ShownName,
        widget=forms.RadioSelect,
        initial=ShownName.SURNAME,
    )
    shown_text = forms.CharField(
        label=_("Text on the notice"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what the person agreed to; no address, no number."),
    )


class CountForm(forms.Form):
    """What one teller counted: people present, and hands for each nominee."""

    held_on = forms.DateField(label=_("Meeting held on"), widget=date_input())
    present = forms.IntegerField(label=_("People present"), min_value=1)

    def __init__(
        self, *args: Any, nominees: Sequence[Nomination], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.nominees = nominees
        for one in nominees:
            self.fields[f"hands_{one.pk}"] = forms.IntegerField(
                label=_("Hands for %(name)s") % {"name": one.person.masked_name},
                help_text=one.reason[:60],
                min_value=0,
            )

    def hands(self) -> dict[int, int]:
        """By nomination, as counted."""
        return {one.pk: self.cleaned_data[f"hands_{one.pk}"] for one in self.nominees}
