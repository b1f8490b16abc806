"""Uploads that never touch a disk in clear text."""

from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

_SLACK: Final = 64 * 1024  # what the form around the file may weigh


def says_too_large(request: HttpRequest, most_bytes: int) -> bool:
    """Whether the request itself says that it is larger than the file may be."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdigit() and int(length) > most_bytes + _SLACK


class InMemoryUploadHandler(FileUploadHandler):
    """Keeps one file in memory, up to a limit; the rest of a larger one is passed over.

    Django's own handler writes files over 2.5 MB to a temporary file, where a ledger
    would lie unsealed.
    """

    def __init__(self, request: HttpRequest, most_bytes: int) -> None:
        super().__init__(request)
        self.most_bytes = most_bytes
        self.pieces: list[bytes] = []
        self.size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin one file."""
        super().new_file(*args, **kwargs)
        self.pieces, self.size = [], 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece."""
        self.size += len(raw_data)
        if self.size > self.most_bytes:
            self._stop()
        self.pieces.append(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """The whole file, in memory."""
        content = b"".join(self.pieces)
        return SimpleUploadedFile(
            self.file_name or "",
            content,
            self.content_type or "application/octet-stream",
        )

    def _stop(self) -> None:
        self.pieces = []
        if self.request is not None:
            self.request.upload_too_large = True  # type: ignore[attr-defined]
        raise StopUpload(connection_reset=False)
