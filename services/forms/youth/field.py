"""What a phone says of attendance and hand-overs; the same forms check a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.fieldwork.forms import FieldForm
from liuli.kernel.errors import Refused
from services.choices.youth import Handing
from services.models import (
    Attendance,
    Enrolment,
    PickUpAdult,
    ProgrammeSession,
    Rostering,
)


class ChildForm(FieldForm):
    """A session and a child of it, where this person is let in."""

    session = forms.IntegerField(widget=forms.HiddenInput)
    enrolment = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Both rows."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        seen = Enrolment.objects.visible_to(self.user)
        data["enrolment"] = seen.filter(pk=data["enrolment"]).first()
        sessions = ProgrammeSession.objects.visible_to(self.user)
        data["session"] = (
            sessions.select_related("term__programme__unit")
            .filter(pk=data["session"])
            .first()
        )
        if data["enrolment"] is None or data["session"] is None:
            raise _not_found()
        return data


class AttendanceForm(ChildForm):
    """Came, or did not come."""

    present = forms.ChoiceField(
        label=pgettext_lazy("programme", "Attendance"),
        choices=[
            ("yes", pgettext_lazy("attendance", "came")),
            ("no", _("did not come")),
        ],
    )


class PickUpForm(ChildForm):
    """The child's attendance of a session."""

    def clean(self) -> dict[str, Any]:
        """With the attendance."""
        data = super().clean()
        if self.errors:
            return data
        data["attendance"] = Attendance.objects.filter(
            session=data["session"], enrolment=data["enrolment"]
        ).first()
        if data["attendance"] is None:
            raise Refused(
                _("Nobody signed this child in; sign in first."), code="not_here"
            )
        return data


class HandOverForm(PickUpForm):
    """How the child leaves."""

    how = forms.ChoiceField(label=_("How"), choices=Handing)
    adult = forms.IntegerField(required=False)
    id_shown = forms.BooleanField(label=_("A document was shown"), required=False)
    code = forms.CharField(label=_("Guardian's code"), max_length=24, required=False)

    def clean(self) -> dict[str, Any]:
        """With the adult, where one is named."""
        data = super().clean()
        if self.errors:
            return data
        adult = data.get("adult")
        data["adult"] = (
            PickUpAdult.objects.visible_to(self.user).filter(pk=adult).first()
            if adult
            else None
        )
        return data


class ArrivalForm(FieldForm):
    """An adult of the roster is there."""

    row = forms.IntegerField(widget=forms.HiddenInput)

    def clean_row(self) -> Rostering:
        """The row, where this person may see it."""
        found = Rostering.objects.visible_to(self.user)
        row: Rostering | None = found.filter(pk=self.cleaned_data["row"]).first()
        if row is None:
            raise _not_found()
        return row


def _not_found() -> Refused:
    return Refused(
        _("This is not in your territory, or no longer there."), code="not_found"
    )
