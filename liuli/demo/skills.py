"""Whom the sample community may call, and for what."""

from datetime import date
from typing import Final

from liuli.accounts.models import User
from liuli.territory.models import Unit
from residents.choices.rights import ConsentForm
from residents.choices.skills import KeyGroup, Skill
from residents.models import Person
from residents.operations.consents import is_under_fourteen
from residents.operations.skills import offer_skill

_OFFERS: Final = (
    (Skill.ELECTRIC, KeyGroup.NONE, "下班后，自带工具"),
    (Skill.WATER, KeyGroup.LEAD, "随时"),
    (Skill.DRIVE, KeyGroup.NEW_WORK, "有电动三轮车"),
    (Skill.LAW, KeyGroup.TWO_NEW, "周六上午"),
    (Skill.DIGITAL, KeyGroup.YOUTH, "晚上，教老人用手机"),
    (Skill.MEDIATE, KeyGroup.NONE, ""),
)


def list_skills(community: Unit, *, cadre: User, today: date) -> None:
    """Six residents who agreed to be called for something."""
    people = Person.objects.in_unit(community).living(today).order_by("-pk")
    grown = (p for p in people[:40] if not is_under_fourteen(p.birth_on, on=today))
    for person, (skill, group, note) in zip(grown, _OFFERS, strict=False):
        offer_skill(
            person,
            skill=skill,
            group=group,
            note=note,
            consent_form=ConsentForm.SPOKEN,
            actor=cadre,
            today=today,
        )
