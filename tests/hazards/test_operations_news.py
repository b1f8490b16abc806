"""Being told at once of an assignment and of a failed re-check."""

from datetime import timedelta

import pytest

from hazards.operations.assignments import Charge, assign_hazard, assign_hazards
from hazards.operations.endings import void_hazard
from hazards.operations.rechecks import report_rectified, verify_hazard
from liuli.accounts.operations import end_post, give_post
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from liuli.notices.models import Notice
from liuli.notices.operations import withdraw_overtaken
from liuli.notices.texts import sentences
from tests.clock import NOON, TODAY
from tests.conftest import LONG_AGO
from tests.factories.hazards import found, make_photo, make_site, reported_done

LATER = NOON + timedelta(hours=3)


def told(kind):
    notices = Notice.objects.filter(kind=f"hazards.{kind}")
    return sorted(notices.values_list("recipient__username", flat=True))


def seen_by(user):
    return list(Notice.objects.visible_to(user).values_list("kind", flat=True))


def fail(hazard, by):
    return verify_hazard(
        hazard, passed=False, is_on_site=True, text="仍缺灭火器", actor=by, now=LATER
    )


def test_whoever_is_assigned_a_hazard_is_told(worker, neighbour, cadre, grid):
    hazard = found(make_site(grid), cadre)

    assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON)

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (worker, "hazards.assigned")
    assert (notice.url, notice.is_urgent, notice.breaks_quiet) == (
        f"/field/hazards/{hazard.pk}/",
        False,
        False,
    )
    assert sentences([notice]) == [
        f"隐患 {hazard.number}（较大，第一网格）已分派给您，请于 2026-03-09 前完成整改。"
    ]


def test_a_critical_hazard_is_told_at_once(worker, cadre, grid):
    hazard = found(make_site(grid), cadre, code="HT-06")

    assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON)

    notice = Notice.objects.get()
    assert (notice.is_urgent, notice.breaks_quiet) == (True, True)


def test_the_own_assignment_is_not_echoed(worker, cadre, grid):
    hazard = found(make_site(grid), worker)

    assign_hazard(hazard, assignee=cadre, actor=cadre, now=NOON)

    assert not Notice.objects.exists()


def test_a_keeper_has_no_account_to_be_told_by(worker, cadre, grid):
    assign_hazard(found(make_site(grid), worker), is_keeper=True, actor=cadre, now=NOON)

    assert not Notice.objects.exists()


def test_many_assigned_at_once_are_one_notice_each(worker, cadre, grid):
    site = make_site(grid)
    hazards = [found(site, cadre, code=code) for code in ("HT-11", "HT-06")]

    assign_hazards(hazards, charge=Charge(worker), actor=cadre, now=NOON)

    assert told("assigned") == ["worker", "worker"]
    assert sorted(n.params["hazard"] for n in Notice.objects.all()) == sorted(
        hazard.pk for hazard in hazards
    )


def test_nobody_is_told_of_an_assignment_that_was_refused(worker, cadre, grid):
    hazard = found(make_site(grid), cadre)
    gone = found(make_site(grid), cadre)
    void_hazard(gone, reason="重复录入", actor=cadre, now=NOON)

    with pytest.raises(Refused):
        assign_hazards([hazard, gone], charge=Charge(worker), actor=cadre, now=NOON)

    assert not Notice.objects.exists()


def test_given_to_somebody_else_the_first_notice_is_withdrawn(
    worker, lead_user, cadre, grid
):
    hazard = found(make_site(grid), cadre)
    assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON)
    assign_hazard(hazard, assignee=lead_user, actor=cadre, now=LATER)

    assert withdraw_overtaken(now=LATER) == 1
    assert (seen_by(worker), seen_by(lead_user)) == ([], ["hazards.assigned"])
    assert Notice.objects.get(recipient=lead_user).url == (
        f"/admin/hazards/hazard/{hazard.pk}/change/"
    )


