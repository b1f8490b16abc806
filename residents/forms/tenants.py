"""Forms that register a person with a stay: short at the door, longer at the desk."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices import (
    CodeTable,
    Hukou,
    Sex,
)
from residents.forms.alike import AsksWhoItIs
from residents.forms.fields import (
    STAY_KINDS,
    code_choices,
    date_input,
    despite_ban_field,
    stated_facts,
)
from residents.operations import PersonFacts

_FIXED_WORK = [
    ("", _("not known")),
    ("yes", pgettext_lazy("fixed work", "yes")),
    ("no", pgettext_lazy("fixed work", "no")),
]


def communities_for(user: Any) -> Any:
    """The communities in which this person keeps residents, or a grid's residents."""
    wanted = Q(pk__in=[])
    for path in user.scopes(Capability.RESIDENTS_CHANGE):
        parts = path.rstrip(".").split(".")
        above = [".".join(parts[:end]) + "." for end in range(1, len(parts) + 1)]
        wanted |= Q(path__startswith=path) | Q(path__in=above)
    return Unit.objects.filter(wanted, level=Level.COMMUNITY)


class NewTenantForm(AsksWhoItIs, FieldForm):
    """Who lives here from today: the short form for the door, under a minute."""

    full_name = forms.CharField(label=_("Full name"), max_length=50)
    identity = forms.CharField(
        label=_("Identity number"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    address = forms.CharField(label=_("Address"), max_length=200)
    room = forms.CharField(label=_("Room or bed"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Kind of stay"), choices=STAY_KINDS)
    starts_on = forms.DateField(
        label=_("Moved in"), widget=date_input(), initial=timezone.localdate
    )
    hukou = forms.ChoiceField(
        label=_("Household registration"), choices=Hukou, initial=Hukou.UNKNOWN
    )
    has_moved = forms.BooleanField(
        label=_("Has left any earlier address in the community"),
        required=False,
        initial=True,
    )
    despite_ban = despite_ban_field()

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        communities = communities_for(user)
        self.community = communities[0] if len(communities) == 1 else None
        if self.community is None:
            self.fields["unit"] = forms.ModelChoiceField(
                communities, label=_("Community"), empty_label=None
            )
            self.order_fields(["unit"])

    def clean(self) -> dict[str, Any]:
        """Ask about people who may be the same before a second row is made."""
        data: dict[str, Any] = super().clean() or {}
        data["unit"] = self.community or data.get("unit")
        if self.errors or data["unit"] is None:
            return data
        self.recognise(data, data["unit"])
        return data


class ResidentForm(NewTenantForm):
    """The desk's form: the short one with the rest of a person's facts below."""

    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False)
    birth_on = forms.DateField(
        label=_("Date of birth"), widget=date_input(), required=False
    )
    hukou_place = forms.CharField(
        label=_("Place of registration"), max_length=200, required=False
    )
    education = forms.ChoiceField(
        label=_("Education"),
        choices=code_choices(CodeTable.EDUCATION),
        required=False,
    )
    political = forms.ChoiceField(
        label=_("Political status"),
        choices=code_choices(CodeTable.POLITICAL),
        required=False,
    )
    occupation = forms.CharField(label=_("Occupation"), max_length=60, required=False)
    has_fixed_work = forms.ChoiceField(
        label=_("Has fixed work"), choices=_FIXED_WORK, required=False
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    SHORT = (
        "unit", "same_as", "full_name", "identity", "phone", "address", "room",
        "kind", "starts_on", "hukou", "has_moved",
        "despite_ban",
    )  # fmt: skip

    def short_fields(self) -> list[Any]:
        """What is asked of everybody."""
        return [self[name] for name in self.SHORT if name in self.fields]

    def more_fields(self) -> list[Any]:
        """What may be added now or later."""
        return [self[name] for name in self.fields if name not in self.SHORT]

    def facts(self) -> PersonFacts:
        """What was stated about the person."""
        return stated_facts(self.cleaned_data)
