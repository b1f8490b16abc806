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
from residents.operations.needs import (
    answer_need,
    ask_need_again,
    decide_need,
    note_need,
    tell_need_back,
    withdraw_need,
)
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
    "answer_need",
    "ask_need_again",
    "call_phone",
    "classify_residents",
    "code_names",
    "code_words",
    "communities_to_classify",
    "correct_person",
    "decide_need",
    "end_stay",
    "follow_addresses",
    "identity_columns",
    "load_codes",
    "name_values",
    "note_need",
    "override_class",
    "person_values",
    "phone_columns",
    "record_stay",
    "register_person",
    "register_tenant",
    "reveal_identity",
    "reveal_phone",
    "suggest_people",
    "tell_need_back",
    "verify_stay",
    "withdraw_need",
]
