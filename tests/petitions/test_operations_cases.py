"""Cases through their front door: access, steps, clocks, visits and promises."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import CaseStatus as S
from petitions.choices.cases import (
    Channel,
    Contact,
    Form,
    GrantKind,
    MatterKind,
    Origin,
    PromiseState,
    Purpose,
)
from petitions.flows.cases import CASE
from petitions.models import (
    Case,
    CaseMove,
    Clock,
    Grant,
    Look,
    Petitioner,
    Promise,
    Representative,
    Visit,
)
from petitions.operations.access import (
    assign_handler,
    declare_recusal,
    look_at,
    revoke_grant,
)
from petitions.operations.cases import Asker, suggest_repeats
from petitions.operations.moves import (
    move_case,
    record_hearing,
    settle_case,
)
from petitions.operations.replies import conclude_case
from petitions.operations.visits import Promised, settle_promise
from tests.clock import NOON, TODAY
from tests.factories.petitions import (
    SPEAKERS,
    a_body,
    a_case,
    a_reply,
    a_visit,
    concluded,
    handled,
    step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(petition_officer):
    return petition_officer


@pytest.fixture
def other_officer(other_petition_officer):
    return other_petition_officer


@pytest.fixture
def body(street):
    return a_body(street)


@pytest.fixture
def case(community, officer):
    return a_case(community, officer)


class _Refusal:
    """A refusal with this code; anything else fails."""

    def __init__(self, code):
        self.code = code

    def __enter__(self):
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, kind, error, trace):
        self.point.__exit__(kind, error, trace)
        assert isinstance(error, Refused), error
        assert error.code == self.code
        return True


def running(case):
    return set(
        Clock.objects.running().filter(case=case).values_list("limit", flat=True)
    )


def sees(user, case):
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


# --- registration --------------------------------------------------------------------
@pytest.mark.parametrize("channel", Channel.values)
def test_a_petition_is_registered_by_every_channel(channel, community, officer):
    """PT-1, PT-15, PD-2: numbered, told by one row, its clock of notice running."""
    case = a_case(community, officer, channel=channel)

    assert case.number == "XF-510104019007-20260302-0001"
    assert list(case.moves.values_list("after", "on")) == [("registered", TODAY)]
    assert running(case) == {"PD-2"}
    assert Entry.objects.get(action="petitions.registered").object_label == case.number


@pytest.mark.parametrize(
    ("origin", "limit"),
    [(Origin.BUREAU, "PD-1"), (Origin.DIRECT, "PD-2"), (Origin.HANDED_ON, "PD-3 PD-4")],
)
def test_where_it_came_from_decides_the_clock(origin, limit, community, officer):
    """PD-1, PD-2, PD-3."""
    assert running(a_case(community, officer, origin=origin)) == set(limit.split())


@pytest.mark.parametrize("contact", [Contact.ANONYMOUS, Contact.UNREACHABLE])
def test_anonymous_and_unreachable_petitions_are_registered(
    contact, community, officer
):
    """PT-3: without a name, and no written notice is owed."""
    case = a_case(community, officer, contact=contact)

    assert not case.owes_notice
    assert case.petitioners.count() == 0


def test_a_spoken_petition_is_taken_down(community, officer):
    """PT-3."""
    case = a_case(community, officer, form=Form.ORAL, facts="原话", is_read_back=True)

    assert Case.objects.get(pk=case.pk).facts == "原话"


def test_an_accusation_never_becomes_a_case():
    """PP-2: no kind of a case can hold one."""
    assert set(MatterKind.values) == {"suggestion", "claim"}


def test_six_representatives_are_refused_and_nobody_is_named(community, officer):
    """PT-5."""
    six = (*SPEAKERS, Asker("代表己", "19900099999"))

    with _Refusal("too_many_speak"):
        a_case(community, officer, askers=six, head_count=40)

    assert not Case.objects.exists()
    assert not Petitioner.objects.exists()


def test_the_database_lets_no_sixth_speak_for_a_visit(community, officer):
    """PT-5: held by the database; a letter may have as many signers as it has."""
    visit = a_case(community, officer, askers=SPEAKERS, head_count=40)
    letter = a_case(community, officer, askers=SPEAKERS, channel=Channel.LETTER)
    values = {"position": 6, "full_name": "己", "name_index": b"0" * 16}

    Petitioner.objects.create(case=letter, **values)
    with pytest.raises(IntegrityError, match="at most five"), transaction.atomic():
        Petitioner.objects.create(case=visit, **values)


def test_names_and_words_are_sealed_in_the_table(case):
    """PP-3: neither the petitioner nor the demand stands in clear text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text FROM petitions_case c")
        cursor.execute(
            "SELECT p::text || (SELECT c::text FROM petitions_case c)"
            " FROM petitions_petitioner p"
        )
        (text,) = cursor.fetchone()

    for secret in (SPEAKERS[0].full_name, SPEAKERS[0].phone, "土地补偿费"):
        assert secret not in text
        assert secret.encode().hex() not in text


