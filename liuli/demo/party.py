"""Organisations, members and groups of the sample community; all invented."""

from datetime import date, timedelta
from typing import Final

from liuli.accounts.models import User
from liuli.territory.models import Unit
from residents.choices.party import (
    FoundBy,
    OrganisationKind,
    WorkGroupKind,
)
from residents.models import PartyOrganisation, Person
from residents.operations.party import (
    MemberFacts,
    admit_member,
    found_organisation,
    note_contact,
    people_to_find,
)
from residents.operations.work_groups import found_group, give_group_task, join_group

_SINCE: Final = date(2024, 7, 1)
_LOCAL, _FLOATING = 40, 16
_HOMES: Final = (
    "资阳市乐至县某镇某村党支部",
    "凉山州昭觉县某乡某村党支部",
    "南充市仪陇县某村党支部",
)
_GROUPS: Final = (
    (WorkGroupKind.YOUTH_POST, "青年党员先锋岗", "夜间电动车充电劝导"),
    (WorkGroupKind.HAZARDS, "隐患排查小组", "中三街小旅馆消防通道检查"),
    (WorkGroupKind.CULTURE, "文体活动小组", "百家宴筹备"),
    (WorkGroupKind.DIGITAL, "数字化建设小组", "小程序使用辅导"),
)


def keep_the_base(community: Unit, *, secretary: User, today: date) -> None:
    """A tree of eight organisations, members from both sides, four groups."""
    branches, points = _found_tree(community, secretary)
    people = list(people_to_find(secretary).order_by("pk")[: _LOCAL + _FLOATING])
    for place, person in enumerate(people):
        if place < _LOCAL:
            facts = MemberFacts(organisation=branches[place % len(branches)])
        else:
            facts = MemberFacts(
                is_floating=True,
                contact_point=points[place % len(points)],
                home_organisation=_HOMES[place % len(_HOMES)],
            )
        found_by = FoundBy.MEMBER if place % 3 else FoundBy.ORGANISATION
        since = today - timedelta(days=200 - place)
        member = admit_member(
            person, facts=facts, found_by=found_by, actor=secretary, today=since
        )
        if place % 4:
            day = today - timedelta(days=place + 20)
            note_contact(member, on=day, text="电话联系", actor=secretary, today=today)
    _found_groups(community, people, secretary, today)


def _found_tree(
    community: Unit, by: User
) -> tuple[list[PartyOrganisation], list[PartyOrganisation]]:
    def found(
        kind: OrganisationKind,
        name: str,
        parent: PartyOrganisation | None,
        place: str = "",
        *,
        is_street: bool = False,
    ) -> PartyOrganisation:
        return found_organisation(
            community,
            kind=kind,
            name=name,
            parent=parent,
            place=place,
            is_street=is_street,
            starts_on=_SINCE,
            actor=by,
        )

    kind = OrganisationKind
    committee = found(kind.COMMITTEE, "琉璃社区党委", None, "社区党群服务中心")
    first = found(kind.BRANCH, "第一党支部", committee, "社区党群服务中心")
    second = found(kind.BRANCH, "第二党支部", committee, "柳江新居三期")
    street = found(
        kind.BRANCH,
        "琉璃中三街功能型党支部",
        committee,
        "平安驿站琉璃站点",
        is_street=True,
    )
    found(kind.GROUP, "商户党小组", street, "琉璃三街", is_street=True)
    points = [
        found(kind.CONTACT_POINT, "中三街党建联络点", street, "平安驿站琉璃站点"),
        found(kind.CONTACT_POINT, "小旅馆片区党建联络点", street, "琉璃二街"),
        found(kind.CONTACT_POINT, "党群服务中心联络点", first, "社区党群服务中心"),
    ]
    return [first, second], points


def _found_groups(community: Unit, people: list[Person], by: User, today: date) -> None:
    begins = today - timedelta(days=60)
    for place, (kind, name, task) in enumerate(_GROUPS):
        group = found_group(
            community,
            kind=kind,
            name=name,
            starts_on=begins,
            ends_on=begins + timedelta(days=365),
            actor=by,
        )
        for turn, person in enumerate(people[place * 4 : place * 4 + 4]):
            join_group(group, person, is_lead=turn == 0, actor=by, today=today)
        due_on = today + timedelta(days=3 + place)
        give_group_task(group, title=task, due_on=due_on, actor=by, today=today)
