"""script/test ends with one verdict of its two runs."""

import os
import subprocess
import sys

import pytest

from liuli.embedded.folders import CHECKOUT
from liuli.embedded.testing import runs_of, verdict


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (0, 0, 0),
        (1, 0, 1),
        (0, 1, 1),
        (1, 1, 1),
        (2, 1, 1),
        (0, 5, 0),
        (5, 0, 0),
        (5, 1, 1),
        (5, 5, 5),
        (3, 5, 3),
    ],
)
def test_verdict_is_failure_when_one_run_failed_and_ignores_an_empty_one(
    first, second, expected
):
    assert verdict(first, second) == expected


@pytest.mark.parametrize(
    ("words", "length", "rest"),
    [
        ([], "not long", []),
        (["tests/desk"], "not long", ["tests/desk"]),
        (["long"], "long", []),
        (["long", "-x"], "long", ["-x"]),
    ],
)
def test_browser_tests_run_last_and_long_ones_only_when_asked(words, length, rest):
    quick, slow = runs_of(words)

    both = ["-n", "2", "--reuse-db", *rest]
    assert quick == ["-m", f"not browser and {length}", *both]
    assert slow == ["-m", f"browser and {length}", "-rs", *both]


def test_whoever_chooses_markers_gets_one_run_as_they_say():
    assert runs_of(["-m", "browser and slow"]) == [["-m", "browser and slow"]]


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ({}, 0, "1 passed, 1 skipped"),
        ({"CI": "true"}, 1, "1 passed, 1 error"),
        ({"CI": "true", "LIULI_BROWSER": "/usr/bin/chromium"}, 0, "2 passed"),
    ],
)
def test_browser_test_without_a_browser_is_named_and_in_ci_a_failure(
    tmp_path, words, code, said
):
    (tmp_path / "test_two.py").write_text(
        "import pytest\ndef test_plain(): pass\n"
        "@pytest.mark.browser\ndef test_clicks(): pass\n"
    )
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\nmarkers =\n    browser: needs one\n"
    )
    plain = {k: v for k, v in os.environ.items() if k not in {"CI", "LIULI_BROWSER"}}

    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.browser_presence"),
            *("-p", "no:django", "-p", "no:randomly", "-p", "no:cacheprovider"),
            *("-rsf", "-c", str(tmp_path / "pytest.ini"), str(tmp_path)),
        ],
        env=plain | words,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == code, done.stdout
    assert said in done.stdout.splitlines()[-1]
    named = "NOT RUN, no browser can be had here: test_two.py::test_clicks"
    assert (named in done.stdout) is (said != "2 passed")
