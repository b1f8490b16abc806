"""Needs of the first grid in every state, and four nominations; all invented."""

from datetime import date, datetime, timedelta
from typing import Final

from liuli.accounts.models import User
from liuli.territory.models import Unit
from residents.choices import Hukou
from residents.choices.needs import NeedKind, Told
from residents.choices.praise import ShownName
from residents.models import Person
from residents.operations import (
    answer_need,
    decide_need,
    give_consent,
    note_need,
    tell_need_back,
)
from residents.operations.praise import (
    nominate,
    open_round,
    publish_nomination,
    review_nomination,
)

# Kind, words, days ago, how far it has come.
_NEEDS: Final = (
    (NeedKind.WORK, "想找附近餐馆的小时工", 2, "noted"),
    (NeedKind.SCHOOL, "孩子九月上小学，不知道怎么报名", 1, "noted"),
    (NeedKind.PERMIT, "居住证到期，想就近办续签", 6, "decided"),
    (NeedKind.SAFETY, "楼道电动车充电，担心起火", 9, "decided"),
    (NeedKind.TRAINING, "想学做川菜，晚上有空", 8, "answered"),
    (NeedKind.WAGES, "装修队欠两个月工钱", 12, "answered"),
    (NeedKind.CHILDCARE, "暑假孩子没人看", 40, "met"),
    (NeedKind.HOUSING, "想租能做饭的小套一", 20, "unmet"),
)
_REASONS: Final = (
    "每天下班义务清理楼道杂物",
    "帮邻居老人取药、送餐",
    "连续三个月参加夜间巡查",
    "教同乡使用小程序报修",
)


def note_needs(grid: Unit, *, worker: User, cadre: User, now: datetime) -> None:
    """Each need of somebody else, brought to where its line says."""
    people = Person.objects.filter(unit=grid, hukou=Hukou.ELSEWHERE).unmerged()
    for person, line in zip(people.order_by("pk")[: len(_NEEDS)], _NEEDS, strict=False):
        kind, text, days, reaches = line
        at = now - timedelta(days=days)
        need = note_need(
            grid, kind=kind, text=text, person=person, actor=worker, now=at
        )
        if reaches == "noted":
            continue
        later = at + timedelta(hours=20)
        decide_need(need, doer=cadre, actor=cadre, now=later)
        if reaches == "decided":
            continue
        answer_need(
            need, text="已联系，按约定办理", actor=cadre, now=at + timedelta(days=1)
        )
        if reaches in ("met", "unmet"):
            tell_need_back(
                need,
                told=Told(reaches),
                text="本人已知道",
                actor=worker,
                now=at + timedelta(days=2),
            )


def praise_residents(
    community: Unit, grid: Unit, *, worker: User, cadre: User, today: date
) -> None:
    """A round that is open: two wait, one is approved, one is on the notice."""
    call = open_round(
        community,
        title=f"{today.year}年新居民之星",
        closes_on=today + timedelta(days=20),
        actor=cadre,
    )
    people = Person.objects.filter(unit=grid, hukou=Hukou.ELSEWHERE).unmerged()
    chosen = people.order_by("-pk")[: len(_REASONS)]
    for place, (person, reason) in enumerate(zip(chosen, _REASONS, strict=False)):
        one = nominate(call, person, reason=reason, actor=worker, today=today)
        if place < 2:  # noqa: PLR2004  the first two wait for their review
            continue
        review_nomination(one, is_approved=True, remark="事迹属实", actor=cadre)
        if place == len(_REASONS) - 1:
            give_consent(
                person, purpose="publish", form="written", actor=cadre, today=today
            )
            publish_nomination(
                one, shown_name=ShownName.SURNAME, shown_text=reason, actor=cadre
            )
