"""The desk and phone pages of campaigns, orders, judgements, coverage and the map."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from hazards.choices.campaigns import Outcome, TeamRole, Theme
from hazards.models import (
    Campaign,
    CampaignStop,
    ExternalOrder,
    HazardLevel,
    MajorJudgement,
    MapPoint,
)
from hazards.operations.campaigns import (
    join_team,
    plan_campaign,
    start_campaign,
    visit_stop,
)
from hazards.operations.points import place_site
from hazards.rules.geography import outline, to_gcj02
from liuli.demo.campaigns import hold_campaigns
from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from tests.clock import NOON
from tests.factories.hazards import found, make_site
from tests.factories.patrols import finished

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def drive(community, cadre, worker, today):
    campaign = plan_campaign(
        community, theme=Theme.LODGINGS, name="旅馆联检", starts_on=today,
        ends_on=today + timedelta(days=9), actor=cadre,
    )  # fmt: skip
    join_team(campaign, role=TeamRole.COMMUNITY, user=cadre, is_responsible=True,
              actor=cadre)  # fmt: skip
    join_team(campaign, role=TeamRole.GRID, user=worker, actor=cadre)
    return start_campaign(campaign, actor=cadre)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_campaigns_asks_the_same_however_long_it_is(
    community, grid, cadre, worker, signed_in, today, rows, django_assert_num_queries
):
    """F9: so many of so many, counted in the list's own statement."""
    make_site(grid)
    make_site(grid)
    for _n in range(rows):
        stop = drive(community, cadre, worker, today).stops.first()
        visit_stop(stop, outcome=Outcome.SOUND, actor=worker, now=timezone.now())
    desk = signed_in(cadre)
    desk.get("/admin/hazards/campaign/")

    with django_assert_num_queries(6):
        page = desk.get("/admin/hazards/campaign/").content.decode()

    assert page.count("1 / 2") == rows


def test_a_campaign_is_planned_walked_and_closed_at_the_desk(
    community, grid, cadre, worker, signed_in, today
):
    """F9: each percentage opens its rows; the report closes it."""
    make_site(grid, "fire_lane")
    desk = signed_in(cadre)
    last = (today + timedelta(days=5)).isoformat()
    new = {"theme": "fire_lanes", "name": "本月消防通道", "monthly": "on",
           "starts_on": today.isoformat(), "ends_on": last}  # fmt: skip
    assert desk.get("/admin/hazards/campaign/new/").status_code == 200
    desk.post("/admin/hazards/campaign/new/", new)
    campaign = Campaign.objects.get()
    act = f"/admin/hazards/campaign/{campaign.pk}/act/"
    wrong = desk.post(act, {"act": "join", "role": "grid", "user_name": "nobody"})
    assert "没有" in wrong.content.decode()
    desk.post(act, {"act": "join", "role": "community", "user_name": "cadre",
                    "is_responsible": "on"})  # fmt: skip
    desk.post(act, {"act": "start"})
    stop = campaign.stops.get()
    visit = f"/admin/hazards/campaignstop/{stop.pk}/"
    assert desk.get(visit + "change/").status_code == 200
    desk.post(visit + "act/", {"act": "visit", "outcome": "sound"})
    desk.post(act, {"act": "sign"})
    desk.post(act, {"act": "close", "conclusion": "通道畅通"})

    page = desk.get(f"/admin/hazards/campaign/{campaign.pk}/change/").content.decode()
    assert "通道畅通" in page
    assert "100 %" in page
    for what in ("looked", "open", "settled", "cleared"):
        rows = desk.get(f"/admin/hazards/campaign/{campaign.pk}/rows/{what}/")
        assert rows.status_code == 200
        if what == "looked":
            assert stop.site.name in rows.content.decode()
    gone = desk.get(f"/admin/hazards/campaign/{campaign.pk}/rows/what/")
    assert gone.status_code == 404
    for name in ("campaign", "campaignstop"):
        assert desk.get(f"/admin/hazards/{name}/").status_code == 200


def test_a_member_visits_from_the_phone_and_the_figure_follows(
    community, grid, cadre, worker, neighbour, signed_in, today
):
    """F2, campaign.progress: only who is in the team has the sheet."""
    site = make_site(grid)
    make_site(grid)
    campaign = drive(community, cadre, worker, today)
    stop = campaign.stops.get(site=site)
    phone = signed_in(worker)
    assert site.name in phone.get("/field/").content.decode()
    assert site.name not in signed_in(neighbour).get("/field/").content.decode()

    phone.post("/field/new/campaigns.visit/", {"stop": stop.pk, "outcome": "sound"})

    stop.refresh_from_db()
    assert (stop.outcome, stop.by) == ("sound", worker)
    figure = find_indicator("campaign.progress")
    period = Period(on=today)
    counted = figure.measure([community], period)[community.pk]
    assert (counted.value, counted.of, counted.parts["lodgings"]) == (1, 2, 1)