def test_a_repeat_is_suggested_and_names_the_first_once_decided(
    community, officer, case
):
    """PT-4."""
    like = suggest_repeats(
        community, askers=SPEAKERS[:1], topic="land", village_group="", actor=officer
    )
    repeat = a_case(community, officer, first_case=case)

    assert [(found.pk, why.leads_to) for found, why in like] == [
        (case.pk, "not_accepted")
    ]
    assert repeat.occurrence == "repeat"


def test_a_repeat_of_a_case_one_may_not_see_is_refused(community, case, other_officer):
    """PT-4, PP-3: the link is no oracle."""
    with _Refusal("repeat_of_unseen"):
        a_case(community, other_officer, first_case=case)
    assert suggest_repeats(
        community, askers=SPEAKERS[:1], topic="land", village_group="",
        actor=other_officer,
    ) == []  # fmt: skip


# --- access --------------------------------------------------------------------------
OTHERS = (
    "other_officer", "cadre", "worker", "stranger", "official", "auditor",
    "administrator", "street_officer", "funds_officer",
)  # fmt: skip


def test_a_case_is_seen_by_assignment_only(case, officer, secretary, request):
    """PP-3, RO-1: granted, overseen; never for a role alone."""
    everybody = [officer, secretary, *map(request.getfixturevalue, OTHERS)]

    assert [user for user in everybody if sees(user, case)] == [officer, secretary]


def test_access_ends_with_the_commit_that_takes_it_back(
    case, officer, other_officer, secretary
):
    """PP-3, T5: granted, never granted, revoked."""
    grant = assign_handler(case, handler=other_officer, actor=secretary, now=NOON)
    assert (sees(officer, case), sees(other_officer, case)) == (False, True)

    revoke_grant(grant, actor=secretary, now=NOON)

    assert not sees(other_officer, case)
    with pytest.raises(NotAllowed):
        step(case, S.WITHDRAWN, other_officer, on=TODAY, reason="撤回")


def test_facts_of_a_case_are_seen_with_it(case, officer, other_officer):
    """PP-3: visits, promises, moves and looks have no door of their own."""
    a_visit(case, officer, promises=[Promised("街道", "答复", TODAY)])

    for model in (CaseMove, Clock, Grant, Look, Petitioner, Visit, Representative,
                  Promise):  # fmt: skip
        seen = model.objects.visible_to(officer)
        assert not model.objects.visible_to(other_officer).exists(), model
        assert seen.exists() or model is Look, model


def test_an_area_lead_registers_and_follows_but_does_not_handle(
    lead_user, grid, secretary
):
    """Domain 12: 分片干部."""
    case = a_case(grid, lead_user)

    assert case.grants.get().kind == GrantKind.FOLLOWER
    assert sees(lead_user, case)
    with pytest.raises(NotAllowed):
        step(case, S.WITHDRAWN, lead_user, on=TODAY, reason="撤回")


def test_the_street_sees_a_case_once_it_is_handed_to_it(
    case, officer, street_officer, body
):
    """Domain 12: transferred cases only."""
    assert not sees(street_officer, case)

    step(case, S.TRANSFERRED, officer, on=TODAY, body=body)

    assert sees(street_officer, case)


