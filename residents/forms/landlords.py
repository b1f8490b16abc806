"""What is said of landlords: at the desk, and from their own phone."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.fieldwork.forms import FieldForm
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices import DwellingKind
from residents.choices.landlords import Position, Relation
from residents.forms.alike import AsksWhoItIs
from residents.forms.fields import date_input
from residents.operations.landlords import Home, Tie, accounts_of_landlords


class LettingForm(forms.Form):
    """Which dwelling, what the landlord has to do with it, since when."""

    address = forms.CharField(label=_("Address"), max_length=200)
    room = forms.CharField(label=_("Room or bed"), max_length=40, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of dwelling"), choices=DwellingKind, initial=DwellingKind.OTHER
    )
    relation = forms.ChoiceField(label=_("Relation"), choices=Relation)
    starts_on = forms.DateField(
        label=_("Owns or lets it since"), widget=date_input(), required=False
    )

    def home(self) -> Home:
        """The dwelling."""
        data = self.cleaned_data
        return Home(data["address"], data["room"], DwellingKind(data["kind"]))

    def tie(self) -> Tie:
        """The relation."""
        data = self.cleaned_data
        return Tie(Relation(data["relation"]), data["starts_on"])


class LandlordForm(AsksWhoItIs, FieldForm, LettingForm):
    """A new member of the association with a first dwelling."""

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
    joined_on = forms.DateField(
        label=_("Member since"), widget=date_input(), initial=timezone.localdate
    )
    position = forms.ChoiceField(label=_("Position"), choices=Position)

    ORDER = (
        "unit", "same_as", "full_name", "identity", "phone", "address", "room", "kind",
        "relation", "starts_on", "joined_on", "position",
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        communities = _communities(user)
        self.community = communities[0] if len(communities) == 1 else None
        if self.community is None:
            self.fields["unit"] = forms.ModelChoiceField(
                communities, label=_("Community"), empty_label=None
            )
        self.order_fields(self.ORDER)

    def clean(self) -> dict[str, Any]:
        """Ask about people who may be the same before a second row is made."""
        data: dict[str, Any] = super().clean() or {}
        data["unit"] = self.community or data.get("unit")
        if not self.errors and data["unit"] is not None:
            self.recognise(data, data["unit"])
        return data


class EndForm(forms.Form):
    """The first day on which it does not hold any more."""

    ends_on = forms.DateField(
        label=_("First day on which it no longer holds"),
        widget=date_input(),
        initial=timezone.localdate,
    )


class PositionForm(forms.Form):
    """What a member is in the association."""

    position = forms.ChoiceField(label=_("Position"), choices=Position)


class AccountForm(forms.Form):
    """With which account a member reports tenants."""

    account = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Account"),
        required=False,
        empty_label=_("none"),
        help_text=_("Accounts with a landlord's post; the administrator opens them."),
    )

    def __init__(self, *args: Any, community: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account: Any = self.fields["account"]
        account.queryset = accounts_of_landlords(community, on=on)


def _communities(user: Any) -> Any:
    wanted = Q(pk__in=[])
    for path in user.scopes(Capability.LANDLORDS_KEEP):
        wanted |= Q(path__startswith=path)
    return Unit.objects.filter(wanted, level=Level.COMMUNITY)
