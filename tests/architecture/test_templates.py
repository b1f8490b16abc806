"""What the templates say of themselves, read without drawing them."""

import re
from collections import Counter
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
_EXTENDS = re.compile(r'{%\s*extends\s+"([^"]+)"')
# Names without a variable in them; a script or a label finds an element by these.
_NAMED = re.compile(r'\sid="([\w-]+)"|json_script:"([\w-]+)"')
# The landmark of a page stands in a block that a base of its own replaces.
_REPLACED = {"main"}
_BRANCH = re.compile(r"{%\s*else\s*%}|{%\s*elif\s")


def names_in(path: Path) -> Counter[str]:
    """How often each id stands in this template; both arms of a branch may have one."""
    arms = _BRANCH.split(path.read_text("utf-8"))
    found: Counter[str] = Counter()
    for arm in arms:
        found |= Counter(one or other for one, other in _NAMED.findall(arm))
    return found


def bases_of(path: Path) -> list[Path]:
    """The templates of ours this one extends, nearest first."""
    found: list[Path] = []
    while extended := _EXTENDS.search(path.read_text("utf-8")):
        path = TEMPLATES / extended[1]
        if not path.exists():
            break
        found.append(path)
    return found


def ids_given_twice(path: Path) -> list[str]:
    """Ids that a page made from this template would have twice."""
    own = names_in(path)
    above = [names_in(base).keys() - _REPLACED for base in bases_of(path)]
    return sorted(
        name
        for name, count in own.items()
        if count > 1 or any(name in names for names in above)
    )


def test_no_page_has_an_id_twice():
    """A copy button or a script would take hold of the wrong one."""
    pages = sorted(TEMPLATES.rglob("*.html"))
    assert len(pages) > 100

    twice = {
        str(path.relative_to(TEMPLATES)): names
        for path in pages
        if (names := ids_given_twice(path))
    }

    assert twice == {}
