"""FX-2: no published percentage that cannot be rebuilt from raw counts (domain 7.2)."""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from liuli.indicators.claims import Verdict, bases_that_fit, claims, percent_of

CLAIMS = {claim.code: claim for claim in claims()}


def test_every_claim_has_the_verdict_of_its_counts():
    """S1 to S24: all that adds up does, and what has no base says so."""
    wrong = {
        code: claim.verdict
        for code, claim in CLAIMS.items()
        if claim.verdict != Verdict.HOLDS
    }

    assert len(CLAIMS) == 16
    assert wrong == {"S6": Verdict.BASE_MISSING}


@pytest.mark.parametrize(
    ("code", "percent"),
    [("S1", "96.4"), ("S2", "82"), ("S3", "83"), ("S13", "29.3"), ("S15", "78.2")],
)
def test_percentages_are_rebuilt_in_the_decimals_claimed(code, percent):
    assert CLAIMS[code].rebuilt == Decimal(percent)


def test_a_claim_that_its_counts_do_not_bear_is_seen():
    assert replace(CLAIMS["S4"], total=597).verdict == Verdict.ANOTHER_SUM
    of_the_roll = replace(CLAIMS["S3"], whole=731)
    assert of_the_roll.verdict == Verdict.ANOTHER_PERCENT
    assert of_the_roll.rebuilt == Decimal(68)


def test_bases_of_the_doors_are_the_two_that_round_and_the_three_that_are_cut():
    """S6: 2,171 households are 99.4 % of 2,184 or 2,185; cut, of 2,182 to 2,184."""
    assert [*bases_that_fit(2_171, Decimal("99.4"))] == [2_184, 2_185]
    assert [*bases_that_fit(2_171, Decimal("99.4"), cut=True)] == [2_182, 2_183, 2_184]


def test_a_percentage_no_base_gives_has_none():
    assert not bases_that_fit(3, Decimal("99.4"))


@given(whole=st.integers(1, 9_999), share=st.floats(0.02, 1), cut=st.booleans())
def test_the_true_base_is_always_among_those_that_fit(whole, share, cut):
    part = max(1, int(whole * share))
    rounding = {"rounding": ROUND_DOWN} if cut else {}
    percent = percent_of(part, whole, **rounding)
    if percent > 0:
        assert whole in bases_that_fit(part, percent, cut=cut)


def test_the_command_prints_the_verdict_and_the_bases():
    out = StringIO()

    call_command("claims", stdout=out)

    assert "108 / 112 = 96.4 %" in out.getvalue()
    assert "2171 / 2184–2185" in out.getvalue()
