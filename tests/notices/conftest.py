"""Kinds of notices for trials, and a mail server that keeps what it is handed."""

import pytest

from tests.notices import kinds
from tests.notices.postbox import Postbox


@pytest.fixture(autouse=True)
def done():
    """Record numbers whose matter is done."""
    kinds.DONE.clear()
    return kinds.DONE


@pytest.fixture
def postbox(settings):
    """A real SMTP server on this machine; the portal is told to use it."""
    with Postbox() as box:
        settings.LIULI_MAIL_URL = box.url
        yield box
