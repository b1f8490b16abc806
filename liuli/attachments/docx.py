"""A Word template filled with words: nothing in it can compute, fetch or run.

A template is a file a person sends. It may hold words between double braces and
nothing else of the template language, no macro, no embedded object and no link to
content elsewhere; it is tried with an invented letter before it is kept.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from liuli.kernel.errors import Refused
from liuli.kernel.text import strip_invisible

MOST_BYTES: Final = 2 * 1024 * 1024
_MOST_UNPACKED: Final = 16 * 1024 * 1024
_MOST_PARTS: Final = 400
_PLAIN: Final = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
_RUNS: Final = re.compile(r"vbaProject|/embeddings/|/activeX/", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(
    rb"<Relationship\b(?![^>]*/hyperlink\")[^>]*TargetMode=\"External\"",
    re.IGNORECASE,
)


class _PlainEnvironment(SandboxedEnvironment):
    """A template language of words only; remembers which were asked for."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.asked: set[str] = set()

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        """A template, once it is seen to hold nothing but words."""
        for node in self.parse(source).find_all(nodes.Node):
            if not isinstance(node, _PLAIN):
                raise Refused(
                    _(
                        "A template holds words in double braces, nothing else. "
                        "Take conditions, loops and calculations out of it."
                    ),
                    code="template_computes",
                )
            if isinstance(node, nodes.Name):
                self.asked.add(node.name)
        return super().from_string(source, *args, **kwargs)


def fill(template: bytes, words: Mapping[str, str]) -> bytes:
    """The letter: the template with its words. Raises Refused `template_broken`."""
    return _render(template, words)[0]


def words_asked(template: bytes, words: Mapping[str, str]) -> frozenset[str]:
    """Try a template; returns the words it asks for.

    Raises Refused `template_too_large`, `template_not_word`, `template_runs_code`,
    `template_computes`, `template_broken`.
    """
    _refuse_dangerous(template)
    return _render(template, words)[1]


def _render(template: bytes, words: Mapping[str, str]) -> tuple[bytes, frozenset[str]]:
    environment = _PlainEnvironment()
    out = io.BytesIO()
    try:
        letter = DocxTemplate(io.BytesIO(template))
        letter.render(
            {name: _printable(text) for name, text in words.items()}, environment
        )
        letter.save(out)
    except (TemplateError, KeyError, ValueError, zipfile.BadZipFile) as broken:
        raise Refused(
            _(
                "The template cannot be filled in. Check that each word stands in "
                "double braces and is written without a break."
            ),
            code="template_broken",
        ) from broken
    return out.getvalue(), frozenset(environment.asked)


def _printable(text: str) -> str:
    """What Word can hold: no control characters; lines stay lines."""
    return strip_invisible(text).replace("\r\n", "\n").replace("\r", "\n")


def _refuse_dangerous(template: bytes) -> None:
    if len(template) > MOST_BYTES:
        raise Refused(
            _("A template has two megabytes at most."), code="template_too_large"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            listed = parts.infolist()
            _refuse_bombs(listed)
            names = [part.filename for part in listed]
            if "word/document.xml" not in names:
                raise _not_word()
            linked = any(
                _ELSEWHERE.search(parts.read(name))
                for name in names
                if name.endswith(".rels")
            )
    except zipfile.BadZipFile as broken:
        raise _not_word() from broken
    if linked or any(_RUNS.search(name) for name in names):
        raise Refused(
            _(
                "This file holds macros, embedded objects or content from elsewhere. "
                "Save it as a plain .docx and send it again."
            ),
            code="template_runs_code",
        )


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise Refused(
            _("A template has two megabytes at most."), code="template_too_large"
        )


def _not_word() -> Refused:
    return Refused(
        _("This is not a Word document. Send a .docx file."), code="template_not_word"
    )
