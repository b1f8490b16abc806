"""What people do with the records of residents."""

from residents.operations.classes import (
    Classified,
    classify_residents,
    communities_to_classify,
    override_class,
)
from residents.operations.codes import code_names, code_words, load_codes
from residents.operations.columns import (
    PersonFacts,
    identity_columns,
    name_values,
    person_values,
    phone_columns,
)
from residents.operations.consents import give_consent, withdraw_consent
from residents.operations.duplicates import find_duplicates, mark_different
from residents.operations.erasure import erase_person, hold_person, lift_hold
from residents.operations.merging import merge_people, part_people
from residents.operations.people import (
    Registration,
    correct_person,
    register_person,
    suggest_people,
)
from residents.operations.reveals import call_phone, reveal_identity, reveal_phone
from residents.operations.stays import (
    end_stay,
    follow_addresses,
    record_stay,
    verify_stay,
)
from residents.operations.tags import add_service_tag
from residents.operations.tenants import Tenancy, register_tenant

__all__ = [
    "Classified",
    "PersonFacts",
    "Registration",
    "Tenancy",
    "add_service_tag",
    "call_phone",
    "classify_residents",
    "code_names",
    "code_words",
    "communities_to_classify",
    "correct_person",
    "end_stay",
    "erase_person",
    "find_duplicates",
    "follow_addresses",
    "give_consent",
    "hold_person",
    "identity_columns",
    "lift_hold",
    "load_codes",
    "mark_different",
    "merge_people",
    "name_values",
    "override_class",
    "part_people",
    "person_values",
    "phone_columns",
    "record_stay",
    "register_person",
    "register_tenant",
    "reveal_identity",
    "reveal_phone",
    "suggest_people",
    "verify_stay",
    "withdraw_consent",
]
