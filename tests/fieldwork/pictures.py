"""Pictures as a phone makes them."""

import io

from PIL import Image


def jpeg(shade: int = 90, size: tuple[int, int] = (64, 48)) -> bytes:
    """A small JPEG of one colour."""
    picture = io.BytesIO()
    Image.new("RGB", size, (shade, 120, 90)).save(picture, "JPEG")
    return picture.getvalue()
