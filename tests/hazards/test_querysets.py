"""What `visible_to` and the adjectives show (section 12, EV-5, HZ-1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hazards.choices import Light
from hazards.models import ChecklistVersion, Hazard, HazardMove, LedgerNote, Site
from hazards.operations.notes import offer_note
from liuli.kernel.access import SYSTEM
from liuli.parameters.operations import parameter
from tests.clock import NOON, TODAY
from tests.factories.hazards import (
    assigned,
    cleared,
    found,
    make_site,
    reported_done,
)

DAY = timedelta(days=1)


def test_each_of_the_cast_sees_the_own_territory(  # noqa: PLR0917
    worker, neighbour, cadre, stranger, street_officer, official, auditor,
    administrator, disabled, grid, next_grid,
):  # fmt: skip
    now = timezone.now()
    mine = found(make_site(grid), worker, now=now)
    theirs = found(make_site(next_grid), neighbour, code="HT-06", now=now)

    def seen(user):
        return set(Hazard.objects.visible_to(user))

    assert seen(worker) == {mine}
    assert seen(neighbour) == {theirs}
    assert seen(cadre) == {mine, theirs}
    assert seen(street_officer) == {theirs}  # critical; mine is neither
    for nobody in (stranger, official, auditor, administrator, disabled):
        assert seen(nobody) == set()
    assert {move.hazard for move in HazardMove.objects.visible_to(worker)} == {mine}
    assert set(HazardMove.objects.visible_to(street_officer)) == set()


def test_sites_and_notes_stay_in_their_territory(worker, neighbour, stranger, grid):
    site = make_site(grid)
    offer_note(site, noted_on=TODAY, text="占道", actor=SYSTEM)

    assert list(Site.objects.visible_to(worker)) == [site]
    assert LedgerNote.objects.visible_to(worker).count() == 1
    for other in (neighbour, stranger):
        assert list(Site.objects.visible_to(other)) == []
        assert LedgerNote.objects.visible_to(other).count() == 0


def test_checklists_open_to_whoever_sees_sites(worker, official):
    assert ChecklistVersion.objects.visible_to(worker).count() == 13
    assert ChecklistVersion.objects.visible_to(official).count() == 0


def test_overdue_counts_the_running_clock(worker, cadre, secretary, grid):
    """HZ-3: once reported done the clock of the re-check runs instead."""
    late = found(make_site(grid), worker)
    in_recheck = reported_done(make_site(grid), worker, cadre=cadre)
    cleared(make_site(grid), worker, cadre=cadre, verifier=secretary)

    assert list(Hazard.objects.overdue(late.due_on)) == [in_recheck]
    day_after = late.due_on + DAY
    assert set(Hazard.objects.overdue(day_after)) == {late, in_recheck}
    assert list(Hazard.objects.overdue(in_recheck.recheck_due_on)) == []


@pytest.mark.parametrize("days", range(10))
def test_light_by_query_is_the_light_shown(worker, cadre, grid, days):
    """EV-5: the filter and the badge use the same arithmetic."""
    share = parameter("hazard.yellow_share")
    rows = [
        found(make_site(grid), worker),
        found(make_site(grid), worker, code="HT-06"),
        assigned(make_site(grid), worker, cadre=cadre, code="HT-08"),
        reported_done(make_site(grid), worker, cadre=cadre),
    ]

    for hour in (0, 7, 11, 12, 13):
        now = NOON + days * DAY + timedelta(hours=hour)
        for light in Light:
            shown = {h for h in rows if h.light(now=now, yellow_share=share) == light}
            found_by_query = Hazard.objects.with_light(
                light, now=now, yellow_share=share
            )
            assert set(found_by_query) == shown


def test_found_between_counts_local_days(worker, grid):
    midnight = NOON.replace(hour=0, minute=30)
    hazard = found(make_site(grid), worker, now=midnight)

    assert list(Hazard.objects.found_between(TODAY, TODAY)) == [hazard]
    assert list(Hazard.objects.found_between(None, TODAY - DAY)) == []


def test_relapsed_and_counted_leave_void_out(worker, cadre, secretary, grid):
    site = make_site(grid)
    cleared(site, worker, cadre=cadre, verifier=secretary)
    again = found(site, worker, now=NOON + DAY)

    assert list(Hazard.objects.relapsed()) == [again]
    assert Hazard.objects.counted().count() == 2


def test_not_handled_by_is_what_the_database_lets_one_recheck(
    worker, lead_user, cadre, secretary, grid
):
    """EV-2."""
    reported_done(make_site(grid), worker, cadre=cadre, fixer=lead_user)

    def waiting(user):
        return Hazard.objects.waiting_for_recheck().not_handled_by(user).count()

    assert [waiting(u) for u in (worker, lead_user, cadre, secretary)] == [0, 0, 1, 1]
