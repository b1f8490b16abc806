"""The web sets its loaded code aside before it serves."""

import gc
import importlib

import pytest


@pytest.fixture
def as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_the_web_searches_its_loaded_code_for_garbage_once(as_before):
    gc.unfreeze()

    importlib.reload(importlib.import_module("liuli.wsgi"))

    assert gc.get_freeze_count() > 100_000
    assert gc.get_threshold() == (10_000, 10, 10)
    assert gc.isenabled()
