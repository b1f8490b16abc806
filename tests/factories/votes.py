"""Votes in every state, reached as people reach it."""

from datetime import date, timedelta
from decimal import Decimal

from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from residents.choices.votes import Channel, Choice
from residents.models import RollEntry
from residents.operations import (
    announce_vote,
    finish_count,
    found_household,
    hand_out_ballots,
    open_vote,
    prepare_vote,
    read_papers,
    take_ballots_back,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, an_address

OPENS = NOON + timedelta(days=7)
COUNTED = OPENS + timedelta(days=2)
FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def households(unit, count, *, road="琉璃横街", area=Decimal("60.00")):
    return [
        found_household(
            an_address(unit, f"{road}{number}号"),
            head=a_person(unit),
            starts_on=date(2024, 1, 1),
            area_m2=area,
            actor=SYSTEM,
            today=TODAY,
        )
        for number in range(1, count + 1)
    ]


def a_draft(unit, actor, **facts):
    given = {
        "title": "停车棚改造",
        "basis": "owners_ordinary",
        "reason": "民法典第278条第9项",
        "held_on": OPENS.date(),
    }
    return prepare_vote(unit, actor=actor, **given | facts)


def an_open_vote(unit, secretary, **facts):
    vote = a_draft(unit, secretary, **facts)
    announce_vote(vote, actor=secretary, now=NOON)
    return open_vote(vote, actor=secretary, now=OPENS)


def polled(vote, actor, count):
    """Ballots out to the whole roll, the first `count` of them back."""
    entries = list(RollEntry.objects.filter(vote=vote))
    hand_out_ballots(vote, entries, actor=actor, now=OPENS)
    take_ballots_back(
        vote, entries[:count], channel=Channel.FIXED, actor=actor, now=OPENS
    )
    return entries


def counted(vote, readings, actor, *, finish=True):
    """What one teller reads, in the order of the papers."""
    choices = dict(enumerate(readings, 1))
    read_papers(vote, choices, actor=actor, now=COUNTED)
    if finish:
        finish_count(vote, actor=actor, now=COUNTED)


def teller_of(person_with_post, name, unit):
    return person_with_post(name, Role.CADRE, unit)
