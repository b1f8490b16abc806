"""What is said about opinion rounds, conventions and committees."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.opinions import (
    HEARD,
    CommitteeKind,
    OpinionChannel,
    Outcome,
    RoundStatus,
)
from residents.choices.votes import VoteStatus
from residents.forms.fields import date_input
from residents.forms.naming import NamesResident
from residents.forms.votes import PlainForm
from residents.models import (
    Household,
    Opinion,
    OpinionRound,
    OpinionTheme,
    Resolution,
    Seat,
    SeatTerm,
    Vote,
)

_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)
_SHOWN: Final = 60


def _lines(label: Any, rows: int, length: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


def _named(field: Any, rows: Any, words: Any) -> None:
    field.queryset = rows
    field.label_from_instance = words


def _short(opinion: Opinion) -> str:
    return f"{opinion.pk} · {opinion.text[:_SHOWN]}"


class InUnitForm(PlainForm):
    """Something new in a unit this one works in."""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.VOTES_PREPARE)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )


class AskForm(InUnitForm):
    """A new opinion round."""

    title = forms.CharField(
        label=pgettext_lazy("opinion round", "Title"), max_length=120
    )
    question = _lines(_("Open question"), 3, 1000)
    opens_on = forms.DateField(label=_("Answers from"), widget=date_input())
    closes_on = forms.DateField(label=_("Answers until"), widget=date_input())


class DraftForm(InUnitForm):
    """A new convention."""

    title = forms.CharField(label=pgettext_lazy("convention", "Title"), max_length=120)
    text = _lines(_("Text of the convention"), 12, 20000)


class SetUpForm(InUnitForm):
    """A new committee."""

    kind = forms.ChoiceField(label=_("Kind"), choices=CommitteeKind)
    name = forms.CharField(label=_("Name"), max_length=80)


class StepForm(PlainForm):
    """A step of one record, which `row` is."""

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.user = row, user
        self.offer()

    def offer(self) -> None:
        """Fill what can be chosen from the record."""


class EnterForm(StepForm):
    """One paper answer."""

    text = _lines(
        _("Answer"), 3, 1000, _("As it is written. Leave out names and numbers.")
    )
    channel = forms.ChoiceField(label=_("How it came in"), choices=OpinionChannel)
    received_on = forms.DateField(label=_("Received on"), widget=date_input())
    household = forms.ModelChoiceField(
        Household.objects.none(),
        label=_("Number of the household"),
        required=False,
        widget=forms.NumberInput,
        help_text=_("Only where the paper says so; it is in the list of households."),
    )
    themes = forms.ModelMultipleChoiceField(
        OpinionTheme.objects.none(),
        label=_("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def offer(self) -> None:
        """Households of the unit, themes of the round."""
        seen = Household.objects.visible_to(self.user).in_unit(self.row.unit)
        self.fields["household"].queryset = seen  # type: ignore[attr-defined]
        _named(self.fields["themes"], self.row.themes.all(), lambda one: one.title)


class ThemeForm(StepForm):
    """A new theme."""

    title = forms.CharField(label=pgettext_lazy("theme", "Theme"), max_length=80)


class SortForm(StepForm):
    """What one answer is about."""

    opinion = forms.ModelChoiceField(
        Opinion.objects.none(), label=_("Answer"), empty_label=None
    )
    themes = forms.ModelMultipleChoiceField(
        OpinionTheme.objects.none(),
        label=_("Themes"),
        widget=forms.CheckboxSelectMultiple,
    )

    def offer(self) -> None:
        """Answers without a theme first."""
        rows = self.row.opinions.all()
        waiting = rows.without_theme()
        _named(self.fields["opinion"], waiting if waiting.exists() else rows, _short)
        _named(self.fields["themes"], self.row.themes.all(), lambda one: one.title)


class AnswerForm(StepForm):
    """What becomes of a theme."""

    theme = forms.ModelChoiceField(
        OpinionTheme.objects.none(),
        label=pgettext_lazy("theme", "Theme"),
        empty_label=None,
    )
    outcome = forms.ChoiceField(label=_("What becomes of it"), choices=Outcome)
    reason = _lines(_("Reason"), 2, 500)

    def offer(self) -> None:
        """Themes of the round."""
        _named(self.fields["theme"], self.row.themes.all(), lambda one: one.title)


class VersionForm(StepForm):
    """The next version."""

    text = _lines(_("Text of the convention"), 12, 20000)


class ChangeForm(StepForm):
    """What a theme changed."""

    theme = forms.ModelChoiceField(
        OpinionTheme.objects.none(),
        label=pgettext_lazy("theme", "Theme"),
        empty_label=None,
    )
    text = _lines(_("What it changed"), 2, 500)

    def offer(self) -> None:
        """Themes of the unit that were taken up."""
        rows = OpinionTheme.objects.filter(
            round__unit=self.row.unit, outcome__in=HEARD
        ).order_by("-pk")
        _named(self.fields["theme"], rows, lambda one: one.title)


class ConsultForm(StepForm):
    """By which round people were heard."""

    asked = forms.ModelChoiceField(
        OpinionRound.objects.none(), label=_("Opinion round"), empty_label=None
    )

    def offer(self) -> None:
        """Closed rounds of the unit."""
        rows = OpinionRound.objects.filter(
            unit=self.row.unit, status=RoundStatus.CLOSED
        )
        _named(self.fields["asked"], rows, lambda one: one.title)


class AdoptForm(StepForm):
    """By what it was adopted."""

    vote = forms.ModelChoiceField(Vote.objects.none(), label=_("Vote"), required=False)
    resolution = forms.ModelChoiceField(
        Resolution.objects.none(), label=_("Resolution"), required=False
    )

    def offer(self) -> None:
        """Votes that are over and resolutions, of the unit."""
        over = (VoteStatus.PUBLISHED, VoteStatus.RECORDED)
        votes = Vote.objects.filter(unit=self.row.unit, status__in=over)
        _named(self.fields["vote"], votes, lambda one: one.title)
        said = Resolution.objects.filter(meeting__unit=self.row.unit)
        _named(
            self.fields["resolution"],
            said.select_related("meeting"),
            lambda one: f"{one.meeting.title} · {one.number}. {one.text}",
        )


class SeatForm(NamesResident):
    """Who holds a seat for a term."""

    seat = forms.ModelChoiceField(
        Seat.objects.none(), label=pgettext_lazy("committee", "Seat"), empty_label=None
    )
    election = forms.CharField(label=_("How elected"), max_length=200)
    starts_on = forms.DateField(label=_("First day"), widget=date_input())
    ends_on = forms.DateField(
        label=_("End of the term"),
        widget=date_input(),
        help_text=_("That day belongs to the next."),
    )
    field_order = ("seat", "full_name", "same_as", "election", "starts_on", "ends_on")

    def __init__(self, *args: Any, row: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        _named(self.fields["seat"], row.seats.all(), lambda one: str(one.number))

    @property
    def words(self) -> dict[str, Any]:
        """As `seat_holder` takes them."""
        names = ("seat", "person", "election", "starts_on", "ends_on")
        return {name: self.cleaned_data[name] for name in names}


class LeaveForm(StepForm):
    """Who leaves a seat, and from which day."""

    term = forms.ModelChoiceField(
        SeatTerm.objects.none(),
        label=pgettext_lazy("committee", "Seat"),
        empty_label=None,
    )
    ends_on = forms.DateField(label=_("No longer held from"), widget=date_input())

    def offer(self) -> None:
        """Every term of the committee, newest first."""
        rows = SeatTerm.objects.filter(committee=self.row)
        _named(
            self.fields["term"],
            rows.select_related("seat", "person"),
            lambda one: f"{one.seat.number} · {one.person.masked_name}",
        )
