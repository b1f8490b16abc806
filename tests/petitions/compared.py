"""Four groups with papers: what the comparison is tested on, and the browser shows."""

from datetime import date
from decimal import Decimal

from liuli.kernel.money import mu_to_square_metres
from petitions.choices.compensation import Component, LandClass, Regime
from petitions.models import VillageGroup
from petitions.operations.land import (
    found_group,
    record_item,
    record_parcel,
    state_scheme,
)
from petitions.operations.papers import keep_paper
from tests.clock import NOON

PLAN = date(2008, 10, 20)
PAPER = {"kind": "plan", "title": "补偿安置方案", "number": "示〔2008〕11号"}
# Group: 亩, people, yuan promised and received for the land.
GROUPS = {
    2: (100, 320, 9_000_000, 0),
    4: (100, 310, 6_500_000, 6_500_000),
    5: (80, 290, 7_200_000, 0),
    6: (90, 290, 8_100_000, 0),
}
FACTS = {
    "regime": Regime.MULTIPLIER,
    "price_year": 2008,
    "mobilised_on": date(2008, 10, 8),
    "retained_yuan": Decimal(0),
}


def four_groups(community, officer) -> dict[int, VillageGroup]:
    """Groups 2, 4, 5 and 6, the land of each with its amounts and its document."""
    paper = keep_paper(community, facts=PAPER, actor=officer, now=NOON)
    groups = {}
    for number, (mu, people, promised, received) in GROUPS.items():
        group = found_group(community, number=number, village="琉璃村", actor=officer)
        facts = FACTS | {"people": people}
        state_scheme(group, plan_fixed_on=PLAN, facts=facts, actor=officer)
        area = mu_to_square_metres(Decimal(mu))
        land = {"land_class": LandClass.ARABLE, "area_m2": area}
        record_parcel(group, number="1", facts=land, actor=officer)
        amounts = {
            "promised": Decimal(promised),
            "received": Decimal(received),
            "received_on": date(2009, 6, 30) if received else None,
            "paper": paper,
        }
        record_item(group, component=Component.LAND, facts=amounts, actor=officer)
        groups[number] = group
    return groups
