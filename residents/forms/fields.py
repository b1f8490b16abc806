"""What several forms about residents share."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from residents.choices import CodeTable, Hukou, StayKind
from residents.operations import PersonFacts, code_names

STAY_KINDS: Final = [("", _("Choose one")), *StayKind.choices]
_UNKNOWN: Final = ("", _("not known"))


def code_choices(table: CodeTable) -> Any:
    """A function, so that the choices are read when a form is made."""

    def read() -> list[tuple[str, Any]]:
        return [_UNKNOWN, *code_names(table).items()]

    return read


def date_input() -> forms.DateInput:
    """A date the browser helps to enter."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def stated_facts(data: dict[str, Any]) -> PersonFacts:
    """The facts of a person among the values of a form."""
    return PersonFacts(
        full_name=data.get("full_name", ""),
        identity=data.get("identity", ""),
        phone=data.get("phone", ""),
        sex=data.get("sex", ""),
        birth_on=data.get("birth_on"),
        hukou=data.get("hukou", Hukou.UNKNOWN),
        hukou_place=data.get("hukou_place", ""),
        marital=data.get("marital", ""),
        education=data.get("education", ""),
        political=data.get("political", ""),
        occupation=data.get("occupation", ""),
        has_fixed_work={"yes": True, "no": False}.get(data.get("has_fixed_work", "")),
        note=data.get("note", ""),
    )


def despite_ban_field() -> forms.BooleanField:
    """What is so is written even where nobody may be housed (HZ-6)."""
    return forms.BooleanField(
        label=_("Lives there although nobody may be housed there"),
        required=False,
        help_text=_("Tick it only when the form says that nobody may be housed there."),
    )
