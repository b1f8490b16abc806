"""script/manage figures: true values as JSON, audited; one line and 2 when wrong."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from liuli.audit.models import Entry
from liuli.indicators.registry import indicators
from tests.factories.residents import a_resident
from tests.indicators.test_documented import KEYS

DIMENSIONS = {
    each.key: len(each.dimension.labels) for each in indicators() if each.dimension
}
# Worked out of bulk meters, which this village does not have.
NOT_KNOWN = {"water.loss_rate"}


def figures(*arguments: str) -> dict:
    out = StringIO()
    call_command("figures", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_prints_one_object_with_every_key(village):
    answer = figures("--unit", village.code, "--on", "2026-03-02")

    assert set(answer) == {"unit", "on", "figures"}
    assert (answer["unit"], answer["on"]) == (village.code, "2026-03-02")
    totals = [line["key"] for line in answer["figures"] if ":" not in line["key"]]
    assert totals == KEYS
    assert len(answer["figures"]) == len(KEYS) + sum(DIMENSIONS.values())
    for line in answer["figures"]:
        assert list(line) == [
            "key",
            "label",
            "value",
            "unit",
            "of",
            "qualifier",
            "as_of",
        ]
        assert type(line["value"]) is int
        assert line["of"] is None or type(line["of"]) is int
        told = (line["qualifier"], line["as_of"])
        unknown = line["key"] in NOT_KNOWN
        assert told == (("derived", None) if unknown else ("exact", "2026-03-02"))


def test_prints_true_values_beside_their_parts(village, grid):
    """Nothing is hidden here: the command is audited instead."""
    lines = {line["key"]: line for line in figures("--unit", grid.code)["figures"]}

    assert lines["residents.rooted"] == {
        "key": "residents.rooted", "label": "根系型人口", "value": 1, "unit": "人",
        "of": 7, "qualifier": "exact", "as_of": lines["residents.living"]["as_of"],
    }  # fmt: skip
    assert lines["hazards.found"]["value"] == 3
    assert lines["hazards.found:critical"] | {"as_of": None} == {
        "key": "hazards.found:critical", "label": "发现隐患 · 重大", "value": 1,
        "unit": "条", "of": 3, "qualifier": "exact", "as_of": None,
    }  # fmt: skip


def test_flows_start_where_from_says(village):
    lines = figures(
        "--unit", village.code, "--on", "2026-03-02", "--from", "2026-02-24"
    )

    counted = {line["key"]: line["value"] for line in lines["figures"]}
    assert (counted["hazards.found"], counted["hazards.open"]) == (1, 2)


def test_the_community_of_the_setting_is_the_default(community, settings):
    settings.LIULI_COMMUNITY = community.code

    assert figures("--unit", community.code)["unit"] == community.code
    assert figures()["unit"] == "510104019007"


def test_leaves_an_audit_line_without_numbers(community):
    figures("--unit", community.code, "--on", "2026-03-02", "--from", "2026-03-01")

    entry = Entry.objects.get(action="figures.printed")
    assert (entry.object_id, entry.actor_label) == (str(community.pk), "figures")
    assert entry.unit_path == community.path
    assert entry.detail == {"on": "2026-03-02", "from": "2026-03-01"}


def test_the_table_shows_counts_with_their_denominators(grid):
    a_resident(grid)
    out = StringIO()

    call_command("figures", "--unit", grid.code, stdout=out)

    lines = [line.split() for line in out.getvalue().splitlines()]
    assert ["residents.living", "1", "人", "常住人口"] in lines
    assert ["residents.local", "0", "/", "1", "人", "本地户籍人口"] in lines


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--unit", "51010401900"], "51010401900"),
        (["--on", "2026-02-30"], "2026-02-30"),
        (["--on", "9999-01-01"], "9999-01-01"),
        (["--from", "soon"], "soon"),
        (["--on", "2026-03-01", "--from", "2026-03-02"], "起始日期"),
    ],
)
def test_a_wrong_unit_or_day_is_one_line_and_exit_2(db, arguments, word):
    with pytest.raises(CommandError) as refused:
        figures(*arguments)

    assert refused.value.returncode == 2
    assert word in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not Entry.objects.filter(action="figures.printed").exists()