@pytest.mark.parametrize("by_group", [True, False])
def test_whoever_has_an_interest_is_not_assigned(
    by_group, community, officer, other_officer, secretary
):
    """PT-14: by the operation and by the database; an overseer sees it no more."""
    case = a_case(community, officer, village_group="四组")
    what = {"village_group": "四组"} if by_group else {"case": case}
    for who in (other_officer, secretary):
        declare_recusal(who, unit=community, actor=who, now=NOON, **what)

    assert not sees(secretary, case)
    with pytest.raises(IntegrityError, match="interest"), transaction.atomic():
        Grant.objects.create(
            case=case, user=other_officer, kind="follower", given_by=officer,
            given_at=NOON,
        )  # fmt: skip


def test_a_recused_officer_is_refused_in_words(
    case, community, other_officer, secretary
):
    """PT-14."""
    declare_recusal(other_officer, unit=community, case=case, actor=secretary, now=NOON)

    with _Refusal("recused"):
        assign_handler(case, handler=other_officer, actor=secretary, now=NOON)


def test_every_look_is_written_once_with_its_purpose(case, officer):
    """PP-3."""
    look_at(case, purpose=Purpose.HANDLING, actor=officer, now=NOON)

    assert list(case.looks.values_list("by", "purpose")) == [(officer.pk, "handling")]
    with pytest.raises(DatabaseError), transaction.atomic():
        case.looks.update(purpose="supervision")


def test_nothing_ranks_petitioners_and_nothing_feeds_on_petitions():
    """PP-1: no risk label or watch list; no key into petitions from any other app."""
    words = ("risk", "watch", "stability", "danger", "blacklist", "score", "level")
    petitions = apps.get_app_config("petitions").get_models()
    labelled = [
        f"{model.__name__}.{field.name}"
        for model in petitions
        for field in model._meta.concrete_fields
        if any(word in field.name for word in words)
    ]
    fed = [
        str(field)
        for model in apps.get_models()
        if model._meta.app_label not in {"petitions", "pghistory"}
        for field in model._meta.concrete_fields
        if field.related_model is not None
        and field.related_model._meta.app_label == "petitions"
    ]

    assert (labelled, fed) == ([], [])


