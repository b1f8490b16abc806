"""script/bench import: a ledger of 100,000 people, from the file to the commit.

Goals a1, a2, a4, a5 and a6 of performance.md, with every rule applied, duplicates
checked, numbers encrypted, history and undo written, in one transaction. Beside it runs
plain django-import-export on the same file (fewer rows of it, the rate is compared).
NetBox and Directus (a3) do not run here.
"""

# ruff: noqa: N999 - the name on the command line
import argparse
import io
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import django

HEADINGS: Final = (
    "序号", "姓名", "性别", "公民身份号码", "出生日期", "联系电话", "户籍类别",
    "户籍地址", "现居住地址", "居住方式", "入住日期", "职业", "工作是否固定",
    "文化程度", "政治面貌", "婚姻状况", "网格", "楼栋", "登记人", "备注",
)  # fmt: skip
_SURNAMES: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN: Final = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰"
_STREETS: Final = 40
_HOUSES: Final = 120
_BORN: Final = date(1945, 1, 1)
_BORN_DAYS: Final = 25_000
_CAME: Final = date(2015, 1, 1)
_CAME_DAYS: Final = 3_900


def main(words: list[str]) -> int:
    """Measure; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="script/bench import", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--peer-rows", type=int, default=1_000)
    parser.add_argument("--only", choices=("first", "again", "dry"), default="")
    parser.add_argument("--file", type=Path)
    given = parser.parse_args(words)
    django.setup()
    if given.only:
        return _one(given.only, given.file)
    with tempfile.TemporaryDirectory(prefix="liuli-ledger-") as place:
        file = Path(place) / "people.xlsx"
        file.write_bytes(ledger(given.rows))
        return 0 if _measure(file, given.rows, given.peer_rows) else 1


def _measure(file: Path, rows: int, peer_rows: int) -> bool:
    from liuli.bench.figures import say, say_goal, say_machine

    say_machine()
    say(f"{rows:,} rows of {len(HEADINGS)} columns, {file.stat().st_size / 1e6:.1f} MB")
    parsing, parsing_memory = _alone(_CALAMINE, str(file))
    say(
        f"  {'calamine, the whole sheet':<38} {parsing:8.2f} s "
        f"{parsing_memory:6.0f} MiB"
    )
    runs = {}
    for name in ("dry", "first", "again"):
        runs[name] = _alone(_OURS, name, str(file))
        seconds, memory = runs[name]
        say(
            f"  {_TITLES[name]:<38} {seconds:8.2f} s {memory:6.0f} MiB "
            f"{rows / seconds:8,.0f} rows/s"
        )
    copying = copy_time()
    say(f"  {'COPY of the people into the same indexes':<38} {copying:8.2f} s")
    peer = peer_rate(file, peer_rows)
    say(
        f"  {'django-import-export, preview and import':<38} {'':17} "
        f"{peer:8,.0f} rows/s of {peer_rows:,}"
    )
    first = runs["first"][0]
    held = [
        say_goal("a1", "calamine and COPY over import", (parsing + copying) / first,
                 at_least=0.25),
        say_goal("a2", "import over django-import-export, rows per second",
                 rows / first / peer, at_least=20),
        say_goal("a4", "dry run over import", runs["dry"][0] / first, at_most=0.7),
        say_goal("a5", "unchanged file again over first", runs["again"][0] / first,
                 at_most=0.8),
        say_goal("a6", "peak memory over calamine alone",
                 runs["first"][1] / parsing_memory, at_most=2),
    ]  # fmt: skip
    say("a3  NetBox and Directus do not run here: not measured.")
    say_machine()
    return all(held)


_TITLES: Final = {
    "dry": "dry run, nothing written",
    "first": "import into an empty table",
    "again": "the same file again, unchanged",
}
_CALAMINE: Final = """
import resource, sys, time
from python_calamine import CalamineWorkbook
began = time.perf_counter()
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
took = time.perf_counter() - began
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
_OURS: Final = """
import runpy, sys
sys.argv = ["liuli.bench.import", "--only", sys.argv[1], "--file", sys.argv[2]]
runpy.run_module("liuli.bench.import", run_name="__main__")
"""


