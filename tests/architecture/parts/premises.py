from datetime import timedelta

from hazards.choices import SiteKind
from hazards.choices.assets import AssetKind, FaultKind
from hazards.choices.campaigns import TeamRole, Theme
from hazards.choices.shops import AdviceKind, LicenceKind
from hazards.choices.water import UnbilledKind
from hazards.exports.letters import notice_words, report_words
from hazards.operations.assets import add_asset, report_asset_fault
from hazards.operations.campaigns import (
    close_campaign,
    join_team,
    plan_campaign,
    sign_campaign,
    start_campaign,
)
from hazards.operations.letters import write_notice, write_report
from hazards.operations.relooks import mark_key_site
from hazards.operations.shops import advise_shop, note_licence
from hazards.operations.water.losses import note_unbilled_use
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.hazards import cleared, make_site


def build(world: World) -> Part:
    """Looks at what was cleared, a key site, assets, papers of a shop, letters."""
    people, grid = world.people, world.grid
    worker, cadre = people["worker"], people["cadre"]
    site = make_site(grid, name=f"{NAME}旅馆")
    hazard = cleared(site, worker, cadre=cadre, verifier=cadre)
    mark = mark_key_site(
        site, reason=NAME, starts_on=TODAY - timedelta(days=3), actor=cadre
    )
    asset = add_asset(
        grid, kind=AssetKind.CAMERA, name=NAME, place=NAME, starts_on=TODAY,
        actor=cadre,
    )  # fmt: skip
    fault = report_asset_fault(
        asset, kind=FaultKind.BROKEN, text=NAME, actor=worker, at=NOON
    )
    shop = make_site(grid, kind=SiteKind.STREET_FRONT, name=f"{NAME}面馆")
    licence = note_licence(
        shop, kind=LicenceKind.FOOD, number=NAME, actor=worker, today=TODAY
    )
    advice = advise_shop(shop, kind=AdviceKind.STREET, text=NAME, actor=worker, at=NOON)
    notice = write_notice(world.hazard, words=notice_words, actor=cadre, now=NOON)
    use = note_unbilled_use(
        world.community, kind=UnbilledKind.FIRE, on=TODAY, volume_m3=5, note=NAME,
        actor=cadre, today=TODAY,
    )  # fmt: skip
    rows = {
        "relook": hazard.relooks.first(), "keysite": mark, "asset": asset,
        "assetfault": fault, "licence": licence, "shopadvice": advice,
        "hazardletter": notice, "campaignletter": _report(world), "unbilleduse": use,
    }  # fmt: skip
    acts = ("keysite", "asset", "assetfault", "hazardletter")
    letters = ("hazardletter", "campaignletter")
    return Part(
        arguments={f"admin:hazards_{name}_act": {"pk": rows[name].pk} for name in acts}
        | {
            f"admin:hazards_{name}_{what}": {"pk": rows[name].pk}
            for name in letters
            for what in ("file", "pdf")
        },
        rows={f"hazards.{name}": row.pk for name, row in rows.items()},
    )


def _report(world: World):
    """The closing report of a campaign of its own."""
    cadre = world.people["cadre"]
    campaign = plan_campaign(
        world.community, theme=Theme.LODGINGS, name=f"{NAME}结项", starts_on=TODAY,
        ends_on=TODAY + timedelta(days=1), actor=cadre,
    )  # fmt: skip
    join_team(
        campaign, role=TeamRole.COMMUNITY, user=cadre, is_responsible=True, actor=cadre
    )
    start_campaign(campaign, actor=cadre)
    sign_campaign(campaign, actor=cadre, today=TODAY)
    close_campaign(campaign, conclusion=NAME, actor=cadre, now=NOON)
    return write_report(campaign, words=report_words, actor=cadre, now=NOON)
