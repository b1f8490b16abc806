"""What is said of programmes at the desk; operations decide."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from services.choices.youth import (
    Authority,
    CheckResult,
    ConsentForm,
    Duty,
    ProgrammeKind,
    Purpose,
    Relation,
)
from services.forms.youth.signup import SignUpFields
from services.models import ProgrammeAdult, ProgrammeGrant, Rostering

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def _age(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=99, required=False)


class PlainForm(forms.Form):
    """A step that needs no words; `record` is what it is about."""

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


class ProgrammeForm(PlainForm):
    """A new programme, and what guardians are told."""

    name = forms.CharField(label=_("Name"), max_length=60)
    kind = forms.ChoiceField(
        label=pgettext_lazy("programme", "Kind"), choices=ProgrammeKind
    )
    age_from = _age(_("From age"))
    age_to = _age(_("Up to age"))
    fee_yuan = forms.DecimalField(
        label=_("Fee (yuan)"), min_value=0, max_digits=8, decimal_places=2, initial=0
    )
    provider = forms.CharField(
        label=_("Provider or partner"), max_length=80, required=False
    )
    is_public = forms.BooleanField(
        label=_("Guardians sign up on the open page"), required=False
    )
    notice = forms.CharField(
        label=_("What guardians are told"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoticeForm(PlainForm):
    """A new version of the notice."""

    words = forms.CharField(
        label=_("What guardians are told"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TermForm(PlainForm):
    """A term and its places."""

    name = forms.CharField(label=_("Name"), max_length=60)
    starts_on = forms.DateField(label=_("Starts on"), widget=_DATE)
    ends_on = forms.DateField(label=_("Ends on"), widget=_DATE)
    places = forms.IntegerField(
        label=pgettext_lazy("programme", "Places"), min_value=0, max_value=500
    )
    sign_up_until = forms.DateField(
        label=_("Sign-up until"), widget=_DATE, required=False
    )


class PlacesForm(PlainForm):
    """More or fewer places."""

    places = forms.IntegerField(
        label=pgettext_lazy("programme", "Places"), min_value=0, max_value=500
    )


class SessionForm(PlainForm):
    """A session."""

    on = forms.DateField(label=_("Day"), widget=_DATE)
    starts_at = forms.TimeField(label=_("Starts at"), widget=_TIME)
    ends_at = forms.TimeField(label=_("Ends at"), widget=_TIME)
    topic = forms.CharField(
        label=pgettext_lazy("programme", "Topic"), max_length=80, required=False
    )
    place = forms.CharField(label=_("Place"), max_length=80, required=False)
    teacher = forms.CharField(label=_("Led by"), max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        """The end lies after the start."""
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The end lies before the beginning."))
        return data


class EndForm(PlainForm):
    """From which day on."""

    on = forms.DateField(label=_("Ends on"), widget=_DATE, initial=timezone.localdate)


class ReasonForm(PlainForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class LeadForm(PlainForm):
    """A colleague with a post around here."""

    lead = forms.ModelChoiceField(
        label=_("Colleague"), queryset=User.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["lead"]
        field.queryset = colleagues_of(self.record.unit)
        field.label_from_instance = lambda person: person.display_name


class TakeBackForm(PlainForm):
    """Which access ends."""

    grant = forms.ModelChoiceField(
        label=_("Lead"), queryset=ProgrammeGrant.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["grant"]
        field.queryset = ProgrammeGrant.objects.filter(
            programme=self.record, revoked_at__isnull=True
        ).select_related("user")
        field.label_from_instance = lambda grant: grant.user.display_name


class DeskSignUpForm(SignUpFields, PlainForm):
    """A guardian at the desk; the consents are on paper."""


class ConsentRowForm(PlainForm):
    """One consent."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose)
    form = forms.ChoiceField(
        label=_("Given"), choices=ConsentForm, initial=ConsentForm.WRITTEN
    )
    relation = forms.ChoiceField(label=_("By the"), choices=Relation)


class WithdrawForm(PlainForm):
    """Which consent ends."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose)


class HealthForm(PlainForm):
    """What to mind; empty deletes it."""

    words = forms.CharField(
        label=_("Health and allergies"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AdultForm(PlainForm):
    """Somebody who may fetch the child."""

    name = forms.CharField(label=_("Full name"), max_length=60)
    relation = forms.ChoiceField(
        label=pgettext_lazy("child", "Relation"), choices=Relation
    )
    is_adult = forms.BooleanField(label=_("Is 18 or older"))


class AdultOffForm(PlainForm):
    """Who fetches the child no more."""

    adult = forms.ModelChoiceField(
        label=_("Adult"), queryset=ProgrammeAdult.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["adult"]
        field.queryset = self.record.adults.filter(ended_at__isnull=True)
        field.label_from_instance = lambda adult: adult.name


class ProgrammeAdultForm(PlainForm):
    """Staff, teacher or volunteer."""

    name = forms.CharField(label=_("Full name"), max_length=60)
    duty = forms.ChoiceField(label=pgettext_lazy("programme", "As"), choices=Duty)
    employer = forms.CharField(label=_("Sent by"), max_length=80, required=False)


class CheckForm(PlainForm):
    """A day and a word."""

    checked_on = forms.DateField(
        label=_("Checked on"), widget=_DATE, initial=timezone.localdate
    )
    result = forms.ChoiceField(label=_("Result"), choices=CheckResult)


class RosterForm(PlainForm):
    """An adult of the community."""

    adult = forms.ModelChoiceField(
        label=_("Adult"), queryset=ProgrammeAdult.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["adult"]
        field.queryset = ProgrammeAdult.objects.filter(
            unit=self.record.term.programme.unit, ended_on__isnull=True
        )
        field.label_from_instance = lambda adult: (
            f"{adult.name}（{adult.get_duty_display()}）"
        )


class RosterRowForm(PlainForm):
    """One of those down for the session who has not arrived."""

    row = forms.ModelChoiceField(
        label=_("Adult"), queryset=Rostering.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["row"]
        field.queryset = self.record.roster.filter(
            arrived_at__isnull=True
        ).select_related("adult")
        field.label_from_instance = lambda row: row.adult.name


class ToldForm(PlainForm):
    """Which authority, when, under which number."""

    authority = forms.ChoiceField(label=_("Authority"), choices=Authority)
    at = forms.DateTimeField(label=_("Told at"), widget=_MOMENT)
    receipt = forms.CharField(
        label=_("Number of their record"), max_length=60, required=False
    )


class NameSafeguardingForm(PlainForm):
    """A colleague, by their account."""

    lead = forms.ModelChoiceField(
        label=_("Colleague"), queryset=User.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["lead"]
        field.queryset = colleagues_of(unit)
        field.label_from_instance = lambda person: person.display_name


def colleagues_of(unit: Any) -> Any:
    """Everybody with a live post in a community who may be named there."""
    posts = (
        Post.objects.live(timezone.localdate())
        .with_capability(Capability.YOUTH_LEAD)
        .filter(unit__path__startswith=unit.path)
    )
    return User.objects.active().filter(pk__in=posts.values("user")).order_by("pk")
