"""EV-1, EV-3 to EV-6: the clock of a hazard stands still, and what that moves."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from hazards.choices import HazardStatus, Light, Severity, SiteKind, Step
from hazards.choices.pauses import PauseEnd, PauseReason
from hazards.models import Hazard, HazardPause
from hazards.operations.assignments import assign_hazard
from hazards.operations.endings import void_hazard
from hazards.operations.orders import take_order
from hazards.operations.pauses import end_due_pauses, pause_hazard, resume_hazard
from hazards.operations.rechecks import report_rectified
from hazards.operations.reminders import warn_due_hazards
from hazards.operations.severities import raise_missed, raise_severity
from hazards.rules import pauses as rules
from liuli.audit.models import Entry
from liuli.kernel.calendar import WorkingCalendar
from liuli.kernel.errors import NotAllowed
from liuli.notices.models import Notice
from liuli.notices.operations import withdraw_overtaken
from tests.clock import NOON, TODAY
from tests.factories.hazards import assigned, found, make_site
from tests.hazards.test_command import fails
from tests.hazards.test_reminders_rules import at

MONDAY = date(2026, 3, 16)
SHARE = Decimal("0.25")


def words(by, **changes):
    return {
        "reason": PauseReason.OWNER,
        "resume_on": MONDAY,
        "actor": by,
        "now": at("2026-03-04 12:00"),
        **changes,
    }


@pytest.fixture
def hazard(grid, worker, cadre):
    """A major hazard, seven days: due 2026-03-09, to be rectified by the worker."""
    row = found(make_site(grid), worker)
    return assign_hazard(row, assignee=worker, actor=cadre, now=NOON)


@pytest.fixture
def paused(hazard, cadre):
    """From Wednesday noon until the Monday after next."""
    pause_hazard(hazard, **words(cadre))
    return Hazard.objects.get(pk=hazard.pk)


@pytest.mark.parametrize(
    ("begin", "end", "moved"),
    [
        ("2026-03-04 12:00", "2026-03-04 12:30", "2026-03-09"),
        ("2026-03-04 12:00", "2026-03-04 16:30", "2026-03-10"),
        ("2026-03-04 09:00", "2026-03-06 09:00", "2026-03-11"),
        ("2026-03-06 17:30", "2026-03-09 09:00", "2026-03-09"),
        ("2026-03-04 12:00", "2026-03-16 00:00", "2026-03-19"),
        ("2026-04-30 12:00", "2026-05-06 09:00", "2026-03-10"),
    ],
)
def test_the_due_date_moves_by_working_time_alone(begin, end, moved):
    """EV-4, EV-5: nights, weekends and holidays move nothing; half a day is one."""
    later = rules.moved_date(
        date(2026, 3, 9),
        began_at=at(begin),
        ended_at=at(end),
        calendar=WorkingCalendar(),
    )

    assert later == date.fromisoformat(moved)


def test_the_light_stands_still(paused):
    """EV-5: computed at the moment of the pause, in Python and by the database."""
    long_after = at("2026-03-15 12:00")

    light = paused.light(now=long_after, yellow_share=SHARE)

    assert light == Light.GREEN
    green = Hazard.objects.with_light(light, now=long_after, yellow_share=SHARE)
    assert set(green) == {paused}
    assert not Hazard.objects.overdue(date(2026, 3, 15)).exists()
    assert set(Hazard.objects.overdue(date(2026, 3, 15))) == set()
    assert set(Hazard.objects.paused()) == {paused}


def test_nobody_is_told_while_it_stands_still(paused, lead_user, secretary):
    """EV-5: no rung of the ladder, and what waited for the digest is withdrawn."""
    assert warn_due_hazards(now=at("2026-03-12 12:00")) == 0
    assert raise_missed(now=at("2026-03-12 12:00")) == 0


def test_what_waited_for_the_digest_is_withdrawn(hazard, worker, cadre):
    """EV-5: a yellow notice of before says nothing while the clock stands still."""
    assert warn_due_hazards(now=at("2026-03-08 23:00")) > 0
    pause_hazard(hazard, **words(cadre, now=at("2026-03-09 09:00")))

    withdraw_overtaken(now=at("2026-03-09 10:00"))

    soon = Notice.objects.filter(kind="hazards.rectify_soon")
    assert soon.exists()
    assert not soon.unread().exists()


def test_it_runs_again_by_itself_on_its_day(paused, worker):
    """EV-5: however late the sweep; the new ladder begins, its fixer is told once."""
    assert end_due_pauses(now=at("2026-03-15 23:59")) == 0
    assert end_due_pauses(now=at("2026-03-16 08:00")) == 1
    assert end_due_pauses(now=at("2026-03-16 08:05")) == 0

    paused.refresh_from_db()
    pause = paused.pauses.get()
    assert paused.paused_at is None
    assert paused.due_on == pause.due_after == date(2026, 3, 19)
    assert paused.clock_started_at == NOON + timedelta(days=10)
    assert pause.ended_at == at("2026-03-16 00:00")
    assert pause.ended_how == PauseEnd.DAY
    assert paused.light(now=at("2026-03-16 08:00"), yellow_share=SHARE) == Light.GREEN
    told = Notice.objects.get(kind="hazards.clock_runs")
    assert (told.recipient, told.params["due_on"]) == (worker, "2026-03-19")


def test_the_ladder_begins_anew_at_the_new_date(paused, lead_user, secretary):
    """EV-5: the sweep itself ends the pause, then warns of the moved date."""
    warn_due_hazards(now=at("2026-03-19 12:00"))

    soon = Notice.objects.filter(kind="hazards.rectify_soon")
    assert {notice.params["due_on"] for notice in soon} == {"2026-03-19"}


def test_a_lead_lets_it_run_again(paused, cadre, worker):
    """EV-1: by hand, with a step of its life and an audit sentence."""
    with pytest.raises(NotAllowed):
        resume_hazard(paused, actor=worker, now=at("2026-03-06 12:00"))

    resume_hazard(paused, actor=cadre, now=at("2026-03-06 12:00"))

    paused.refresh_from_db()
    assert paused.due_on == date(2026, 3, 11)
    assert paused.pauses.get().ended_how == PauseEnd.HAND
    steps = list(paused.moves.values_list("step", flat=True))
    assert steps[-2:] == [Step.PAUSED, Step.RESUMED]
    acts = {"hazards.paused", "hazards.resumed"}
    assert Entry.objects.filter(action__in=acts).count() == 2
    fails("not_paused", resume_hazard, paused, actor=cadre, now=at("2026-03-07 12:00"))


def test_who_rectifies_does_not_approve(grid, worker, cadre, secretary):
    """EV-1: an approver who is not the handler, in the operation and by raw rows."""
    own = found(make_site(grid), worker)
    assign_hazard(own, assignee=cadre, actor=cadre, now=NOON)

    fails("own_hazard", pause_hazard, own, **words(cadre))
    with pytest.raises(NotAllowed):
        pause_hazard(own, **words(worker))
    with pytest.raises(IntegrityError, match="another_person"), transaction.atomic():
        HazardPause.objects.create(
            hazard=own, reason="owner", by=cadre, began_at=NOON, resume_on=MONDAY,
            due_before=own.due_on,
        )  # fmt: skip
    pause_hazard(own, **words(secretary))
    assert Hazard.objects.get(pk=own.pk).paused_at == at("2026-03-04 12:00")


def test_what_is_refused_leaves_nothing(hazard, cadre):
    """EV-1: reason, day, length and order; a refused pause leaves no trace."""
    late = at("2026-03-10 09:00")
    fails("note_missing", pause_hazard, hazard, **words(cadre, reason="other"))
    fails("day_past", pause_hazard, hazard, **words(cadre, resume_on=date(2026, 3, 4)))
    fails("overdue", pause_hazard, hazard, **words(cadre, now=late))
    far = words(cadre, resume_on=date(2026, 4, 3))
    fails("pause_too_long", pause_hazard, hazard, **far)

    assert not HazardPause.objects.exists()
    assert not Entry.objects.filter(action="hazards.paused").exists()


def test_all_pauses_together_have_one_longest(paused, cadre):
    """EV-1: many short pauses are no way round the longest one."""
    resume_hazard(paused, actor=cadre, now=at("2026-03-13 17:30"))
    again = {"now": at("2026-03-16 09:00")}

    over = words(cadre, resume_on=date(2026, 4, 3), **again)
    fails("pause_too_long", pause_hazard, paused, **over)
    pause_hazard(paused, **words(cadre, resume_on=date(2026, 4, 1), **again))

    assert HazardPause.objects.filter(hazard=paused).count() == 2


def test_an_order_from_outside_runs_on(hazard, cadre):
    """EV-6: the earlier date wins, also over a pause."""
    order = {"received_on": TODAY, "actor": cadre, "now": NOON}
    take_order(hazard, number="12345-9", due_on=date(2026, 3, 11), **order)
    fails("order_runs_on", pause_hazard, hazard, **words(cadre))
    pause_hazard(hazard, **words(cadre, resume_on=date(2026, 3, 11)))

    end_due_pauses(now=at("2026-03-11 08:00"))

    hazard.refresh_from_db()
    assert hazard.due_on == hazard.pauses.get().due_after == date(2026, 3, 11)


@pytest.mark.parametrize("how", ["order", "done", "void", "raised"])
def test_what_moves_the_hazard_ends_the_pause(paused, worker, cadre, how):
    """EV-1, EV-5, EV-6: no clock stands still on a hazard that has moved on."""
    now = at("2026-03-06 12:00")
    if how == "order":
        take_order(paused, number="12345-8", received_on=TODAY,
                   due_on=date(2026, 3, 10), actor=cadre, now=now)  # fmt: skip
    elif how == "done":
        report_rectified(paused, text="已清理", actor=worker, now=now)
    elif how == "void":
        void_hazard(paused, reason="录错了", actor=cadre, now=now)
    else:
        raise_severity(paused, severity=Severity.CRITICAL, actor=worker, now=now)

    row = Hazard.objects.get(pk=paused.pk)
    assert row.paused_at is None
    assert row.pauses.get().ended_how == PauseEnd.MOVED
    assert not Notice.objects.filter(kind="hazards.clock_runs").exists()


def test_a_moved_date_is_not_a_missed_one(grid, worker, cadre):
    """HZ-4, EV-5: only the second date really missed raises the severity."""
    site = make_site(grid, SiteKind.GROUP_RENTAL)
    hazard = assigned(site, worker, cadre=cadre, code="GR-09")
    assert hazard.severity == Severity.GENERAL
    pause_hazard(hazard, **words(cadre))
    end_due_pauses(now=at("2026-03-16 08:00"))

    assert raise_missed(now=at("2026-04-20 08:00")) == 0


def test_only_what_is_being_rectified_stands_still(grid, worker, cadre, hazard):
    """EV-1: not before the assignment, not while the re-check is waited for."""
    fresh = found(make_site(grid), worker)
    fails("not_being_fixed", pause_hazard, fresh, **words(cadre))
    critical = assigned(make_site(grid), worker, cadre=cadre, code="HT-06")
    fails("critical", pause_hazard, critical, **words(cadre))
    report_rectified(hazard, text="已清理", actor=worker, now=NOON)
    fails("not_being_fixed", pause_hazard, hazard, **words(cadre))

    assert not HazardPause.objects.exists()


def test_no_new_charge_while_it_stands_still(paused, cadre):
    """EV-1: an extension once, and never inside a pause."""
    fails("paused", pause_hazard, paused, **words(cadre))
    fails(
        "paused", assign_hazard, paused, is_keeper=True, due_on=date(2026, 4, 1),
        note="x", actor=cadre, now=at("2026-03-05 09:00"),
    )  # fmt: skip

    assert HazardPause.objects.filter(hazard=paused).count() == 1


def test_the_tables_hold_it_too(paused, cadre):
    """EV-5: one open pause, end after start, and the hazard says what its row says."""
    row = {
        "hazard": paused, "reason": "owner", "by": cadre, "resume_on": MONDAY,
        "due_before": paused.due_on,
    }  # fmt: skip
    over = {"ended_at": at("2026-03-05 12:00"), "ended_how": "hand"}
    pauses = HazardPause.objects.filter(hazard=paused)
    for broken in (
        lambda: HazardPause.objects.create(began_at=at("2026-03-06 12:00"), **row),
        lambda: pauses.update(**over),
        lambda: pauses.update(due_after=date(2026, 3, 1), **over),
        lambda: pauses.update(
            ended_at=at("2026-03-04 11:00"), ended_how="hand", due_after=MONDAY
        ),
        lambda: pauses.update(text="another"),
        pauses.delete,
        lambda: Hazard.objects.filter(pk=paused.pk).update(paused_at=None),
        lambda: Hazard.objects.filter(pk=paused.pk).update(paused_at=NOON),
        lambda: Hazard.objects.filter(pk=paused.pk).update(
            status=HazardStatus.REPORTED_DONE,
            recheck_from=NOON,
            recheck_due_on=MONDAY,
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()
    assert pauses.get().ended_at is None


def test_the_number_stays(paused, cadre):
    """EV-3: a pause and its end leave the number of the hazard alone."""
    before = paused.number

    resume_hazard(paused, actor=cadre, now=at("2026-03-06 12:00"))

    assert Hazard.objects.get(pk=paused.pk).number == before


def test_the_desk_pauses_shows_and_resumes(client, grid, worker, cadre):
    """EV-1, EV-5: one form, a badge, an own list, one button."""
    now = timezone.now()
    hazard = assigned(make_site(grid), worker, cadre=cadre, now=now)
    page = reverse("admin:hazards_hazard_change", args=[hazard.pk])
    client.force_login(cadre)
    day = timezone.localdate(now) + timedelta(days=3)

    client.post(
        reverse("admin:hazards_hazard_pause", args=[hazard.pk]),
        {"reason": "parts", "resume_on": day.isoformat(), "text": ""},
    )

    shown = client.get(page).text
    assert "计时已暂停" in shown
    assert "配件" in shown
    ledger = client.get(
        reverse("admin:hazards_hazard_changelist"), {"state": "paused"}
    ).text
    assert hazard.number in ledger
    pauses = client.get(
        reverse("admin:hazards_hazardpause_changelist"), {"clock": "stands"}
    ).text
    assert hazard.number in pauses
    client.post(reverse("admin:hazards_hazard_resume", args=[hazard.pk]))
    assert "计时已暂停" not in client.get(page).text


def test_the_phone_shows_it(client, paused, worker):
    """EV-5: the fixer sees that the clock stands still."""
    client.force_login(worker)

    shown = client.get(reverse("hazards:field_hazard", args=[paused.pk])).text

    assert "计时已暂停" in shown
