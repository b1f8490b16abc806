"""Cases: who sees which, by assignment only (PP-3)."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction

from liuli.kernel.errors import NotAllowed
from petitions.choices.cases import CaseStatus as S
from petitions.choices.cases import (
    GrantKind,
    Purpose,
)
from petitions.models import (
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
from petitions.operations.visits import Promised
from tests.clock import NOON, TODAY
from tests.factories.petitions import (
    a_case,
    a_visit,
    step,
)
from tests.petitions.cases import Refusal, sees

pytestmark = pytest.mark.django_db


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

    with Refusal("recused"):
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
