"""script/test ends with one verdict of its two runs."""

import pytest

from liuli.embedded.testing import verdict


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (0, 0, 0),
        (1, 0, 1),
        (0, 1, 1),
        (1, 1, 1),
        (2, 1, 1),
        (0, 5, 0),
        (5, 0, 0),
        (5, 1, 1),
        (5, 5, 5),
        (3, 5, 3),
    ],
)
def test_verdict_is_failure_when_one_run_failed_and_ignores_an_empty_one(
    first, second, expected
):
    assert verdict(first, second) == expected
