"""PI-5: minimum and shortest retention: dated parameters, dry run, holds respected."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed
from liuli.parameters.operations import set_parameter
from residents.choices import Basis, Tag
from residents.models import LegalHold, Person, ServiceTag, StayTotal, TenantReport
from residents.operations import (
    add_service_tag,
    flows_by_month,
    hold_person,
    lift_hold,
)
from residents.operations.columns import PersonFacts
from residents.operations.landlords import Home, Tie, enrol_landlord, link_account
from residents.operations.retention import carry_out_retention, due_for_retention
from residents.operations.tenant_reports import Checked, report_move_in, take_report
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_stay, an_identity

DAY = timedelta(days=1)
WORDS = "每周三送餐上门"


def counts(community, today):
    return {one.key: (one.count, one.held) for one in due_for_retention(
        community, today=today
    )}  # fmt: skip


@pytest.fixture
def report(community, person_with_post):
    """A landlord's report, taken today."""
    member = enrol_landlord(
        community,
        facts=PersonFacts("房东", identity=an_identity()),
        home=Home("琉璃三街5号"),
        tie=Tie(),
        joined_on=date(2024, 1, 1),
        actor=SYSTEM,
        today=TODAY,
    )
    account = person_with_post("fangdong", Role.LANDLORD, community)
    link_account(member, account=account, actor=SYSTEM, today=TODAY)
    made = report_move_in(
        member.person.lettings.get().dwelling,
        facts=PersonFacts("司徒租客"),
        day=TODAY,
        actor=account,
        now=NOON,
    )
    return take_report(made, found=Checked(is_seen=True), actor=SYSTEM, now=NOON)


@pytest.mark.django_db
def test_names_of_decided_reports_go_after_their_days_pi_5(
    report, community, secretary, cadre
):
    """Thirty whole days are kept; the dry run says what the act will do."""
    last, after = NOON + 30 * DAY, NOON + 31 * DAY
    assert counts(community, last.date())["tenant_reports"] == (0, 0)
    assert counts(community, after.date())["tenant_reports"] == (1, 0)
    with pytest.raises(NotAllowed):
        carry_out_retention(community, actor=cadre, now=after)
    assert carry_out_retention(community, actor=secretary, now=last) == {
        "tenant_reports": 0,
        "service_tags": 0,
        "stays": 0,
    }
    assert not Entry.objects.filter(action="residents.retention").exists()

    done = carry_out_retention(community, actor=secretary, now=after)

    assert done["tenant_reports"] == 1
    assert TenantReport.objects.get().full_name is None
    assert (
        carry_out_retention(community, actor=SYSTEM, now=after)["tenant_reports"] == 0
    )
    assert Entry.objects.get(action="residents.retention").detail == done


@pytest.mark.django_db
def test_a_legal_hold_keeps_what_would_go_pi_5(report, community, secretary):
    after = NOON + 31 * DAY
    hold_person(report.person, reason="诉讼", actor=secretary, now=NOON)
    assert counts(community, after.date())["tenant_reports"] == (0, 1)

    carry_out_retention(community, actor=secretary, now=after)
    assert TenantReport.objects.get().full_name == "司徒租客"

    lift_hold(report.person, actor=secretary, now=after)
    assert LegalHold.objects.standing().count() == 0
    carry_out_retention(community, actor=secretary, now=after)
    assert TenantReport.objects.get().full_name is None


@pytest.mark.django_db
def test_the_days_are_a_dated_parameter_pi_5(report, community, administrator):
    set_parameter(
        "retention.report_days",
        value="5",
        actor=administrator,
        unit=community,
        starts_on=TODAY + 10 * DAY,
        source="社区规定",
    )
    assert counts(community, TODAY + 9 * DAY)["tenant_reports"] == (0, 0)
    assert counts(community, TODAY + 10 * DAY)["tenant_reports"] == (1, 0)