def _alone(program: str, *words: str) -> tuple[float, float]:
    """Seconds and peak MiB of a program in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)


def _one(what: str, file: Path) -> int:
    """One run of the engine, told as seconds and MiB of both its processes."""
    import resource

    from django.utils import timezone

    from liuli.exchange.operations import check_file_only, import_file
    from liuli.kernel.access import SYSTEM
    from liuli.territory.models import Unit

    unit = Unit.objects.get(code="510104019007")
    facts: dict[str, Any] = {
        "data": file.read_bytes(), "file_name": file.name, "kind": "resident",
        "actor": SYSTEM, "now": timezone.now(),
    }  # fmt: skip
    began = perf_counter()
    if what == "dry":
        result = check_file_only(unit, **facts)
    else:
        result = import_file(unit, **facts)[1]
    took = perf_counter() - began
    counts = [result.total(n) for n in ("created", "unchanged", "refused", "duplicate")]
    sys.stderr.write(f"{what}: {counts}\n")
    peak = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    sys.stdout.write(f"{took} {peak / 1024}\n")
    return 0


# --- the floor and the peer -----------------------------------------------------------
def copy_time() -> float:
    """Seconds the server needs to take the people in once more, indexes and all."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE bench_floor (LIKE residents_person INCLUDING ALL)"
        )
        columns = (
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
        )
        cursor.execute(f"{columns} AND is_generated = 'NEVER'", ["residents_person"])
        names = ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
        buffer = io.BytesIO()
        with cursor.copy(f"COPY residents_person ({names}) TO STDOUT") as out:
            for piece in out:
                buffer.write(piece)
        began = perf_counter()
        with cursor.copy(f"COPY bench_floor ({names}) FROM STDIN") as into:
            into.write(buffer.getvalue())
        return perf_counter() - began


def peer_rate(file: Path, rows: int) -> float:
    """Rows per second of django-import-export as it comes: preview, then import."""
    from import_export.fields import Field
    from import_export.resources import ModelResource
    from python_calamine import CalamineWorkbook
    from tablib import Dataset  # type: ignore[import-untyped]

    from residents.models import Person

    class Plain(ModelResource):  # type: ignore[misc]
        full_name = Field("full_name", "姓名")
        name_key = Field("name_key", "姓名")
        occupation = Field("occupation", "职业")
        hukou_place = Field("hukou_place", "户籍地址")
        note = Field("note", "备注")

        class Meta:
            model = Person
            fields = ("full_name", "name_key", "occupation", "hukou_place", "note")
            import_id_fields = ("full_name",)
            force_init_instance = True

        def before_save_instance(self, instance: Any, row: Any, **_kwargs: Any) -> None:
            instance.unit_id = instance.community_id = unit.pk
            instance.grams = []

    from liuli.territory.models import Unit

    unit = Unit.objects.get(code="510104019007")
    cells = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    data = Dataset(*[tuple(row) for row in cells[1 : rows + 1]], headers=cells[0])
    began = perf_counter()
    for dry in (True, False):
        result = Plain().import_data(data, dry_run=dry, raise_errors=True)
    if result.totals["new"] != rows:
        raise AssertionError(result.totals)
    return rows / (perf_counter() - began)


# --- the ledger -----------------------------------------------------------------------
def ledger(rows: int) -> bytes:
    """Invented people: county code 99, phone numbers nobody has."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"constant_memory": True, "in_memory": True}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet("实有人口")
        sheet.write_row(0, 0, HEADINGS)
        for number, cells in enumerate(people(rows), start=1):
            sheet.write_row(number, 0, cells)
    return target.getvalue()


def people(rows: int) -> Iterator[list[str]]:
    """One line each, the same for every run."""
    from liuli.kernel.identity import check_digit

    chance = random.Random(2026)  # noqa: S311 - a ledger, not a secret
    pick = chance.choice
    for n in range(rows):
        born = _BORN + timedelta(days=n % _BORN_DAYS)
        is_man = chance.random() < 0.5  # noqa: PLR2004 - half of them
        serial = 2 * (n // _BORN_DAYS) + is_man
        first = f"510199{born:%Y%m%d}{serial:03d}"
        came = _CAME + timedelta(days=chance.randrange(_CAME_DAYS))
        house = f"琉璃{chance.randrange(1, _STREETS)}街{chance.randrange(1, _HOUSES)}号"
        yield [
            str(n + 1),
            pick(_SURNAMES) + pick(_GIVEN) + pick(_GIVEN),
            "男" if is_man else "女",
            first + check_digit(first),
            born.isoformat(),
            f"1990{n:07d}",
            pick(("本地", "外来")),
            f"四川省成都市第{chance.randrange(1, 900)}村",
            house,
            pick(("隔间", "小旅馆", "自建房")),
            came.isoformat(),
            pick(("保洁", "保安", "外卖", "装修", "餐饮")),
            pick(("固定", "不固定")),
            pick(("小学", "初中", "高中", "大专")),
            pick(("群众", "中共党员")),
            pick(("未婚", "已婚")),
            f"第{chance.randrange(1, 9)}网格",
            f"{chance.randrange(1, 9)}栋",
            pick(("张社工", "李社工")),
            "",
        ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
