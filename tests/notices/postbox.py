"""A small SMTP server that keeps every message it accepts, in order."""

import email
import email.policy
import socketserver
import threading
import time
from typing import Any


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self._talk()
        except ConnectionError:
            return  # whoever was sending has been killed

    def _talk(self):
        box: Any = self.server
        self._say("220 postbox")
        recipient = ""
        for raw in self.rfile:
            line = raw.decode().strip()
            verb = line[:4].upper()
            if verb == "RCPT":
                recipient = line[line.index("<") + 1 : line.index(">")]
                self._say("550 unknown here" if box.refuses else "250 ok")
            elif verb == "DATA":
                self._say("354 go on")
                time.sleep(box.slowness)
                box.messages.append((recipient, self._data()))
                self._say("250 kept")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _data(self):
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw)
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default)

    def _say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


class Postbox(socketserver.ThreadingTCPServer):
    """`messages`: (recipient, message); `refuses`: say no; `slowness`: seconds."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Session)
        self.messages = []
        self.refuses = False
        self.slowness = 0.0

    @property
    def url(self):
        port = self.server_address[1]
        return f"mailto://127.0.0.1:{port}?from=portal@liuli.example&mode=insecure"

    @property
    def letters(self):
        """(recipient, subject, body), with line ends as written."""
        return [
            (
                to,
                str(message["Subject"]),
                message.get_body(("plain",))
                .get_content()
                .replace("\r\n", "\n")
                .strip(),
            )
            for to, message in self.messages
        ]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_outcome):
        self.shutdown()
        self.server_close()
