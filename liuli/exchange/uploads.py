"""Uploads that never touch a disk in clear text."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest

_SLACK = 64 * 1024  # what the form around the file may weigh


class InMemoryUploadHandler(FileUploadHandler):
    """Keeps one file in memory, up to a limit; a larger one ends the request's body.

    Django's own handler writes files over 2.5 MB to a temporary file, where a ledger
    would lie unsealed.
    """

    def __init__(self, request: HttpRequest, most_bytes: int) -> None:
        super().__init__(request)
        self.most_bytes = most_bytes
        self.pieces: list[bytes] = []
        self.size = 0

    def handle_raw_input(  # noqa: PLR0913 - Django's signature
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> None:
        """Stop at once when the request says it is too large."""
        if content_length > self.most_bytes + _SLACK:
            self._stop()

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

    def file_complete(self, file_size: int) -> UploadedFile:
        """The whole file, in memory."""
        content = b"".join(self.pieces)
        return SimpleUploadedFile(
            self.file_name or "", content, self.content_type or "application/octet-stream"
        )

    def _stop(self) -> None:
        self.pieces = []
        if self.request is not None:
            self.request.upload_too_large = True  # type: ignore[attr-defined]
        raise StopUpload(connection_reset=False)
