"""The Chinese catalogue is complete, and the tool that says so can say no."""

import gettext
import io
import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script"))

from catalogue import (  # noqa: E402
    Entry,
    Key,
    compile_catalogue,
    read_catalogue,
    write_catalogue,
)
from messages import Tree, gather, messages_of, problems  # noqa: E402

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy

def words(count):
    return (
        _("The round is over."),
        pgettext_lazy("hazard", "Cleared"),
        ngettext("%(count)d hazard.", "%(count)d hazards.", count),
    )
"""
PAGE = """{% load i18n %}
<div>
    {% include "_x.html" with title=_("Sites") %}
  {% translate "Light" context "display" as word %}
      {% blocktranslate trimmed with name=site.name count total=number %}
        One site of
        {{ name }}.
      {% plural %}
        {{ total }} sites of {{ name }}.
      {% endblocktranslate %} it's 100% done {# a comment #}
</div>
"""
CHINESE = {
    Key("", "The round is over."): ("", "本轮已结束。"),
    Key("hazard", "Cleared"): ("", "已销号"),
    Key("", "%(count)d hazard."): ("%(count)d hazards.", "%(count)d 处隐患。"),
    Key("", "Sites"): ("", "点位"),
    Key("display", "Light"): ("", "浅色"),
    Key("", "One site of %(name)s."): (
        "%(total)s sites of %(name)s.",
        "%(name)s共有 %(total)s 个点位。",
    ),
}


@pytest.fixture
def tree(tmp_path):
    """A small checkout whose catalogue is complete."""
    (tmp_path / "liuli").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "liuli" / "words.py").write_text(CODE, "utf-8")
    (tmp_path / "templates" / "page.html").write_text(PAGE, "utf-8")
    small = Tree(tmp_path)
    keep(small, {key: Entry(key, *words) for key, words in CHINESE.items()})
    return small


def keep(tree, entries):
    write_catalogue(tree.po, entries)
    tree.mo.write_bytes(compile_catalogue(entries))


def change(tree, key, entry):
    """Put one other entry into the catalogue of `tree`."""
    entries = read_catalogue(tree.po).entries
    del entries[key]
    if entry is not None:
        entries[entry.key] = entry
    keep(tree, entries)


@pytest.mark.timeout(90)
def test_the_catalogue_of_this_checkout_is_complete():
    assert problems(Tree()) == []


def test_a_complete_catalogue_has_no_problem(tree):
    assert tree.own().keys() == CHINESE.keys()
    assert problems(tree) == []


def test_no_word_hides_in_an_f_string():
    """There the catalogue's tool does not see it, and it stays English."""
    call = re.compile(r"""f["'][^"'\n]*{(?:_|[np]*gettext(?:_lazy)?)\(""")
    found = [
        f"{path}: {line.strip()}"
        for app in ("liuli", "residents", "hazards", "services", "petitions")
        for path in (ROOT / app).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if call.search(line)
    ]

    assert found == []


ROUND = Key("", "The round is over.")
COUNT = Key("", "%(count)d hazard.")


@pytest.mark.parametrize(
    ("key", "entry", "problem"),
    [
        (ROUND, None, "missing: 'The round is over.'"),
        (ROUND, Entry(ROUND), "empty: 'The round is over.'"),
        (
            ROUND,
            Entry(ROUND, "", "本轮已结束。", fuzzy=True),
            "fuzzy: 'The round is over.'",
        ),
        (
            ROUND,
            Entry(ROUND, "", "The round is over."),
            "untranslated: 'The round is over.'",
        ),
        (
            COUNT,
            Entry(COUNT, "%(count)d hazards.", "%(number)d 处隐患。"),
            "placeholders: '%(count)d hazard.' has ['%(count)d'], not ['%(number)d']",
        ),
        (
            COUNT,
            Entry(COUNT, "", "%(count)d 处隐患。"),
            "plural: '%(count)d hazard.' counts '%(count)d hazards.', not ''",
        ),
    ],
)
def test_a_planted_fault_is_found(tree, key, entry, problem):
    change(tree, key, entry)

    assert problems(tree) == [problem]


