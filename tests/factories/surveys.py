"""Surveys of dwellings, invented, with the codes of their slips."""

from datetime import timedelta

from liuli.kernel.access import SYSTEM
from residents.choices import DwellingKind
from residents.operations.dwellings import add_dwelling
from services.choices.surveys import Facet, Frame, QuestionKind, SurveyKind
from services.operations.surveys import Plan, ask, draft_survey, open_survey
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident, an_address

SIDES = {
    Facet.PLACE: "出了这个村我也认得路。",
    Facet.CULTURE: "古窑的故事我讲得出来。",
    Facet.MIND: "我把这里当作家。",
}


def some_homes(unit, count):
    """So many dwellings, an adult in each."""
    for number in range(count):
        address = an_address(unit, f"琉璃三街{number + 1}号")
        add_dwelling(address, kind=DwellingKind.PARTITION, actor=SYSTEM)
        a_resident(unit, address=address)


def a_plan(**facts):
    given = {
        "kind": SurveyKind.OPINION, "title": "广场怎么用", "intro": "为改造听意见。",
        "frame": Frame.DWELLINGS, "closes_on": TODAY + timedelta(days=14),
    }  # fmt: skip
    return Plan(**given | facts)


def a_survey(unit, actor=SYSTEM, **facts):
    """A draft with a choice, a scale and own words."""
    survey = draft_survey(unit, plan=a_plan(**facts), actor=actor)
    ask(survey, kind=QuestionKind.CHOICE, text="最想要什么？",
        options=["座椅", "树荫", "灯"], actor=actor)  # fmt: skip
    ask(survey, kind=QuestionKind.SCALE, text="我常去广场。", actor=actor)
    ask(survey, kind=QuestionKind.TEXT, text="还有什么想说的？", actor=actor)
    return survey


def a_belonging_survey(unit, actor=SYSTEM, **facts):
    """A draft that asks about all three sides."""
    given = {"kind": SurveyKind.BELONGING, "title": "我与琉璃"}
    survey = draft_survey(unit, plan=a_plan(**given | facts), actor=actor)
    for facet, text in SIDES.items():
        ask(survey, kind=QuestionKind.SCALE, text=text, facet=facet, actor=actor)
    return survey


def opened(survey, size, *, actor=SYSTEM, now=NOON, seed=7):
    """Open, and the codes that stand on the slips."""
    survey = open_survey(survey, size=size, actor=actor, now=now, seed=seed)
    return survey, [one.code for one in survey.codes.filter(is_used=False)]
