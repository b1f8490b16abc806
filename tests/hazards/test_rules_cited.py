"""HZ-9, HZ-11, HZ-13..18, HZ-20: law that the checklists carry (docs/rules.md)."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = {
    rule: (items.split(", "), basis.split("; "))
    for rule, items, basis in re.findall(
        r"^\| (HZ-\d+) \|[^|]+\| ([^|]+) \| ([^|]+) \|$",
        (ROOT / "docs" / "rules.md").read_text("utf-8"),
        re.MULTILINE,
    )
}
with (ROOT / "hazards/data/checklists.csv").open(encoding="utf-8", newline="") as lines:
    ITEMS = {row["code"]: row for row in csv.DictReader(lines)}


def uncited(items, basis):
    """Items the checklists lack, and laws none of them names."""
    cited = " ".join(ITEMS[code]["basis"] for code in items if code in ITEMS)
    absent = [code for code in items if code not in ITEMS]
    return absent + [law for law in basis if law not in cited]


def test_the_table_names_the_rules():
    wanted = [9, 11, *range(13, 19), 20]
    assert list(RULES) == [f"HZ-{number}" for number in wanted]


@pytest.mark.parametrize("rule", RULES)
def test_items_cite_the_law_of_their_rule(rule):
    assert uncited(*RULES[rule]) == []


def test_a_law_nobody_cites_is_seen():
    assert uncited(["VC-02", "VC-99"], ["消防法"]) == ["VC-99", "消防法"]


def test_what_is_not_verified_is_marked():
    """A national standard nobody has checked carries its mark （待核）."""
    assert "（待核）" in ITEMS["EL-01"]["basis"]
    assert sum("（待核）" in item["basis"] for item in ITEMS.values()) > 30
