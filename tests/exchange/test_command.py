"""manage.py import_ledger: one JSON object, exit codes 0 and 2 (section 3)."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from hazards.models import Site
from liuli.audit.models import Entry
from liuli.exchange.models import Import
from liuli.territory.models import Unit
from residents.models import Person
from tests.ledgers import samples
from tests.ledgers.samples import HOTELS, a_row, sample, workbook

pytestmark = pytest.mark.django_db
HERE = Path(samples.__file__).parent


def run(path: Path, *options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import_ledger", str(path), "--json", *options, stdout=out)
    assert out.getvalue().count("\n") == 1
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def refusal(path: Path, *options: str) -> str:
    """The one line on standard error of a call that ends with code 2."""
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ending:
        call_command(
            "import_ledger", str(path), "--json", *options, stdout=out, stderr=err
        )
    assert (ending.value.code, out.getvalue()) == (2, "")
    assert err.getvalue().count("\n") == 1
    return err.getvalue().strip()


def test_answer_has_the_shape_of_the_issue(tmp_path: Path):
    path = tmp_path / "随便.xlsx"
    path.write_bytes(workbook([a_row(1), a_row(2, 姓名=""), a_row(1)]))

    answer = run(path)

    assert set(answer) == {"file", "kind", "sheets", "problems"}
    assert (answer["file"], answer["kind"]) == ("随便.xlsx", "resident")
    assert answer["sheets"] == [
        {"sheet": "实有人口", "read": 3, "created": 1, "updated": 0, "unchanged": 0,
         "duplicate": 1, "refused": 1}
    ]  # fmt: skip
    for problem in answer["problems"]:
        assert set(problem) == {"sheet", "row", "column", "code", "message", "level"}
        assert problem["message"]
    assert [
        (p["row"], p["column"], p["code"], p["level"]) for p in answer["problems"]
    ] == [
        (3, "姓名", "name_missing", "refused"),
        (4, "", "duplicate_person", "duplicate"),
    ]


def test_check_writes_nothing_at_all():
    answer = run(HERE / HOTELS, "--check")

    assert answer["sheets"][0]["created"] == 17
    counts = (
        Site.objects.count(),
        Import.objects.count(),
        Entry.objects.filter(action__startswith="exchange").count(),
    )
    assert counts == (0, 0, 0)


def test_import_is_audited_and_listed():
    run(HERE / HOTELS)

    job = Import.objects.get()
    assert (job.state, job.created, job.uploaded_by) == ("done", 17, None)
    assert Entry.objects.get(action="exchange.imported").actor_label == "system"


def test_unit_is_the_community_of_the_settings_unless_named(other_community: Unit):
    run(HERE / HOTELS, "--unit", other_community.code)

    assert set(Site.objects.values_list("address__community", flat=True)) == {
        other_community.pk
    }


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"", "no row"),
        ("a.xlsx", b"\0\1\2\3", "not a workbook"),
        ("a.xlsx", samples.encrypted(), "password"),
        ("a.xlsx", samples.far_corner(), "unpacks"),
        ("a.xlsx", workbook([[1]], headings=["甲"]), "headings"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "headings"),
        ("a.et", sample(HOTELS), ".et"),
        ("a.xlsm", samples.with_macros(), "macros"),
    ],
    ids=["empty", "garbage", "encrypted", "bomb", "columns", "csv", "et", "macros"],
)
def test_unreadable_file_is_one_line_and_exit_code_2(
    tmp_path: Path, name: str, data: bytes, sentence: str
):
    from django.utils import translation

    path = tmp_path / name
    path.write_bytes(data)

    with translation.override("en"):
        line = refusal(path)

    assert sentence in line
    assert (Import.objects.count(), Person.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "options", [["--kind", "nothing"], ["--unit", "000"]], ids=["kind", "unit"]
)
def test_unknown_kind_or_unit_is_exit_code_2(options: list[str]):
    assert refusal(HERE / HOTELS, *options)


def test_missing_file_is_exit_code_2(tmp_path: Path):
    assert refusal(tmp_path / "none.xlsx")


def test_forced_kind_is_taken(tmp_path: Path):
    answer = run(HERE / HOTELS, "--kind", "small_hotel")

    assert answer["kind"] == "small_hotel"


def test_summary_for_people_names_the_counts(tmp_path: Path):
    out = StringIO()

    call_command("import_ledger", str(HERE / HOTELS), "--check", stdout=out)

    assert "17" in out.getvalue()
    assert "Sheet1" in out.getvalue()
