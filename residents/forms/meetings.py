"""What is said about a meeting."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.meetings import Capacity, MeetingKind
from residents.forms.fields import date_input
from residents.forms.votes import PlainForm
from residents.models import FollowUp, Resolution

_LEVELS: Final = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)
_MOST: Final = 9999


def _lines(label: Any, rows: int, length: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class PlanForm(PlainForm):
    """A new meeting."""

    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=MeetingKind)
    title = forms.CharField(label=pgettext_lazy("meeting", "Title"), max_length=120)
    place = forms.CharField(label=_("Meeting place"), max_length=120)
    starts_at = forms.DateTimeField(
        label=_("Begins at"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    agenda = _lines(_("Agenda"), 5, 2000)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(level__in=_LEVELS).order_by("path")
        scopes = user.scopes(Capability.VOTES_PREPARE)
        reach = [u.pk for u in units if any(u.path.startswith(s) for s in scopes)]
        self.fields["unit"] = forms.ModelChoiceField(
            units.filter(pk__in=reach), label=_("Unit"), empty_label=None
        )


class MinutesForm(PlainForm):
    """Who came, what was said, what was resolved."""

    minutes = _lines(_("Minutes"), 8, 8000)
    resolutions = forms.CharField(
        label=_("Resolutions"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One in each line."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for capacity in Capacity:
            self.fields[f"came_{capacity}"] = forms.IntegerField(
                label=_("Came: %(who)s") % {"who": capacity.label},
                min_value=0,
                max_value=_MOST,
                required=False,
            )

    @property
    def words(self) -> dict[str, Any]:
        """As `minute_meeting` takes them."""
        data = self.cleaned_data
        return {
            "minutes": data["minutes"],
            "resolutions": data["resolutions"].splitlines(),
            "came": {c: data.get(f"came_{c}") or 0 for c in Capacity},
        }


class FollowUpForm(PlainForm):
    """Who does what, by when."""

    resolution = forms.ModelChoiceField(
        Resolution.objects.none(), label=_("Resolution"), empty_label=None
    )
    text = forms.CharField(label=_("What is to do"), max_length=300)
    doer = forms.CharField(label=_("Who does it"), max_length=60)
    due_on = forms.DateField(label=_("Due on"), widget=date_input())


class DoneForm(PlainForm):
    """What became of a task."""

    follow_up = forms.ModelChoiceField(
        FollowUp.objects.none(), label=_("Task"), empty_label=None
    )
    note = _lines(_("What became of it"), 2, 300)
