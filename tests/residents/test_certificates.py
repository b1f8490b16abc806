"""The certificate of a vote as one page of PDF: its text is read back (VT-10, I4)."""

import builtins
import re
import zlib
from pathlib import Path

import pytest
from django.urls import reverse

from liuli.kernel.errors import Refused
from residents.exports.certificates import certificate_pdf, certificate_words
from residents.models import Vote
from residents.operations.sealing import ask_to_close, close_vote
from tests.clock import NOON
from tests.factories.votes import (
    AGAINST,
    COUNTED,
    FOR,
    an_open_vote,
    counted,
    households,
    polled,
)
from tests.ledgers.fixtures import bring_in, sealed_files

__all__ = ["bring_in", "sealed_files"]
pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent.parent / "ledgers"
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
SHOWN = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]+)>", re.DOTALL)
OCTAL = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)


def text_of(pdf):
    """The words of a PDF in one font: its character map applied to what is shown."""
    streams = [_opened(found[1]) for found in STREAM.finditer(pdf)]
    names = {}
    for stream in streams:
        if b"beginbfchar" in stream:
            for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", stream):
                names[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    words = []
    for stream in streams:
        if b" Tf" not in stream:
            continue
        for piece, code in SHOWN.findall(stream):
            raw = bytes.fromhex(code.decode()) if code else OCTAL.sub(_byte, piece)
            codes = [raw[i] << 8 | raw[i + 1] for i in range(0, len(raw) - 1, 2)]
            words.append("".join(names.get(code, "") for code in codes))
    return "".join(words).replace(" ", "")


def _opened(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _byte(found):
    if found[1]:
        return bytes([int(found[1], 8)])
    named = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return named.get(found[2], found[2])


def the_page(vote):
    pdf = certificate_pdf(vote, now=NOON)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    return text_of(pdf)


def test_both_votes_of_the_case_study_on_one_page_each(bring_in):
    """7.2 S1–S5: raw counts, ratios, the legal test, and what is missing."""
    for name in ("自治公约投票登记.xlsx", "活动用房意见征集.xlsx"):
        bring_in((FOLDER / name).read_bytes(), name)
    pact, room = Vote.objects.order_by("pk")

    first, second = the_page(pact), the_page(room)

    for words in (
        "《琉璃社区琉璃中三街自治公约》", "参与投票112", "赞成108", "反对0", "弃权4",
        "96.4%（108/112）", "未登记",
    ):  # fmt: skip
        assert words in first, words
    assert "81.5%" not in first
    for words in (
        "731", "参与投票596", "赞成495", "反对75", "弃权26", "81.5%（596/731）",
        "83.1%（495/596）", "67.7%（495/731）", "民法典第278条", "488", "447",
        "面积未登记",
    ):  # fmt: skip
        assert words in second, words


def test_a_sealed_vote_shows_its_seal_and_both_denominators(
    grid, community, cadre, secretary, person_with_post
):
    """VT-8, VT-10: and words that look like markup come out as words."""
    households(grid, 4)
    title = "#panic() $x$ *停车棚*"
    vote = an_open_vote(community, secretary, title=title)
    polled(vote, cadre, 3)
    for name in ("one", "two"):
        teller = person_with_post(name, "cadre", community)
        counted(vote, [FOR, FOR, AGAINST], teller)
    ask_to_close(vote, actor=cadre, now=COUNTED)
    vote = close_vote(vote, actor=secretary, now=COUNTED)

    page = the_page(vote)

    for words in (
        "#panic()$x$*停车棚*", vote.seal, "75.0%（3/4）", "66.7%（2/3）", "50.0%（2/4）",
    ):  # fmt: skip
        assert words in page, words


def test_without_the_extra_the_page_says_what_to_install(
    monkeypatch, signed_in, cadre, community
):
    real = builtins.__import__

    def absent(name, *args, **kwargs):
        if name == "typst":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    vote = Vote.objects.create(
        unit=community, title="纸上表决", status="recorded", held_on=NOON.date()
    )
    url = reverse("admin:residents_vote_certificate", args=[vote.pk])
    whole = signed_in(cadre).get(url)
    monkeypatch.setattr(builtins, "__import__", absent)

    with pytest.raises(Refused) as refused:
        certificate_pdf(vote, now=NOON)
    answer = signed_in(cadre).get(url, follow=True)

    assert (whole.status_code, whole["Content-Type"]) == (200, "application/pdf")
    assert refused.value.code == "pdf_missing"
    assert "还不能生成 PDF" in answer.content.decode()


def test_the_words_follow_the_language(community):
    vote = Vote.objects.create(
        unit=community, title="纸上表决", status="recorded", held_on=NOON.date()
    )

    assert certificate_words(vote, now=NOON)["missing_title"] == "尚缺事项"


# --- printed ballots --------------------------------------------------------------------
def test_ballots_to_print_carry_numbers_and_no_door(
    grid, community, secretary, cadre, neighbour, petition_officer, signed_in
):
    """VT-8, I2: those that are out and not back, of one's own doors."""
    households(grid, 3)
    vote = an_open_vote(community, secretary)
    url = reverse("admin:residents_vote_ballots", args=[vote.pk])
    early = signed_in(cadre).get(url)
    entries = polled(vote, cadre, 1)

    answer = signed_in(cadre).get(url)

    assert early.status_code == 302
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    for word in (
        vote.title.replace(" ", ""),
        "选票编号：2",
        "选票编号：3",
        "只能选择一项",
    ):
        assert word in text, word
    assert "选票编号：1" not in text
    assert not any(entry.door.replace(" ", "") in text for entry in entries)
    assert signed_in(petition_officer).get(url).status_code in {403, 404}
