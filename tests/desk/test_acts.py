"""Every act the portal records has its words (house rule 24)."""

import ast
from pathlib import Path

import pytest

from hazards.choices import Step
from liuli.desk.acts import ACTS, act_words

ROOT = Path(__file__).resolve().parents[2]
# Calls whose code is made at run time, with every value it can take.
MADE = {f"hazards.{step}" for step in Step}


def recorded_codes():
    """The literal first argument of every call of `record`."""
    for folder in ("liuli", "residents", "hazards", "services", "petitions"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id == "record"
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                ):
                    yield node.args[0].value


@pytest.mark.timeout(90)
def test_every_recorded_act_has_words():
    codes = set(recorded_codes()) | MADE

    assert "hazards.assigned" in codes
    assert codes - set(ACTS) == set()


@pytest.mark.django_db
def test_words_are_chinese_and_an_unknown_code_stands_for_itself():
    assert act_words("accounts.signed_in") == "登录"
    assert act_words("something.new") == "something.new"
