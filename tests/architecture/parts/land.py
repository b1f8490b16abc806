"""Land compensation: a group, a document and a standard with words nobody may read."""

from datetime import date
from decimal import Decimal

from liuli.kernel.access import SYSTEM
from liuli.privacy.crypto import blind_index
from petitions.choices.compensation import PaperKind, Regime, SplitBody
from petitions.models import LandPaper, Member, Split
from petitions.operations.land import found_group, set_standard
from tests.architecture.world import NAME, NOON, PLACE, Part, World

STANDARD = {
    "regime": Regime.ZONE_PRICE,
    "name": PLACE,
    "zone_price_yuan": Decimal(90000),
    "class_factor": Decimal(1),
    "valid_from": date(2020, 1, 1),
    "source": NAME,
}


def build(world: World) -> Part:
    """Nothing of them is for the cast: none of it keeps land compensation."""
    group = found_group(world.community, number=7, village=PLACE, actor=SYSTEM)
    standard = set_standard(world.community, facts=STANDARD, actor=SYSTEM)
    paper = LandPaper.objects.create(
        unit=world.community,
        kind=PaperKind.PLAN,
        title=NAME,
        entered_by=world.people["cadre"],
    )
    split = Split.objects.create(
        group=group,
        title=NAME,
        total_yuan=1,
        body=SplitBody.MEMBERS_ASSEMBLY,
        made_by=world.people["cadre"],
        made_at=NOON,
    )
    member = Member.objects.create(
        group=group,
        key=blind_index(NAME, "tests.member"),
        full_name=NAME,
        name_index=blind_index(NAME, "tests.name"),
    )
    return Part(
        arguments={
            "admin:petitions_villagegroup_act": {"pk": group.pk, "act": "plan"},
            "admin:petitions_landpaper_act": {"pk": paper.pk, "act": "scan"},
            "admin:petitions_landstandard_act": {"pk": standard.pk, "act": "end"},
            "admin:petitions_split_act": {"pk": split.pk, "act": "adopt"},
            "admin:petitions_member_act": {"pk": member.pk, "act": "basis"},
        },
        rows={
            "petitions.split": split.pk,
            "petitions.member": member.pk,
            "petitions.villagegroup": group.pk,
            "petitions.landpaper": paper.pk,
            "petitions.landstandard": standard.pk,
        },
    )
