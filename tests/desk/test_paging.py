"""Counting exactly while it is cheap, by estimate beyond (performance.md, design c)."""

import pytest

from liuli.desk import paging
from liuli.desk.paging import BoundedPaginator
from liuli.places.models import Address
from liuli.places.operations import locate_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def twelve(community):
    locate_addresses([f"琉璃一街{n}号" for n in range(12)], community=community)


def test_a_short_list_is_counted_exactly_in_one_statement(
    twelve, django_assert_num_queries
):
    pages = BoundedPaginator(Address.objects.order_by("pk"), 5)

    with django_assert_num_queries(1):
        assert (pages.count, pages.num_pages) == (12, 3)


def test_counting_stops_at_the_bound(twelve, monkeypatch, django_assert_num_queries):
    """Never below what was counted, so the first pages always exist."""
    monkeypatch.setattr(paging, "COUNT_EXACTLY_UP_TO", 10)
    pages = BoundedPaginator(Address.objects.order_by("pk"), 5)

    with django_assert_num_queries(2) as statements:
        assert pages.count >= 11
    assert "LIMIT 11" in statements.captured_queries[0]["sql"]
    assert statements.captured_queries[1]["sql"].startswith("EXPLAIN")


def test_a_plain_list_is_counted_as_ever():
    assert BoundedPaginator([1, 2, 3], 2).count == 3
