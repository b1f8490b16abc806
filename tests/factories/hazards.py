"""Sites and hazards, brought to their states the way people do."""

import io
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from PIL import Image

from hazards.choices import SiteKind
from hazards.models import ChecklistItem, Hazard, Site
from hazards.operations.assignments import assign_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.rechecks import report_rectified, verify_hazard
from hazards.operations.sites import SiteWords, add_site
from liuli.accounts.models import User
from liuli.attachments.choices import Opens
from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.kernel.access import SYSTEM
from liuli.places.models import GridClaim
from liuli.places.operations import claim_road
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from tests.clock import NOON

LONG_AGO = date(2024, 1, 1)
ROADS = ("琉璃一街", "琉璃二街", "琉璃三街", "琉璃四街", "琉璃五街", "琉璃六街")
_numbers = count(1)


def road_of(grid: Unit) -> str:
    """The road this grid claims: one of its own for each grid of a community."""
    road = ROADS[int(grid.segment) - 1]
    if not GridClaim.objects.filter(grid=grid, road=road).exists():
        claim_road(grid, road=road, actor=SYSTEM, starts_on=LONG_AGO)
    return road


def make_site(unit: Unit, kind: str = SiteKind.SMALL_HOTEL, **words: Any) -> Site:
    """A site in a grid, at the next house number of its road."""
    community = unit if unit.level == Level.COMMUNITY else unit.parent
    road = road_of(unit) if unit.level == Level.GRID else "琉璃北街"
    words.setdefault("name", f"福星旅馆{next(_numbers)}")
    return add_site(
        community,
        kind=kind,
        address=words.pop("address", f"{road}{next(_numbers)}号"),
        words=SiteWords(**words),
        known_since=LONG_AGO,
        actor=SYSTEM,
    )


def an_item(code: str = "HT-06") -> ChecklistItem:
    """A checklist item in force; HT-06 is critical with 0 days, HT-11 major with 7."""
    return ChecklistItem.objects.current().get(code=code)


def make_photo(user: User, unit: Unit, *, now: datetime = NOON) -> File:
    """A new picture sent by this person."""
    picture, number = io.BytesIO(), next(_numbers)
    image = Image.new("RGB", (128, 16))
    for bit in range(16):  # blocks, so that no two numbers look alike to JPEG
        if number >> bit & 1:
            image.paste((255, 255, 255), (bit * 8, 0, bit * 8 + 8, 16))
    image.save(picture, "JPEG")
    return store_photo(
        picture.getvalue(), unit=unit, opens_with=Opens.HAZARDS, actor=user, now=now
    )


def found(site: Site, by: User, *, code: str = "HT-11", now: datetime = NOON) -> Hazard:
    """A hazard this person has reported."""
    return report_hazard(site, item=an_item(code), actor=by, observed_at=now, now=now)


def assigned(
    site: Site, by: User, *, cadre: User, code: str = "HT-11", now: datetime = NOON
) -> Hazard:
    """A hazard the cadre has assigned to the keeper."""
    hazard = found(site, by, code=code, now=now)
    return assign_hazard(hazard, is_keeper=True, actor=cadre, now=now)


def reported_done(
    site: Site,
    by: User,
    *,
    cadre: User,
    fixer: User | None = None,
    code: str = "HT-11",
    now: datetime = NOON,
) -> Hazard:
    """A hazard reported as rectified, with its after-photo."""
    hazard = assigned(site, by, cadre=cadre, code=code, now=now)
    who = fixer or by
    return report_rectified(
        hazard,
        text="已更换灭火器",
        photos=[make_photo(who, site.unit, now=now)],
        actor=who,
        now=now + timedelta(hours=1),
    )


def cleared(
    site: Site,
    by: User,
    *,
    cadre: User,
    verifier: User,
    code: str = "HT-11",
    now: datetime = NOON,
) -> Hazard:
    """A hazard another person has re-checked and cleared."""
    hazard = reported_done(site, by, cadre=cadre, code=code, now=now)
    return verify_hazard(
        hazard,
        passed=True,
        is_on_site=True,
        actor=verifier,
        now=now + timedelta(hours=2),
    )
