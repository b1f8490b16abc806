"""The ledger checker of reliability 3.1 sees what it is there to see.

The kills themselves are no part of the tests: `script/faults` runs them.
"""

import copy
import random
from typing import Any

import pytest
from django.utils import timezone

from liuli.accounts.models import User
from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import take_items
from liuli.fieldwork.photos import photo_answer, take_photo
from tests.factories.hazards import an_item, make_site, road_of
from tests.faults.checker import compare
from tests.faults.phones import promise
from tests.faults.plans import plan
from tests.faults.submissions import ZEROS

pytestmark = pytest.mark.django_db
Ledgers = tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]


@pytest.fixture
def ledgers(grid: Any, worker: User) -> Ledgers:
    """What a phone meant and was told, with everything arrived."""
    village = {
        "unit": grid.pk,
        "road": road_of(grid),
        "sites": [make_site(grid).pk],
        "item": an_item().pk,
        "meters": ["none"],
        "rounds": [],
    }
    intents = plan(village, count=30, chance=random.Random(7))
    now = timezone.now()
    told = {}
    for intent in intents:
        (answer,) = take_items([intent.as_item()], actor=worker, now=now)
        told[answer.client_id] = answer.as_json()
        for photo in intent.photos:
            number = read_uuid(photo.client_id)
            assert number is not None
            file = take_photo(
                photo.content, client_id=number, kind=photo.kind, unit=grid,
                actor=worker, now=now,
            )  # fmt: skip
            told[photo.client_id] = photo_answer(file).as_json()
    return {one.client_id: promise(one) for one in intents}, told


def wrong(ledgers: Ledgers) -> set[str]:
    found = compare(*ledgers)
    return {name for name in ZEROS if found.get(name)}


def test_checker_finds_nothing_where_all_is_well(ledgers: Ledgers):
    found = compare(*ledgers)

    assert wrong(ledgers) == set()
    assert found["submissions"] == found["accepted"] + found["refused"] == 30
    assert found["photos"] > 0
    assert found["refused"] > 0


@pytest.mark.parametrize(
    ("harm", "seen"),
    [
        ("reply lost", {"unfinished", "doubled", "audit_gaps"}),
        ("receipt forged", {"untrue_receipts"}),
        ("content changed", {"untrue_receipts"}),
        ("row gone", {"lost", "doubled"}),
        ("never meant", {"phantom", "doubled", "audit_gaps"}),
        ("photo gone", {"photo_gaps"}),
    ],
)
def test_checker_sees_what_went_wrong(ledgers: Ledgers, harm: str, seen: set[str]):
    """3.1: lost, doubled, phantom, unfinished, untrue receipts, photo gaps."""
    meant, told = copy.deepcopy(ledgers)
    site = next(n for n in meant if meant[n]["kind"] == "hazards.new_site")
    photo = next(n for one in meant.values() for n in one["photos"])
    if harm == "reply lost":
        del told[site]
    elif harm == "receipt forged":
        told[site]["receipt"] = told[site]["receipt"][::-1]
    elif harm == "content changed":
        meant[site]["sha256"] = "0" * 64
    elif harm == "row gone":
        told[site]["facts"]["site"] += 10_000
    elif harm == "never meant":
        del meant[site]
    else:
        del told[photo]

    assert wrong((meant, told)) == seen
