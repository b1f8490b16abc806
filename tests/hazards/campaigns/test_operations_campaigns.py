"""F9, G1, G14 to G23: scope, team, visits, rooftops, slips, joint sign-off, report."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from hazards.choices.campaigns import Outcome, RoofStep, TeamRole, Theme
from hazards.models import Campaign, CampaignStop, RoofRecord
from hazards.operations.campaigns import (
    close_campaign,
    found_in,
    join_team,
    note_roof_step,
    plan_campaign,
    settled_stops,
    sign_campaign,
    start_campaign,
    take_cylinders,
    visit_stop,
)
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import found, make_site

pytestmark = pytest.mark.django_db
LAST = TODAY + timedelta(days=20)


def fails(code, act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    assert refused.value.code == code


def planned(community, cadre, *, theme=Theme.LODGINGS, **facts):
    facts.setdefault("name", "旅馆逐户检查")
    return plan_campaign(
        community, theme=theme, starts_on=TODAY, ends_on=LAST, actor=cadre, **facts
    )


def running(community, cadre, **facts):
    campaign = planned(community, cadre, **facts)
    join_team(
        campaign, role=TeamRole.COMMUNITY, user=cadre, is_responsible=True, actor=cadre
    )
    return start_campaign(campaign, actor=cadre)


def test_the_scope_is_every_present_site_of_the_kinds(
    community, grid, next_grid, cadre, worker
):
    """G1: house by house; the checklist version is kept with the campaign."""
    here, there = make_site(grid), make_site(next_grid, "group_rental")
    make_site(grid, "scrap_yard")

    whole = planned(community, cadre)
    part = planned(community, cadre, grids=[grid])

    assert {stop.site for stop in whole.stops.all()} == {here, there}
    assert {stop.site for stop in part.stops.all()} == {here}
    assert whole.checklist.site_kind == "small_hotel"
    fails("no_sites", planned, community, cadre, theme=Theme.GAS)
    with pytest.raises(NotAllowed):
        planned(community, worker)


def test_a_theme_is_patrolled_once_a_month(community, grid, cadre):
    """F9: fire lanes, e-bikes, falling objects: each once a month."""
    make_site(grid, "fire_lane")
    make_site(grid)
    month = {"theme": Theme.FIRE_LANES, "monthly": True}

    campaign = planned(community, cadre, **month)

    assert campaign.month == date(2026, 3, 1)
    fails("month_taken", planned, community, cadre, **month)
    fails("not_monthly", planned, community, cadre, monthly=True)
    other = planned(community, cadre)
    with pytest.raises(IntegrityError, match="campaign_once"), transaction.atomic():
        Campaign.objects.filter(pk=other.pk).update(
            theme=Theme.FIRE_LANES, month=campaign.month
        )


def test_a_team_has_somebody_responsible_before_it_starts(
    community, grid, cadre, worker
):
    """F2: 党员+网格员+房东+志愿者, each as whom."""
    make_site(grid)
    campaign = planned(community, cadre)
    join_team(campaign, role=TeamRole.GRID, user=worker, actor=cadre)
    member = join_team(campaign, role=TeamRole.VOLUNTEER, name="志愿者甲", actor=cadre)

    assert (member.user, member.name) == (None, "志愿者甲")
    fails("in_team", join_team, campaign, role=TeamRole.GRID, user=worker, actor=cadre)
    fails("who", join_team, campaign, role=TeamRole.GRID, actor=cadre)
    fails("nobody", start_campaign, campaign, actor=cadre)
    with pytest.raises(IntegrityError, match="responsible"), transaction.atomic():
        Campaign.objects.filter(pk=campaign.pk).update(state="running")


def test_visits_count_and_findings_live_in_the_ledger(community, grid, cadre, worker):
    """G1, G18: nobody home is visited again; a house closes once all its items do."""
    first, second = make_site(grid), make_site(grid)
    campaign = running(community, cadre)
    one, two = (campaign.stops.get(site=site) for site in (first, second))

    visit_stop(one, outcome=Outcome.NOBODY, actor=worker, now=NOON)
    fails("finding_missing", visit_stop, one, outcome=Outcome.FINDING, actor=worker,
          now=NOON)  # fmt: skip
    hazard = found(first, worker)
    one = visit_stop(one, outcome=Outcome.FINDING, actor=worker, now=NOON)
    visit_stop(two, outcome=Outcome.FIXED, note="已更换软管", actor=worker, now=NOON)

    assert (one.visits, one.by) == (2, worker)
    assert list(found_in(campaign)) == [hazard]
    assert campaign.stops.looked_at().count() == 2
    assert {stop.site for stop in settled_stops(campaign)} == {second}


def test_a_rooftop_is_vacated_before_it_ends_and_keeps_an_escape_route(
    community, grid, cadre
):
    """G23: found, vacated, closed or demolished only with an escape route confirmed."""
    make_site(grid, "rooftop_structure")
    make_site(grid)
    campaign = running(community, cadre, theme=Theme.ROOFTOPS)
    stop = campaign.stops.get()
    step = {"actor": cadre, "now": NOON}

    note_roof_step(stop, step=RoofStep.FOUND, **step)
    end = {"step": RoofStep.SEALED, "has_escape_route": True}
    fails("vacate_first", note_roof_step, stop, **end, **step)
    note_roof_step(stop, step=RoofStep.VACATED, **step)
    fails("escape_route", note_roof_step, stop, step=RoofStep.SEALED, **step)
    fails("step_known", note_roof_step, stop, step=RoofStep.VACATED, **step)
    note_roof_step(stop, **end, **step)

    with pytest.raises(IntegrityError, match="escape"), transaction.atomic():
        RoofRecord.objects.filter(step=RoofStep.SEALED).update(has_escape_route=False)
    hotel = running(community, cadre).stops.get()
    fails("not_a_rooftop", note_roof_step, hotel, step=RoofStep.FOUND, **step)
    with pytest.raises(IntegrityError, match="vacated"), transaction.atomic():
        RoofRecord.objects.create(
            stop=hotel, step=RoofStep.DEMOLISHED, on=TODAY, by=cadre,
            has_escape_route=True,
        )  # fmt: skip


def test_cylinders_that_are_given_up_have_a_slip(community, grid, cadre):
    """G19: count, holder, witness, to whom handed; names sealed."""
    make_site(grid, "lpg")
    stop = running(community, cadre, theme=Theme.GAS).stops.get()
    slip = {"holder": "某甲", "witness": "某乙", "handed_to": "gas", "actor": cadre,
            "now": NOON}  # fmt: skip

    made = take_cylinders(stop, cylinders=3, **slip)

    assert (made.cylinders, made.holder) == (3, "某甲")
    fails("count_missing", take_cylinders, stop, cylinders=0, **slip)
    fails("names_missing", take_cylinders, stop, cylinders=1, **slip | {"holder": " "})


def test_a_campaign_closes_signed_and_with_its_report(
    community, grid, cadre, worker, secretary
):
    """F9: joint sign-off; what is closed stays."""
    make_site(grid)
    campaign = running(community, cadre)
    stop = campaign.stops.get()
    visit_stop(stop, outcome=Outcome.SOUND, actor=worker, now=NOON)
    end = {"conclusion": "全部合格", "actor": secretary, "now": NOON}

    fails("unsigned", close_campaign, campaign, **end)
    with pytest.raises(NotAllowed):
        sign_campaign(campaign, actor=worker, today=TODAY)
    sign_campaign(campaign, actor=cadre, today=TODAY)
    fails("signed_before", sign_campaign, campaign, actor=cadre, today=TODAY)
    fails("conclusion_missing", close_campaign, campaign, **end | {"conclusion": ""})
    close_campaign(campaign, **end)

    fails("not_running", visit_stop, stop, outcome=Outcome.NOBODY, actor=worker,
          now=NOON)  # fmt: skip
    with pytest.raises(IntegrityError, match="campaignstop"), transaction.atomic():
        CampaignStop.objects.filter(pk=stop.pk).update(note="x")
    with pytest.raises(IntegrityError, match="campaign_closed"), transaction.atomic():
        Campaign.objects.filter(pk=campaign.pk).update(conclusion="")
