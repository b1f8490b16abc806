"""Photos and scans of a case: sealed, opened with it, every look recorded (PT-15)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from docx import Document
from PIL import Image

from liuli.accounts.roles import Role
from liuli.attachments.letters import open_sealed_file
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import PhotoKind
from petitions.choices.letters import LetterKind
from petitions.exports.letters import letter_words
from petitions.models import CasePhoto
from petitions.operations.access import assign_handler, revoke_grant
from petitions.operations.letters import write_case_letter
from petitions.operations.photos import add_photos
from tests.clock import NOON, TODAY
from tests.factories.petitions import SPEAKERS, a_body, a_case, a_visit, handled

pytestmark = pytest.mark.django_db


def a_png(colour="red", **info):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG", **info)
    return out.getvalue()


def upload(colour="red"):
    return SimpleUploadedFile("照片.png", a_png(colour), "image/png")


@pytest.fixture
def case(community, officer):
    return a_case(community, officer, received_on=TODAY)


def added(case, actor, **more):
    facts = {"kind": PhotoKind.HANDED, "pictures": [a_png()]} | more
    return add_photos(case, actor=actor, now=NOON, **facts)


def test_pictures_are_sealed_and_lose_what_the_phone_wrote_into_them(case, officer):
    """PP-3: re-encoded, encrypted in the table, no name of a file."""
    exif = Image.Exif()
    exif[0x010E] = "探针位置"
    (photo,) = added(case, officer, pictures=[a_png(exif=exif)])

    content = open_sealed_file(photo.file)
    assert content.startswith(b"\xff\xd8")
    assert "探针".encode() not in content
    assert str(photo) == f"CasePhoto #{photo.pk}"


def test_a_photo_of_a_visit_belongs_to_its_case_and_nothing_is_rewritten(
    case, officer, community
):
    """Held by the database, too."""
    visit = a_visit(case, officer)
    other = a_case(community, officer, askers=SPEAKERS[1:2])
    (photo,) = added(case, officer, kind=PhotoKind.VISIT, visit=visit)
    with pytest.raises(Refused) as refused, transaction.atomic():
        added(other, officer, kind=PhotoKind.VISIT, visit=visit)
    (scan,) = added(other, officer)

    assert refused.value.code == "other_case"
    assert list(visit.photos.all()) == [photo]
    with pytest.raises(IntegrityError, match="iff_it_says_so"), transaction.atomic():
        added(case, officer, kind=PhotoKind.VISIT)
    with pytest.raises(DatabaseError), transaction.atomic():
        CasePhoto.objects.filter(pk=scan.pk).update(case=case)
    with pytest.raises(DatabaseError), transaction.atomic():
        scan.delete()
    with pytest.raises(IntegrityError, match="case of the visit"), transaction.atomic():
        CasePhoto.objects.bulk_create(
            [
                CasePhoto(
                    case=other, visit=visit, kind=PhotoKind.VISIT, file=photo.file,
                    added_by=officer, added_at=NOON,
                )
            ]
        )  # fmt: skip


def test_what_is_no_picture_or_nothing_is_refused(case, officer, secretary, worker):
    codes = []
    for pictures in ([], [b"hello"]):
        with pytest.raises(Refused) as refused, transaction.atomic():
            added(case, officer, pictures=pictures)
        codes.append(refused.value.code)
    with pytest.raises(NotAllowed):
        added(case, worker)

    assert codes == ["photo_missing", "photo_format"]
    assert not CasePhoto.objects.exists()
    assert len(added(case, secretary)) == 1


def test_a_visit_is_recorded_with_its_photos(case, officer, signed_in):
    """D3: one form."""
    browser = signed_in(officer)
    browser.post(
        reverse("admin:petitions_case_visit", args=[case.pk]),
        {"at": "2026-03-01T14:00", "head_count": 40, "place": "社区接待室",
         "received_by": "岳敏", "demands": "尽快发放", "name_1": "代表甲",
         "photos": [upload(), upload("blue")]},
    )  # fmt: skip

    visit = case.visits.get()
    page = browser.get(reverse("admin:petitions_case_change", args=[case.pk]))
    photos = list(visit.photos.all())
    assert [photo.kind for photo in photos] == ["visit", "visit"]
    for photo in photos:
        url = reverse("admin:petitions_case_photo", args=[photo.pk])
        assert url in page.content.decode()


def test_the_desk_adds_scans_of_what_was_handed_in(case, officer, signed_in):
    """PT-15: 附件."""
    browser = signed_in(officer)
    url = reverse("admin:petitions_case_photos", args=[case.pk])
    browser.post(url, {"kind": "handed", "pictures": [upload()]})
    empty = browser.post(url, {"kind": "handed"}).content.decode()

    photo = CasePhoto.objects.get()
    assert (photo.kind, photo.added_by) == ("handed", officer)
    assert "ll-message--error" in empty
    shown = browser.get(reverse("admin:petitions_case_photo", args=[photo.pk]))
    assert shown["Content-Type"] == "image/jpeg"
    assert "no-store" in shown["Cache-Control"]


@pytest.mark.parametrize("name", ["photo", "letter_pdf"])
def test_a_file_is_shut_before_a_grant_and_after_it(
    name, case, officer, community, secretary, street, person_with_post, signed_in
):
    """PP-3: never granted, granted, revoked; each opening is a look."""
    case = handled(case, officer, a_body(street))
    row = {
        "photo": lambda: added(case, officer)[0],
        "letter_pdf": lambda: write_case_letter(
            case,
            kind=LetterKind.ACCEPTANCE,
            words=letter_words,
            actor=officer,
            now=NOON,
        ),
    }[name]()
    other = person_with_post("other", Role.PETITION_OFFICER, community)
    browser = signed_in(other)
    url = reverse(f"admin:petitions_case_{name}", args=[row.pk])
    assert browser.get(url).status_code == 404

    grant = assign_handler(case, handler=other, actor=secretary, now=NOON)
    assert browser.get(url).status_code == 200
    assert case.looks.filter(by=other).count() == 1

    revoke_grant(grant, actor=secretary, now=NOON)
    assert browser.get(url).status_code == 404
    # Whoever oversees says why first.
    assert signed_in(secretary).get(url).status_code == 302


# --- as PDF, and the slip ------------------------------------------------------------


def test_a_letter_is_a_pdf_as_well(case, officer, street, signed_in):
    case = handled(case, officer, a_body(street))
    letter = write_case_letter(
        case, kind=LetterKind.ACCEPTANCE, words=letter_words, actor=officer, now=NOON
    )

    answer = signed_in(officer).get(
        reverse("admin:petitions_case_letter_pdf", args=[letter.pk])
    )

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]


def test_the_slip_is_an_editable_document_that_names_nobody(case, officer, signed_in):
    """PP-4: the same code as on the page."""
    browser = signed_in(officer)
    url = reverse("admin:petitions_case_slip_document", args=[case.pk])
    assert browser.get(url).status_code == 405
    page = browser.post(reverse("admin:petitions_case_slip", args=[case.pk]))

    answer = browser.post(url)

    document = Document(io.BytesIO(answer.content))
    text = "\n".join(part.text for part in document.paragraphs)
    code = case.query_code.code
    shown = f"{code[:5]}-{code[5:]}"
    assert shown in page.content.decode()
    for word in (case.number, shown, reverse("petitions:progress"), "琉璃社区"):
        assert word in text, word
    assert SPEAKERS[0].full_name not in text
