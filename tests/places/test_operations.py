"""Addresses in bulk, grids that claim them, other names (AR-3, AR-4, GR-2)."""

import pytest

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.places.models import Address, Parity
from liuli.places.operations import add_alias, claim_road, locate_addresses
from tests.clock import TODAY

pytestmark = pytest.mark.django_db


def test_two_writings_of_one_place_are_one_address(community):
    """AR-3."""
    found = locate_addresses(
        ["琉璃三街123号", "三街１２３号", "琉璃三街123#"],
        community=community,
        today=TODAY,
    )

    assert len(set(found.values())) == 1
    assert Address.objects.count() == 1


def test_an_ambiguous_number_keeps_its_text(community):
    """AR-2: a worker picks; nothing is expanded."""
    address = locate_addresses(["琉璃三街7-19号"], community=community)[
        "琉璃三街7-19号"
    ]

    assert address.is_ambiguous
    assert address.raw == "琉璃三街7-19号"


def test_locating_again_creates_nothing(community, django_assert_num_queries):
    texts = [f"琉璃三街{n}号" for n in range(200)]
    locate_addresses(texts, community=community, today=TODAY)

    with django_assert_num_queries(5):
        locate_addresses(texts, community=community, today=TODAY)

    assert Address.objects.count() == 200


def test_a_claim_places_addresses_old_and_new(community, grid, next_grid):
    """GR-2."""
    old = locate_addresses(
        ["琉璃三街5号", "琉璃三街6号"], community=community, today=TODAY
    )

    claim_road(grid, road="琉璃三街", parity=Parity.ODD, actor=SYSTEM, starts_on=TODAY)
    claim_road(
        next_grid, road="琉璃三街", parity=Parity.EVEN, actor=SYSTEM, starts_on=TODAY
    )
    new = locate_addresses(
        ["琉璃三街7号", "琉璃中街7号"], community=community, today=TODAY
    )

    unit_of = {
        a.raw: Address.objects.get(pk=a.pk).unit for a in [*old.values(), *new.values()]
    }
    assert unit_of == {
        "琉璃三街5号": grid,
        "琉璃三街6号": next_grid,
        "琉璃三街7号": grid,
        "琉璃中街7号": community,
    }
    assert [a.raw for a in Address.objects.outside_grids()] == ["琉璃中街7号"]


def test_two_grids_cannot_claim_one_stretch(grid, next_grid):
    claim_road(grid, road="琉璃三街", number_to=99, actor=SYSTEM, starts_on=TODAY)

    with pytest.raises(Refused) as refused:
        claim_road(
            next_grid,
            road="琉璃三街",
            number_from=50,
            number_to=150,
            parity=Parity.EVEN,
            actor=SYSTEM,
            starts_on=TODAY,
        )

    assert refused.value.code == "claim_overlaps"


def test_another_name_leads_to_the_same_address(community):
    """AR-4."""
    add_alias(community, alias="老三街", road="琉璃三街", actor=SYSTEM, starts_on=TODAY)

    found = locate_addresses(
        ["老三街12号", "琉璃三街12号"], community=community, today=TODAY
    )

    assert found["老三街12号"] == found["琉璃三街12号"]


def test_a_grid_worker_draws_no_boundaries(worker, grid):
    with pytest.raises(NotAllowed):
        claim_road(grid, road="琉璃三街", actor=worker, starts_on=TODAY)


def test_addresses_are_found_by_a_piece_of_text(community):
    locate_addresses(["琉璃三街123号", "琉璃中街9号"], community=community, today=TODAY)

    found = Address.objects.containing("三街1")

    assert [a.raw for a in found] == ["琉璃三街123号"]
