"""Forms about processing personal data and the rights desk."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.territory.models import Unit
from residents.choices.privacy import (
    Applicant,
    AssessmentKind,
    BreachKind,
    DisclosureBasis,
    RequestKind,
)
from residents.choices.rights import ConsentForm
from residents.forms.fields import date_input


def _long(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CommunityForm(forms.Form):
    """A form for one of the communities whose register this person keeps."""

    WORDS: tuple[str, ...] = ()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paths = user.scopes(Capability.PRIVACY_KEEP)
        self.fields["unit"] = forms.ModelChoiceField(
            Unit.objects.filter(path__in=paths, level="community"),
            label=_("Community"),
            empty_label=None,
        )

    def words(self) -> dict[str, str]:
        """The texts of the form."""
        return {name: self.cleaned_data[name] for name in self.WORDS}


class NoticeForm(CommunityForm):
    """All that PIPL §17 asks for."""

    WORDS = ("processor", "purposes", "kinds", "retention", "rights")

    processor = forms.CharField(
        label=_("Who processes, and how to reach them"), max_length=200
    )
    purposes = _long(_("What for, and how"))
    kinds = _long(_("Which data"))
    retention = _long(_("How long it is kept"))
    rights = _long(_("Rights, and how to use them"))
    asks_consent_again = forms.BooleanField(
        label=_("Consents given before have to be asked for again"), required=False
    )


class AssessmentForm(CommunityForm):
    """What PIPL §56 asks for."""

    WORDS = ("subject", "necessity", "risks", "measures")

    kind = forms.ChoiceField(label=_("Kind"), choices=AssessmentKind)
    subject = forms.CharField(label=_("What it is about"), max_length=120)
    necessity = _long(_("Lawful, fair and necessary?"))
    risks = _long(_("Effect on people and risks"))
    measures = _long(_("Measures that fit the risk"))
    done_on = forms.DateField(
        label=_("Done"), widget=date_input(), initial=timezone.localdate
    )
    next_on = forms.DateField(label=_("Next by"), widget=date_input())


class BreachForm(CommunityForm):
    """What is known at once (PIPL §57)."""

    WORDS = ("text", "harm", "remedy")

    kind = forms.ChoiceField(label=_("What happened"), choices=BreachKind)
    found_at = forms.DateTimeField(
        label=_("Found"),
        initial=timezone.now,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    people_count = forms.IntegerField(label=_("People concerned"), min_value=0)
    text = _long(_("Cause and extent"))
    harm = _long(_("Harm it may do"))
    remedy = _long(_("What was done at once"))


class BreachStepForm(forms.Form):
    """What was done next."""

    STEPS: Final = (
        ("authority", _("The authority was told")),
        ("people", _("The people were told")),
        ("close", _("Close it")),
    )

    step = forms.ChoiceField(label=_("Step"), choices=STEPS, widget=forms.RadioSelect)
    why_not = forms.CharField(
        label=_("Why people need not be told"), max_length=200, required=False
    )


class RequestForm(forms.Form):
    """What a person asks, and who asks it."""

    kind = forms.ChoiceField(label=_("What is asked"), choices=RequestKind)
    applicant = forms.ChoiceField(label=_("Who asks"), choices=Applicant)
    text = _long(_("In their words"), required=False)
    has_shown = forms.BooleanField(
        label=_("I saw who it is: identity card, or proof for somebody else")
    )


class RequestAnswerForm(forms.Form):
    """The answer, or the reasons of a refusal."""

    result = forms.ChoiceField(
        label=_("Result"),
        choices=[("answered", _("answered")), ("refused", _("turned down"))],
        widget=forms.RadioSelect,
    )
    words = _long(_("Answer or reasons"))


class DisclosureForm(forms.Form):
    """To whom, what, and why."""

    recipient = forms.CharField(label=_("Given to"), max_length=80)
    kinds = forms.CharField(label=_("Which data"), max_length=200)
    basis = forms.ChoiceField(label=_("Basis"), choices=DisclosureBasis)
    law = forms.CharField(label=_("Law"), max_length=120, required=False)


class ToldNoticeForm(forms.Form):
    """How the notice was told."""

    form = forms.ChoiceField(label=_("Told how"), choices=ConsentForm)
