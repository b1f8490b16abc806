"""Letters from Word templates: words only, tried before they count, sealed at rest."""

import io
import zipfile

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from docx import Document

from liuli.attachments.docx import fill, words_asked
from liuli.attachments.letter_kinds import letter_kinds
from liuli.attachments.letters import (
    open_sealed_file,
    refuse_unfit,
    replace_template,
    seal_file,
    template_for,
)
from liuli.attachments.models import LetterTemplate, SealedFile
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON

KINDS = {kind.key: kind for kind in letter_kinds()}
REPLY = "petitions.reply"


def word_file(*paragraphs, header=""):
    """A Word document of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(letter):
    document = Document(io.BytesIO(letter))
    return "\n".join(p.text for p in document.paragraphs)


def with_part(document, name, content):
    """The document with one more part in its zip."""
    out = io.BytesIO(document)
    with zipfile.ZipFile(out, "a") as parts:
        parts.writestr(name, content)
    return out.getvalue()


def changed(kind, *more):
    """The default of a kind with more paragraphs."""
    document = Document(io.BytesIO(kind.default.read_bytes()))
    for text in more:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("key", sorted(KINDS))
def test_every_default_is_a_template_the_portal_would_take(key):
    refuse_unfit(KINDS[key], KINDS[key].default.read_bytes())


def test_words_are_filled_in_as_text_never_as_markup():
    said = "<w:br/> & {{ 7*7 }}\n第二行\x07"

    letter = fill(word_file("甲 {{ 词 }} 乙"), {"词": said})

    assert text_of(letter) == "甲 <w:br/> & {{ 7*7 }}\n第二行 乙"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}", "{{ 1 + 1 }}", "{% for i in '12' %}x{% endfor %}",
        "{{ lipsum() }}", "{{ 词|upper }}", "{{ 词[0] }}", "{%p if 词 %}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["body", "header"])
def test_a_template_cannot_compute(text, where):
    template = word_file(text) if where == "body" else word_file(header=text)

    with pytest.raises(Refused) as refused:
        words_asked(template, {"词": "x"})

    assert refused.value.code in {"template_computes", "template_broken"}


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (b"not a zip", "template_not_word"),
        (b"x" * (2 * 1024 * 1024 + 1), "template_too_large"),
        (with_part(word_file("x"), "word/vbaProject.bin", b"x"), "template_runs_code"),
        (with_part(word_file("x"), "word/embeddings/a.bin", b""), "template_runs_code"),
        (
            with_part(
                word_file("x"),
                "word/_rels/other.xml.rels",
                b'<Relationships><Relationship Id="a" Type="x/attachedTemplate" '
                b'Target="http://example.test/a.dotm" TargetMode="External"/>'
                b"</Relationships>",
            ),
            "template_runs_code",
        ),
        (
            with_part(word_file("x"), "word/big.xml", b"0" * (17 * 1024 * 1024)),
            "template_too_large",
        ),
        (word_file("{{ 没有 关 }}"), "template_broken"),
    ],
)
def test_a_dangerous_or_broken_file_is_refused_in_words(template, code):
    with pytest.raises(Refused) as refused:
        words_asked(template, {})

    assert refused.value.code == code


def test_a_template_says_which_words_it_lacks_and_which_nobody_knows():
    """PT-13: a reply without the right to a review is no template."""
    kind = KINDS[REPLY]
    with pytest.raises(Refused) as unknown:
        refuse_unfit(kind, changed(kind, "{{ 风险等级 }}"))
    with pytest.raises(Refused) as missing:
        refuse_unfit(kind, word_file("{{ 信访编号 }} {{ 信访人 }}"))

    assert unknown.value.code == "template_unknown_word"
    assert "风险等级" in str(unknown.value)
    assert missing.value.code == "template_word_missing"
    for word in ("信访请求", "事实和理由", "处理意见", "法律依据", "复查机关",
                 "复查申请天数"):  # fmt: skip
        assert word in str(missing.value)


@pytest.mark.django_db
def test_the_newest_template_of_the_nearest_unit_counts(
    community, other_community, petition_officer
):
    kind = KINDS[REPLY]
    for text in ("第一版", "第二版"):
        replace_template(
            kind, unit=community, content=changed(kind, text),
            actor=petition_officer, now=NOON,
        )  # fmt: skip

    assert "第二版" in text_of(template_for(kind, community))
    assert template_for(kind, other_community) == kind.default.read_bytes()
    assert list(
        LetterTemplate.objects.order_by("pk").values_list("version", flat=True)
    ) == [1, 2]
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterTemplate.objects.update(kind="x")


@pytest.mark.django_db
def test_nobody_else_replaces_a_template(community, other_community, request):
    kind = KINDS[REPLY]
    officer = request.getfixturevalue("petition_officer")
    for who in ("cadre", "worker", "funds_officer", "secretary"):
        with pytest.raises(NotAllowed):
            replace_template(
                kind, unit=community, content=changed(kind),
                actor=request.getfixturevalue(who), now=NOON,
            )  # fmt: skip
    with pytest.raises(NotAllowed):
        replace_template(
            kind, unit=other_community, content=changed(kind), actor=officer, now=NOON
        )

    assert not LetterTemplate.objects.exists()


@pytest.mark.django_db
def test_a_sealed_file_is_not_readable_in_the_table_and_never_changes(
    community, petition_officer
):
    secret = "机密内容".encode()
    file = seal_file(
        secret, media="image/jpeg", unit=community, actor=petition_officer, now=NOON
    )

    assert open_sealed_file(SealedFile.objects.get(pk=file.pk)) == secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM attachments_sealedfile")
        assert secret not in bytes(cursor.fetchone()[0])
    with pytest.raises(DatabaseError), transaction.atomic():
        SealedFile.objects.update(size=1)


@pytest.mark.django_db
def test_a_template_is_downloaded_edited_and_sent_back(petition_officer, signed_in):
    kind, browser = KINDS[REPLY], signed_in(petition_officer)
    listing = reverse("admin:attachments_lettertemplate_changelist")
    own = {
        action: reverse(f"admin:attachments_lettertemplate_{action}", args=[kind.key])
        for action in ("current", "original", "replace")
    }
    assert "复查申请天数" in browser.get(listing).content.decode()
    before = browser.get(own["current"]).content
    upload = io.BytesIO(changed(kind, "本社区电话另附"))
    upload.name = "新模板.docx"

    sent = browser.post(own["replace"], {"template": upload}, follow=True)

    assert "新模板已启用" in sent.content.decode()
    assert "本社区电话另附" in text_of(browser.get(own["current"]).content)
    assert browser.get(own["original"]).content == before
    bad = io.BytesIO(b"x")
    bad.name = "坏.docx"
    refused = browser.post(own["replace"], {"template": bad}, follow=True)
    assert "不是 Word 文档" in refused.content.decode()
