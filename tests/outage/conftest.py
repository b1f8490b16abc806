from collections.abc import Iterator

import pytest

from tests.stack import Stack, running_stack, shared_beginning


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One stack for the tests of a module."""
    with running_stack(beginning=shared_beginning(tmp_path_factory)) as made:
        yield made
