"""What is typed about duties and tasks of grids."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from residents.choices.duties import STAFF, GridWork
from residents.forms.fields import date_input
from residents.forms.naming import NamesResident
from residents.models import ApprovedTask
from residents.operations.duties import Holder, colleagues_with_post


class _Period(forms.Form):
    """From when, and perhaps a term."""

    starts_on = forms.DateField(
        label=_("First day"), widget=date_input(), initial=timezone.localdate
    )
    ends_on = forms.DateField(
        label=_("End of the term"),
        widget=date_input(),
        required=False,
        help_text=_("That day belongs to the next. Empty: until it is ended."),
    )


class StaffDutyForm(_Period):
    """A colleague for a staff duty."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Colleague"))

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        kwargs.pop("user", None)
        super().__init__(*args, **kwargs)
        people: Any = self.fields["user"]
        people.queryset = colleagues_with_post(unit, on=timezone.localdate())
        self.order_fields(["user"])

    @property
    def holder(self) -> Holder:
        """As `give_duty` takes it."""
        return Holder(user=self.cleaned_data["user"])


class ResidentDutyForm(NamesResident, _Period):
    """A resident for any other duty."""

    field_order = ("full_name", "same_as", "starts_on", "ends_on")

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def holder(self) -> Holder:
        """As `give_duty` takes it."""
        return Holder(person=self.cleaned_data["person"])


def duty_form(duty: str) -> type[StaffDutyForm] | type[ResidentDutyForm]:
    """The form that fits a duty."""
    return StaffDutyForm if duty in STAFF else ResidentDutyForm


class EndDutyForm(forms.Form):
    """From which day nobody holds it."""

    ends_on = forms.DateField(
        label=_("No longer held from"), widget=date_input(), initial=timezone.localdate
    )


class ApproveTaskForm(forms.Form):
    """A line of the approved list."""

    title = forms.CharField(label=_("Task"), max_length=80)
    work = forms.ChoiceField(label=_("Field of work"), choices=GridWork)
    approval = forms.CharField(
        label=_("Approved by"),
        max_length=120,
        help_text=_("The decision or paper, with its number or date."),
    )
    starts_on = forms.DateField(
        label=_("First day"), widget=date_input(), initial=timezone.localdate
    )
    ends_on = forms.DateField(
        label=_("Off the list from"), widget=date_input(), required=False
    )


class GiveTaskForm(forms.Form):
    """An approved task for one grid."""

    task = forms.ModelChoiceField(
        ApprovedTask.objects.none(), label=_("Task"), empty_label=None
    )
    due_on = forms.DateField(label=_("Due"), widget=date_input())

    def __init__(self, *args: Any, grid: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["task"]
        above = ApprovedTask.objects.in_force(today).filter(
            unit__in=type(grid).objects.above(grid)
        )
        tasks.queryset = above


class FinishTaskForm(forms.Form):
    """What came of it."""

    result = forms.CharField(
        label=_("Result"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )
