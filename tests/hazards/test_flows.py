"""The table of a hazard's moves, in code and in the database (EV-1)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F

from hazards.choices import HazardStatus as S
from hazards.flows import HAZARD
from hazards.models import Hazard
from liuli.kernel.errors import Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import assigned, cleared, found, make_site, reported_done

ALLOWED = {
    (S.FOUND, S.ASSIGNED), (S.FOUND, S.VOID),
    (S.ASSIGNED, S.RECTIFYING), (S.ASSIGNED, S.REPORTED_DONE), (S.ASSIGNED, S.VOID),
    (S.RECTIFYING, S.ASSIGNED), (S.RECTIFYING, S.REPORTED_DONE), (S.RECTIFYING, S.VOID),
    (S.REPORTED_DONE, S.CLEARED), (S.REPORTED_DONE, S.RECTIFYING),
    (S.REPORTED_DONE, S.VOID),
}  # fmt: skip


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_exactly_the_listed_moves_are_allowed(before, after):
    if (before, after) in ALLOWED:
        HAZARD.require(before, after)
        return
    with pytest.raises(Refused) as refused:
        HAZARD.require(before, after)
    assert refused.value.code == "illegal_move"


def test_cleared_and_void_are_ends():
    assert HAZARD.ends() == {S.CLEARED, S.VOID}


@pytest.fixture
def in_state(worker, cadre, secretary, grid):
    def make(status: str) -> Hazard:
        site = make_site(grid)
        if status == S.FOUND:
            return found(site, worker)
        if status == S.ASSIGNED:
            return assigned(site, worker, cadre=cadre)
        if status == S.REPORTED_DONE:
            return reported_done(site, worker, cadre=cadre)
        return cleared(site, worker, cadre=cadre, verifier=secretary)

    return make


REACHED = [S.FOUND, S.ASSIGNED, S.REPORTED_DONE, S.CLEARED]
FORBIDDEN = [
    (before, after)
    for before in REACHED
    for after in S
    if before != after and (before, after) not in ALLOWED
]


@pytest.mark.parametrize(("before", "after"), FORBIDDEN)
def test_database_refuses_what_the_table_does_not_list(in_state, before, after):
    """`.update()` cannot cheat: all else a move needs is given, only the table says no."""
    hazard = in_state(before)
    others = {
        "cleared_at": NOON + timedelta(days=1) if after == S.CLEARED else None,
        "recheck_from": NOON if after == S.REPORTED_DONE else None,
        "recheck_due_on": TODAY if after == S.REPORTED_DONE else None,
    }

    with pytest.raises(DatabaseError), transaction.atomic():
        Hazard.objects.filter(pk=hazard.pk).update(status=after, **others)

    hazard.refresh_from_db()
    assert hazard.status == before


def test_a_hazard_is_born_found(worker, grid):
    hazard = found(make_site(grid), worker)
    hazard.pk, hazard.item, hazard.item_code = None, None, ""
    hazard.number, hazard.text = "YH-510104019007-20260302-0999", "x"
    hazard.status, hazard.cleared_at = S.CLEARED, NOON

    with pytest.raises(DatabaseError, match="insert"), transaction.atomic():
        hazard.save(force_insert=True)


def test_origin_of_a_hazard_stays(worker, cadre, grid):
    """EV-2, EV-3: number, finder and time of finding cannot be rewritten."""
    hazard = found(make_site(grid), worker)

    for change in (
        {"number": "YH-510104019007-20260302-0777"},
        {"found_by": cadre},
        {"found_at": F("received_at") + timedelta(hours=1)},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Hazard.objects.filter(pk=hazard.pk).update(**change)
