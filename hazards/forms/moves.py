"""What a cadre says at each step of a hazard; operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import Control, Severity
from hazards.choices.pauses import PauseReason
from hazards.models import ChecklistItem, Hazard, LedgerNote
from hazards.operations.assignments import Charge, colleagues_for
from hazards.rules.hazards import is_lower
from hazards.rules.sites import kinds_of_items
from liuli.accounts.models import User
from liuli.attachments.forms import PhotosField

_LONGEST = 500
_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _text(label: Any, *, required: bool = True, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        **options,
    )


class ChargeForm(forms.Form):
    """Who is to do it by when: a colleague, the keeper, or an outside body."""

    assignee = forms.ModelChoiceField(
        label=_("Colleague"), queryset=User.objects.none(), required=False
    )
    is_keeper = forms.BooleanField(label=_("The site's keeper"), required=False)
    body = forms.CharField(label=_("Body responsible"), max_length=80, required=False)
    due_on = forms.DateField(
        label=_("Due date"),
        required=False,
        widget=_DATE,
        help_text=_("Empty: as many days as the item allows, from today."),
    )
    note = _text(_("What to do"), required=False)

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assignee: Any = self.fields["assignee"]
        assignee.queryset = colleagues_for(unit)

    @property
    def charge(self) -> Charge:
        """The cleaned words as the operation wants them."""
        data = self.cleaned_data
        return Charge(
            assignee=data["assignee"],
            is_keeper=data["is_keeper"],
            body=data["body"].strip(),
            due_on=data["due_on"],
            note=data["note"].strip(),
        )


class MoveForm(forms.Form):
    """The base of forms about one hazard."""

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        self.hazard = hazard
        super().__init__(*args, **kwargs)

    @property
    def words(self) -> dict[str, Any]:
        """The cleaned words as the operation wants them; photos are stored apart."""
        return {k: v for k, v in self.cleaned_data.items() if k != "photos"}


class AssignForm(ChargeForm):
    """分派."""

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        super().__init__(*args, unit=hazard.unit, **kwargs)

    @property
    def words(self) -> dict[str, Any]:
        """As `assign_hazard` takes them."""
        charge = self.charge
        return {name: getattr(charge, name) for name in charge.__slots__}


class StartForm(MoveForm):
    """The work begins: nothing to say."""


class ReportDoneForm(MoveForm):
    """What was done about it."""

    text = _text(_("What was done"))
    photos = PhotosField(required=False, label=_("Photos after the rectification"))


class VerifyForm(MoveForm):
    """Gone, or still there (EV-2)."""

    passed = forms.ChoiceField(
        label=_("Is the hazard gone?"),
        choices=[
            ("yes", pgettext_lazy("re-check", "Passed, clear it")),
            ("no", pgettext_lazy("re-check", "Failed, back to rectifying")),
        ],
        widget=forms.RadioSelect,
    )
    is_on_site = forms.BooleanField(label=_("Re-checked on the spot"), required=False)
    text = _text(
        _("Note"), required=False, help_text=_("Say what is still wrong if it failed.")
    )
    photos = PhotosField(required=False)

    def clean_passed(self) -> bool:
        """The chosen words as yes or no."""
        return bool(self.cleaned_data["passed"] == "yes")


class PauseForm(MoveForm):
    """The clock stands still for a while (EV-1)."""

    reason = forms.ChoiceField(label=_("Reason"), choices=PauseReason.choices)
    resume_on = forms.DateField(
        label=_("Runs again on"),
        widget=_DATE,
        help_text=_("At the latest; the due date moves by the working days between."),
    )
    text = _text(_("Note"), required=False)


class VoidForm(MoveForm):
    """Entered by mistake."""

    reason = _text(_("Reason"))


class ControlForm(MoveForm):
    """What keeps people safe meanwhile (HZ-3)."""

    kind = forms.ChoiceField(label=_("Interim control"), choices=Control.choices)
    text = _text(_("Note"), required=False)


class LowerForm(MoveForm):
    """A lower severity, asked of a second person (HZ-2)."""

    severity = forms.ChoiceField(label=_("Lower severity"))
    reason = _text(_("Reason"))

    def __init__(self, *args: Any, hazard: Hazard, **kwargs: Any) -> None:
        super().__init__(*args, hazard=hazard, **kwargs)
        severity: Any = self.fields["severity"]
        severity.choices = [
            (choice.value, choice.label)
            for choice in Severity
            if is_lower(choice, hazard.severity)
        ]


class NoteForm(forms.Form):
    """A ledger note opened as a hazard."""

    item = forms.ModelChoiceField(
        label=_("Checklist item"),
        queryset=ChecklistItem.objects.none(),
        required=False,
        help_text=_("The item decides severity and due date."),
    )
    severity = forms.ChoiceField(
        label=pgettext_lazy("hazard", "Severity"),
        choices=[("", _("As the item says")), *Severity.choices],
        required=False,
    )
    text = _text(_("What was found"), required=False)

    def __init__(self, *args: Any, note: LedgerNote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item: Any = self.fields["item"]
        item.queryset = ChecklistItem.objects.for_site(kinds_of_items(note.site.kind))


class SplitForm(forms.Form):
    """The hazards of a ledger note, one on each line."""

    parts = forms.CharField(
        label=_("Parts, each on a line of its own"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Each line becomes a note that opens its own hazard."),
    )

    def clean_parts(self) -> list[str]:
        """The lines with something on them."""
        return [
            line.strip()
            for line in self.cleaned_data["parts"].splitlines()
            if line.strip()
        ]


class DismissForm(forms.Form):
    """A ledger note set aside."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
