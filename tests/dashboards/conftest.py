"""Pages of figures are read in a village."""

import pytest

from liuli.territory.models import Unit
from tests.indicators.villages import build


@pytest.fixture
def village(
    settings, tmp_path, community, grid, next_grid, worker, cadre, secretary
) -> Unit:
    settings.MEDIA_ROOT = tmp_path
    build(grid, next_grid, worker, cadre, secretary)
    return community
