from datetime import timedelta

from hazards.choices.campaigns import TeamRole, Theme
from hazards.operations.campaigns import join_team, plan_campaign, start_campaign
from hazards.operations.major import judge_site
from hazards.operations.orders import take_order, tell_next_level
from hazards.operations.points import place_site
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY


def build(world: World) -> Part:
    """A campaign over the hotel of the world, an order, a judgement, a point."""
    cadre = world.people["cadre"]
    campaign = plan_campaign(
        world.community,
        theme=Theme.LODGINGS,
        name=NAME,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=9),
        actor=cadre,
    )
    join_team(
        campaign, role=TeamRole.COMMUNITY, user=cadre, is_responsible=True, actor=cadre
    )
    start_campaign(campaign, actor=cadre)
    stop = campaign.stops.get(site=world.site)
    order = take_order(
        world.hazard,
        number="12345-1",
        received_on=TODAY,
        due_on=TODAY + timedelta(days=2),
        actor=cadre,
        now=NOON,
    )
    level = tell_next_level(world.hazard, reason=NAME, actor=cadre, now=NOON)
    judgement = judge_site(
        world.site, evacuation=1, is_crowded=True, on=TODAY, actor=cadre, now=NOON
    )
    place_site(world.site, latitude="30.62", longitude="104.09", actor=cadre)
    rows = {
        "campaign": campaign, "campaignstop": stop, "externalorder": order,
        "hazardlevel": level, "majorjudgement": judgement,
    }  # fmt: skip
    return Part(
        arguments={
            f"admin:hazards_{name}_act": {"pk": rows[name].pk}
            for name in ("campaign", "campaignstop")
        }
        | {"admin:hazards_campaign_rows": {"pk": campaign.pk, "what": "looked"}},
        rows={f"hazards.{name}": row.pk for name, row in rows.items()},
    )
