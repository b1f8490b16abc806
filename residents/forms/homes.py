"""What is written about dwellings and households in the desk."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.forms import FieldForm
from residents.choices import HEAD_CODE, CodeTable, DwellingKind
from residents.forms.fields import date_input
from residents.forms.tenants import communities_for
from residents.models import Person
from residents.operations import code_names

_OUTSIDE: Final = _("not in this household")
_KINDS: Final = [("", _("Choose one")), *DwellingKind.choices]


class RoomForm(forms.Form):
    """What a room, bed or flat is like."""

    kind = forms.ChoiceField(label=_("Kind of dwelling"), choices=_KINDS)
    bed_count = forms.IntegerField(
        label=_("Beds"), min_value=1, max_value=999, required=False
    )
    area_m2 = forms.DecimalField(
        label=_("Area (m²)"), max_digits=8, decimal_places=2, required=False
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class NewRoomForm(FieldForm, RoomForm):
    """A dwelling at an address that may be new as well."""

    address = forms.CharField(label=_("Address"), max_length=200)
    label = forms.CharField(
        label=_("Room or bed"),
        max_length=40,
        required=False,
        help_text=_("As people call it: 301, bed 2. Leave empty for the whole house."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        communities = communities_for(user)
        self.community = communities[0] if len(communities) == 1 else None
        order = ["address", "label", "kind"]
        if self.community is None:
            self.fields["unit"] = forms.ModelChoiceField(
                communities, label=_("Community"), empty_label=None
            )
            order.insert(0, "unit")
        self.order_fields(order)

    def clean(self) -> dict[str, Any]:
        """With the community."""
        data: dict[str, Any] = super().clean() or {}
        data["unit"] = self.community or data.get("unit")
        return data


class DayForm(forms.Form):
    """The day from which something holds."""

    on = forms.DateField(
        label=_("From which day"), widget=date_input(), initial=timezone.localdate
    )


class PeopleForm(DayForm):
    """A form about people who are offered by name; only they can be named."""

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.relations = [
            (code, name)
            for code, name in code_names(CodeTable.RELATION).items()
            if code not in {HEAD_CODE, "0", "01"}
        ]

    def choose(self, label: Any) -> forms.ChoiceField:
        """A choice of one of the people."""
        choices = [(pk, person.full_name) for pk, person in self.people.items()]
        return forms.ChoiceField(label=label, choices=choices)

    def person(self, name: str) -> Person:
        """Who was chosen."""
        return self.people[self.cleaned_data[name]]


class WithHeadForm(PeopleForm):
    """Who is the head, and what everybody else is to the head."""

    def __init__(self, *args: Any, nobody: Any = _OUTSIDE, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["head"] = self.choose(_("Head of the household"))
        for pk, person in self.people.items():
            self.fields[f"relation_{pk}"] = forms.ChoiceField(
                label=_("%(name)s is to the head") % {"name": person.full_name},
                choices=[("", nobody), *self.relations],
                required=False,
            )

    def members(self) -> Mapping[Person, str]:
        """Everybody named besides the head, with the relation."""
        head = self.cleaned_data["head"]
        return {
            person: relation
            for pk, person in self.people.items()
            if pk != head and (relation := self.cleaned_data[f"relation_{pk}"])
        }


class FoundForm(WithHeadForm):
    """A new household."""

    number = forms.CharField(label=_("Household number"), max_length=20, required=False)


class JoinForm(PeopleForm):
    """Somebody more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = self.choose(_("Who joins"))
        self.fields["relation"] = forms.ChoiceField(
            label=_("Relation to the head"),
            choices=[("", _("Choose one")), *self.relations],
        )
        self.order_fields(["person", "relation"])


class LeaveForm(PeopleForm):
    """Somebody less."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = self.choose(_("Who leaves"))
        self.order_fields(["person"])
