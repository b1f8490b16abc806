"""Programmes of the community, and who leads them."""

import pytest

from tests.factories.youth import a_programme, a_term
from tests.ledgers.fixtures import bring_in, sealed_files

__all__ = ["bring_in", "sealed_files"]


@pytest.fixture
def programme(community, cadre):
    return a_programme(community, lead=cadre, is_public=True)


@pytest.fixture
def term(programme):
    return a_term(programme)
