"""A photo as it may be kept: re-encoded, upright, without a word about its origin."""

import io
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from liuli.kernel.errors import Refused

LONGEST_SIDE = 1600
QUALITY = 82
# A JPEG of a phone is shrunk by its decoder, row by row; what has to be unpacked whole
# takes several bytes for each pixel, so less of it is let in.
MOST_PIXELS = 210_000_000
MOST_PIXELS_UNPACKED = 25_000_000
MOST_FRAMES = 3
# A progressive photo has about ten scans; each goes over the whole picture again.
MOST_SCANS = 100
# Whatever has a longer side of twice this is halved at least, so what a decoder that
# shrinks hands over stays below MOST_PIXELS_UNPACKED.
_DRAFT_SIDE = 2_400

_FORMATS = ("JPEG", "PNG", "WEBP")
_SCAN = b"\xff\xda"
# Nothing of this stands before a scan: with it two readers may see two pictures.
_LENGTHLESS = frozenset(bytes([mark]) for mark in (0x00, 0x01, *range(0xD0, 0xDA)))
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"hevc", b"heif")

# Our own limits are checked from the header before a pixel is decoded.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True, slots=True)
class Picture:
    """JPEG bytes ready to be stored, with their size in pixels and their hashes."""

    content: bytes
    width: int
    height: int
    sha256: str
    source_sha256: str


def clean_picture(source: bytes) -> Picture:
    """Re-encode a photo as JPEG, at most 1,600 px, without any metadata.

    The format is read from the bytes, never from a name. A photo of up to 210 million
    pixels comes in where its decoder can shrink it row by row (a phone's JPEG), one of
    up to 25 million else, so that no sender can fill the memory. Raises Refused
    `photo_unreadable`, `photo_heic`, `photo_format` or `photo_too_large`.
    """
    if source[4:8] == b"ftyp" and source[8:12] in _HEIC_BRANDS:
        raise Refused(
            _(
                "This phone saves photos as HEIC. Take the photo inside the page, or "
                "choose “most compatible” in the camera settings."
            ),
            code="photo_heic",
        )
    try:
        with Image.open(io.BytesIO(source), formats=_FORMATS) as image:
            _refuse_giants(image, source)
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            # Turned once it is small: turning makes a copy.
            ImageOps.exif_transpose(image, in_place=True)
            return _encode(_flat(image), source)
    except Image.DecompressionBombError as bomb:
        raise _too_large() from bomb
    except UnidentifiedImageError as unknown:
        raise Refused(
            _("This is not a photo. Send a JPEG, PNG or WebP picture."),
            code="photo_format",
        ) from unknown
    except (OSError, ValueError, SyntaxError) as broken:
        raise Refused(
            _("This photo is damaged. Take it again."), code="photo_unreadable"
        ) from broken


def _refuse_giants(image: Image.Image, source: bytes) -> None:
    """From the header alone: afterwards a decoder unpacks 25 million pixels at most."""
    width, height = image.size
    if width * height > MOST_PIXELS or getattr(image, "n_frames", 1) > MOST_FRAMES:
        raise _too_large()
    if isinstance(image, JpegImageFile):
        if _comes_in_rows(image, source):
            _draft(image)
        elif source.count(_SCAN) > MOST_SCANS:
            raise _too_large()
    width, height = image.size
    if width * height > MOST_PIXELS_UNPACKED:
        raise _too_large()


def _draft(image: JpegImageFile) -> None:
    """Have the decoder shrink it by 2, 4 or 8, whatever the shape of the picture."""
    longest = max(image.size)
    width, height = (max(side * _DRAFT_SIDE // longest, 1) for side in image.size)
    image.draft("RGB", (width, height))


def _comes_in_rows(image: JpegImageFile, source: bytes) -> bool:
    """Whether the first scan holds every colour, and each pixel once and for all.

    Otherwise (progressive, or a scan per colour) the decoder keeps the whole picture at
    its full size, however small it is asked for. What cannot be read counts as that.
    """
    if image.info.get("progressive"):
        return False
    at = 2
    while source[at : at + 1] == b"\xff":
        mark, length = source[at + 1 : at + 2], source[at + 2 : at + 4]
        if mark == _SCAN[1:]:
            return source[at + 4 : at + 5] == bytes([image.layers])
        if mark in _LENGTHLESS:
            return False
        at += 1 if mark == b"\xff" else 2 + int.from_bytes(length)
    return False


def _too_large() -> Refused:
    return Refused(
        _(
            "This picture has too many pixels. Take it with the page's own camera "
            "button, or send a smaller copy as JPEG."
        ),
        code="photo_too_large",
    )


def _flat(image: Image.Image) -> Image.Image:
    """On white, in plain RGB: no transparency, no palette, no colour profile."""
    if image.mode in {"RGBA", "LA", "P"}:
        over = image.convert("RGBA")
        white = Image.new("RGB", over.size, "white")
        white.paste(over, mask=over.getchannel("A"))
        return white
    return image.convert("RGB")


def _encode(image: Image.Image, source: bytes) -> Picture:
    # A fresh image: whatever `info` carried (EXIF, XMP, comment) stays behind.
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    content = out.getvalue()
    return Picture(
        content=content,
        width=bare.width,
        height=bare.height,
        sha256=sha256(content).hexdigest(),
        source_sha256=sha256(source).hexdigest(),
    )
