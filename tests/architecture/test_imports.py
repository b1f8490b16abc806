"""The import contracts hold, and each is seen to fail on a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("liuli", "residents", "hazards", "services", "petitions")

TYPE_ONLY = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import liuli.territory.models
"""
PLANTS = {
    "Apps import downwards": [
        ("liuli/kernel/planted.py", "import liuli.accounts.models\n"),
        ("residents/operations/planted.py", "import hazards.models\n"),
        ("hazards/operations/planted.py", "import services.apps\n"),
        ("liuli/audit/planted.py", TYPE_ONLY),
    ],
    "Dashboards ask the registry": [
        ("liuli/dashboards/planted.py", "import hazards.models\n"),
    ],
    "Every module has a room": [
        ("hazards/planted.py", "X = 1\n"),
        ("hazards/models/planted.py", "import hazards.operations\n"),
    ],
    "Rules are plain Python": [
        ("hazards/rules/planted.py", "import django.db\n"),
    ],
    "Residents keeps its back rooms": [
        ("hazards/operations/planted.py", "import residents.rules\n"),
    ],
    "Hazards keeps its back rooms": [
        ("petitions/planted_views.py", "import hazards.querysets\n"),
    ],
    "Petitions keeps its back rooms": [
        ("liuli/demo/planted.py", "import petitions.rules\n"),
    ],
    "Services keeps its back rooms": [
        ("liuli/demo/planted.py", "import services.rules\n"),
    ],
}


def lint(folder: Path) -> str:
    """What import-linter says of a tree."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code to plant violations in."""
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package,
            folder / package,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.timeout(120)
def test_the_contracts_hold(copied_tree: Path):
    assert "0 broken" in lint(copied_tree)


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("contract", "path", "code"),
    [(name, path, code) for name, plants in PLANTS.items() for path, code in plants],
)
def test_a_planted_violation_breaks_its_contract(
    copied_tree: Path, contract: str, path: str, code: str
):
    planted = copied_tree / path
    planted.write_text(code, encoding="utf-8")
    try:
        said = lint(copied_tree)
    finally:
        planted.unlink()

    assert f"{contract} BROKEN" in said
