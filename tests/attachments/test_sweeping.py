"""Photo files no row names go, what a row names stays, whatever happens at that moment."""

import os
from datetime import timedelta
from hashlib import sha256
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from liuli.attachments.choices import Opens
from liuli.attachments.operations import store_photo
from liuli.attachments.storage import keep_photo, photo_path
from liuli.attachments.sweeping import sweep_photos
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from tests.clock import NOON
from tests.fieldwork.pictures import jpeg


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def named(grid, worker):
    file = store_photo(
        jpeg(), unit=grid, opens_with=Opens.HAZARDS, actor=worker, now=NOON
    )
    return age(photo_path(file.sha256), days=400)


def age(path, *, days, now=NOON):
    then = (now - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))
    return path


def orphan(content=b"x", *, days=31, now=NOON):
    number = sha256(content).hexdigest()
    return age(keep_photo(content, number), days=days, now=now)


def test_old_file_without_a_row_goes_and_the_audit_counts(named):
    gone, young = orphan(b"old"), orphan(b"young", days=29)
    half = gone.parent / "tmpabc"
    half.write_bytes(b"half")
    age(half, days=31)

    swept = sweep_photos(actor=SYSTEM, now=NOON)

    assert (swept.files, swept.is_removed) == (2, True)
    assert [p.exists() for p in (gone, half, young, named)] == [0, 0, 1, 1]
    entry = Entry.objects.get(action="attachments.photos_swept")
    assert entry.detail == {"files": 2, "bytes": swept.size}


def test_dry_run_changes_nothing(named):
    gone = orphan()

    swept = sweep_photos(actor=SYSTEM, now=NOON, is_dry=True)

    assert (swept.files, swept.is_removed, gone.exists()) == (1, False, True)
    assert not Entry.objects.filter(action="attachments.photos_swept").exists()


def test_folder_of_another_database_is_left_alone(db, capsys):
    gone = orphan(now=timezone.now())

    with pytest.raises(CommandError, match="right folder"):
        call_command("sweep_photos")

    assert gone.exists()
    call_command("sweep_photos", "--dry-run")
    assert "1 files, 1 bytes would be removed." in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_upload_of_the_same_bytes_at_that_moment_keeps_them(grid, worker, named):
    """The sweep waits for the upload, then finds its row."""
    source = jpeg(shade=200)
    file = store_photo(
        source, unit=grid, opens_with=Opens.HAZARDS, actor=worker, now=NOON
    )
    path = age(photo_path(file.sha256), days=40)
    file.delete()
    swept = []

    def sweep():
        swept.append(sweep_photos(actor=SYSTEM, now=NOON))
        connection.close()

    with transaction.atomic():
        store_photo(source, unit=grid, opens_with=Opens.HAZARDS, actor=worker, now=NOON)
        other = Thread(target=sweep)
        other.start()
        other.join(0.3)
        assert other.is_alive()
    other.join(5)

    assert swept[0].files == 0
    assert path.exists()
