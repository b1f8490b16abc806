"""The sample community: grids, other names, people with posts. All invented."""

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liuli.accounts.models import User
from liuli.accounts.operations import give_post, make_password, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.places.models import Parity
from liuli.places.operations import add_alias, claim_road
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from liuli.territory.operations import add_unit

SINCE = date(2020, 1, 1)

# Seven grids (FX-3): each a stretch of road or an old village group.
GRIDS: dict[str, tuple[tuple[str, int, int, Parity], ...]] = {
    "第一网格": (("琉璃中街", 0, 99_999, Parity.ALL),),
    "第二网格": (("琉璃三街", 0, 99_999, Parity.ODD),),
    "第三网格": (("琉璃三街", 0, 99_999, Parity.EVEN),),
    "第四网格": (("琉璃二街", 0, 99_999, Parity.ALL),),
    "第五网格": (("琉璃横街", 0, 99_999, Parity.ALL),),
    "第六网格": (("琉璃五街", 0, 99_999, Parity.ALL),),
    "第七网格": (
        ("琉璃四组", 0, 99_999, Parity.ALL),
        ("琉璃五组", 0, 99_999, Parity.ALL),
        ("琉璃六组", 0, 99_999, Parity.ALL),
    ),
}
ALIASES = {"中三街": "琉璃中三街", "琉璃中街三": "琉璃中三街", "老三街": "琉璃三街"}


@dataclass(frozen=True)
class Sample:
    """A sample sign-in: what it is called, who it is, where it works."""

    key: str
    username: str
    display_name: str
    role: Role
    grid: str = ""
    level: Level = Level.COMMUNITY


CAST = (
    Sample("cadre", "shequ", "江静", Role.CADRE),
    Sample("cadre_two", "shequ2", "柏林", Role.CADRE),
    Sample("petition_officer", "xinfang", "岳敏", Role.PETITION_OFFICER),
    Sample("petition_officer_two", "xinfang2", "明辉", Role.PETITION_OFFICER),
    Sample("funds_officer", "zijin", "尤静", Role.FUNDS_OFFICER),
    Sample("secretary", "shuji", "龚建国", Role.SECRETARY),
    Sample("lead", "pianqu", "熊晓梅", Role.LEAD, "第一网格"),
    Sample("worker", "wangge1", "何勇", Role.GRID_WORKER, "第一网格"),
    Sample("worker_next_grid", "wangge2", "唐丽", Role.GRID_WORKER, "第二网格"),
    Sample("canteen", "shitang", "郑芳", Role.CANTEEN),
    Sample("landlord", "fangdong", "房东会长", Role.LANDLORD),
    Sample("street", "jiedao", "覃志强", Role.STREET_OFFICER, level=Level.STREET),
    Sample("official", "quji", "解敏", Role.DISTRICT_OFFICIAL, level=Level.DISTRICT),
    Sample("auditor", "shenji", "单伟", Role.AUDITOR),
    Sample("admin", "guanli", "朴兰", Role.ADMINISTRATOR),
)
OTHER_WORKERS = {
    "第三网格": ("wangge3", "曾强"),
    "第四网格": ("wangge4", "黎娜"),
    "第五网格": ("wangge5", "罗刚"),
    "第六网格": ("wangge6", "杜霞"),
    "第七网格": ("wangge7", "石磊"),
}


def found_community(community: Unit) -> dict[str, Unit]:
    """Draw the grids and give the roads their other names; returns grids by name."""
    grids = {}
    for name, stretches in GRIDS.items():
        grid = add_unit(community, name=name, level=Level.GRID, actor=SYSTEM)
        grids[name] = grid
        for road, first, last, parity in stretches:
            claim_road(
                grid,
                road=road,
                number_from=first,
                number_to=last,
                parity=parity,
                actor=SYSTEM,
                starts_on=SINCE,
            )
    for alias, road in ALIASES.items():
        add_alias(community, alias=alias, road=road, actor=SYSTEM, starts_on=SINCE)
    return grids


def hire_staff(
    community: Unit, grids: dict[str, Unit]
) -> tuple[dict[str, User], dict[str, dict[str, str]]]:
    """Open the sample accounts; returns users by key and their sign-ins."""
    users: dict[str, User] = {}
    sign_ins: dict[str, dict[str, str]] = {}
    for sample in CAST:
        unit = grids[sample.grid] if sample.grid else _above(community, sample.level)
        user, password = _hire(sample.username, sample.display_name, sample.role, unit)
        users[sample.key] = user
        sign_ins[sample.key] = {"username": sample.username, "password": password}
    for grid_name, (username, display_name) in OTHER_WORKERS.items():
        user, _password = _hire(
            username, display_name, Role.GRID_WORKER, grids[grid_name]
        )
        users[username] = user
    return users, sign_ins


def keep_sign_ins(sign_ins: dict[str, dict[str, str]], path: Path) -> None:
    """Write the sample sign-ins where only the owner of the folder reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        json.dump(sign_ins, file, ensure_ascii=False, indent=1)
    path.chmod(0o600)


def _above(community: Unit, level: Level) -> Unit:
    found: Unit = Unit.objects.above(community).get(level=level)
    return found


def _hire(username: str, display_name: str, role: Role, unit: Unit) -> tuple[User, str]:
    user, password = open_account(
        username,
        display_name=display_name,
        actor=SYSTEM,
        password=make_password(),
        must_change_password=False,
    )
    give_post(user, role=role, unit=unit, actor=SYSTEM, starts_on=SINCE)
    return user, password
