"""Secrets are made once, are private, and never change by themselves."""

import stat

from liuli.embedded.vault import current_epoch, new_epoch, open_vault

NAMES = {
    "SECRET_KEY",
    "LIULI_FIELD_KEYS",
    "LIULI_INDEX_KEY",
    "LIULI_SUPERUSER_PASSWORD",
    "LIULI_OWNER_PASSWORD",
    "LIULI_APP_PASSWORD",
}


def test_open_vault_makes_every_secret_once(folder):
    first = open_vault(folder)
    again = open_vault(folder)

    assert set(first) == NAMES
    assert again == first
    assert len(set(first.values())) == len(NAMES)


def test_open_vault_file_is_for_this_user_only(folder):
    open_vault(folder)

    assert stat.S_IMODE(folder.secrets.stat().st_mode) == 0o600


def test_open_vault_keeps_what_a_person_wrote(folder):
    made = open_vault(folder)
    text = folder.secrets.read_text().replace(made["SECRET_KEY"], "mine")
    folder.secrets.write_text(text + "LIULI_MAIL_URL='mailtos://a b'\n")

    found = open_vault(folder)

    assert found["SECRET_KEY"] == "mine"
    assert found["LIULI_MAIL_URL"] == "mailtos://a b"
    assert found["LIULI_INDEX_KEY"] == made["LIULI_INDEX_KEY"]


def test_two_installations_share_no_secret(folder, tmp_path):
    other = type(folder)(tmp_path / "other")
    other.prepare()

    assert not set(open_vault(folder).values()) & set(open_vault(other).values())


def test_epoch_stays_until_a_restore_issues_a_new_one(folder):
    first = current_epoch(folder)

    assert current_epoch(folder) == first
    assert new_epoch(folder) != first
    assert current_epoch(folder) != first
