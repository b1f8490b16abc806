"""PP-1: nothing of petitions feeds residents, services, points or hazards.

Every way in is looked for: an import, a table named in a query, a key, a figure, and an
operation of another app called from petitions.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuli.indicators.registry import Period, indicators
from tests.clock import NOON
from tests.factories.petitions import a_case

ROOT = Path(__file__).resolve().parent.parent.parent
OTHERS = ("residents", "hazards", "services", "liuli")
# The sample is made of everything; the root routes know everybody.
OUTSIDE = (ROOT / "liuli" / "demo", ROOT / "liuli" / "urls.py")
READS = re.compile(
    r"^\s*(?:from|import)\s+petitions\b"
    r"|import_module\(\s*[\"']petitions"
    r"|get_model\(\s*[\"']petitions"
    r"|(?<![\w:/])petitions_(?!rev)[a-z]+\b(?!_)",
    re.MULTILINE,
)
WRITES = re.compile(
    r"^\s*(?:from|import)\s+(?:residents|hazards|services)\."
    r"(?:operations|rules|policies|querysets|indicators|submissions|tasks)\b",
    re.MULTILINE,
)
OURS = ("petitions", "compensation")


def files(*folders):
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not any(path.is_relative_to(out) for out in OUTSIDE)
        and "migrations" not in path.parts
    ]


def found(pattern, paths):
    return [
        f"{path.relative_to(ROOT)}: {hit.group(0).strip()}"
        for path in paths
        for hit in pattern.finditer(path.read_text("utf-8"))
        # The desk's menu names routes, which are no data.
        if "admin:"
        not in path.read_text("utf-8")[max(0, hit.start() - 8) : hit.start()]
    ]


def test_no_other_app_reads_petitions():
    assert len(files(*OTHERS)) > 100
    assert found(READS, files(*OTHERS)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from petitions.models import Case", "import petitions",
        "    from petitions import models", 'apps.get_model("petitions", "Case")',
        'SQL = "SELECT unit_id FROM petitions_case"', "JOIN petitions_petitioner p",
        'import_module("petitions.models")',
    ],
)  # fmt: skip
def test_a_planted_reader_would_be_seen(line):
    assert READS.search(line)


def test_petitions_acts_on_no_other_app():
    """It may point at a person or a vote; the one act it calls puts a split to the
    vote (LC-4), which says nothing of any case."""
    calls = found(WRITES, files("petitions"))
    assert calls == ["petitions/operations/splits.py: from residents.operations"]
    imported = re.search(
        r"from residents\.operations import (.+)",
        (ROOT / "petitions/operations/splits.py").read_text("utf-8"),
    )
    assert imported is not None
    assert imported[1] == "prepare_vote, vote_result"
    assert WRITES.search("from residents.operations import classify")
    assert WRITES.search("    from hazards.operations.notes import x")


def test_no_key_leads_into_petitions(db):
    """Asked of the models and of the database itself."""
    by_models = [
        str(field)
        for model in apps.get_models()
        if model._meta.app_label not in {"petitions", "pghistory"}
        for field in model._meta.concrete_fields
        if field.related_model is not None
        and field.related_model._meta.app_label == "petitions"
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text"
            " FROM pg_constraint WHERE contype = 'f'"
        )
        keys = cursor.fetchall()

    assert by_models == []
    inside = [key for key in keys if key[0].startswith("petitions_")]
    assert inside
    assert [
        key
        for key in keys
        if key[1].startswith("petitions_") and not key[0].startswith("petitions_")
    ] == []


def statements(figure, unit):
    period = Period(on=date(2026, 3, 2), since=date(2026, 3, 1), now=NOON)
    with CaptureQueriesContext(connection) as asked:
        figure.measure([unit], period)
    return " ".join(query["sql"] for query in asked)


@pytest.mark.django_db
def test_no_figure_of_another_subject_asks_petitions(community, petition_officer):
    """And those of petitions do: the test can fail."""
    a_case(community, petition_officer)
    asking = {
        figure.key
        for figure in indicators()
        if "petitions_" in statements(figure, community)
    }

    assert {key for key in asking if not key.startswith(OURS)} == set()
    assert "petitions.cases_open" in asking
