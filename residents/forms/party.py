"""What is typed about party organisations, members and groups."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.territory.models import Unit
from residents.choices.party import (
    FoundBy,
    OrganisationKind,
    Standing,
    WorkGroupKind,
)
from residents.forms.fields import date_input
from residents.forms.naming import NamesResident
from residents.models import PartyOrganisation
from residents.operations.party import MemberFacts


def organisations(user: Any, today: date) -> Any:
    """Organisations there today that this person keeps members of."""
    seen = PartyOrganisation.objects.visible_to(user)
    return seen.in_scopes(user.scopes(Capability.PARTY_CHANGE)).there(today)


def party_units(user: Any) -> Any:
    """The units this person keeps the party of."""
    return Unit.objects.filter(path__in=user.scopes(Capability.PARTY_CHANGE))


class OrganisationForm(forms.Form):
    """A branch, group or contact point."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind)
    name = forms.CharField(label=_("Name"), max_length=80)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), empty_label=None
    )
    parent = forms.ModelChoiceField(
        PartyOrganisation.objects.none(),
        label=_("Belongs to"),
        required=False,
        help_text=_("Only a committee stands by itself."),
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    is_street = forms.BooleanField(
        label=_("Functional, for a street block"), required=False
    )
    starts_on = forms.DateField(
        label=_("First day"), widget=date_input(), initial=timezone.localdate
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = organisations(user, timezone.localdate())
        unit: Any = self.fields["unit"]
        unit.queryset = party_units(user)


class _Placed(forms.Form):
    """Where a member belongs."""

    standing = forms.ChoiceField(label=_("Standing"), choices=Standing)
    organisation = forms.ModelChoiceField(
        PartyOrganisation.objects.none(), label=_("Organisation here"), required=False
    )
    is_floating = forms.BooleanField(
        label=_("Floating member: the organisation is elsewhere"), required=False
    )
    contact_point = forms.ModelChoiceField(
        PartyOrganisation.objects.none(),
        label=_("Contact point"),
        required=False,
        help_text=_("A floating member always has one."),
    )
    home_organisation = forms.CharField(
        label=_("Organisation at home"), max_length=120, required=False
    )
    joined_on = forms.DateField(
        label=_("Joined the party"), widget=date_input(), required=False
    )

    def offer(self, user: Any) -> None:
        """The organisations to choose from."""
        found = organisations(user, timezone.localdate())
        for name in ("organisation", "contact_point"):
            field: Any = self.fields[name]
            field.queryset = found

    def facts(self) -> MemberFacts:
        """As the operations take them."""
        data = self.cleaned_data
        return MemberFacts(
            standing=data["standing"],
            is_floating=data["is_floating"],
            organisation=data["organisation"],
            contact_point=data["contact_point"],
            home_organisation=data["home_organisation"],
            joined_on=data["joined_on"],
        )


class PlaceForm(_Placed):
    """Put right where a member belongs."""

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(user)


class AdmitForm(NamesResident, _Placed):
    """A member found, or one who reported."""

    found_by = forms.ChoiceField(
        label=_("Who found whom"),
        choices=[FoundBy.choices[1], FoundBy.choices[0]],
    )
    transferred_from = forms.CharField(
        label=_("Transferred from"), max_length=120, required=False
    )
    field_order = (
        "full_name", "same_as", "found_by", "standing", "is_floating",
        "contact_point", "home_organisation", "organisation", "joined_on",
        "transferred_from",
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.offer(user)


class ContactForm(forms.Form):
    """A talk with a member."""

    on = forms.DateField(
        label=_("Day"), widget=date_input(), initial=timezone.localdate
    )
    text = forms.CharField(label=_("In a few words"), max_length=200, required=False)


class TransferForm(forms.Form):
    """Where a member goes."""

    to = forms.CharField(label=_("Transferred to"), max_length=120)


class GroupForm(forms.Form):
    """A post or group for a term."""

    kind = forms.ChoiceField(label=_("Kind"), choices=WorkGroupKind)
    name = forms.CharField(label=_("Name"), max_length=80)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), empty_label=None
    )
    starts_on = forms.DateField(
        label=_("First day"), widget=date_input(), initial=timezone.localdate
    )
    ends_on = forms.DateField(label=_("End of the term"), widget=date_input())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = party_units(user)


class JoinGroupForm(NamesResident):
    """A resident for a group."""

    is_lead = forms.BooleanField(label=_("Leads the group"), required=False)


class GroupTaskForm(forms.Form):
    """What a group takes on."""

    title = forms.CharField(label=_("Task"), max_length=120)
    due_on = forms.DateField(label=_("Due"), widget=date_input())


class GroupTaskDoneForm(forms.Form):
    """What came of it."""

    result = forms.CharField(label=_("Result"), max_length=200)
