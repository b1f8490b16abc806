"""Land compensation: the sample rolls, brought in as a ledger; and one case."""

import pytest

from tests.factories.petitions import a_body, a_case
from tests.ledgers.fixtures import bring_in, sealed_files, try_out

__all__ = ["bring_in", "sealed_files", "try_out"]


@pytest.fixture
def officer(petition_officer):
    return petition_officer


@pytest.fixture
def other_officer(other_petition_officer):
    return other_petition_officer


@pytest.fixture
def body(street):
    return a_body(street)


@pytest.fixture
def case(community, officer):
    return a_case(community, officer)
