"""Two administrators of two communities, and pages read the way a browser reads them."""

import pytest

from liuli.accounts.roles import Role
from tests.ledgers.fixtures import sealed_files

__all__ = ["sealed_files"]


@pytest.fixture
def other_administrator(person_with_post, other_community):
    return person_with_post("admin2", Role.ADMINISTRATOR, other_community)


@pytest.fixture
def desk(signed_in, administrator):
    """The administrator's browser."""
    return signed_in(administrator)


@pytest.fixture
def cadre_desk(signed_in, cadre):
    return signed_in(cadre)