def test_orders_levels_and_judgements_are_written_at_the_desk(
    grid, cadre, worker, signed_in, today
):
    """EV-6, HZ-19."""
    site = make_site(grid)
    hazard = found(site, worker, now=timezone.now())
    desk = signed_in(cadre)

    for page in ("externalorder", "hazardlevel", "majorjudgement"):
        assert desk.get(f"/admin/hazards/{page}/new/").status_code == 200
    desk.post("/admin/hazards/externalorder/new/", {
        "number": hazard.number, "order_number": "12345-7",
        "received_on": today, "due_on": today,
    })  # fmt: skip
    desk.post("/admin/hazards/hazardlevel/new/",
              {"number": hazard.number, "reason": "久拖未决"})  # fmt: skip
    desk.post("/admin/hazards/majorjudgement/new/", {
        "site": site.pk, "on": today, "is_crowded": "on", "evacuation": 4, "other": 0,
    })  # fmt: skip

    hazard.refresh_from_db()
    assert hazard.due_on == today
    rows = (ExternalOrder, HazardLevel, MajorJudgement)
    for model in rows:
        row = model.objects.get()
        name = model._meta.model_name
        assert desk.get(f"/admin/hazards/{name}/").status_code == 200
        assert desk.get(f"/admin/hazards/{name}/{row.pk}/change/").status_code == 200
    assert MajorJudgement.objects.get().get_result_display() == "需询问消防站"


def test_coverage_shows_streets_by_hour_and_no_person(
    grid, worker, official, signed_in
):
    """F7: from rounds, not from traces of people."""
    make_site(grid)
    finished(grid, worker)

    html = signed_in(worker).get("/patrols/coverage/").content.decode()

    assert "琉璃一街" in html
    assert worker.display_name not in re.sub(r"<header.*?</header>", "", html,
                                             flags=re.DOTALL)  # fmt: skip
    assert signed_in(official).get("/patrols/coverage/").status_code == 403
    counted = find_indicator("patrols.coverage").measure([grid], Period(NOON.date()))
    assert counted[grid.pk].of == 1


def test_the_map_works_without_tiles_and_keeps_the_territory(
    grid, next_grid, cadre, worker, official, signed_in
):
    """The map: grids, sites by colour, open hazards; positions only in one's scope."""
    mine = [make_site(grid) for _n in range(3)]
    other = make_site(next_grid)
    found(mine[0], worker, code="HT-06")
    for place, site in enumerate([*mine, other]):
        place_site(site, latitude=f"30.6{place}", longitude=f"104.{place * place}",
                   actor=SYSTEM)  # fmt: skip
    client = signed_in(worker)

    html = client.get("/map/").content.decode()

    data = json.loads(re.search(r'map-data"[^>]*>(.*?)</script>', html)[1])
    assert data["tiles"] == ""
    assert len(data["sites"]) == 3
    assert [site["colour"] for site in data["sites"]] == ["red", "green", "green"]
    assert [len(grid["points"]) for grid in data["grids"]] == [3]
    assert other.name not in html
    assert signed_in(official).get("/map/").status_code == 403
    post = {"site": mine[0].pk, "latitude": "31", "longitude": "104"}
    assert client.post("/map/", post).status_code == 302
    assert MapPoint.objects.get(site=mine[0]).latitude == 31
    client.post("/map/", post | {"site": other.pk})
    assert MapPoint.objects.get(site=other).latitude != 31


def test_the_shift_of_chinese_tiles_is_a_few_hundred_metres_and_display_only(
    grid, worker, signed_in, settings
):
    latitude, longitude = to_gcj02(30.62, 104.09)

    assert 0.001 < abs(latitude - 30.62) + abs(longitude - 104.09) < 0.01
    site = make_site(grid)
    place_site(site, latitude="30.62", longitude="104.09", actor=SYSTEM)
    settings.LIULI_MAP_GCJ02 = True
    assert (
        str(round(latitude, 4))[:6] in signed_in(worker).get("/map/").content.decode()
    )
    assert float(MapPoint.objects.get().latitude) == 30.62
    assert outline([(0, 0), (1, 1), (2, 2)]) == []
    assert outline([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)]) == [
        (0, 0), (2, 0), (2, 2), (0, 2),
    ]  # fmt: skip


def test_the_sample_campaigns_are_held(community, grid, cadre, worker):
    for _n in range(5):
        make_site(grid)
    found(make_site(grid), worker)

    hold_campaigns(community, worker=worker, cadre=cadre, now=timezone.now())

    assert Campaign.objects.count() == 2
    assert CampaignStop.objects.looked_at().count() == 3
    assert MapPoint.objects.count() > 5
    assert (ExternalOrder.objects.count(), HazardLevel.objects.count()) == (1, 1)


def test_a_lead_of_a_grid_sees_the_campaigns_that_visit_it(
    community, grid, cadre, worker, lead_user, neighbour, signed_in, today
):
    make_site(grid)
    make_site(grid)
    campaign = drive(community, cadre, worker, today)
    listed = signed_in(lead_user).get("/admin/hazards/campaign/")
    assert listed.context["cl"].result_count == 1
    assert Campaign.objects.visible_to(lead_user).get() == campaign
    assert not Campaign.objects.visible_to(neighbour).exists()
