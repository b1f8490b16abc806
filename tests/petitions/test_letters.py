"""Letters of a case: from its facts, kept with it, served with a receipt."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from docx import Document
from PIL import Image

from liuli.accounts.roles import Role
from liuli.attachments.letters import open_sealed_file
from liuli.attachments.models import SealedFile
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import CaseStatus as S
from petitions.choices.cases import Contact
from petitions.choices.letters import LetterKind, Service
from petitions.exports.letters import letter_words
from petitions.models import Case, CaseLetter
from petitions.operations.access import assign_handler, revoke_grant
from petitions.operations.letters import (
    letters_possible,
    serve_letter,
    write_case_letter,
)
from petitions.operations.replies import issue_reply
from petitions.rules.letters import CaseSoFar, in_words
from petitions.rules.letters import letters_possible as possible
from tests.clock import NOON, TODAY
from tests.factories.petitions import SPEAKERS, a_case, a_reply, handled, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(community, officer, body):
    return handled(a_case(community, officer, received_on=TODAY), officer, body)


def written(case, officer, kind, *, now=NOON):
    return write_case_letter(
        case, kind=LetterKind(kind), words=letter_words, actor=officer, now=now
    )


def text_of(letter):
    document = Document(io.BytesIO(open_sealed_file(letter.file)))
    return "\n".join(p.text for p in document.paragraphs)


def a_photo():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return SimpleUploadedFile("回执.png", out.getvalue(), "image/png")


def served(letter, officer, *, on=TODAY, now=NOON, **more):
    return serve_letter(
        letter,
        served_on=on,
        service=Service.IN_PERSON,
        receipt="本人签收",
        actor=officer,
        now=now,
        **more,
    )


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ((True, False, False, False), set()),
        ((True, True, False, False), {"acceptance"}),
        ((True, True, True, True), {"acceptance", "extension", "reply"}),
        ((False, True, True, True), {"reply"}),
    ],
)
def test_letters_need_their_facts_and_somebody_to_write_to(facts, kinds):
    """PT-3: nobody is notified who is anonymous."""
    assert possible(CaseSoFar(*facts)) == kinds
    assert in_words(date(2026, 3, 2)) == "2026年3月2日"


def test_the_acceptance_names_its_days_and_the_petitioner(case, officer, body):
    """PD-5, PT-9: the letter states the law's last day."""
    letter = written(case, officer, "acceptance")

    text = text_of(letter)
    for said in (case.number, SPEAKERS[0].full_name, "2026年3月2日", "2026年5月6日",
                 "要求发放土地补偿费", str(body)):  # fmt: skip
        assert said in text, said
    assert (letter.written_on, letter.served_on) == (TODAY, None)


def test_the_extension_says_why_and_who_approved(case, officer):
    """PD-6, PT-11: ninety days from acceptance."""
    case = step(
        case, S.EXTENDED, officer, on=TODAY, reason="账目待核", approved_by="街道主任"
    )

    text = text_of(written(case, officer, "extension"))

    for said in ("账目待核", "街道主任", "2026年6月1日"):
        assert said in text, said


def test_a_reply_is_prepared_corrected_served_and_concludes(case, officer, body):
    """PT-13, PD-7: each part stands in the letter; its service starts thirty days."""
    issue_reply(case, reply=a_reply(body, opinion="初稿"), actor=officer, now=NOON)
    issue_reply(case, reply=a_reply(body), actor=officer, now=NOON)
    letter = written(case, officer, "reply")
    text = text_of(letter)
    for said in (
        "发放土补费",
        "查明如下",
        "予以支持",
        "第三十二条",
        "30日内",
        str(body),
    ):
        assert said in text, said
    assert Case.objects.get(pk=case.pk).status == "handling"

    later = TODAY + timedelta(days=3)
    served(letter, officer, on=later, now=NOON + timedelta(days=3))

    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.reply.served_on) == ("concluded", later)
    assert case.clocks.get(limit="PD-7").started_on == later


