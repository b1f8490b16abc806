"""Assemblies by adults rather than by household (VT-3, VT-4, LC-4)."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import Refused
from liuli.parameters.operations import set_parameter
from residents.choices import Hukou
from residents.choices.rights import ErasureReason
from residents.choices.votes import Channel, Voters
from residents.exports.certificates import certificate_words
from residents.models import RollEntry, Vote
from residents.operations import (
    Conduct,
    announce_vote,
    ask_to_close,
    close_vote,
    erase_person,
    hand_out_ballots,
    merge_people,
    open_vote,
    prepare_vote,
    seal_holds,
    take_ballots_back,
    vote_result,
)
from residents.operations.rolls import roll_lines
from residents.rules.polls import latest_birth_of_age, roll_fingerprint
from tests.clock import NOON
from tests.factories.residents import a_resident, an_identity
from tests.factories.votes import (
    AGAINST,
    COUNTED,
    FOR,
    OPENS,
    an_open_vote,
    counted,
    households,
    teller_of,
)

pytestmark = pytest.mark.django_db
ADULTS = Conduct(voters=Voters.ADULTS)
OWN = {"basis": "consultative", "quorum": "1/2", "agreement": "1/2"}
TURNS_18 = latest_birth_of_age(OPENS.date())


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


@pytest.fixture
def people(grid, next_grid, other_community):
    """Three of age in two grids, a child of seventeen, one of unknown age."""
    lives(other_community, born=date(1980, 1, 1))
    later = TURNS_18.replace(year=TURNS_18.year + 1)
    return {
        "old": lives(grid, full_name="赵大", born=date(1950, 2, 3)),
        "today": lives(grid, full_name="钱二", born=TURNS_18),
        "next": lives(next_grid, full_name="孙三", born=date(1990, 5, 6)),
        "child": lives(grid, born=later),
        "ageless": a_resident(grid, identity=""),
    }


def lives(unit, *, born, **facts):
    return a_resident(unit, identity=an_identity(born=born), **facts)


def on_roll(vote):
    return set(RollEntry.objects.filter(vote=vote).values_list("person", flat=True))


@pytest.mark.parametrize(
    ("on", "latest"),
    [
        (date(2026, 3, 1), date(2008, 3, 1)),
        (date(2028, 2, 29), date(2010, 2, 28)),
        (date(2044, 2, 29), date(2026, 2, 28)),
    ],
)
def test_of_age_is_whoever_has_had_the_eighteenth_birthday(on, latest):
    """VT-3: 十八周岁以上, the birthday itself included."""
    assert latest_birth_of_age(on) == latest


def test_the_roll_of_adults_is_who_lives_here_and_is_of_age(
    people, community, secretary
):
    """VT-3, VT-7: one voice for each adult; whoever has no date of birth is counted."""
    households(community, 2)
    vote = an_open_vote(community, secretary, **OWN, conduct=ADULTS)
    extra = on_roll(vote) - {person.pk for person in people.values()}

    assert on_roll(vote) - extra == {people[k].pk for k in ("old", "today", "next")}
    assert vote.ageless_count >= 1
    assert len(vote.roll_hash) == 64
    entries = RollEntry.objects.filter(vote=vote)
    assert set(entries.values_list("household", "door")) == {(None, "")}
    for wrong in ({"person": None}, {"door": "琉璃街1号"}, {"number": 99}):
        with pytest.raises(DatabaseError), transaction.atomic():
            entries.filter(person=people["old"]).update(**wrong)


def test_a_roll_of_households_takes_no_adult(people, grid, community, secretary):
    """VT-7: what was announced is what is frozen, whatever writes."""
    households(grid, 1)
    vote = an_open_vote(community, secretary, **OWN)
    line = RollEntry.objects.get(vote=vote)
    noticed = announce_vote(
        prepare_vote(
            community, title="另", reason="章程", held_on=OPENS.date(), **OWN,
            actor=secretary,
        ),
        actor=secretary,
        now=NOON,
    )  # fmt: skip
    facts = {"vote": noticed, "number": 1, "unit": grid}

    with pytest.raises(DatabaseError), transaction.atomic():
        RollEntry.objects.create(person=people["old"], **facts)
    RollEntry.objects.create(household=line.household, door=line.door, **facts)
    with pytest.raises(DatabaseError), transaction.atomic():
        Vote.objects.filter(pk=noticed.pk).update(voters="adults")


def test_each_body_decides_by_its_own_voices(people, community, secretary):
    """VT-3, VT-4, LC-4: owners by household, villagers as the law names it."""
    facts = {"reason": "法定", "held_on": OPENS.date(), "actor": secretary}
    old = {"reason": "法定", "held_on": date(2025, 6, 1), "actor": secretary}

    refused(
        "voters_unfit", prepare_vote, community, title="一", basis="owners_ordinary",
        conduct=ADULTS, **facts,
    )  # fmt: skip
    houses = prepare_vote(
        community, title="二", basis="villagers_houses", conduct=ADULTS, **old
    )
    adults = prepare_vote(community, title="三", basis="villagers_adults", **old)
    group = prepare_vote(
        community, title="四", basis="villager_group", conduct=ADULTS, **old
    )
    for vote, code in (
        (houses, "voters_unfit"),
        (adults, "voters_unfit"),
        (group, "roll_not_households"),
    ):
        refused(code, announce_vote, vote, actor=secretary, now=NOON)


def test_villagers_are_those_registered_here(people, community, secretary):
    """LC-4: adults from elsewhere are not on the roll, and the certificate says so."""
    people["old"].hukou = Hukou.LOCAL
    people["old"].save(update_fields=["hukou"])
    set_parameter(
        "vote.villagers_2026", value="yes", actor=SYSTEM,
        starts_on=date(2026, 1, 1), source="街道核实", confirmed_by="街道",
    )  # fmt: skip
    opens = NOON + timedelta(days=10)
    vote = prepare_vote(
        community,
        title="村民会议",
        basis="villagers_adults",
        reason="村民委员会组织法",
        held_on=opens.date(),
        conduct=ADULTS,
        actor=secretary,
    )
    announce_vote(vote, actor=secretary, now=NOON)
    vote = open_vote(vote, actor=secretary, now=opens)

    assert on_roll(vote) == {people["old"].pk}
    assert "villagers" in vote_result(vote).missing


def test_an_assembly_of_adults_is_counted_and_certified(
    people, community, secretary, cadre, person_with_post
):
    """VT-3, VT-6: more than half of the adults, more than half of those who came."""
    vote = an_open_vote(community, secretary, **OWN, conduct=ADULTS)
    entries = list(RollEntry.objects.filter(vote=vote).order_by("number"))
    hand_out_ballots(vote, entries, actor=cadre, now=OPENS)
    take_ballots_back(vote, entries, channel=Channel.MEETING, actor=cadre, now=OPENS)
    for name in ("one", "two"):
        counted(
            vote, [FOR, AGAINST, AGAINST], teller_of(person_with_post, name, community)
        )
    ask_to_close(vote, actor=cadre, now=COUNTED)
    vote = close_vote(vote, actor=secretary, now=COUNTED)

    result = vote_result(vote)
    test = result.tests[0]

    assert (result.tally.roll, result.tally.ballots, result.tally.yes) == (3, 3, 1)
    assert (test.quorum_heads.holds, test.agreement_heads.holds) == (True, False)
    assert test.quorum_area is None
    counts = dict(certificate_words(vote, now=COUNTED)["sections"][0]["rows"])
    assert counts["计票单位"] == "每名成年居民一票"
    assert counts["应参与人数"] == "3"
    assert counts["出生日期不详、未列入名册"] == "1"
    assert "ageless" in result.missing
    assert seal_holds(vote)


def test_an_erased_or_merged_voter_leaves_the_roll_as_it_was(
    people, community, secretary, cadre
):
    """PI-4: nothing of the person stands on the roll, and its fingerprint holds."""
    vote = an_open_vote(community, secretary, **OWN, conduct=ADULTS)
    before = vote.roll_hash

    merge_people(people["old"], people["next"], actor=cadre, now=NOON)
    erase_person(people["today"], reason=ErasureReason.ASKED, actor=secretary, now=NOON)

    assert len(on_roll(vote)) == 3
    assert roll_fingerprint(roll_lines(vote)) == before


def test_the_roll_page_shows_masked_names_at_todays_doors(
    signed_in, people, worker, cadre, community, secretary
):
    """RO-1, MK-1."""
    vote = an_open_vote(community, secretary, **OWN, conduct=ADULTS)
    page = signed_in(cadre).get(reverse("admin:residents_vote_roll", args=[vote.pk]))
    words = page.content.decode()

    assert "赵*" in words
    assert "赵大" not in words
    assert people["old"].stays.get().address.raw in words