# --- steps and clocks ----------------------------------------------------------------
def test_the_community_never_decides(case, officer, community, body):
    """PT-7, PT-6: refused in words, and by the database."""
    own = a_body(community, name="琉璃社区居委会", is_government=False)

    with _Refusal("community_decides_nothing"):
        step(case, S.ACCEPTED, officer, on=TODAY, body=own)
    with pytest.raises(IntegrityError, match="government body"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(body=own)
    assert step(case, S.ACCEPTED, officer, on=TODAY, body=body).body == body


def test_a_case_over_the_national_holiday_runs_to_its_reply_and_review(
    community, officer, body
):
    """PD-2, PD-5 to PD-9, PT-10, PT-11: the whole life, each clock from its day."""
    day = date(2025, 9, 18)
    now = NOON.replace(year=2025, month=9, day=18)
    case = a_case(community, officer, received_on=day, now=now)
    clock = case.clocks.get()
    assert (clock.legal_due, clock.target_due) == (
        date(2025, 10, 9),
        date(2025, 9, 30),
    )
    accepted = date(2025, 9, 25)
    case = handled(case, officer, body, on=accepted)
    case = step(
        case, S.EXTENDED, officer, on=date(2025, 11, 20), reason="案情复杂",
        approved_by="街道主任",
    )  # fmt: skip
    extended = case.clocks.get(limit="PD-6")
    assert (extended.started_on, extended.days) == (accepted, 90)
    served = date(2025, 12, 1)
    case = conclude_case(
        case, reply=a_reply(body, on=served), served_on=served, receipt="本人签收",
        actor=officer, now=NOON,
    )  # fmt: skip
    assert running(case) == {"PD-7"}
    case = step(case, S.REVIEWING, officer, on=date(2025, 12, 20))
    case = step(case, S.REVIEWED, officer, on=date(2026, 1, 15))
    assert running(case) == {"PD-9"}
    case = step(case, S.ENDED, officer, on=date(2026, 2, 25))

    assert running(case) == set()
    assert [clock.kept for clock in case.clocks.all()] == [True] * 5 + [False]
    assert case.ended_on == date(2026, 2, 25)


def test_a_second_extension_is_refused_by_flow_and_database(case, officer, body):
    """PT-11, PD-6."""
    case = handled(case, officer, body)
    why = {"reason": "案情复杂", "approved_by": "街道主任"}
    case = step(case, S.EXTENDED, officer, on=TODAY, **why)

    with _Refusal("illegal_move"):
        step(case, S.EXTENDED, officer, on=TODAY, **why)
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseMove.objects.create(
            case=case, before="extended", after="extended", on=TODAY, at=NOON,
            by=officer, reason="再延", approved_by="街道主任",
        )  # fmt: skip


def test_an_objection_brings_a_transferred_case_back(case, officer, body):
    """PD-3, PD-4, PT-8: the clock of the body stops, ours runs on."""
    case = step(case, S.TRANSFERRED, officer, on=TODAY, body=body)
    assert running(case) == {"PD-3", "PD-4"}
    with pytest.raises(Refused) as refused, transaction.atomic():
        step(case, S.REGISTERED, officer, on=TODAY)
    assert refused.value.code == "reason_needed"

    case = step(case, S.REGISTERED, officer, on=TODAY, reason="不属本机关职权")
    assert "PD-4" not in running(case)

    assert case.body is None
    assert "PD-2" in running(case)


@pytest.mark.parametrize(
    "gone", ["request", "reasons", "opinion", "legal_basis", "review_body"]
)
def test_an_incomplete_reply_concludes_nothing(gone, case, officer, body):
    """PT-13."""
    case = handled(case, officer, body)
    with _Refusal("reply_incomplete"):
        conclude_case(
            case, reply=a_reply(body, **{gone: ""}), served_on=TODAY, receipt="签收",
            actor=officer, now=NOON,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="was served"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(status="concluded")

    assert Case.objects.get(pk=case.pk).status == "handling"


def test_mediation_needs_both_and_paper(case, officer):
    """PT-17."""
    words = {"agreed_on": TODAY, "other_party": "集体经济组织", "terms": "分期发放"}
    with _Refusal("consent_needed"):
        settle_case(case, has_both_consents=False, actor=officer, now=NOON, **words)
    with pytest.raises(IntegrityError, match="written agreement"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(status="settled", ended_on=TODAY)

    case = settle_case(case, has_both_consents=True, actor=officer, now=NOON, **words)

    assert (case.status, running(case)) == ("settled", set())


def test_a_hearing_stops_the_count_of_a_reexamination(case, officer, body):
    """PD-10."""
    case = concluded(case, officer, body)
    for to in (S.REVIEWING, S.REVIEWED, S.REEXAMINING):
        case = step(case, to, officer, on=TODAY)
    before = case.clocks.get(limit="PD-10").legal_due

    clock = record_hearing(
        case, first_on=TODAY, last_on=TODAY + timedelta(days=6), actor=officer,
        now=NOON + timedelta(days=10),
    )  # fmt: skip

    assert clock.not_counted == 7
    assert clock.legal_due == before + timedelta(days=7)


def test_the_clock_of_an_old_case_stays_silent(community, officer):
    """Imported old cases do not all alarm at once."""
    old = a_case(community, officer, received_on=date(2019, 5, 6), is_back_entered=True)

    assert [clock.rings for clock in old.clocks.all()] == [False]


def test_the_simple_procedure_is_off_by_default(community, officer):
    """PD-11."""
    with _Refusal("simple_is_off"):
        a_case(community, officer, is_simple=True)


def test_a_step_needs_its_reason_and_its_day(case, officer, body):
    """PT-1.2: what a body did is told with why, and never in the future."""
    with _Refusal("reason_needed"):
        step(case, S.NOT_ACCEPTED, officer, on=TODAY)
    with _Refusal("body_needed"):
        step(case, S.ACCEPTED, officer, on=TODAY)
    with _Refusal("step_in_future"):
        step(
            case, S.ACCEPTED, officer, on=TODAY + timedelta(days=1), body=body, now=NOON
        )
    with _Refusal("step_before_last"):
        step(
            case, S.ACCEPTED, officer, on=TODAY - timedelta(days=1), body=body, now=NOON
        )

    assert case.moves.count() == 1


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.sampled_from(S.values), min_size=1, max_size=10))
@pytest.mark.timeout(120)
def test_random_lives_keep_every_constraint_of_the_database(
    community, officer, body, steps
):
    """PT-1.2, PT-11: each step is a legal move or is refused and leaves nothing."""
    with transaction.atomic():
        case = a_case(community, officer)
        for to in steps:
            case = walked(case, to, officer, body)
        told = list(case.moves.order_by("pk").values_list("before", "after"))
        assert [after for _before, after in told[:-1]] == [b for b, _a in told[1:]]
        assert told[-1][1] == case.status
        assert not case.is_over or running(case) == set()
        transaction.set_rollback(True)


def walked(case, to, officer, body):
    before, moves = Case.objects.get(pk=case.pk).status, case.moves.count()
    try:
        with transaction.atomic():
            if to == S.CONCLUDED:
                return conclude_case(
                    case, reply=a_reply(body), served_on=TODAY, receipt="签收",
                    actor=officer, now=NOON,
                )  # fmt: skip
            if to == S.SETTLED:
                return settle_case(
                    case, agreed_on=TODAY, other_party="村组", terms="补发",
                    has_both_consents=True, actor=officer, now=NOON,
                )  # fmt: skip
            return move_case(
                case, to=S(to), on=TODAY, body=body, reason="因故", approved_by="主任",
                actor=officer, now=NOON,
            )  # fmt: skip
    except Refused:
        assert not CASE.allows(before, to)
        fresh = Case.objects.get(pk=case.pk)
        assert (fresh.status, fresh.moves.count()) == (before, moves)
        return fresh


# --- visits and promises -------------------------------------------------------------
def test_forty_come_five_speak_and_nobody_else_has_a_name(case, officer):
    """PT-5, D3."""
    visit = a_visit(case, officer)

    assert (visit.head_count, visit.representatives.count()) == (40, 5)
    assert Petitioner.objects.filter(case=case).count() == 5


def test_the_same_person_counts_once_per_matter(case, officer):
    """D3: a second visit finds the petitioners of the first."""
    a_visit(case, officer)
    a_visit(case, officer, speakers=SPEAKERS[2:])

    assert Representative.objects.count() == 8
    assert Petitioner.objects.filter(case=case).count() == 5


def test_a_visit_needs_one_to_five_who_speak(case, officer):
    """PT-5: in words, and by the database."""
    visit = a_visit(case, officer)
    for speakers in ((), (*SPEAKERS, Asker("代表己"))):
        with _Refusal("too_many_speak"):
            a_visit(case, officer, speakers=speakers)
    with pytest.raises(IntegrityError, match="one_to_five"), transaction.atomic():
        Representative.objects.create(
            visit=visit, petitioner=case.petitioners.first(), position=6
        )


def test_a_promise_is_kept_or_broken_and_its_words_stay(case, officer):
    """3.8: who promised whom what by when."""
    a_visit(case, officer, promises=[Promised("街道办", "十日内答复", TODAY)])
    promise = Promise.objects.get()
    assert list(Promise.objects.due_by(TODAY)) == [promise]

    promise = settle_promise(
        promise, state=PromiseState.BROKEN, note="未答复", actor=officer, now=NOON
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(due_on=TODAY + timedelta(days=9))
    promise = settle_promise(promise, state=PromiseState.KEPT, actor=officer, now=NOON)

    with _Refusal("illegal_move"):
        settle_promise(promise, state=PromiseState.BROKEN, actor=officer, now=NOON)
    assert Promise.objects.get().state == "kept"
