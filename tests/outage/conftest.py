from collections.abc import Iterator

import pytest

from tests.stack import Stack, running_stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """One stack for the tests of a module."""
    with running_stack() as made:
        yield made
