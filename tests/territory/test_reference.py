"""AD-1, AD-2: official codes, their names, and their change from year to year."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from liuli.kernel.identity import check_identity
from liuli.territory import reference
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from tests.clock import TODAY

FILE = Path(reference.__file__).with_name("data") / "territories.csv"
ROWS = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
# Where the codes of each level end in noughts: 2+2+2+3+3.
ZEROS = {
    Level.PROVINCE: 10,
    Level.CITY: 8,
    Level.DISTRICT: 6,
    Level.STREET: 3,
    Level.COMMUNITY: 0,
}


@pytest.mark.parametrize(
    ("code", "level", "segment"),
    [
        ("510000000000", Level.PROVINCE, "51"),
        ("510100000000", Level.CITY, "01"),
        ("510104000000", Level.DISTRICT, "04"),
        ("510104019000", Level.STREET, "019"),
        ("510104019007", Level.COMMUNITY, "007"),
    ],
)
def test_twelve_digits_are_two_two_two_three_three_ad_1(code, level, segment):
    assert reference._level_and_segment(code) == (level, segment)


@pytest.mark.django_db
def test_the_published_units_are_all_there_under_their_parents_ad_1():
    units = {unit.code: unit for unit in Unit.objects.filter(level__in=ZEROS)}

    assert set(units) >= {row["code"] for row in ROWS}
    assert len(ROWS) == 90
    for row in ROWS:
        unit = units[row["code"]]
        assert unit.code.endswith("0" * ZEROS[Level(unit.level)])
        assert (unit.parent.code if unit.parent else "") == row["parent"]
    streets = [unit for unit in units.values() if unit.level == Level.STREET]
    communities = [unit for unit in units.values() if unit.level == Level.COMMUNITY]
    assert (len(streets), len(communities)) == (11, 76)


@pytest.mark.django_db
def test_people_say_the_community_and_not_its_committee_ad_1():
    """The file ends 社区居委会; 柳江社区 of 锦华路街道 is not 柳江街道."""
    liuli = Unit.objects.get(code="510104019007")
    liujiang = Unit.objects.get(code="510104019005")
    street = Unit.objects.get(code="510104036000")

    assert (liuli.short_name, liuli.name) == ("琉璃社区", "琉璃社区居委会")
    assert (liujiang.short_name, street.short_name) == ("柳江社区", "柳江街道")
    assert liujiang.parent.short_name == "锦华路街道"
    assert liujiang.parent != street
    endings = {unit.short_name[-2:] for unit in street.children.all()}
    assert endings == {"社区"}


@pytest.mark.django_db
def test_a_new_version_of_the_codes_overwrites_nothing_ad_2():
    Unit.objects.filter(code="510104019005").update(
        short_name="柳江(旧)", valid_from=date(2020, 1, 1), valid_to=TODAY
    )

    assert reference.load_units() == 0

    ended = Unit.objects.get(code="510104019005")
    assert (ended.short_name, ended.valid_to) == ("柳江(旧)", TODAY)
    with (
        pytest.raises(IntegrityError, match="unit_period_forward"),
        transaction.atomic(),
    ):
        Unit.objects.filter(pk=ended.pk).update(valid_to=date(2019, 1, 1))


def test_an_abolished_county_code_stays_readable_ad_2():
    """ID-3: people keep the number of a county that exists no more (512201 万县)."""
    found = check_identity("512201196503071238", today=TODAY)

    assert (found.code, found.born) == (None, date(1965, 3, 7))
