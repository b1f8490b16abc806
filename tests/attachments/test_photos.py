"""Photos: cleaned, kept once, seen only by whoever may see what they show."""

import io
from uuid import uuid4

import pytest
from PIL import Image

from liuli.attachments.choices import Opens
from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.attachments.pictures import clean_picture
from liuli.attachments.storage import photo_path
from liuli.kernel.errors import Refused
from tests.clock import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(kind="JPEG", size=(64, 48), **save) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (12, 98, 106)).save(out, kind, **save)
    return out.getvalue()


def fetch(client, url):
    """The answer, read to its end, which closes it."""
    answer = client.get(url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


def with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "CANARY-MAKER"
    exif[0x0112] = 6
    return picture(exif=exif, comment=b"CANARY-COMMENT")


def test_metadata_and_comments_are_gone():
    """Reliability M8: a JPEG comment survives an ordinary save."""
    source = with_secrets()
    assert b"CANARY-MAKER" in source
    assert b"CANARY-COMMENT" in source

    clean = clean_picture(source)

    assert b"CANARY" not in clean.content
    assert (clean.width, clean.height) == (48, 64)


def test_large_photos_are_shrunk():
    assert clean_picture(picture(size=(4000, 3000))).width == 1600


def test_a_large_photo_of_a_phone_is_shrunk_while_it_is_read_and_stands_upright():
    """T4: more than 25 million pixels come in only where the decoder shrinks them."""
    exif = Image.Exif()
    exif[0x0112] = 6

    clean = clean_picture(picture(size=(6000, 4500), exif=exif))
    panorama = clean_picture(picture(size=(40_000, 800)))

    assert (clean.width, clean.height) == (1200, 1600)
    assert (panorama.width, panorama.height) == (1600, 32)


def a_scan_per_colour(source: bytes) -> bytes:
    """The same photo, its first scan said to hold one colour of three."""
    at = source.index(b"\xff\xda") + 4
    assert source[at] == 3
    return source[:at] + b"\x01" + source[at + 1 :]


def behind_a_false_scan(source: bytes) -> bytes:
    """The same photo, with a mark that has a careless reader jump into a remark."""
    remark = (bytes(0xFFE5) + b"\xff\xda\x00\x0c\x03").ljust(0xFFFD, b"\x00")
    return source[:2] + b"\xff\xd0\xff\xe9\xff\xff" + remark + source[2:]


@pytest.mark.parametrize(
    "made",
    [
        lambda: picture("PNG", size=(5001, 5000)),
        lambda: picture("WEBP", size=(5001, 5000), lossless=True, method=0),
        lambda: picture(size=(5001, 5000), progressive=True),
        lambda: a_scan_per_colour(picture(size=(5001, 5000))),
        lambda: behind_a_false_scan(a_scan_per_colour(picture(size=(5001, 5000)))),
        lambda: picture(progressive=True) + b"\xff\xda" * 100,
    ],
    ids=["png", "webp", "progressive", "a scan per colour", "a lie", "endless scans"],
)
def test_what_would_be_unpacked_whole_is_refused_beyond_25_million_pixels(made):
    """T4: a small file of a stranger must not fill the memory."""
    source = made()

    with pytest.raises(Refused) as refused:
        clean_picture(source)

    assert refused.value.code == "photo_too_large"


def test_a_progressive_photo_of_common_size_comes_in():
    assert clean_picture(picture(size=(4000, 3000), progressive=True)).width == 1600


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_any_common_format_becomes_jpeg(kind):
    assert clean_picture(picture(kind)).content[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "photo_format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo_format"),
        (b"GIF89a" + b"\0" * 40, "photo_format"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "photo_heic"),
        (picture()[:200], "photo_unreadable"),
    ],
)
def test_what_is_no_photo_is_refused(source, code):
    with pytest.raises(Refused) as refused:
        clean_picture(source)

    assert refused.value.code == code


def test_a_polyglot_loses_its_tail():
    clean = clean_picture(picture() + b"PK\x03\x04<script>CANARY</script>")

    assert b"CANARY" not in clean.content


def test_the_same_photo_sent_twice_is_one_row(worker, grid):
    number = uuid4()
    sent = [
        store_photo(
            picture(),
            unit=grid,
            opens_with=Opens.HAZARDS,
            actor=worker,
            now=NOON,
            client_id=number,
        )
        for _i in range(2)
    ]

    assert sent[0] == sent[1]
    assert File.objects.count() == 1
    assert photo_path(sent[0].sha256).stat().st_mode & 0o777 == 0o600


def test_other_bytes_under_the_same_number_are_refused(worker, grid):
    number = uuid4()
    store_photo(
        picture(),
        unit=grid,
        opens_with=Opens.HAZARDS,
        actor=worker,
        now=NOON,
        client_id=number,
    )

    with pytest.raises(Refused) as refused:
        store_photo(
            picture(size=(50, 50)),
            unit=grid,
            opens_with=Opens.HAZARDS,
            actor=worker,
            now=NOON,
            client_id=number,
        )

    assert refused.value.code == "photo_changed"
    assert File.objects.count() == 1


def test_a_photo_opens_for_its_grid_only(
    signed_in,
    worker,
    neighbour,
    cadre,
    stranger,
    official,
    street_officer,
    grid,
    client,
):
    file = store_photo(
        picture(), unit=grid, opens_with=Opens.HAZARDS, actor=worker, now=NOON
    )
    url = f"/photos/{file.pk}/"

    statuses = {
        user.username: fetch(signed_in(user), url).status_code
        for user in (worker, neighbour, cadre, stranger, official, street_officer)
    }

    assert statuses == {
        "worker": 200,
        "neighbour": 404,
        "cadre": 200,
        "stranger": 404,
        "official": 404,
        "street": 404,
    }
    assert client.get(url).status_code == 302


def test_a_photo_is_never_cached_nor_sniffed(signed_in, worker, grid):
    file = store_photo(
        picture(), unit=grid, opens_with=Opens.SITES, actor=worker, now=NOON
    )

    answer = fetch(signed_in(worker), f"/photos/{file.pk}/")

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
