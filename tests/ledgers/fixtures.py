"""Bringing a ledger in, as every test of an import does it; imported by conftests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from liuli.exchange.operations import check_file_only, import_file
from liuli.exchange.pipeline import Result
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from tests.clock import NOON


@pytest.fixture(autouse=True)
def sealed_files(settings: Any, tmp_path: Path) -> Path:
    """Uploads of this test lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files" / "ledgers"


@pytest.fixture
def bring_in(community: Unit) -> Callable[..., Result]:
    """bring_in(bytes, "name.xlsx", kind="") → what came of it."""

    def act(data: bytes, name: str = "台账.xlsx", *, kind: str = "") -> Result:
        return import_file(
            community, data=data, file_name=name, kind=kind, actor=SYSTEM, now=NOON
        )[1]

    return act


@pytest.fixture
def try_out(community: Unit) -> Callable[..., Result]:
    """The same, only tried."""

    def act(data: bytes, name: str = "台账.xlsx", *, kind: str = "") -> Result:
        return check_file_only(
            community, data=data, file_name=name, kind=kind, actor=SYSTEM, now=NOON
        )

    return act
