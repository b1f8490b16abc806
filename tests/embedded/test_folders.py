"""Who may enter the data folder, and what a bad place is answered."""

import os
import stat
from pathlib import Path

import pytest

from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder, require_private


def test_prepare_makes_folders_for_this_user_only(folder):
    made = [folder.root, folder.files, folder.logs, folder.run, folder.sockets("pg")]

    assert {stat.S_IMODE(each.stat().st_mode) for each in made} == {0o700}


def test_sockets_of_a_long_path_lie_in_a_short_private_folder(tmp_path):
    deep = DataFolder(tmp_path / ("x" * 100))
    deep.prepare()

    found = deep.sockets("pg")

    assert len(os.fsencode(found / ".s.PGSQL.5432.lock")) < 107
    assert stat.S_IMODE(found.stat().st_mode) == 0o700
    found.rmdir()


def test_require_private_refuses_a_folder_others_can_enter(tmp_path):
    tmp_path.chmod(0o755)

    with pytest.raises(CannotStartError, match="not a private folder"):
        require_private(tmp_path, owner=os.geteuid())


def test_require_private_refuses_a_link_to_somewhere(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.mkdir(mode=0o700)
    link.symlink_to(target)

    with pytest.raises(CannotStartError, match="not a private folder"):
        require_private(link, owner=os.geteuid())


def test_require_private_refuses_someone_elses_folder(tmp_path):
    tmp_path.chmod(0o700)

    with pytest.raises(CannotStartError, match="not a private folder"):
        require_private(tmp_path, owner=os.geteuid() + 1)


def test_prepare_says_which_variable_to_set_when_it_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CannotStartError, match="Set LIULI_DATA"):
        DataFolder(tmp_path / "file" / "data").prepare()


def test_from_environment_defaults_to_the_checkout(monkeypatch):
    monkeypatch.delenv("LIULI_DATA", raising=False)

    assert DataFolder.from_environment().root == Path(__file__).parents[2] / ".data"
