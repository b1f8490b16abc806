"""PO-7, PO-8, PO-9: service tags only; what must not be stored has no place to stand."""

import csv
import re

import pytest
from django.apps import apps
from django.conf import settings

from liuli.exchange.registry import kinds
from residents.choices import TAG_DAYS, Tag
from residents.rules.words import TAGS, read_tags

FORBIDDEN = re.compile(
    r"刑满|刑释|社区矫正|矫正对象|精神障碍|精神病|吸毒|戒毒|涉毒|艾滋|HIV|上访人员|缠访|"
    r"重点青少年|邪教|民族|宗教|信仰|"
    r"crimin|convict|probation(?!ary 预备党员)|psychi|mental_|drug|narcot|\bhiv\b|aids|ethnic|religio|"
    r"faith",
    re.IGNORECASE,
)
BAIT = ("刑满释放", "社区矫正对象", "精神障碍患者", "戒毒人员", "艾滋病", "上访人员")


def words_of_models():
    """Names, labels and choices of every field of the residents app."""
    for model in apps.get_app_config("residents").get_models():
        for field in model._meta.concrete_fields:
            yield str(field), field.name
            yield str(field), str(field.verbose_name)
            for value, label in field.choices or ():
                yield str(field), f"{value} {label}"


def words_of_ledgers():
    for kind in kinds():
        if not kind.list_view.startswith("admin:residents"):
            continue
        for column in kind.columns:
            yield kind.slug, column.key
            for heading in column.headings:
                yield kind.slug, heading
        for column, headings in kind.more_headings.items():
            yield kind.slug, f"{column} {headings}"


def words_of_parameters():
    path = settings.BASE_DIR / "liuli/parameters/data/parameters.csv"
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield "parameters.csv", f"{row['key']} {row['label']}"


def found(words):
    return [(where, word) for where, word in words if FORBIDDEN.search(word)]


def test_no_field_choice_column_or_parameter_names_a_forbidden_category_po_8_po_9():
    words = [*words_of_models(), *words_of_ledgers(), *words_of_parameters()]
    assert len(words) > 200, "the walk really walks"

    assert found(words) == []


def test_the_walk_would_see_a_forbidden_category():
    assert len(found(("bait", word) for word in (*BAIT, "ethnicity", "民族"))) == 8


def test_the_tags_are_those_of_po_7_and_hold_twelve_months_at_most():
    assert set(Tag.values) == {
        "lives_alone", "empty_nest", "eighty", "disabled", "low_income",
        "extreme_hardship", "near_low_income", "child_in_need", "left_behind_child",
        "expecting", "veteran", "lost_only_child", "newcomer_asks",
    }  # fmt: skip
    assert set(TAGS.values()) <= set(Tag.values)
    assert TAG_DAYS <= 366


@pytest.mark.parametrize("word", BAIT)
def test_a_cell_with_a_forbidden_word_gives_no_tag_po_8(word):
    tags, others = read_tags(f"低保、{word}")

    assert (tags, others) == (("low_income",), (word,))


def test_no_filter_of_a_list_asks_for_a_forbidden_category_po_9():
    from django.contrib import admin

    words = []
    for model, desk in admin.site._registry.items():
        if model._meta.app_label != "residents":
            continue
        for spec in desk.list_filter:
            name = (
                spec
                if isinstance(spec, str)
                else getattr(spec, "parameter_name", str(spec))
            )
            words.append((model._meta.label, str(name)))

    assert found(words) == []
