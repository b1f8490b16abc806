"""Who may do what with campaigns: one sentence each."""

from typing import Any

from hazards.models import Campaign, CampaignStop
from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_lead(actor: Actor, unit: Any) -> bool:
    """Whoever plans and closes campaigns there."""
    return actor.may(Capability.CAMPAIGNS_LEAD, unit)


def may_visit(actor: Actor, stop: CampaignStop) -> bool:
    """Whoever leads campaigns there, or reports hazards at the site."""
    return may_lead(actor, stop.campaign.unit) or actor.may(
        Capability.HAZARDS_REPORT, stop.site.unit
    )


def may_sign(actor: Actor, campaign: Campaign) -> bool:
    """Members of the team with an account."""
    person = actor.actor_id
    return person is not None and campaign.members.filter(user_id=person).exists()
