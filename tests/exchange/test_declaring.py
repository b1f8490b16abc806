"""What a kind may declare: what its sheets belong to, totals, writing by operations."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from liuli.exchange import operations, parsers
from liuli.exchange import registry as declared
from liuli.exchange.choices import ImportState
from liuli.exchange.merging import refuse
from liuli.exchange.models import Import
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column
from liuli.exchange.undoing import undo_import
from liuli.kernel.errors import Refused
from liuli.places.models import Address
from liuli.places.operations import locate_addresses
from tests.clock import NOON
from tests.ledgers.samples import bytes_of_sheets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealed_files")]


def workbook(rows, **sheets):
    """Rows as the first sheet 灯, others by their names."""
    return bytes_of_sheets({"灯": rows, **sheets})


ROWS = [
    ["《灯会公约》投票登记"],
    ["序号", "门牌", "盏数", "验灯结果"],
    [1, "琉璃三街5号", 2, "亮"],
    [2, "琉璃三街6号", 3, "亮"],
    ["小计", "", 4, ""],
    [3, "琉璃三街7号", 1, "灭"],
    ["合计", "", 6, ""],
]


@pytest.fixture
def lanterns(monkeypatch):
    """A kind of ledger that exists for one test."""
    monkeypatch.setattr(declared, "_KINDS", dict(declared._KINDS))

    @ledger_kind("lantern", label="Lantern ledger")
    class Lanterns(LedgerKind):
        columns = (
            Column("door", ("门牌",), parsers.text(200)),
            Column("lamps", ("盏数",), parsers.number),
            Column("result", ("验灯结果",), parsers.words),
        )
        needs = (("door",), ("result",))
        into_label = "Vote"
        sums = ("lamps",)
        writes_by_operations = True

        def read_into(self, facts):
            return (
                facts.title.partition("》")[0].strip("《")
                if "》" in facts.title
                else ""
            )

        def key(self, row):
            return row.values["door"]

        def merge(self, rows, batch):
            for row in rows:
                if row.values["result"] == "灭":
                    refuse(row, "word_unknown", "result")
                    continue
                known = set(Address.objects.values_list("pk", flat=True))
                found = locate_addresses(
                    [row.values["door"]], community=batch.community, today=batch.today
                )
                address = next(iter(found.values()))
                row.outcome = "unchanged" if address.pk in known else "created"
                if row.outcome == "created":
                    batch.note_created(address)
            self.seen = {row.into for row in rows}

    return declared.get_kind("lantern")


def take(community, cadre, rows=ROWS, **sheets):
    data = workbook(rows, **sheets)
    return operations.import_file(
        community, data=data, file_name="灯.xlsx", kind="", actor=cadre, now=NOON
    )


def test_what_a_sheet_belongs_to_is_read_from_its_title(lanterns, community, cadre):
    _job, result = take(community, cadre)

    assert lanterns.seen == {"灯会公约"}
    assert [(r.outcome, r.into) for r in result.checked.rows] == [
        ("created", "灯会公约"),
        ("created", "灯会公约"),
        ("refused", "灯会公约"),
    ]


def test_totals_are_compared_with_the_rows(lanterns, community, cadre):
    """XL-2: 小计 says 4 where the rows hold 5; 合计 fits."""
    _job, result = take(community, cadre)

    told = [(p.row, p.values) for p in result.problems if p.code == "total_differs"]
    assert told == [(5, {"written": "4", "counted": "5"})]


def test_a_rehearsal_writes_nothing(lanterns, community, cadre):
    """XL-10: the dry run of a kind that calls operations is taken back."""
    before = Address.objects.count()

    result = operations.check_file_only(
        community,
        data=workbook(ROWS),
        file_name="灯.xlsx",
        kind="",
        actor=cadre,
        now=NOON,
    )

    assert result.total("created") == 2
    assert Address.objects.count() == before


def test_what_operations_added_is_undone(lanterns, community, cadre):
    """XL-10."""
    before = Address.objects.count()
    job, _result = take(community, cadre)
    assert Address.objects.count() == before + 2

    undo_import(job, actor=cadre, now=NOON)

    assert Address.objects.count() == before


def test_without_a_name_the_command_says_what_is_missing(lanterns, community, cadre):
    rows = [["登记表"], *ROWS[1:]]
    with pytest.raises(Refused) as refusal:
        take(community, cadre, rows)
    assert refusal.value.code == "into_missing"
    assert not Import.objects.exists()


def test_into_names_it_on_the_command(lanterns, community, tmp_path, capsys):
    path = tmp_path / "灯.xlsx"
    path.write_bytes(workbook([["登记表"], *ROWS[1:]]))

    call_command("import_ledger", path, "--into", "中秋灯会", "--json")

    answer = json.loads(capsys.readouterr().out)
    assert lanterns.seen == {"中秋灯会"}
    assert sorted(answer) == ["file", "kind", "problems", "sheets"]
    assert sorted(answer["sheets"][0]) == sorted(
        ["sheet", "read", "created", "updated", "unchanged", "duplicate", "refused"]
    )


def test_the_page_asks_what_a_sheet_belongs_to(lanterns, community, cadre, signed_in):
    """Nobody named it: the dry run is shown, confirming is refused until it is."""
    job = operations.upload_ledger(
        community,
        data=workbook([["登记表"], *ROWS[1:]]),
        file_name="灯.xlsx",
        actor=cadre,
        now=NOON,
    )
    job = operations.try_import(job, actor=cadre, now=NOON)
    assert job.state == ImportState.CHECKED
    with pytest.raises(Refused) as refusal:
        operations.confirm_import(job, actor=cadre, now=NOON)
    assert refusal.value.code == "into_missing"

    browser = signed_in(cadre)
    assert (
        'name="into-0"'
        in browser.get(reverse("exchange:import", args=[job.pk])).content.decode()
    )
    browser.post(
        reverse("exchange:columns", args=[job.pk]),
        {
            "kind": "lantern",
            "into-0": "元宵灯会",
            "column-0-1": "door",
            "column-0-2": "lamps",
            "column-0-3": "result",
        },
    )
    job.refresh_from_db()
    job = operations.try_import(job, actor=cadre, now=NOON)
    operations.confirm_import(job, actor=cadre, now=NOON)
    job.refresh_from_db()
    operations.run_import(job, actor=cadre, now=NOON)

    assert lanterns.seen == {"元宵灯会"}


def test_one_household_may_vote_in_two_votes(lanterns, community, cadre):
    """Keys are compared inside what the rows belong to, sheet by sheet."""
    second = [["《河灯公约》投票登记"], *ROWS[1:3]]

    _job, result = take(community, cadre, ROWS, 二=second)

    assert [sheet.duplicate for sheet in result.sheets] == [0, 0]
    assert lanterns.seen == {"灯会公约", "河灯公约"}


def test_a_second_table_is_read_with_its_own_headings(lanterns, community, cadre):
    """XL-2: another column order further down the same sheet."""
    rows = [
        *ROWS[:4],
        [],
        ["序号", "验灯结果", "盏数", "门牌"],
        [1, "亮", 9, "琉璃三街9号"],
    ]

    _job, result = take(community, cadre, rows)

    assert [r.values["door"] for r in result.checked.rows] == [
        "琉璃三街5号",
        "琉璃三街6号",
        "琉璃三街9号",
    ]
    assert result.sheets[0].read == 3


def test_a_sheet_of_another_kind_is_named(lanterns, community, cadre):
    """A workbook mixing two kinds says what to do about the other sheet."""
    yards = [
        ["名称", "地址", "经营面积", "营业执照", "负责人"],
        ["甲", "琉璃三街1号", 20, "有", "张三"],
    ]

    _job, result = take(community, cadre, ROWS, 废品=yards)

    told = [p for p in result.problems if p.code == "sheet_other_kind"]
    assert [(p.sheet, p.values["slug"]) for p in told] == [("灯", "lantern")]
