"""From what a person wrote to the columns of a row: one road for hand and ledger."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused
from liuli.kernel.identity import Identity, check_identity
from liuli.kernel.names import normalise_name
from liuli.kernel.phone import parse_phones
from liuli.privacy.crypto import blind_index
from residents.choices import Hukou, IdentityKind, Sex
from residents.querysets import IDENTITY_PURPOSE, PHONE_PURPOSE
from residents.rules.names import name_columns

_TAIL: Final = 4
_SENTENCES: Final[dict[str, Promise]] = {
    "name_missing": _("Enter the name."),
    "id_check_digit": _(
        "The identity number is not right: its check digit does not fit. "
        "Look at the card again."
    ),
    "id_precision_lost": _("Enter all characters of the identity number."),
    "id_date": _("The date of birth in the identity number cannot be."),
    "sex_mismatch": _("The identity number says another sex. Look at the card again."),
    "birth_mismatch": _(
        "The identity number says another date of birth. Look at the card again."
    ),
    "date_future": _("The date of birth lies in the future."),
    "phone_invalid": _("This is not a telephone number."),
}


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What was stated about a person, in the person's own words where it is text."""

    full_name: str
    identity: str = ""
    phone: str = ""
    sex: str = ""
    birth_on: date | None = None
    hukou: str = Hukou.UNKNOWN
    hukou_place: str = ""
    marital: str = ""
    education: str = ""
    political: str = ""
    occupation: str = ""
    has_fixed_work: bool | None = None
    note: str = ""


_AS_STATED: Final = (
    "hukou",
    "hukou_place",
    "marital",
    "education",
    "political",
    "occupation",
    "has_fixed_work",
)


def person_values(facts: PersonFacts, *, today: date) -> dict[str, Any]:
    """The columns of a person from stated facts.

    Raises Refused with the codes of the ledger (issue 2, section 3): `name_missing`,
    `id_check_digit`, `id_precision_lost`, `id_date`, `sex_mismatch`,
    `birth_mismatch`, `date_future`, `phone_invalid`. What an identity number states
    about birth and sex is taken from it.
    """
    name = normalise_name(facts.full_name)
    if not name.text:
        raise _refused("name_missing")
    identity = check_identity(facts.identity, today=today)
    phones = parse_phones(facts.phone)
    for code in (identity.code, phones.code):
        if code is not None:
            raise _refused(code)
    values = {key: value for key, value in asdict(facts).items() if key in _AS_STATED}
    return {
        **values,
        **name_values(name.text),
        **identity_columns(identity),
        **phone_columns(phones.numbers),
        "sex": _sex(facts.sex, identity),
        "birth_on": _birth(facts.birth_on, identity, today),
        "note": "; ".join(part for part in (facts.note, name.note) if part),
    }


def name_values(full_name: str) -> dict[str, Any]:
    """The name and its search columns."""
    columns = name_columns(full_name)
    return {
        "full_name": full_name,
        "name_key": columns.name_key,
        "grams": list(columns.grams),
        "pinyin": columns.pinyin,
        "initials": list(columns.initials),
        "readings": list(columns.readings),
    }


def identity_columns(identity: Identity) -> dict[str, Any]:
    """Kind, sealed number, blind index and last four of one number."""
    if not identity.number:
        return {
            "identity_kind": IdentityKind.NONE,
            "identity": None,
            "identity_index": None,
            "identity_tail": "",
        }
    return {
        "identity_kind": IdentityKind(identity.kind.value),
        "identity": identity.number,
        "identity_index": blind_index(identity.number, IDENTITY_PURPOSE),
        "identity_tail": identity.number[-_TAIL:],
    }


def phone_columns(numbers: Sequence[str]) -> dict[str, Any]:
    """The first two numbers of a cell, sealed and indexed (PH-1)."""
    first, second = (*numbers[:2], "", "")[:2]
    return {
        "phone": first or None,
        "phone_index": blind_index(first, PHONE_PURPOSE) if first else None,
        "phone_tail": first[-_TAIL:],
        "other_phone": second or None,
        "other_phone_index": blind_index(second, PHONE_PURPOSE) if second else None,
    }


def _sex(stated: str, identity: Identity) -> str:
    if identity.sex is None:
        return stated or Sex.UNKNOWN
    if stated in {Sex.MALE, Sex.FEMALE} and stated != identity.sex.value:
        raise _refused("sex_mismatch")
    return identity.sex.value


def _birth(stated: date | None, identity: Identity, today: date) -> date | None:
    if identity.born is not None:
        if stated not in {None, identity.born}:
            raise _refused("birth_mismatch")
        return identity.born
    if stated is not None and stated > today:
        raise _refused("date_future")
    return stated


def _refused(code: str) -> Refused:
    return Refused(_SENTENCES[code], code=code)
