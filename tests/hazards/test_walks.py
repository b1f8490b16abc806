"""Random walks over a hazard's life: legal moves keep every truth, others refuse."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hazards.choices import OPEN, HazardStatus
from hazards.flows import HAZARD
from hazards.models import Hazard, HazardMove
from hazards.operations.assignments import assign_hazard
from hazards.operations.endings import control_hazard, void_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.rechecks import (
    report_rectified,
    start_rectifying,
    verify_hazard,
)
from liuli.kernel.errors import Refused
from tests.clock import NOON
from tests.factories.hazards import an_item, found, make_photo, make_site

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["assign", "start", "done", "pass", "fail", "void", "again", "control"]
        ),
        st.sampled_from(["worker", "cadre", "secretary", "lead"]),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture
def people(worker, cadre, secretary, lead_user):
    return {"worker": worker, "cadre": cadre, "secretary": secretary, "lead": lead_user}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
@pytest.mark.timeout(120)
def test_random_walks_keep_every_constraint(people, grid, steps):
    """EV-1, EV-2: each step either is a legal move or is refused and leaves nothing."""
    with transaction.atomic():
        hazard = found(make_site(grid), people["worker"])
        for hour, (name, who) in enumerate(steps, start=1):
            walk(hazard, name, people[who], NOON + timedelta(hours=hour))
        check(hazard)
        transaction.set_rollback(True)


def walk(hazard: Hazard, name: str, actor, now) -> None:
    before = Hazard.objects.get(pk=hazard.pk)
    rows = HazardMove.objects.filter(hazard=hazard).count()
    try:
        with transaction.atomic():
            take(hazard, name, actor, now)
    except Refused:
        after = Hazard.objects.get(pk=hazard.pk)
        assert (after.status, after.round) == (before.status, before.round)
        assert HazardMove.objects.filter(hazard=hazard).count() == rows
        return
    after = Hazard.objects.get(pk=hazard.pk)
    if after.status != before.status:
        assert HAZARD.allows(before.status, after.status)
    if name == "again" and before.status not in OPEN:
        assert HazardMove.objects.filter(hazard=hazard).count() == rows
    else:
        assert HazardMove.objects.filter(hazard=hazard).count() == rows + 1


def take(hazard: Hazard, name: str, actor, now) -> None:
    told = {"actor": actor, "now": now}
    if name == "assign":
        assign_hazard(hazard, is_keeper=True, **told)
    elif name == "start":
        start_rectifying(hazard, **told)
    elif name == "done":
        photo = make_photo(actor, hazard.unit, now=now)
        report_rectified(hazard, text="已整改", photos=[photo], **told)
    elif name == "pass":
        verify_hazard(hazard, passed=True, is_on_site=True, **told)
    elif name == "fail":
        verify_hazard(hazard, passed=False, is_on_site=True, text="未改", **told)
    elif name == "void":
        void_hazard(hazard, reason="误录", **told)
    elif name == "control":
        control_hazard(hazard, kind="stopped", **told)
    else:
        report_hazard(hazard.site, item=an_item("HT-11"), observed_at=now, **told)


def check(hazard: Hazard) -> None:
    """What must be true of every hazard, whatever way it went."""
    hazard = Hazard.objects.get(pk=hazard.pk)
    moves = list(hazard.moves.order_by("pk"))
    assert moves[-1].after == hazard.status
    assert [m.before for m in moves[1:]] == [m.after for m in moves[:-1]]
    handlers = {hazard.found_by_id, *hazard.findings.values_list("found_by", flat=True)}
    for check_row in hazard.verifications.all():
        fixed = hazard.rectifications.get(round=check_row.round)
        assert check_row.by_id != fixed.by_id
    if hazard.status == HazardStatus.CLEARED:
        last = hazard.verifications.last()
        assert last.passed
        assert last.by_id not in handlers
        assert hazard.photos.filter(round=last.round, stage="rectified").exists()
    same = Hazard.objects.filter(site=hazard.site, item_code=hazard.item_code)
    assert same.filter(status__in=OPEN).count() <= 1