def test_letters_without_facts_are_refused(case, officer, community):
    """PT-13, PT-3: no reply before it is entered; nobody to notify."""
    nobody = a_case(community, officer, contact=Contact.ANONYMOUS)
    for kind, which in (("reply", case), ("extension", case), ("acceptance", nobody)):
        with pytest.raises(Refused) as refused, transaction.atomic():
            written(which, officer, kind)
        assert refused.value.code == "letter_not_yet"

    assert not CaseLetter.objects.exists()
    assert not SealedFile.objects.exists()
    assert letters_possible(nobody) == []


def test_a_letter_is_served_once_with_day_way_and_receipt(case, officer):
    """PT-15: told on which day, in which way; held by the database, too."""
    letter = written(case, officer, "acceptance")
    with pytest.raises(Refused) as early, transaction.atomic():
        served(letter, officer, on=TODAY + timedelta(days=1))
    with pytest.raises(IntegrityError, match="all_or_nothing"), transaction.atomic():
        CaseLetter.objects.filter(pk=letter.pk).update(served_on=TODAY)

    letter = served(letter, officer, photo=a_photo().read())

    assert open_sealed_file(letter.receipt_photo).startswith(b"\xff\xd8")
    with pytest.raises(Refused) as again, transaction.atomic():
        served(letter, officer)
    assert (early.value.code, again.value.code) == ("served_in_future", "served_before")
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseLetter.objects.filter(pk=letter.pk).update(served_on=None)


def test_only_the_handler_writes(case, secretary, lead_user):
    for who in (secretary, lead_user):
        with pytest.raises(NotAllowed):
            written(case, who, "acceptance")


def test_the_desk_writes_serves_and_shows_the_receipt(case, officer, signed_in):
    """PT-15, PT-17: a whole letter through the pages; an agreement for signing."""
    browser = signed_in(officer)
    write = reverse("admin:petitions_case_write", args=[case.pk, "acceptance"])
    assert browser.get(write).status_code == 405
    browser.post(write)
    letter = CaseLetter.objects.get()

    browser.post(
        reverse("admin:petitions_case_serve", args=[letter.pk]),
        {"served_on": letter.written_on, "service": "in_person", "receipt": "本人签收",
         "photo": a_photo()},
    )  # fmt: skip
    browser.post(
        reverse("admin:petitions_case_agreement", args=[case.pk]),
        {"other_party": "二组集体", "terms": "分两期发放"},
    )

    shown = browser.get(
        reverse("admin:petitions_case_change", args=[case.pk])
    ).content.decode()
    assert "本人签收" in shown
    agreement = CaseLetter.objects.get(kind="agreement")
    assert "分两期发放" in text_of(agreement)
    photo = browser.get(reverse("admin:petitions_case_receipt", args=[letter.pk]))
    assert photo["Content-Type"] == "image/jpeg"
    assert browser.get(
        reverse("admin:petitions_case_receipt", args=[agreement.pk])
    ).status_code == 404  # fmt: skip


@pytest.mark.parametrize("name", ["letter", "receipt", "serve"])
def test_a_file_is_shut_before_a_grant_and_after_it(
    name, case, officer, community, secretary, person_with_post, signed_in
):
    """PP-3: never granted, granted, revoked; each download is a look."""
    letter = served(
        written(case, officer, "acceptance"), officer, photo=a_photo().read()
    )
    other = person_with_post("other", Role.PETITION_OFFICER, community)
    browser = signed_in(other)
    url = reverse(f"admin:petitions_case_{name}", args=[letter.pk])
    assert browser.get(url).status_code == 404

    grant = assign_handler(case, handler=other, actor=secretary, now=NOON)
    assert browser.get(url).status_code == 200
    assert case.looks.filter(by=other).count() == (0 if name == "serve" else 1)

    revoke_grant(grant, actor=secretary, now=NOON)
    assert browser.get(url).status_code == 404


def test_whoever_oversees_says_why_before_a_letter_opens(
    case, officer, secretary, signed_in
):
    """PP-3."""
    letter = written(case, officer, "acceptance")

    answer = signed_in(secretary).get(
        reverse("admin:petitions_case_letter", args=[letter.pk])
    )

    assert answer.status_code == 302
    assert not case.looks.exists()
