"""What differs between two versions of a text, line by line (H3)."""

from difflib import ndiff

_MARKS = {"+ ": "new", "- ": "gone", "  ": "same"}


def compare_texts(old: str, new: str) -> list[tuple[str, str]]:
    """Every line with `same`, `gone` or `new`, in reading order."""
    lines = ndiff(old.splitlines(), new.splitlines())
    return [(_MARKS[line[:2]], line[2:]) for line in lines if line[:2] in _MARKS]
