"""A resident chosen by full name: several alike are asked about, never guessed."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.forms import FieldForm
from liuli.kernel.names import search_key
from residents.models import Person

_MOST_ALIKE: Final = 5


class NamesSomebody(FieldForm):
    """Fills `person` in the cleaned data where the name is somebody's this one sees."""

    full_name = forms.CharField(
        label=_("Who asks"),
        max_length=50,
        required=False,
        help_text=_("The full name of somebody registered here."),
    )
    same_as = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def clean(self) -> dict[str, Any]:
        """Recognise who is meant among the people this one may see."""
        data: dict[str, Any] = super().clean() or {}
        name = data.get("full_name", "").strip()
        if self.errors or not name:
            return data
        alike = self._alike(name)
        chosen = [p for p in alike if str(p.pk) == data.get("same_as")]
        if len(alike) > 1 and not chosen:
            self._ask(alike)
        elif alike:
            data["person"] = (chosen or alike)[0]
        return data

    def _alike(self, name: str) -> list[Person]:
        people = Person.objects.visible_to(self.user).filter(name_key=search_key(name))
        return list(people.select_related("unit").order_by("-pk")[:_MOST_ALIKE])

    def _ask(self, alike: list[Person]) -> None:
        choices = [
            (
                str(p.pk),
                " · ".join(
                    fact
                    for fact in (p.masked_name, p.masked_phone, p.unit.short_name)
                    if fact
                ),
            )
            for p in alike
        ]
        self.fields["same_as"].widget = forms.RadioSelect(choices=choices)
        self.fields["same_as"].label = _("Which of these people?")
        self.add_error(
            "same_as", _("Several people have this name. Choose who is meant.")
        )


class NamesResident(NamesSomebody):
    """As above, and nobody else will do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["full_name"].required = True
        self.fields["full_name"].label = _("Full name")

    def clean(self) -> dict[str, Any]:
        """A name nobody has here is said to be so."""
        data = super().clean()
        if not self.errors and "person" not in data:
            self.add_error(
                "full_name",
                _("Nobody of that name is registered where you work. Register first."),
            )
        return data