def test_a_hazard_reported_done_is_called_to_nobodys_mind(worker, cadre, grid):
    hazard = found(make_site(grid), cadre)
    assign_hazard(hazard, assignee=worker, actor=cadre, now=NOON)
    assert withdraw_overtaken(now=NOON) == 0

    report_rectified(hazard, text="已更换", actor=worker, now=LATER)

    assert withdraw_overtaken(now=LATER) == 1
    assert seen_by(worker) == []


def test_a_failed_recheck_is_told_to_whoever_reported_it_done(
    worker, neighbour, cadre, secretary, grid
):
    hazard = reported_done(make_site(grid), cadre, cadre=cadre, fixer=worker)

    hazard = fail(hazard, secretary)

    assert told("recheck_failed") == ["worker"]
    notice = Notice.objects.get(kind="hazards.recheck_failed")
    charge = hazard.current_assignment_id
    assert notice.key == f"hazard:{hazard.pk}:2:recheck_failed:{charge}"
    (sentence,) = sentences([notice])
    assert sentence == (
        f"隐患 {hazard.number}（较大，第一网格）复查未通过，退回继续整改，"
        "期限为 2026-03-09。"
    )


def test_a_failed_recheck_is_told_to_the_assignee_too(
    worker, lead_user, cadre, secretary, grid
):
    hazard = found(make_site(grid), cadre)
    assign_hazard(hazard, assignee=lead_user, actor=cadre, now=NOON)
    report_rectified(hazard, text="已更换", actor=worker, now=NOON)

    fail(hazard, secretary)

    assert told("recheck_failed") == ["lead", "worker"]


def test_each_failed_recheck_is_told_anew_and_withdrawn_when_done(
    worker, cadre, secretary, grid
):
    hazard = reported_done(make_site(grid), cadre, cadre=cadre, fixer=worker)
    fail(hazard, secretary)
    report_rectified(hazard, text="再次更换", actor=worker, now=LATER)
    assert withdraw_overtaken(now=LATER) == 1
    fail(hazard, secretary)

    assert withdraw_overtaken(now=LATER) == 0
    assert told("recheck_failed") == ["worker", "worker"]
    assert seen_by(worker) == ["hazards.recheck_failed"]


def test_a_passed_recheck_tells_nobody(worker, cadre, secretary, grid):
    hazard = reported_done(make_site(grid), cadre, cadre=cadre, fixer=worker)
    verify_hazard(
        hazard,
        passed=True,
        is_on_site=True,
        photos=[make_photo(secretary, grid)],
        actor=secretary,
        now=LATER,
    )

    assert not Notice.objects.exists()


def test_whoever_has_moved_to_another_grid_is_told_nothing(
    worker, cadre, secretary, grid, next_grid
):
    hazard = reported_done(make_site(grid), cadre, cadre=cadre, fixer=worker)
    end_post(worker.posts.get(), ends_on=TODAY, actor=SYSTEM)
    give_post(
        worker, role=Role.GRID_WORKER, unit=next_grid, actor=SYSTEM, starts_on=LONG_AGO
    )

    fail(hazard, secretary)

    assert not Notice.objects.exists()


def test_news_of_a_hazard_names_no_person(worker, cadre, secretary, grid):
    """T3: what the cadre and the verifier wrote stays with the hazard."""
    site = make_site(grid, name="秘密旅馆", keeper_name="欧阳震华")
    hazard = found(site, cadre)
    assign_hazard(hazard, assignee=worker, note="找欧阳震华", actor=cadre, now=NOON)
    report_rectified(hazard, text="欧阳震华已换", actor=worker, now=NOON)
    fail(hazard, secretary)

    notices = list(Notice.objects.all())
    kept = " ".join(f"{n.key} {n.params} {n.url}" for n in notices)
    assert len(notices) == 2
    for bait in ("欧阳", "震华", "秘密", site.address.raw):
        assert bait not in kept + " ".join(sentences(notices))
