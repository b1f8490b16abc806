"""What people do with the records of residents."""

from residents.operations.bans import (
    impose_ban,
    lift_ban,
)
from residents.operations.classes import (
    Classified,
    classify_residents,
    communities_to_classify,
    override_class,
)
from residents.operations.codes import (
    code_names,
    code_words,
    load_codes,
)
from residents.operations.columns import (
    PersonFacts,
    identity_columns,
    name_values,
    person_values,
    phone_columns,
)
from residents.operations.consents import (
    give_consent,
    withdraw_consent,
)
from residents.operations.counting import (
    begin_recount,
    finish_count,
    read_papers,
)
from residents.operations.duplicates import (
    find_duplicates,
    mark_different,
)
from residents.operations.duties import (
    HandedOver,
    Holder,
    draw_area,
    end_duty,
    give_duty,
)
from residents.operations.dwellings import (
    add_dwelling,
    close_dwelling,
    correct_dwelling,
    register_dwelling,
)
from residents.operations.erasure import (
    erase_person,
    hold_person,
    lift_hold,
)
from residents.operations.flows_by_month import (
    Month,
    flows_by_month,
)
from residents.operations.grid_tasks import (
    approve_task,
    finish_task,
    give_task,
)
from residents.operations.households import (
    change_head,
    end_household,
    found_household,
    join_household,
    leave_household,
    split_household,
)
from residents.operations.merging import (
    merge_people,
    part_people,
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
from residents.operations.polls import (
    announce_vote,
    hand_out_ballots,
    open_vote,
    take_ballots_back,
    void_ballot,
)
from residents.operations.reveals import (
    call_phone,
    reveal_identity,
    reveal_phone,
)
from residents.operations.sealing import (
    ask_to_close,
    close_vote,
    publish_vote,
    seal_holds,
)
from residents.operations.seen import (
    knock_at,
    people_to_see_again,
)
from residents.operations.stays import (
    end_stay,
    follow_addresses,
    record_stay,
    verify_stay,
)
from residents.operations.tags import (
    add_service_tag,
)
from residents.operations.tenants import (
    Tenancy,
    register_tenant,
)
from residents.operations.ties import (
    end_tie,
    endorse_permit,
    record_tie,
)
from residents.operations.votes import (
    Conduct,
    VoteResult,
    prepare_vote,
    vote_result,
)

__all__ = [
    "Classified",
    "Conduct",
    "HandedOver",
    "Holder",
    "Month",
    "PersonFacts",
    "Registration",
    "Tenancy",
    "VoteResult",
    "add_dwelling",
    "add_service_tag",
    "announce_vote",
    "answer_need",
    "approve_task",
    "ask_need_again",
    "ask_to_close",
    "begin_recount",
    "call_phone",
    "change_head",
    "classify_residents",
    "close_dwelling",
    "close_vote",
    "code_names",
    "code_words",
    "communities_to_classify",
    "correct_dwelling",
    "correct_person",
    "decide_need",
    "draw_area",
    "end_duty",
    "end_household",
    "end_stay",
    "end_tie",
    "endorse_permit",
    "erase_person",
    "find_duplicates",
    "finish_count",
    "finish_task",
    "flows_by_month",
    "follow_addresses",
    "found_household",
    "give_consent",
    "give_duty",
    "give_task",
    "hand_out_ballots",
    "hold_person",
    "identity_columns",
    "impose_ban",
    "join_household",
    "knock_at",
    "leave_household",
    "lift_ban",
    "lift_hold",
    "load_codes",
    "mark_different",
    "merge_people",
    "name_values",
    "note_need",
    "open_vote",
    "override_class",
    "part_people",
    "people_to_see_again",
    "person_values",
    "phone_columns",
    "prepare_vote",
    "publish_vote",
    "read_papers",
    "record_stay",
    "record_tie",
    "register_dwelling",
    "register_person",
    "register_tenant",
    "reveal_identity",
    "reveal_phone",
    "seal_holds",
    "split_household",
    "suggest_people",
    "take_ballots_back",
    "tell_need_back",
    "verify_stay",
    "void_ballot",
    "vote_result",
    "withdraw_consent",
    "withdraw_need",
]
