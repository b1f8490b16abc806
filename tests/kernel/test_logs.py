"""No row of a resident in a log (T3)."""

import logging
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from liuli.kernel.logs import QuietFormatter
from residents.models import Person
from tests.factories.residents import a_person

BAIT = "欧阳震华"
NOTE = "两行\n\n备注"


def written(formatter):
    """What the log keeps of the exception at hand."""
    record = logging.LogRecord(
        "liuli", logging.ERROR, "here.py", 1, "It failed.", None, sys.exc_info()
    )
    return formatter.format(record)


@pytest.mark.django_db
def test_a_broken_row_is_not_quoted_in_the_log(grid):
    person = a_person(grid, full_name=BAIT)
    try:
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(sex="?", note=NOTE)
    except IntegrityError:
        plain, quiet = written(logging.Formatter()), written(QuietFormatter())

    assert BAIT in plain
    assert BAIT not in quiet
    assert "备注" not in quiet
    assert quiet.startswith("It failed.\nTraceback")
    assert quiet.count("DETAIL: left out of the log.") == 2
    assert "person_sex_known" in quiet


def test_other_failures_are_kept_whole():
    try:
        int("first\nsecond")
    except ValueError:
        kept = written(QuietFormatter())

    assert kept.endswith(r"with base 10: 'first\nsecond'")


def test_every_line_of_the_portal_goes_through_it():
    handlers = settings.LOGGING["handlers"].values()
    used = {
        settings.LOGGING["formatters"][each["formatter"]]["()"] for each in handlers
    }

    assert used == {"liuli.kernel.logs.QuietFormatter"}
