"""Finds the texts that our libraries would show a Chinese reader in English.

django-unfold ships no Chinese at all; Django and django-import-export leave a few texts
untranslated. What is found goes to liuli/locale/borrowed.pot and is translated like our
own, so that the desk is Chinese to the last tooltip.
"""

from collections.abc import Iterator
from pathlib import Path

import django
import import_export
import unfold
from catalogue import Catalogue, Entry, Key, read_catalogue
from messages import add_message, messages_of

DJANGO = Path(django.__file__).parent
UNFOLD = Path(unfold.__file__).parent
IMPORT_EXPORT = Path(import_export.__file__).parent
CHINESE = (
    DJANGO / "conf",
    DJANGO / "contrib" / "admin",
    DJANGO / "contrib" / "auth",
    DJANGO / "contrib" / "contenttypes",
    DJANGO / "contrib" / "postgres",
    DJANGO / "contrib" / "sessions",
    IMPORT_EXPORT,
)


def borrowed_messages() -> Catalogue:
    """Every text of a library in use that nobody has translated, without Chinese."""
    theirs: Catalogue = {}
    for folder in CHINESE:
        for key, entry in read_catalogue(_chinese_of(folder)).entries.items():
            if entry.text or key not in theirs:
                theirs[key] = entry
    found: Catalogue = {
        key: Entry(key, entry.plural)
        for key, entry in theirs.items()
        if not entry.text or entry.fuzzy
    }
    for path in _files():
        for entry in messages_of(path):
            there = theirs.get(entry.key)
            if there is None or not there.text:
                add_message(found, entry)
    return {key: entry for key, entry in found.items() if _is_words(key)}


def _chinese_of(folder: Path) -> Path:
    return folder / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def _files() -> Iterator[Path]:
    """Code and templates of the theme; of its contrib apps only those installed."""
    for path in sorted(UNFOLD.rglob("*")):
        if path.suffix not in {".py", ".html"}:
            continue
        inside = path.relative_to(UNFOLD).parts
        if inside[0] != "contrib" or inside[1] in {"filters", "import_export"}:
            yield path
    for path in sorted(IMPORT_EXPORT.rglob("*.html")):
        yield path


def _is_words(key: Key) -> bool:
    return any(letter.isalpha() for letter in key.msgid)
