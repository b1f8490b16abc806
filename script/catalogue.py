"""Reads and writes a translation catalogue, without GNU gettext and without noise.

The same words always give the same bytes: entries are sorted, no line numbers, no dates
in the header. So a catalogue changes in git only when a translation does.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import normalize, read_po

HEADER = (
    "Project-Id-Version: Liuli\n"
    "Language: zh_Hans\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=1; plural=0;\n"
)
MO_MAGIC = 0x950412DE
LINE_WIDTH = 100


class Key(NamedTuple):
    """What makes an entry the same entry: its context (or "") and its English."""

    context: str
    msgid: str


@dataclass(frozen=True)
class Entry:
    """One message: English singular, plural if it counts, and the Chinese."""

    key: Key
    plural: str = ""
    text: str = ""
    fuzzy: bool = False

    def same_but(self, *, text: str, fuzzy: bool = False) -> "Entry":
        """Give the same message another translation."""
        return Entry(self.key, self.plural, text, fuzzy)


Catalogue = dict[Key, Entry]


@dataclass(frozen=True)
class Read:
    """A catalogue file: its living entries and the keys it keeps as obsolete."""

    entries: Catalogue
    obsolete: tuple[Key, ...]


def read_catalogue(path: Path) -> Read:
    """The catalogue at `path`; empty when there is no such file."""
    if not path.exists():
        return Read({}, ())
    with path.open("rb") as file:
        source = read_po(file, locale="zh_Hans", abort_invalid=True)
    entries: Catalogue = {}
    for message in source:
        if message.id:
            entry = _entry(message.id, message.string, message.context, message.fuzzy)
            entries[entry.key] = entry
    obsolete = tuple(
        _entry(message.id, message.string, message.context, fuzzy=False).key
        for message in source.obsolete.values()
    )
    return Read(entries, obsolete)


def _entry(
    msgid: str | tuple[str, ...] | list[str],
    text: str | tuple[str, ...] | list[str] | None,
    context: str | None,
    fuzzy: bool,  # noqa: FBT001  the order is babel's
) -> Entry:
    singular, plural = (msgid, "") if isinstance(msgid, str) else (msgid[0], msgid[1])
    chinese = text if isinstance(text, str) else (text or ("",))[0]
    return Entry(Key(context or "", singular), plural, chinese, fuzzy)


def write_catalogue(path: Path, entries: Catalogue, *, header: str = HEADER) -> None:
    """Write `entries` to `path` as a .po file, sorted."""
    blocks = [f'msgid ""\nmsgstr {_quoted(header)}']
    blocks += [_block(entries[key]) for key in _in_order(entries)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _in_order(entries: Catalogue) -> list[Key]:
    return sorted(entries, key=lambda key: (key.msgid.lower(), key.msgid, key.context))


def _block(entry: Entry) -> str:
    lines = ["#, fuzzy"] if entry.fuzzy else []
    if "%(" in entry.key.msgid + entry.plural:
        lines.append("#, python-format")
    if entry.key.context:
        lines.append(f"msgctxt {_quoted(entry.key.context)}")
    lines.append(f"msgid {_quoted(entry.key.msgid)}")
    if entry.plural:
        lines.append(f"msgid_plural {_quoted(entry.plural)}")
        lines.append(f"msgstr[0] {_quoted(entry.text)}")
    else:
        lines.append(f"msgstr {_quoted(entry.text)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return normalize(text, width=LINE_WIDTH)


def compile_catalogue(entries: Catalogue) -> bytes:
    """The .mo file of `entries`: what Django loads. Fuzzy and empty ones stay out."""
    pairs = {b"": HEADER.encode()}
    for entry in entries.values():
        if entry.text and not entry.fuzzy:
            pairs[_mo_key(entry)] = entry.text.encode()
    keys = sorted(pairs)
    start = 7 * 4 + 16 * len(keys)
    ids = b"".join(key + b"\0" for key in keys)
    texts = b"".join(pairs[key] + b"\0" for key in keys)
    id_table, text_table = b"", b""
    id_at, text_at = start, start + len(ids)
    for key in keys:
        id_table += struct.pack("<II", len(key), id_at)
        text_table += struct.pack("<II", len(pairs[key]), text_at)
        id_at += len(key) + 1
        text_at += len(pairs[key]) + 1
    after_ids = 7 * 4 + 8 * len(keys)
    head = struct.pack("<7I", MO_MAGIC, 0, len(keys), 7 * 4, after_ids, 0, start)
    return head + id_table + text_table + ids + texts


def _mo_key(entry: Entry) -> bytes:
    key = f"{entry.key.context}\x04" if entry.key.context else ""
    key += entry.key.msgid
    if entry.plural:
        key += f"\0{entry.plural}"
    return key.encode()
