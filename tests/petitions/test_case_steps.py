"""Cases: their steps, clocks and decisions."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liuli.kernel.errors import Refused
from petitions.choices.cases import CaseStatus as S
from petitions.flows.cases import CASE
from petitions.models import (
    Case,
    CaseMove,
)
from petitions.operations.moves import (
    move_case,
    record_hearing,
    settle_case,
)
from petitions.operations.replies import conclude_case
from tests.clock import NOON, TODAY
from tests.factories.petitions import (
    a_body,
    a_case,
    a_reply,
    concluded,
    handled,
    step,
)
from tests.petitions.cases import Refusal, running

pytestmark = pytest.mark.django_db


# --- steps and clocks ----------------------------------------------------------------
def test_the_community_never_decides(case, officer, community, body):
    """PT-7, PT-6: refused in words, and by the database."""
    own = a_body(community, name="琉璃社区居委会", is_government=False)

    with Refusal("community_decides_nothing"):
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

    with Refusal("illegal_move"):
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
    with Refusal("reply_incomplete"):
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
    with Refusal("consent_needed"):
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
    with Refusal("simple_is_off"):
        a_case(community, officer, is_simple=True)


def test_a_step_needs_its_reason_and_its_day(case, officer, body):
    """PT-1.2: what a body did is told with why, and never in the future."""
    with Refusal("reason_needed"):
        step(case, S.NOT_ACCEPTED, officer, on=TODAY)
    with Refusal("body_needed"):
        step(case, S.ACCEPTED, officer, on=TODAY)
    with Refusal("step_in_future"):
        step(
            case, S.ACCEPTED, officer, on=TODAY + timedelta(days=1), body=body, now=NOON
        )
    with Refusal("step_before_last"):
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
