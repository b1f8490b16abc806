"""A sign-up as a guardian says it: at the desk and on the open page (YT-2, YT-7)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from services.choices.youth import GUARDIANS, Purpose, Relation, Support
from services.operations.youth.enrolling import SignUp

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_RELATIONS = [(one.value, one.label) for one in (*GUARDIANS, Relation.SELF)]
_PHONE = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
# Going home alone is asked on paper only.
ON_FORM = (
    Purpose.DATA, Purpose.TAKE_PART, Purpose.CARE, Purpose.HEALTH, Purpose.PHOTO,
)  # fmt: skip


class SignUpFields(forms.Form):
    """Child, guardian, second contact; each consent a box of its own, none ticked."""

    name = forms.CharField(label=_("Name of the child"), max_length=40)
    birth_on = forms.DateField(label=_("Date of birth"), widget=_DATE)
    school = forms.CharField(label=_("School and class"), max_length=60, required=False)
    guardian_name = forms.CharField(label=_("Name of the guardian"), max_length=40)
    guardian_relation = forms.ChoiceField(
        label=_("The guardian is"), choices=_RELATIONS
    )
    guardian_phone = forms.CharField(
        label=_("Guardian's telephone"), max_length=30, widget=_PHONE
    )
    second_name = forms.CharField(label=_("Second contact"), max_length=40)
    second_phone = forms.CharField(
        label=_("Second contact's telephone"), max_length=30, widget=_PHONE
    )
    supports = forms.MultipleChoiceField(
        label=_("What helps to take part"),
        choices=Support,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("We do not ask why."),
    )
    agree_data = forms.BooleanField(
        label=_("Below 14: I agree that the child's data is kept for this programme."),
        required=False,
    )
    agree_take_part = forms.BooleanField(
        label=_("I agree that the child takes part."), required=False
    )
    agree_care = forms.BooleanField(
        label=_("In an emergency I agree to first aid and to a doctor being called."),
        required=False,
    )
    agree_photo = forms.BooleanField(
        label=_("I agree to photos for publicity. Without it none is taken."),
        required=False,
    )
    agree_health = forms.BooleanField(
        label=_("I agree that what I write of health and allergies is kept."),
        required=False,
    )
    health_words = forms.CharField(
        label=_("Health and allergies to mind"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Everything as one sign-up."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            data["said"] = said_in(data)
        return data


def said_in(data: dict[str, Any]) -> SignUp:
    """The words of a form as the operation takes them."""
    return SignUp(
        name=data["name"],
        birth_on=data["birth_on"],
        school=data["school"],
        guardian_name=data["guardian_name"],
        guardian_relation=Relation(data["guardian_relation"]),
        guardian_phone=data["guardian_phone"],
        second_name=data["second_name"],
        second_phone=data["second_phone"],
        health=data["health_words"],
        supports=data["supports"],
        consents=frozenset(each for each in ON_FORM if data[f"agree_{each.value}"]),
    )
