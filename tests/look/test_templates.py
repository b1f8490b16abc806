"""Every template: compiles, names only what exists, and runs under the strict policy."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")
)
# Pages under /admin/ live with the theme, which needs inline style and eval (5.1).
STRICT = [name for name in NAMES if not name.startswith(("admin/", "unfold/"))]
SHEETS = "".join(
    path.read_text("utf-8") for path in sorted((ROOT / "static" / "css").glob("*.css"))
)
STYLED = set(re.findall(r"\.((?:ll|fd|db)-[a-z0-9_-]+)", SHEETS))
# These say what a thing is for, to scripts and readers; they need no rule of their own.
HOOKS = {
    "ll-tasks__action",
    "fd-door",
    "fd-items",
    "fd-photos",
    "fd-stop__sound",
    "fd-when-open",
    "fd-when-done",
}


def source(name):
    return (TEMPLATES / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name):
    assert get_template(name).template.name == name


@pytest.mark.parametrize("name", NAMES)
def test_every_class_of_the_template_is_styled(name):
    used = {
        word
        for value in re.findall(r'class="([^"]*)"', source(name))
        for word in re.sub(r"{[%{].*?[%}]}", " ", value).split()
        if re.fullmatch(r"(?:ll|fd|db)-[a-z0-9_-]*[a-z0-9]", word)
    }

    assert used - STYLED - HOOKS == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_static_file_of_the_template_exists(name):
    paths = re.findall(r"{%\s*static\s+['\"]([^'\"]+)['\"]", source(name))

    assert [path for path in paths if finders.find(path) is None] == []


@pytest.mark.parametrize("name", STRICT)
def test_template_holds_no_inline_code_or_style(name):
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", source(name), flags=re.DOTALL)

    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text) == []
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if "src=" not in tag and "json" not in tag] == []


@pytest.mark.parametrize("name", [name for name in NAMES if "/_" not in f"/{name}"])
def test_a_page_extends_a_page(name):
    """No page draws its own frame: one shell, one desk."""
    if name == "base.html" or name.startswith(("unfold/", "django/")):
        return
    assert re.match(r"{%\s*extends\s", source(name)), name


@pytest.mark.parametrize(
    "name",
    [n for n in NAMES if re.search(r'extends "(admin|desk|hazards/record)', source(n))],
)
def test_a_desk_page_leaves_the_first_heading_to_the_theme(name):
    """The header of the desk holds the h1; a second one makes two pages of one."""
    assert "<h1" not in source(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_of_a_folding_table_says_what_it_is(name):
    """On a phone a row becomes a card: a number without its word says nothing."""
    tables = re.findall(r'<table class="ll-table">.*?</table>', source(name), re.DOTALL)
    cells = re.findall(
        r"<td\b[^>]*>(?!\s*(?:<form|<a |<button|<div|{%\s*if))", "".join(tables)
    )

    assert [cell for cell in cells if "data-label" not in cell] == []


@pytest.mark.parametrize(
    "module",
    sorted((ROOT / "static" / "js").rglob("*.js")),
    ids=lambda path: path.name,
)
def test_a_module_is_short_and_evaluates_nothing(module):
    text = module.read_text("utf-8")

    assert len(text.splitlines()) <= 200
    assert re.findall(r"\beval\(|new Function\(|\.innerHTML\s*=", text) == []


def test_a_date_field_gives_the_browser_the_form_it_reads():
    """In Chinese Django writes 2026/11/22, which type=date shows as an empty field."""
    widgets = re.compile(r"DateInput\((?:[^()]|\([^()]*\))*\)", re.DOTALL)
    found = [
        call
        for app in ("liuli", "residents", "hazards", "services", "petitions")
        for path in (ROOT / app).rglob("*.py")
        for call in widgets.findall(path.read_text("utf-8"))
        if '"date"' in call
    ]

    assert [call for call in found if 'format="%Y-%m-%d"' not in call] == []
