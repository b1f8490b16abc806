"""Asking about people who may be the same before a second row is made."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from residents.choices import Hukou
from residents.models import Person
from residents.operations import PersonFacts, suggest_people

SOMEBODY_ELSE: Final = "new"
_FIELD_OF: Final = {
    "name_missing": "full_name",
    "id_check_digit": "identity",
    "id_precision_lost": "identity",
    "id_date": "identity",
    "sex_mismatch": "sex",
    "birth_mismatch": "birth_on",
    "date_future": "birth_on",
    "phone_invalid": "phone",
}


class AsksWhoItIs(forms.Form):
    """A form that states a person; `recognise` says whom it means, or asks."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["same_as"] = forms.CharField(
            label=_("Is it one of these people?"),
            required=False,
            widget=forms.HiddenInput,
            max_length=20,
        )

    def facts(self) -> PersonFacts:
        """What was stated about the person."""
        data = self.cleaned_data
        return PersonFacts(
            full_name=data.get("full_name", ""),
            identity=data.get("identity", ""),
            phone=data.get("phone", ""),
            hukou=data.get("hukou", Hukou.UNKNOWN),
        )

    def recognise(self, data: dict[str, Any], community: Unit) -> None:
        """Put the chosen person into the data, or ask which of those alike it is."""
        chosen = data.pop("same_as", "")
        try:
            alike = self._alike(community)
        except Refused as refusal:
            field = _FIELD_OF.get(refusal.code)
            self.add_error(field if field in self.fields else None, str(refusal))
            return
        if chosen and chosen != SOMEBODY_ELSE:
            data["person"] = next((p for p in alike if str(p.pk) == chosen), None)
        if data.get("person") is None and alike and chosen != SOMEBODY_ELSE:
            self._ask(alike)

    def _alike(self, community: Unit) -> list[Person]:
        """Nobody where the identity number itself says who it is."""
        facts, today = self.facts(), timezone.localdate()
        found = suggest_people(community, facts=facts, actor=self.user, today=today)
        same_number = Person.objects.filter(community=community).with_identity(
            facts.identity
        )
        return [] if facts.identity and same_number.exists() else found

    def _ask(self, alike: list[Person]) -> None:
        choices = [(str(person.pk), _describe(person)) for person in alike]
        choices.append((SOMEBODY_ELSE, str(_("Somebody else: register a new person."))))
        self.fields["same_as"].widget = forms.RadioSelect(choices=choices)
        self.fields["same_as"].required = True
        self.order_fields(["same_as"])
        self.add_error(
            "same_as", _("Somebody very like this is registered. Choose who it is.")
        )


def _describe(person: Person) -> str:
    """Enough to tell people apart, masked."""
    facts = [person.masked_name, person.masked_identity, person.masked_phone]
    facts += [str(person.unit), f"{person.birth_on:%Y-%m}" if person.birth_on else ""]
    return " · ".join(fact for fact in facts if fact)
