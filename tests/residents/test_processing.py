"""PI-1, 2, 6 to 10: the register of personal data and the rights desk."""

import fnmatch
import io
import re
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.privacy.fields import EncryptedTextField
from residents.choices import ClassKind
from residents.choices.privacy import (
    Applicant,
    AssessmentKind,
    BreachKind,
    DisclosureBasis,
    RequestKind,
)
from residents.choices.rights import ConsentPurpose, ErasureReason
from residents.models import (
    Assessment,
    Breach,
    Disclosure,
    Person,
    PrivacyNotice,
    Purpose,
    RightsRequest,
)
from residents.operations import (
    erase_person,
    give_consent,
    override_class,
    withdraw_consent,
)
from residents.operations.processing import (
    consents_to_renew,
    keep_assessment,
    load_purposes,
    note_breach,
    people_to_tell,
    publish_notice,
    record_disclosure,
    report_breach,
    tell_notice,
)
from residents.operations.rights_desk import (
    answer_request,
    open_request,
    refuse_request,
    take_copy,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_resident, an_identity

ROOT = Path(__file__).parents[2]
WORDS = {
    "processor": "琉璃社区居委会,电话见公示栏",
    "purposes": "登记实有人口",
    "kinds": "姓名、证件号码、住址",
    "retention": "居住结束后180天",
    "rights": "可以查阅、更正、删除",
}
BREACH = {"text": "台账发错群", "harm": "可能被骚扰", "remedy": "已撤回并删除"}
STUDY = {"subject": "居住记录", "necessity": "必要", "risks": "低", "measures": "加密"}


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


# --- PI-1 -------------------------------------------------------------------------------
def _personal_fields():
    """Sealed fields of residents, the person's own, and every row about a person."""
    for model in apps.get_app_config("residents").get_models():
        if hasattr(model, "pgh_tracked_model"):
            continue
        points = any(f.related_model is Person for f in model._meta.concrete_fields)
        for field in model._meta.concrete_fields:
            sealed = isinstance(field, EncryptedTextField)
            if model is Person or points or sealed:
                yield f"{model._meta.label}.{field.name}"


@pytest.mark.django_db
def test_every_stored_field_has_a_purpose_and_every_purpose_a_law_pi_1():
    """Fails for a new table about people: write it into residents/data/purposes.csv."""
    patterns = [p for purpose in Purpose.objects.all() for p in purpose.keeps]
    homeless = [
        name
        for name in _personal_fields()
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
    ]

    assert homeless == []
    assert not Purpose.objects.filter(law="").exists()
    assert Purpose.objects.get(key="register").is_sensitive
    before = Purpose.objects.count()
    assert load_purposes() == before == Purpose.objects.count()


# --- PI-2 -------------------------------------------------------------------------------
@pytest.mark.django_db
def test_which_version_of_the_notice_a_person_was_told_pi_2(
    community, grid, secretary, worker, neighbour
):
    person, other = a_person(grid), a_person(grid)
    tell = {"form": "spoken", "today": TODAY}
    refused("notice_missing", tell_notice, person, actor=worker, **tell)
    publish = {"actor": secretary, "today": TODAY}
    refused(
        "words_missing",
        publish_notice,
        community,
        words=WORDS | {"rights": " "},
        **publish,
    )
    first = publish_notice(community, words=WORDS, **publish)
    tell_notice(person, actor=worker, **tell)
    refused("told_already", tell_notice, person, actor=worker, **tell)
    with pytest.raises(NotAllowed):
        tell_notice(other, actor=neighbour, **tell)
    assert set(people_to_tell(community)) == {other}

    second = publish_notice(community, words=WORDS, **publish)

    assert (first.version, second.version) == (1, 2)
    assert set(people_to_tell(community)) == {person, other}
    for change in (
        lambda: PrivacyNotice.objects.update(rights="无"),
        lambda: PrivacyNotice.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.django_db
def test_a_changed_notice_asks_for_consents_again_pi_2(community, grid, secretary):
    person = a_person(grid)
    held = give_consent(
        person, purpose="health", form="written", actor=SYSTEM, today=date(2026, 1, 5)
    )
    publish = {"words": WORDS, "actor": secretary, "today": TODAY}
    publish_notice(community, **publish)
    assert not consents_to_renew(community).exists()

    publish_notice(community, asks_consent_again=True, **publish)

    assert set(consents_to_renew(community)) == {held}
    withdraw_consent(held, actor=SYSTEM, today=TODAY)
    assert not consents_to_renew(community).exists()


# --- PI-6 -------------------------------------------------------------------------------
def asked(person, kind=RequestKind.COPY, *, actor=SYSTEM):
    return open_request(
        person, kind=kind, applicant=Applicant.SELF, actor=actor, now=NOON
    )


@pytest.mark.django_db
def test_a_request_has_a_clock_and_an_answer_pi_6(grid, cadre, stranger):
    """Fifteen working days: 2026-03-02 is a Monday, the 23rd the fifteenth."""
    request = asked(a_person(grid), actor=cadre)

    assert request.due_on == date(2026, 3, 23)
    assert not RightsRequest.objects.overdue(request.due_on).exists()
    late = request.due_on + timedelta(days=1)
    assert set(RightsRequest.objects.overdue(late)) == {request}
    refused("request_open", asked, request.person)
    act = {"actor": cadre, "now": NOON}
    refused("words_missing", answer_request, request, answer=" ", **act)
    with pytest.raises(NotAllowed):
        answer_request(request, answer="已给", actor=stranger, now=NOON)

    done = answer_request(request, answer="已当面给复制件", **act)

    assert done.status == "answered"
    refused("illegal_move", answer_request, request, answer="再答", **act)
    assert re.fullmatch(r"GR2026-\d{6}", done.receipt)
    assert asked(request.person).pk != done.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsRequest.objects.filter(pk=done.pk).update(answer="")


@pytest.mark.django_db
def test_a_refusal_gives_reasons_and_is_the_secretarys_pi_6(grid, cadre, secretary):
    request = asked(a_person(grid), RequestKind.CORRECT)
    with pytest.raises(NotAllowed):
        refuse_request(request, reasons="查无此事", actor=cadre, now=NOON)
    refused(
        "words_missing", refuse_request, request, reasons="", actor=secretary, now=NOON
    )

    refuse_request(request, reasons="与证件一致", actor=secretary, now=NOON)

    assert RightsRequest.objects.get().status == "refused"


@pytest.mark.django_db
def test_to_delete_is_answered_by_erasing_pi_6(grid, secretary):
    request = asked(a_person(grid), RequestKind.DELETE)
    act = {"answer": "已删除", "actor": secretary, "now": NOON}
    refused("not_erased_yet", answer_request, request, **act)

    erase_person(request.person, reason=ErasureReason.ASKED, actor=secretary, now=NOON)
    answer_request(request, **act)

    assert RightsRequest.objects.get().status == "answered"
    refused("erased_already", asked, request.person)


@pytest.mark.django_db
def test_the_copy_holds_everything_and_is_taken_for_an_open_request_only_pi_6(
    grid, cadre, lead_user, signed_in
):
    number = an_identity()
    person = a_resident(grid, full_name="欧阳权利", identity=number)
    request = asked(person)
    with pytest.raises(NotAllowed):
        take_copy(request, actor=lead_user, now=NOON)
    url = reverse("admin:residents_rightsrequest_copy", args=[request.pk])
    assert signed_in(cadre).get(url).status_code == 302

    answer = signed_in(cadre).post(url)

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = {str(c.value) for sheet in book for row in sheet for c in row}
    assert {"欧阳权利", number} <= cells
    assert any("琉璃三街" in cell for cell in cells)
    assert Entry.objects.filter(action="residents.copied").count() == 1
    assert number not in answer.get("Content-Disposition")
    answer_request(request, answer="已给", actor=cadre, now=NOON)
    refused("copy_not_asked", take_copy, request, actor=cadre, now=NOON)


# --- PI-7, PI-8 -------------------------------------------------------------------------
@pytest.mark.django_db
def test_nothing_is_given_away_without_consent_or_law_pi_7(grid, secretary, cadre):
    person = a_person(grid)
    give = {"recipient": "街道卫生中心", "kinds": "姓名", "now": NOON}
    by_consent = give | {"basis": DisclosureBasis.CONSENT}
    refused("consent_missing", record_disclosure, person, actor=secretary, **by_consent)
    by_law = give | {"basis": DisclosureBasis.LAW}
    refused("law_missing", record_disclosure, person, actor=secretary, **by_law)
    with pytest.raises(NotAllowed):
        record_disclosure(person, actor=cadre, law="某法第1条", **by_law)

    give_consent(
        person, purpose=ConsentPurpose.SHARE, form="written", actor=cadre, today=TODAY
    )
    record_disclosure(person, actor=secretary, **by_consent)
    record_disclosure(person, actor=secretary, law="传染病防治法", **by_law)

    assert Disclosure.objects.filter(person=person).count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.filter(basis="consent").update(consent=None)


@pytest.mark.django_db
def test_the_class_is_explained_can_be_objected_to_and_opens_nothing_pi_8(
    grid, cadre, signed_in
):
    """PIPL §24: reasons on the file; an objection is a request; no right reads it."""
    person = a_resident(grid)
    override_class(
        person,
        kind=ClassKind.ROOTED,
        reason="本人说明",
        until=TODAY + timedelta(days=30),
        actor=cadre,
        today=TODAY,
    )
    file = reverse("admin:residents_person_file", args=[person.pk])
    assert "本人说明" in signed_in(cadre).get(file).content.decode()
    assert asked(person, RequestKind.OBJECT).kind == "object"
    deciding = [*ROOT.glob("*/policies/*.py"), *ROOT.glob("liuli/*/policies.py")]
    assert len(deciding) > 10
    reads_class = re.compile(r"ClassSpell|class_kind|in_class|ClassKind")
    assert [p for p in deciding if reads_class.search(p.read_text("utf-8"))] == []


# --- PI-9, PI-10 ------------------------------------------------------------------------
@pytest.mark.django_db
def test_assessments_are_kept_and_minors_are_audited_yearly_pi_9(
    community, secretary, cadre
):
    keep = {"words": STUDY, "done_on": TODAY, "actor": secretary, "today": TODAY}
    year, more = TODAY + timedelta(days=365), TODAY + timedelta(days=367)
    with pytest.raises(NotAllowed):
        keep_assessment(
            community,
            kind=AssessmentKind.MINORS,
            next_on=year,
            **keep | {"actor": cadre},
        )
    for code, kind, next_on in (
        ("next_too_late", AssessmentKind.MINORS, more),
        ("period_reversed", AssessmentKind.SHARING, TODAY),
    ):
        refused(code, keep_assessment, community, kind=kind, next_on=next_on, **keep)

    keep_assessment(community, kind=AssessmentKind.MINORS, next_on=year, **keep)

    for change in (
        lambda: Assessment.objects.update(risks="无"),
        lambda: Assessment.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.django_db
def test_a_breach_is_closed_only_when_authority_and_people_know_pi_9(
    community, cadre, secretary, stranger
):
    breach = report_breach(
        community,
        kind=BreachKind.LEAKED,
        words=BREACH,
        people_count=12,
        found_at=NOON,
        actor=cadre,
        now=NOON,
    )
    act = {"actor": secretary, "now": NOON}
    refused("not_told_yet", note_breach, breach, step="close", **act)
    note_breach(breach, step="authority", **act)
    refused("not_told_yet", note_breach, breach, step="close", **act)
    with pytest.raises(NotAllowed):
        note_breach(breach, step="people", actor=cadre, now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.update(closed_at=NOON)

    note_breach(breach, step="people", why_not="文件已加密,无人能读", **act)
    note_breach(breach, step="close", **act)

    refused("breach_closed", note_breach, breach, step="close", **act)
    assert not Breach.objects.open().exists()
    assert not Breach.objects.visible_to(stranger).exists()


def test_no_data_leaves_the_country_by_the_portals_own_hand_pi_10():
    """No page or program names a host outside; the names of the chart grammar and of
    the parts of a workbook are no addresses anything is fetched from. Robots of group
    chats post to three services in China, and never a person's data (ADR 0089)."""
    at_home = {"robots.py": ["https://qyapi", "https://oapi", "https://open"]}
    host = re.compile(
        r"https?://(?!127\.0\.0\.1|localhost|vega\.github\.io/?|\{|%|www\.w3\.org|schemas\.openxmlformats\.org)[\w.-]+"
    )
    code = [
        *(p for a in ("liuli", "residents", "hazards", "services", "petitions")
          for p in (ROOT / a).rglob("*.py") if "migrations" not in p.parts),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static").rglob("*.js"),
        *(ROOT / "static").rglob("*.css"),
    ]  # fmt: skip
    assert len(code) > 400
    assert {p.name: host.findall(p.read_text("utf-8")) for p in code
            if host.search(p.read_text("utf-8"))} == at_home  # fmt: skip
    assert settings.TIME_ZONE == "Asia/Shanghai"


# --- the desk ---------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_request_through_the_desk_from_the_file_to_the_answer_pi_6(
    signed_in, cadre, secretary, grid, stranger
):
    person = a_resident(grid, full_name="欧阳权利")
    desk = signed_in(cadre)
    file = desk.get(reverse("admin:residents_person_file", args=[person.pk]))
    new = reverse("admin:residents_rightsrequest_new", args=[person.pk])
    assert new in file.content.decode()
    form = {"kind": "explain", "applicant": "self", "text": "为什么是候鸟型"}
    assert desk.post(new, form).status_code == 200
    assert desk.post(new, form | {"has_shown": "on"}).status_code == 302
    request = RightsRequest.objects.get()
    page = reverse("admin:residents_rightsrequest_change", args=[request.pk])
    assert request.receipt in desk.get(reverse("admin:index")).content.decode()
    assert signed_in(stranger).get(page).status_code == 404

    answer = {"result": "answered", "words": "按居住时间算,只作参考"}
    assert desk.post(page, answer).status_code == 302

    assert RightsRequest.objects.get().status == "answered"
    assert desk.post(page, answer).status_code == 403


@pytest.mark.django_db
def test_the_secretary_publishes_a_notice_and_keeps_audits_in_the_desk(
    signed_in, secretary, cadre, community
):
    desk = signed_in(secretary)
    unit = {"unit": community.pk}
    notice = reverse("admin:residents_privacynotice_add")
    assert signed_in(cadre).get(notice).status_code == 403
    assert desk.post(notice, WORDS | unit).status_code == 302
    study = STUDY | unit | {
        "kind": "sensitive", "done_on": "2026-01-01", "next_on": "2027-01-01",
    }  # fmt: skip
    desk.post(reverse("admin:residents_assessment_add"), study)
    breach = BREACH | unit | {
        "kind": "lost", "people_count": 3, "found_at": "2026-01-01T08:00",
    }  # fmt: skip
    made = signed_in(cadre).post(reverse("admin:residents_breach_add"), breach)
    desk.post(made["Location"], {"step": "authority"})

    assert (PrivacyNotice.objects.count(), Assessment.objects.count()) == (1, 1)
    assert Breach.objects.get().authority_told_at is not None
    assert desk.get(made["Location"]).status_code == 200
    for name in ("purpose", "disclosure", "privacynotice", "assessment", "breach"):
        listing = reverse(f"admin:residents_{name}_changelist")
        assert desk.get(listing).status_code == 200
