"""A small HTTP server that answers like the robots of WeCom, DingTalk and Feishu."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class _Chat(BaseHTTPRequestHandler):
    def do_POST(self):
        chat: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        chat.messages.append((self.path, json.loads(body)))
        answer = json.dumps(chat.answer).encode()
        self.send_response(chat.status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_words):
        """Quiet."""


class GroupChat(ThreadingHTTPServer):
    """`messages`: (path, JSON body); `answer`: what it says; `status`: its HTTP code."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Chat)
        self.messages = []
        self.answer = {"errcode": 0, "errmsg": "ok"}
        self.status = 200

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def texts(self):
        """The words of every message."""
        return [
            body.get("text", body.get("content"))[
                "content" if "text" in body else "text"
            ]
            for _path, body in self.messages
        ]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_outcome):
        self.shutdown()
        self.server_close()
