"""A plain HTTP client with a cookie jar, for talking to a real web server."""

import http.cookiejar
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from uuid import uuid4

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Reply:
    """What came back, and how long it took (seconds)."""

    status: int
    text: str
    seconds: float
    url: str


class Caller:
    """One person's browser, without the browser."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )

    def get(self, path: str, *, accept: str = "text/html") -> Reply:
        return self.send(urllib.request.Request(self.address + path), accept)

    def post(
        self, path: str, *, page: str = "", photo: bytes = b"", **fields: str
    ) -> Reply:
        """Post a form; its token is taken from `page` (the form's own page)."""
        form = self.get(page or path)
        token = _TOKEN.search(form.text)
        assert token, f"No form on {page or path}: {form.status}"
        fields["csrfmiddlewaretoken"] = token[1]
        body, kind = multipart(fields, photo)
        request = urllib.request.Request(
            self.address + path,
            data=body,
            headers={"Referer": self.address + (page or path), "Content-Type": kind},
        )
        return self.send(request, "text/html")

    def sign_in(self, username: str, password: str) -> None:
        reply = self.post("/sign-in/", username=username, password=password)
        assert not reply.url.endswith("/sign-in/"), "sign-in failed"

    def send(self, request: urllib.request.Request, accept: str) -> Reply:
        """Send any request with this person's cookies; OSError when nobody answers."""
        request.add_header("Accept", accept)
        begun = time.monotonic()
        try:
            with self._opener.open(request, timeout=30) as answer:
                text = answer.read().decode("utf-8", "replace")
                return Reply(
                    answer.status, text, time.monotonic() - begun, answer.geturl()
                )
        except urllib.error.HTTPError as problem:
            with problem:
                text = problem.read().decode("utf-8", "replace")
            return Reply(problem.code, text, time.monotonic() - begun, request.full_url)


def multipart(
    fields: dict[str, str], photo: bytes, *, name: str = "photos"
) -> tuple[bytes, str]:
    """A form as a browser sends it, with one photo where there is one."""
    mark = uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in fields.items()
    ]
    body = "".join(parts).encode()
    if photo:
        head = f'form-data; name="{name}"; filename="a.jpg"'
        kind = "Content-Type: image/jpeg"
        body += f"--{mark}\r\nContent-Disposition: {head}\r\n{kind}\r\n\r\n".encode()
        body += photo + b"\r\n"
    return body + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