@pytest.mark.django_db
def test_old_service_tags_go_with_their_history_pi_5(
    community, grid, secretary, capsys
):
    person = a_person(grid)
    tag = add_service_tag(
        person,
        tag=Tag.LIVES_ALONE,
        basis=Basis.CONSENT,
        purpose=WORDS,
        actor=SYSTEM,
        starts_on=date(2024, 1, 1),
    )
    events = apps.get_model("residents", "ServiceTagEvent")
    assert events.objects.filter(purpose=WORDS).exists()
    call_command("retention", unit=community.code, check=True)
    assert "service_tags: 1 due, 0 held" in capsys.readouterr().out
    assert ServiceTag.objects.filter(pk=tag.pk).exists()

    call_command("retention", unit=community.code)

    assert not ServiceTag.objects.exists()
    assert not events.objects.filter(purpose=WORDS).exists()
    assert events.objects.filter(pgh_obj=tag.pk).exists()


# --- stays ------------------------------------------------------------------------------
LONG_AGO, LEFT = TODAY - timedelta(days=700), TODAY - timedelta(days=200)


def flows_of(unit):
    return {
        month.first: (month.came, month.went)
        for month in flows_by_month(unit, today=TODAY, months=36)
        if month.came or month.went
    }


@pytest.fixture
def gone(grid, next_grid):
    """Lived in two grids one after the other, and left two hundred days ago."""
    person = a_person(grid, full_name="司徒远行")
    moved = TODAY - timedelta(days=400)
    a_stay(person, grid, starts_on=LONG_AGO, ends_on=moved)
    a_stay(person, next_grid, starts_on=moved, ends_on=LEFT)
    return person


@pytest.mark.django_db
def test_stays_of_people_long_gone_become_totals_of_their_month_pi_5(
    gone, community, grid, next_grid, secretary
):
    """PI-5: the months tell the same before and after; no event of the stays is left."""
    units = (community, grid, next_grid)
    before = [flows_of(unit) for unit in units]
    event = apps.get_model("residents", "StayEvent")
    assert counts(community, TODAY)["stays"] == (2, 0)

    done = carry_out_retention(community, actor=secretary, now=NOON)
    again = carry_out_retention(community, actor=secretary, now=NOON)

    assert (done["stays"], again["stays"]) == (2, 0)
    assert not gone.stays.exists()
    assert not event.objects.filter(person=gone.pk).exists()
    assert [flows_of(unit) for unit in units] == before
    assert all(before)
    assert StayTotal.objects.count() == 6
    assert Person.objects.filter(pk=gone.pk).exists()


@pytest.mark.django_db
def test_who_lives_here_left_lately_or_is_held_keeps_every_stay_pi_5(
    gone, community, grid, secretary
):
    """PI-5: earlier stays of whoever lives here explain the class (FR-1)."""
    here = a_person(grid, full_name="司徒还在")
    a_stay(here, grid, starts_on=LONG_AGO, ends_on=LEFT)
    a_stay(here, grid, starts_on=LEFT)
    lately = a_person(grid, full_name="司徒刚走")
    a_stay(lately, grid, starts_on=LONG_AGO, ends_on=TODAY - timedelta(days=100))
    hold_person(gone, reason="诉讼", actor=secretary, now=NOON)

    assert counts(community, TODAY)["stays"] == (0, 2)
    carry_out_retention(community, actor=secretary, now=NOON)

    assert (here.stays.count(), lately.stays.count(), gone.stays.count()) == (2, 1, 2)
    assert not StayTotal.objects.exists()


# --- the page ---------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_desk_shows_what_is_due_and_whoever_answers_for_it_carries_it_out(
    gone, community, cadre, secretary, lead_user, signed_in
):
    """PI-5: counts only; a cadre looks, the secretary presses."""
    url = reverse("admin:residents_purpose_retention")

    shown = signed_in(cadre).get(url).content.decode()
    forged = signed_in(cadre).post(url, {"unit": community.pk}).status_code
    shut = signed_in(lead_user).get(url).status_code
    answer = signed_in(secretary).post(url, {"unit": community.pk}, follow=True)

    assert "司徒" not in shown
    assert "180" in shown
    assert "ll-button--danger" not in shown
    assert (forged, shut) == (403, 403)
    assert "共处理 2 条" in answer.content.decode()
    assert not gone.stays.exists()
