"""The first administrator of an empty portal."""

import io

import pytest
from django.core.management import CommandError, call_command

from liuli.accounts.models import User
from liuli.accounts.roles import Capability
from liuli.audit.models import Entry

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = io.StringIO()
    call_command("create_administrator", *arguments, stdout=out)
    return dict(line.split(": ", 1) for line in out.getvalue().splitlines())


def test_it_prints_a_first_password_that_opens_the_account(client, community):
    said = run("zhou", "--unit", community.code, "--name", "周管理")

    user = User.objects.get(username="zhou")
    assert said == {
        "unit": community.name,
        "username": "zhou",
        "first password": said["first password"],
    }
    assert user.check_password(said["first password"])
    assert user.must_change_password
    assert user.may(Capability.ACCOUNTS_MANAGE, community)
    opened = Entry.objects.get(action="accounts.opened")
    assert opened.actor_label == "create_administrator"


def test_an_unknown_unit_makes_nobody(db):
    with pytest.raises(CommandError, match="000000000000"):
        run("zhou", "--unit", "000000000000")

    assert not User.objects.exists()


def test_a_taken_name_is_said_and_changes_nothing(cadre, community):
    with pytest.raises(CommandError):
        run("Cadre", "--unit", community.code)

    assert User.objects.count() == 1
