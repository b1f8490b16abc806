from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.money import (
    hectares_to_mu,
    mu_to_square_metres,
    split_by_weight,
    split_equally,
    square_metres_to_mu,
    to_yuan,
)


def test_a_million_over_310_shares():
    """LC-9"""
    shares = split_equally(Decimal("1000000.00"), 310)

    assert Counter(shares) == {Decimal("3225.81"): 200, Decimal("3225.80"): 110}
    assert sum(shares) == Decimal("1000000.00")


@pytest.mark.parametrize(
    ("amount", "yuan"),
    [("0.005", "0.01"), ("1.234", "1.23"), ("-0.005", "-0.01"), (7, "7.00")],
)
def test_halves_round_up(amount, yuan):
    """G-4"""
    assert to_yuan(amount) == Decimal(yuan)


def test_floats_are_refused():
    with pytest.raises(TypeError, match="never a float"):
        to_yuan(0.1)


def test_largest_remainder_gets_the_last_fen():
    """G-4"""
    shares = split_by_weight(Decimal("1.00"), [1, 2, 4])

    assert shares == [Decimal("0.14"), Decimal("0.29"), Decimal("0.57")]


@pytest.mark.parametrize(
    ("total", "weights"),
    [("1.005", [1]), ("1.00", [0]), ("1.00", [2, -1]), ("1.00", [])],
)
def test_impossible_splits_are_refused(total, weights):
    with pytest.raises(ValueError, match="whole fen"):
        split_by_weight(Decimal(total), weights)


@given(
    st.decimals("-100000000", "100000000", places=2),
    st.lists(st.decimals("0.0001", "100000", places=4), min_size=1, max_size=60),
)
def test_split_sums_exactly_and_stays_within_a_fen(total, weights):
    """G-4"""
    shares = split_by_weight(total, weights)

    assert sum(shares) == total
    whole = sum(weights)
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / whole) < Decimal("0.0101")


def test_land_measures():
    """G-3"""
    assert square_metres_to_mu(Decimal("666.67")) == Decimal("1.0000")
    assert square_metres_to_mu(Decimal(1000)) == Decimal("1.5000")
    assert mu_to_square_metres(Decimal(1)) == Decimal("666.67")
    assert hectares_to_mu(Decimal(2)) == Decimal("30.0000")
