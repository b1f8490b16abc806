"""Forms of the desk about cases: words to values."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.attachments.forms import PhotosField
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from petitions.choices.cases import (
    MOST_REPRESENTATIVES,
    CaseStatus,
    Channel,
    Contact,
    Form,
    LegalRoute,
    MatterKind,
    Origin,
    PromiseState,
    Topic,
)
from petitions.flows.cases import CASE, PROMISE
from petitions.models import Body, Case
from petitions.operations.cases import Asker, CaseFacts
from petitions.operations.visits import Promised, VisitFacts

# Entered together with what they need, on pages of their own.
_GOVERNMENT = Body.objects.filter(is_government=True)
_ELSEWHERE = {CaseStatus.CONCLUDED, CaseStatus.SETTLED}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, with the browser's calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def long_field(label: Any, **more: Any) -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(
        label=label, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}), **more
    )


class SpeakersForm(forms.Form):
    """Mixed into forms that name one to five people; no field takes a sixth (PT-5)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_REPRESENTATIVES + 1):
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name %(number)d") % {"number": number},
                max_length=60,
                required=False,
            )
            self.fields[f"phone_{number}"] = forms.CharField(
                label=_("Phone %(number)d") % {"number": number},
                max_length=40,
                required=False,
            )

    @property
    def speakers(self) -> list[tuple[Any, Any]]:
        """Name and phone, five times, for the page."""
        numbers = range(1, MOST_REPRESENTATIVES + 1)
        return [(self[f"name_{n}"], self[f"phone_{n}"]) for n in numbers]

    @property
    def others(self) -> Iterator[Any]:
        """Every other field."""
        return (
            field for field in self if not field.name.startswith(("name_", "phone_"))
        )

    def askers(self) -> list[Asker]:
        """Those who were named."""
        data = self.cleaned_data
        return [
            Asker(data[f"name_{n}"], data[f"phone_{n}"], data.get("address", ""))
            for n in range(1, MOST_REPRESENTATIVES + 1)
            if data[f"name_{n}"].strip()
        ]


