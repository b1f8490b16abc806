"""Forms about one person who is registered, and the one that finds them."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from residents.choices import (
    OVERRIDE_DAYS,
    Basis,
    ClassKind,
    CodeTable,
    RevealReason,
    Tag,
)
from residents.forms.fields import (
    STAY_KINDS,
    code_choices,
    date_input,
    despite_ban_field,
    stated_facts,
)
from residents.models import Person
from residents.operations import PersonFacts


class SearchForm(forms.Form):
    """Words to find a resident by; posted, never in an address."""

    words = forms.CharField(
        label=_("Name, pinyin, number, phone, last four or address"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class CorrectionForm(forms.ModelForm[Person]):
    """A person's facts; the sealed numbers are typed anew or left as they are."""

    identity_number = forms.CharField(
        label=_("New identity number"),
        max_length=30,
        required=False,
        help_text=_("Leave empty to keep the one that is there."),
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
    )
    phone_number = forms.CharField(
        label=_("New phone"),
        max_length=40,
        required=False,
        help_text=_("Leave empty to keep the one that is there."),
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
    )
    marital = forms.ChoiceField(
        label=_("Marital status"),
        choices=code_choices(CodeTable.MARITAL),
        required=False,
        widget=UnfoldAdminSelectWidget,
    )
    education = forms.ChoiceField(
        label=_("Education"),
        choices=code_choices(CodeTable.EDUCATION),
        required=False,
        widget=UnfoldAdminSelectWidget,
    )
    political = forms.ChoiceField(
        label=_("Political status"),
        choices=code_choices(CodeTable.POLITICAL),
        required=False,
        widget=UnfoldAdminSelectWidget,
    )

    class Meta:
        model = Person
        fields = (
            "full_name", "sex", "birth_on", "hukou", "hukou_place", "marital",
            "education", "political", "occupation", "has_fixed_work", "note",
        )  # fmt: skip

    def facts(self) -> PersonFacts:
        """What the person is corrected to."""
        data = dict(self.cleaned_data)
        fixed = data.pop("has_fixed_work")
        data["has_fixed_work"] = {True: "yes", False: "no"}.get(fixed, "")
        data["identity"] = data.pop("identity_number")
        data["phone"] = data.pop("phone_number")
        return stated_facts(data)


class StayForm(forms.Form):
    """One more stay of a person who is registered."""

    address = forms.CharField(label=_("Address"), max_length=200)
    room = forms.CharField(label=_("Room or bed"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Kind of stay"), choices=STAY_KINDS)
    starts_on = forms.DateField(
        label=_("Moved in"),
        widget=date_input(),
        required=False,
        help_text=_("Leave empty when the day is not known."),
    )
    ends_on = forms.DateField(
        label=_("Moved out"),
        widget=date_input(),
        required=False,
        help_text=_("The first day away; leave empty while the person lives there."),
    )
    has_moved = forms.BooleanField(
        label=_("Has left any earlier address in the community"),
        required=False,
        initial=True,
    )
    despite_ban = despite_ban_field()


class EndStayForm(forms.Form):
    """When a person moved out."""

    ends_on = forms.DateField(
        label=_("First day away"), widget=date_input(), initial=timezone.localdate
    )


def _in_half_a_year() -> date:
    return timezone.localdate() + timedelta(days=OVERRIDE_DAYS)


class OverrideForm(forms.Form):
    """A class set by a person against the reading (FR-1)."""

    kind = forms.ChoiceField(label=_("Class"), choices=ClassKind)
    until = forms.DateField(
        label=_("Holds until"), widget=date_input(), initial=_in_half_a_year
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)


class TagForm(forms.Form):
    """A service tag for a year."""

    tag = forms.ChoiceField(label=_("Service tag"), choices=Tag)
    basis = forms.ChoiceField(label=_("Basis"), choices=Basis)
    purpose = forms.CharField(label=_("Purpose"), max_length=100, required=False)


class RevealForm(forms.Form):
    """Which number, and why."""

    FIELDS = [("identity", _("Identity number")), ("phone", _("Phone"))]

    field = forms.ChoiceField(
        label=_("What to show"), choices=FIELDS, widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=_("Why you need it"), choices=RevealReason, widget=forms.RadioSelect
    )