def test_an_entry_nobody_uses_is_obsolete(tree):
    (tree.root / "liuli" / "words.py").write_text("", "utf-8")

    assert sorted(problems(tree)) == [
        "obsolete: '%(count)d hazard.'",
        "obsolete: 'Cleared'",
        "obsolete: 'The round is over.'",
    ]


def test_an_entry_kept_as_obsolete_comment_is_found(tree):
    text = tree.po.read_text("utf-8")
    tree.po.write_text(text + '\n#~ msgid "Old word"\n#~ msgstr "旧词"\n', "utf-8")

    assert problems(tree) == ["obsolete: 'Old word'"]


def test_a_stale_compiled_catalogue_is_found(tree):
    tree.mo.write_bytes(b"older")

    assert problems(tree) == ["stale: django.mo is not what django.po compiles to"]


def test_an_untrimmed_block_is_found(tree):
    page = tree.root / "templates" / "page.html"
    page.write_text(PAGE.replace("trimmed ", ""), "utf-8")

    assert "not trimmed: templates/page.html" in problems(tree)


def test_msgids_must_be_english_with_named_placeholders(tree):
    code = CODE + '\nMORE = (_("销号"), _("%s hazards."), _("100%% done."))\n'
    (tree.root / "liuli" / "words.py").write_text(code, "utf-8")

    assert {
        "not English: '销号'",
        "unnamed placeholder: '%s hazards.'",
    } == {line for line in problems(tree) if not line.startswith("missing")}


def test_gather_keeps_what_is_there_and_fills_from_the_compendium(tree, tmp_path):
    change(tree, ROUND, None)
    folder = tmp_path / "compendium"
    folder.mkdir()
    write_catalogue(
        folder / "one.po",
        {
            ROUND: Entry(ROUND, "", "本轮巡查已结束。"),
            Key("", "Sites"): Entry(Key("", "Sites"), "", "场所"),
            Key("", "Not used"): Entry(Key("", "Not used"), "", "没有人用"),
        },
    )

    entries = gather(tree, folder)

    assert entries[ROUND].text == "本轮巡查已结束。"
    assert entries[Key("", "Sites")].text == "点位"
    assert entries.keys() == CHINESE.keys()
    assert gather(tree, folder, overwrite=True)[Key("", "Sites")].text == "场所"


def test_borrowed_messages_are_kept_though_no_file_of_ours_says_them(tree):
    theirs = Key("", "Type to search")
    write_catalogue(tree.borrowed, {theirs: Entry(theirs)})

    assert problems(tree) == ["missing: 'Type to search'"]


def test_the_words_of_a_reference_table_are_wanted(tree):
    table = tree.root / "liuli" / "parameters" / "data" / "parameters.csv"
    table.parent.mkdir(parents=True)
    table.write_text("key,label\npatrol.from,Morning round starts\n", "utf-8")

    assert problems(tree) == ["missing: 'Morning round starts'"]


def test_writing_again_changes_no_byte(tree):
    before = tree.po.read_bytes()

    write_catalogue(tree.po, gather(tree, None))

    assert tree.po.read_bytes() == before
    assert b"POT-Creation-Date" not in before


def test_python_reads_the_compiled_catalogue(tree):
    chinese = gettext.GNUTranslations(io.BytesIO(tree.mo.read_bytes()))

    assert chinese.gettext("The round is over.") == "本轮已结束。"
    assert chinese.pgettext("hazard", "Cleared") == "已销号"
    assert (
        chinese.ngettext("%(count)d hazard.", "%(count)d hazards.", 5)
        == "%(count)d 处隐患。"
    )


def test_a_template_with_any_indentation_is_read(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")

    assert [entry.key.msgid for entry in messages_of(page)] == [
        "Sites",
        "Light",
        "One site of %(name)s.",
    ]


def test_what_the_libraries_leave_in_english_is_borrowed():
    """A new version of the theme with a new text fails here, not on the screen."""
    from borrowed import borrowed_messages

    kept = read_catalogue(Tree().borrowed).entries

    assert borrowed_messages().keys() == kept.keys()


def test_the_launcher_runs_without_an_environment_of_its_own():
    assert shutil.which(str(ROOT / "script" / "messages"))
