"""What is said about a vote."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.votes import Channel, Choice, VoteBasis, Voters
from residents.forms.fields import date_input
from residents.operations import Conduct

_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)
MANNERS: Final = [
    ("open", pgettext_lazy("ballot", "open: each paper bears its number")),
    ("secret", pgettext_lazy("ballot", "secret: nothing leads from door to choice")),
    ("election", pgettext_lazy("ballot", "people are elected, so it is secret")),
]
CHANNELS: Final = [c for c in Channel.choices if c[0] != Channel.UNKNOWN]


class PlainForm(forms.Form):
    """A step that needs no words."""

    @property
    def words(self) -> dict[str, Any]:
        """As the operation takes them."""
        return dict(self.cleaned_data)


class ReasonForm(PlainForm):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )


class TallyForm(PlainForm):
    """The count is whole: a photo of the signed tally sheet."""

    photo = forms.FileField(
        label=_("Photo of the signed tally sheet"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )


class BasisForm(PlainForm):
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


class PrepareForm(BasisForm):
    """A new vote."""

    title = forms.CharField(label=pgettext_lazy("vote", "Title"), max_length=120)
    matter = forms.CharField(
        label=_("What is voted on"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The words on the ballot paper."),
    )
    road = forms.CharField(
        label=_("Only households of this road"),
        max_length=60,
        required=False,
        help_text=_("Empty: every household of the unit is on the roll."),
    )
    held_on = forms.DateField(
        label=_("Voting begins on"),
        widget=date_input(),
        help_text=_("This day chooses the rule; the roll is frozen when it opens."),
    )
    manner = forms.ChoiceField(
        label=_("How ballots are cast"), choices=MANNERS, widget=forms.RadioSelect
    )
    voters = forms.ChoiceField(
        label=_("Whose voices count"),
        choices=Voters,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Adults only where the body may decide by them (VT-3)."),
    )
    field_order = (
        "title", "matter", "unit", "road", "held_on", "manner", "voters", "basis",
        "reason", "quorum", "agreement",
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.VOTES_PREPARE)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )
        self.order_fields(self.field_order)

    @property
    def words(self) -> dict[str, Any]:
        """As `prepare_vote` takes them, the unit apart."""
        words = dict(self.cleaned_data)
        manner, road = words.pop("manner"), words.pop("road")
        voters = Voters(words.pop("voters") or Voters.HOUSEHOLDS)
        words.pop("unit")
        words["conduct"] = Conduct(
            is_secret=manner != "open",
            is_election=manner == "election",
            road=road,
            voters=voters,
        )
        return words


class RollForm(forms.Form):
    """What is done with the ballots of the chosen doors."""

    act = forms.ChoiceField(
        choices=[(name, name) for name in ("out", "back", "undo", "void")]
    )
    doors = forms.TypedMultipleChoiceField(coerce=int)
    channel = forms.ChoiceField(
        label=_("Where it was cast"), choices=CHANNELS, required=False
    )
    proxy_name = forms.CharField(label=_("Proxy"), max_length=50, required=False)
    proxy_phone = forms.CharField(
        label=_("Telephone of the proxy"),
        max_length=20,
        required=False,
        help_text=_("Only to see that nobody votes for too many; it is not kept."),
    )
    reason = forms.CharField(label=_("Why it is void"), max_length=200, required=False)

    def __init__(self, *args: Any, doors: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["doors"]
        field.choices = [(pk, pk) for pk in doors]


class CountForm(forms.Form):
    """One choice for each paper on the page; unanswered ones stay unread."""

    def __init__(self, *args: Any, numbers: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in numbers:
            self.fields[f"paper-{number}"] = forms.ChoiceField(
                choices=Choice.choices, required=False, label=str(number)
            )

    @property
    def choices(self) -> dict[int, Choice]:
        """As `read_papers` takes them."""
        return {
            int(name.removeprefix("paper-")): Choice(value)
            for name, value in self.cleaned_data.items()
            if value
        }
