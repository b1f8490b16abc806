"""The five sample ledgers, number by number (7.2)."""

from collections import Counter
from collections.abc import Callable

import pytest

from hazards.choices import SiteKind
from hazards.models import Hazard, HouseFacts, LedgerNote, Site, YardFacts
from liuli.exchange.pipeline import Result, counts_of
from liuli.exchange.rows import OUTCOMES
from residents.choices import Hukou
from residents.models import ClassSpell, Person, Stay
from tests.ledgers.samples import (
    EXPECTED,
    HOTELS,
    HOUSES,
    RESIDENTS,
    VACANT,
    YARDS,
    sample,
)

BringIn = Callable[..., Result]


def outcome(**counts: int) -> dict[str, int]:
    return {"read": sum(counts.values())} | dict.fromkeys(OUTCOMES, 0) | counts


@pytest.mark.parametrize("name", [HOTELS, YARDS, HOUSES, VACANT])
def test_site_ledger_comes_in_whole_and_twice_changes_nothing(
    bring_in: BringIn, name: str
):
    rows = EXPECTED[name]["rows"]

    first = bring_in(sample(name), "随便叫什么.xlsx")
    again = bring_in(sample(name), "随便叫什么.xlsx")

    assert first.kind.slug == EXPECTED[name]["kind"]
    assert counts_of(first) == outcome(created=rows)
    assert counts_of(again) == outcome(unchanged=rows)
    assert {p.level for p in first.problems} == {"warning"}
    assert Site.objects.count() == rows


def test_lodgings_are_hotels_and_shared_rentals(bring_in: BringIn):
    bring_in(sample(HOTELS))

    kinds = Counter(Site.objects.values_list("kind", flat=True))

    assert kinds == {SiteKind.SMALL_HOTEL: 15, SiteKind.GROUP_RENTAL: 2}


def test_hazard_text_is_offered_and_opens_nothing(bring_in: BringIn):
    """Section 3: a dated note; 无 is none."""
    bring_in(sample(HOTELS))

    notes = LedgerNote.objects.all()

    assert {note.state for note in notes} == {"offered"}
    assert {note.noted_on.isoformat() for note in notes} == {"2024-12-31"}
    assert "无" not in {note.text for note in notes}
    assert notes.get(site__name="福星旅馆").due_text == "20240105"
    assert Hazard.objects.count() == 0


def test_four_of_seven_scrapyards_are_unlicensed(bring_in: BringIn):
    bring_in(sample(YARDS))

    assert Counter(YardFacts.objects.values_list("is_licensed", flat=True)) == {
        False: 4,
        True: 3,
    }


def test_houses_take_their_street_from_the_merged_cell(bring_in: BringIn):
    """XL-3, and 46 of them have a rooftop dwelling."""
    bring_in(sample(HOUSES))

    assert HouseFacts.objects.filter(has_rooftop_dwelling=True).count() == 46
    assert Site.objects.filter(address__raw="琉璃中街3号").count() == 1
    assert not Site.objects.filter(address__raw__startswith="3号").exists()


def test_house_grade_stays_raw_text(bring_in: BringIn):
    """HZ-12: a grade without body and date is no grade."""
    bring_in(sample(HOUSES))

    assert set(HouseFacts.objects.values_list("grade", flat=True)) == {""}
    assert {"B级", "C", "D"} <= set(
        HouseFacts.objects.values_list("appraisal_raw", flat=True)
    )


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_resident_ledger_gives_the_expected_rows_and_codes(bring_in: BringIn):
    """7.2: 5,500 created, 9 refused by row and code, 12 duplicates; twice is nothing."""
    expected = EXPECTED[RESIDENTS]

    first = bring_in(sample(RESIDENTS))
    people, stays = Person.objects.count(), Stay.objects.count()
    again = bring_in(sample(RESIDENTS))

    good = expected["rows_good"]
    assert counts_of(first) == outcome(created=good, duplicate=12, refused=9)
    assert counts_of(again) == outcome(unchanged=good, duplicate=12, refused=9)
    assert (people, stays) == (good, good)
    assert (Person.objects.count(), Stay.objects.count()) == (good, good)
    refused = {str(p.row): p.code for p in first.problems if p.level == "refused"}
    assert refused == expected["refused"]
    assert [p.row for p in first.problems if p.level == "refused"] == list(
        range(5505, 5514)
    )
    duplicates = [p for p in first.problems if p.level == "duplicate"]
    tails = expected["duplicates"]
    assert {str(p.row) for p in duplicates} == set(tails)
    assert {p.code for p in duplicates} == {"duplicate_person"}
    assert Person.objects.filter(hukou=Hukou.LOCAL).count() == expected["local_hukou"]
    assert ClassSpell.objects.filter(period__endswith__isnull=True).count() == good
    _assert_duplicates_name_their_first_row(first, tails)


def _assert_duplicates_name_their_first_row(
    result: Result, tails: dict[str, str]
) -> None:
    """The row named holds the same number; nothing of the later row was written."""
    rows = {row.number: row for row in result.checked.rows}
    for problem in result.problems:
        if problem.level != "duplicate":
            continue
        later, first = rows[problem.row], rows[int(problem.values["first"])]
        number = first.values["identity"].number
        assert number == later.values["identity"].number
        assert number.endswith(tails[str(problem.row)])
        assert first.outcome == "created"
    assert not Person.objects.filter(note__contains="重复登记").exists()
