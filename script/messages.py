"""Keeps the Chinese catalogue complete: gathers, merges, compiles, judges.

    script/messages                    gather, keep translations, write .po and .mo
    script/messages --compendium DIR   and fill what is missing from DIR/*.po
    ... --compendium DIR --overwrite   and let DIR/*.po win over what is there
    script/messages --check            write nothing; exit 1 and say what is wrong
    script/messages --borrow           list anew what our libraries leave in English

A msgid is an English sentence in our own code or templates, or a borrowed one: a text
of a library that ships no Chinese for it, kept in liuli/locale/borrowed.pot.
"""

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from catalogue import (
    Catalogue,
    Entry,
    Key,
    compile_catalogue,
    read_catalogue,
    write_catalogue,
)
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("liuli", "residents", "hazards", "services", "petitions", "templates")
SKIPPED = {"migrations", "__pycache__", "locale", "data", "static"}
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|(?<!%)%[sdr]|{\w*}")
NAMED = re.compile(r"%\(\w+\)[a-z]")
UNNAMED = re.compile(r"(?<!%)(?:%%)*%[sdrfi]")
UNTRIMMED = re.compile(r"{%-?\s*blocktrans(?:late)?\b(?![^%]*\btrimmed\b)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LETTER = re.compile(r"[A-Za-z]{2}")
# Reference tables whose words are shown through gettext: file and columns.
TABLES = {"liuli/parameters/data/parameters.csv": ("label", "source")}
SAME_IN_BOTH = {"English"}  # a language is named in itself


class Tree:
    """The files of one checkout that hold words, and its catalogue."""

    def __init__(self, root: Path = ROOT) -> None:
        """Look at the checkout in `root`."""
        self.root = root
        self.locale = root / "liuli" / "locale"
        self.po = self.locale / "zh_Hans" / "LC_MESSAGES" / "django.po"
        self.mo = self.po.with_suffix(".mo")
        self.borrowed = self.locale / "borrowed.pot"

    def files(self) -> Iterator[Path]:
        """Python files and templates, in a stable order."""
        for source in SOURCES:
            for path in sorted((self.root / source).rglob("*")):
                inside = path.relative_to(self.root).parts
                if path.suffix in {".py", ".html", ".txt"} and not (
                    SKIPPED & set(inside)
                ):
                    yield path

    def own(self) -> Catalogue:
        """Every msgid of our own code, templates and tables, untranslated."""
        found: Catalogue = {}
        for words in table_words(self.root):
            add_message(found, Entry(Key("", words)))
        for path in self.files():
            for entry in messages_of(path):
                add_message(found, entry)
        return found

    def wanted(self) -> Catalogue:
        """Own and borrowed msgids together."""
        found = self.own()
        for entry in read_catalogue(self.borrowed).entries.values():
            add_message(found, entry.same_but(text=""))
        return found


def table_words(root: Path) -> Iterator[str]:
    """English words of the reference tables; what is Chinese already stays as it is."""
    for name, columns in TABLES.items():
        if (root / name).exists():
            with (root / name).open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    said = (row.get(column) or "" for column in columns)
                    yield from (w for w in said if w and not CHINESE.search(w))


def add_message(found: Catalogue, entry: Entry) -> None:
    """Put `entry` in; a message that also counts keeps its plural."""
    known = found.get(entry.key)
    if known is None or not known.plural:
        found[entry.key] = entry


def messages_of(path: Path) -> Iterator[Entry]:
    """The untranslated messages of one Python file or template."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left of the page is blanked out, but not its indentation.
        code = templatize(text, origin=str(path))
        text = "\n".join(line.strip() for line in code.splitlines()) + "\n"
    source = BytesIO(text.encode())
    options = {"encoding": "utf-8"}
    for _line, msgid, _comments, context in extract(
        "python", source, keywords=KEYWORDS, options=options
    ):
        singular, plural = (msgid, "") if isinstance(msgid, str) else msgid[:2]
        if singular:
            yield Entry(Key(context or "", singular), plural)


def gather(
    tree: Tree, compendium: Path | None, *, overwrite: bool = False
) -> Catalogue:
    """The catalogue as it should be: what is wanted, with every known translation."""
    known = read_catalogue(tree.po).entries
    extra = read_compendium(compendium) if compendium else {}
    if overwrite:
        known |= {key: entry for key, entry in extra.items() if entry.text}
    result: Catalogue = {}
    for key, entry in tree.wanted().items():
        here = known.get(key)
        if here and here.text:
            result[key] = entry.same_but(text=here.text, fuzzy=here.fuzzy)
        elif key in extra:
            result[key] = entry.same_but(text=extra[key].text)
        else:
            result[key] = entry
    return result


def read_compendium(folder: Path) -> Catalogue:
    """All translations in `folder`; two that differ are told, the first one holds."""
    found: Catalogue = {}
    for path in sorted(folder.glob("*.po")):
        for key, entry in read_catalogue(path).entries.items():
            other = found.setdefault(key, entry)
            if not other.text:
                found[key] = entry
            elif entry.text and entry.text != other.text:
                tell(
                    f"{path.name}: {key.msgid!r} is {other.text!r}, not {entry.text!r}"
                )
    return found


def problems(tree: Tree) -> list[str]:
    """Everything that is wrong with the catalogue of `tree`, one line each."""
    have = read_catalogue(tree.po)
    own, wanted = tree.own(), tree.wanted()
    found = [f"obsolete: {key.msgid!r}" for key in have.obsolete]
    found += [f"obsolete: {key.msgid!r}" for key in have.entries if key not in wanted]
    for key, entry in wanted.items():
        found += _faults_of_translation(entry, have.entries.get(key))
    for key, entry in own.items():
        found += _faults_of_msgid(key, entry)
    found += _untrimmed(tree)
    compiled = tree.mo.read_bytes() if tree.mo.exists() else b""
    if compiled != compile_catalogue(have.entries):
        found.append("stale: django.mo is not what django.po compiles to")
    return found


def _faults_of_translation(wanted: Entry, have: Entry | None) -> list[str]:
    msgid = wanted.key.msgid
    if have is None:
        return [f"missing: {msgid!r}"]
    if not have.text:
        return [f"empty: {msgid!r}"]
    if have.fuzzy:
        return [f"fuzzy: {msgid!r}"]
    if have.plural != wanted.plural:
        return [f"plural: {msgid!r} counts {wanted.plural!r}, not {have.plural!r}"]
    return _faults_of_words(wanted, have.text)


def _faults_of_words(wanted: Entry, text: str) -> list[str]:
    """What is wrong with a translation that is there.

    English may leave the count out of the singular ("One site."); Chinese has only one
    form and must therefore use every placeholder of both.
    """
    msgid = wanted.key.msgid
    expected = set(PLACEHOLDER.findall(msgid)) | set(PLACEHOLDER.findall(wanted.plural))
    given = set(PLACEHOLDER.findall(text))
    if given != expected:
        return [f"placeholders: {msgid!r} has {sorted(expected)}, not {sorted(given)}"]
    if text == msgid and LETTER.search(msgid) and msgid not in SAME_IN_BOTH:
        return [f"untranslated: {msgid!r}"]
    return []


def _faults_of_msgid(key: Key, entry: Entry) -> list[str]:
    found = []
    if CHINESE.search(key.msgid):
        found.append(f"not English: {key.msgid!r}")
    if UNNAMED.search(NAMED.sub("", key.msgid + entry.plural)):
        found.append(f"unnamed placeholder: {key.msgid!r}")
    return found


def _untrimmed(tree: Tree) -> list[str]:
    return [
        f"not trimmed: {path.relative_to(tree.root)}"
        for path in tree.files()
        if path.suffix == ".html" and UNTRIMMED.search(path.read_text("utf-8"))
    ]


def tell(line: str) -> None:
    """Say `line` to the person at the keyboard."""
    print(line, file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the answer is the exit code."""
    parser = argparse.ArgumentParser(prog="script/messages", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--borrow", action="store_true")
    parser.add_argument("--overwrite", action="store_true")
    parser.add_argument("--compendium", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    tree = Tree()
    # The launcher moves to the checkout; a folder is meant from where it was called.
    called_from = Path(os.environ.get("LIULI_CALLED_FROM") or Path.cwd())
    folder = called_from / options.compendium if options.compendium else None
    if options.borrow:
        from borrowed import borrowed_messages

        header = "Content-Type: text/plain; charset=UTF-8\n"
        write_catalogue(tree.borrowed, borrowed_messages(), header=header)
    if not options.check:
        entries = gather(tree, folder, overwrite=options.overwrite)
        write_catalogue(tree.po, entries)
        tree.mo.write_bytes(compile_catalogue(entries))
    found = problems(tree)
    for line in found:
        tell(line)
    have = len(read_catalogue(tree.po).entries)
    tell(f"{have} messages, {len(found)} problems.")
    return 1 if found and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
