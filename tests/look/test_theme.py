"""The desk wears the same colours as the other faces."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from liuli.desk.theme import NEUTRAL, TEAL, UNFOLD

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text("utf-8")
LIGHT = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", TOKENS.split("@media")[0]))
DARK = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", TOKENS.split("@media")[2]))


@pytest.mark.parametrize(
    ("step", "token"),
    [
        (TEAL["600"], LIGHT["primary"]),
        (TEAL["700"], LIGHT["primary-hover"]),
        (TEAL["100"], LIGHT["primary-soft"]),
        (TEAL["50"], LIGHT["surface-hover"]),
        (TEAL["400"], DARK["primary"]),
        (TEAL["900"], DARK["primary-soft"]),
        (NEUTRAL["500"], LIGHT["text-muted"]),
        (NEUTRAL["950"], DARK["canvas"]),
        (NEUTRAL["900"], DARK["surface"]),
        (NEUTRAL["800"], DARK["surface-raised"]),
        (NEUTRAL["700"], DARK["border"]),
    ],
)
def test_steps_of_the_scales_are_the_tokens(step, token):
    assert step == token


def test_every_sheet_and_script_of_the_desk_exists(settings):
    request = RequestFactory().get("/admin/")

    named = [entry(request) for entry in UNFOLD["STYLES"] + UNFOLD["SCRIPTS"]]
    named.append(UNFOLD["SITE_ICON"](request))

    for address in named:
        path = address.removeprefix(settings.STATIC_URL)
        assert (ROOT / "static" / path).is_file(), address


def test_searches_leave_no_history_in_the_browser():
    assert UNFOLD["COMMAND"] == {"search_models": False, "show_history": False}
