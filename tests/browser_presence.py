"""Browser tests where no browser can be had: named as not run, in CI a failure.

script/test loads this plugin and passes the browser's path in LIULI_BROWSER.
"""

import os

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Stop a browser test before it starts when there is no browser for it."""
    wanted = item.get_closest_marker("browser") is not None
    if not wanted or os.environ.get("LIULI_BROWSER"):
        return
    sentence = f"NOT RUN, no browser can be had here: {item.nodeid}"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
