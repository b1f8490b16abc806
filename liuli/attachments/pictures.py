"""A photo as it may be kept: re-encoded, upright, without a word about its origin."""

import io
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from liuli.kernel.errors import Refused

LONGEST_SIDE = 1600
QUALITY = 82
MOST_PIXELS = 210_000_000
MOST_FRAMES = 3

_FORMATS = ("JPEG", "PNG", "WEBP")
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"hevc", b"heif")

# Our own limit is checked from the header before a pixel is decoded.
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

    The format is read from the bytes, never from a name. Raises Refused
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
            _refuse_giants(image)
            image.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _encode(_flat(upright), source)
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


def _refuse_giants(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or getattr(image, "n_frames", 1) > MOST_FRAMES:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(
        _("This photo is too large. Take it with the page's own camera button."),
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