class RegisterForm(SpeakersForm):
    """A petition within a minute (PT-15)."""

    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    received_on = day_field(_("Received on"), initial=timezone.localdate)
    channel = forms.ChoiceField(
        label=_("Channel"), choices=Channel, initial=Channel.VISIT
    )
    origin = forms.ChoiceField(
        label=_("Came from"), choices=Origin, initial=Origin.DIRECT
    )
    kind = forms.ChoiceField(
        label=_("Kind of matter"), choices=MatterKind, initial=MatterKind.CLAIM
    )
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic)
    contact = forms.ChoiceField(label=_("Petitioner"), choices=Contact)
    head_count = forms.IntegerField(
        label=_("Number of people"), min_value=1, max_value=100_000, initial=1
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    village_group = forms.CharField(
        label=_("Village group"), max_length=40, required=False
    )
    form = forms.ChoiceField(label=_("Form"), choices=Form, initial=Form.ORAL)
    demand = long_field(_("Demand"))
    facts = long_field(_("Facts and reasons"), required=False)
    is_read_back = forms.BooleanField(
        label=_("Read back to the petitioner"), required=False
    )
    legal_route = forms.ChoiceField(
        label=_("Legal route"), choices=LegalRoute, required=False
    )
    first_case = forms.ModelChoiceField(
        label=_("Repeats the case"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("first petition"),
    )
    previous_case = forms.ModelChoiceField(
        label=_("New facts after the case"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("no earlier case"),
    )
    is_another_matter = forms.BooleanField(
        label=_("I have looked: it is another matter"),
        required=False,
        widget=forms.HiddenInput(),
    )
    apart_reason = long_field(
        _("How it is known that it is another matter"),
        required=False,
        help_text=_("Kept with the case, with your name."),
    )
    is_simple = forms.BooleanField(
        label=_("Simple procedure"),
        required=False,
        help_text=_("Clear facts, little dispute: shorter limits in working days."),
    )
    is_urgent = forms.BooleanField(label=_("Grave and urgent"), required=False)
    is_back_entered = forms.BooleanField(
        label=_("Old case entered later"), required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(
            path__in=user.scopes(Capability.PETITIONS_REGISTER)
        )
        unit.initial = unit.queryset.first()
        for name in ("first_case", "previous_case"):
            earlier: Any = self.fields[name]
            earlier.queryset = Case.objects.visible_to(user)
        if not parameter("petitions.simple_is_on", unit=unit.initial):
            del self.fields["is_simple"]

    def ask_about(self) -> None:
        """Earlier cases look alike: a person has to decide before it is registered."""
        self.fields["is_another_matter"].widget = forms.CheckboxInput()

    @property
    def is_decided(self) -> bool:
        """Whether a person has said what it has to do with earlier cases (PT-4)."""
        names = ("first_case", "previous_case", "is_another_matter")
        return any(self.cleaned_data[name] for name in names)

    def case_facts(self, *, alike: tuple[int, ...] = ()) -> CaseFacts:
        """What is to be registered; `alike` are the earlier cases that were shown."""
        skipped = {"unit", "address", "is_another_matter"}
        values = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in skipped and not name.startswith(("name_", "phone_"))
        }
        is_apart = bool(alike) and self.cleaned_data["is_another_matter"]
        values["apart_from"] = alike if is_apart else ()
        values["apart_reason"] = values["apart_reason"] if is_apart else ""
        return CaseFacts(**values)


class MoveForm(forms.Form):
    """The next step of a case."""

    to = forms.ChoiceField(label=_("Next step"))
    on = day_field(_("Day"), initial=timezone.localdate)
    body = forms.ModelChoiceField(
        label=_("Government body"),
        queryset=_GOVERNMENT,
        required=False,
    )
    reason = long_field(_("Why"), required=False)
    approved_by = forms.CharField(
        label=_("Approved by (extension)"), max_length=60, required=False
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [
            (state.value, state.label)
            for state in CaseStatus
            if CASE.allows(case.status, state) and state not in _ELSEWHERE
        ]


class ReplyForm(forms.Form):
    """What a government body replied (PT-13)."""

    body = forms.ModelChoiceField(label=_("Government body"), queryset=_GOVERNMENT)
    request = long_field(_("Request"))
    reasons = long_field(_("Facts and reasons"))
    opinion = long_field(_("Opinion"))
    legal_basis = forms.CharField(label=_("Legal basis"), max_length=500)
    review_body = forms.ModelChoiceField(
        label=_("Body that reviews"), queryset=_GOVERNMENT
    )
    review_days = forms.IntegerField(
        label=_("Days to ask for a review"), min_value=1, max_value=365, initial=30
    )
    issued_on = day_field(_("Issued on"), initial=timezone.localdate)


class ConcludeForm(ReplyForm):
    """The reply and its service."""

    served_on = day_field(_("Served on"), initial=timezone.localdate)
    receipt = forms.CharField(label=_("How it was served"), max_length=100)


class SettleForm(forms.Form):
    """A mediation agreement (PT-17)."""

    agreed_on = day_field(_("Agreed on"), initial=timezone.localdate)
    other_party = forms.CharField(label=_("Other party"), max_length=200)
    terms = long_field(_("Terms"))
    has_both_consents = forms.BooleanField(label=_("Both parties consent"))


class VisitForm(SpeakersForm):
    """A group visit in under two minutes (D3)."""

    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        initial=timezone.localtime,
    )
    head_count = forms.IntegerField(
        label=_("Number of people"), min_value=1, max_value=100_000
    )
    place = forms.CharField(label=_("Place"), max_length=100)
    received_by = forms.CharField(label=_("Who received them"), max_length=100)
    demands = long_field(_("Demands"))
    said = long_field(_("What was said"), required=False)
    promise_by = forms.CharField(
        label=_("Who promised"), max_length=100, required=False
    )
    promise_text = long_field(_("What was promised"), required=False)
    promise_due = day_field(
        _("By when"),
        required=False,
        initial=lambda: timezone.localdate() + timedelta(days=15),
    )

    photos = PhotosField(
        label=_("Photos of the visit"),
        required=False,
        help_text=_("Of papers and places; not of people who did not speak."),
    )

    def visit_facts(self) -> VisitFacts:
        """What happened."""
        names = ("at", "place", "head_count", "received_by", "demands", "said")
        return VisitFacts(**{name: self.cleaned_data[name] for name in names})

    def pictures(self) -> list[bytes]:
        """The photos, as they were sent."""
        return [upload.read() for upload in self.cleaned_data["photos"]]

    def promises(self) -> list[Promised]:
        """The promise, where one was written down."""
        data = self.cleaned_data
        if not data["promise_text"].strip():
            return []
        due = data["promise_due"] or timezone.localdate(data["at"])
        return [Promised(data["promise_by"], data["promise_text"], due)]


class NewPromiseForm(forms.Form):
    """Who promised what by when."""

    on = day_field(_("Promised on"), initial=timezone.localdate)
    by = forms.CharField(label=_("Who promised"), max_length=100)
    text = long_field(_("What was promised"))
    due_on = day_field(
        _("By when"), initial=lambda: timezone.localdate() + timedelta(days=15)
    )


class PromiseForm(forms.Form):
    """What became of a promise."""

    state = forms.ChoiceField(label=_("What became of it"))
    note = long_field(_("How it went"), required=False)

    def __init__(self, *args: Any, promise: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state: Any = self.fields["state"]
        state.choices = [
            (each.value, each.label)
            for each in PromiseState
            if PROMISE.allows(promise.state, each)
        ]
