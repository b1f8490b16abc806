"""Notices and reports (F9, G-6, HZ-3), licences and advice (G14, G15), facts (5.2)."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from docx import Document

from hazards.choices import SiteKind
from hazards.choices.campaigns import TeamRole, Theme
from hazards.choices.shops import AdviceKind, LicenceKind
from hazards.exports.letters import NOTICE, REPORT, notice_words, report_words
from hazards.forms.sites import site_form
from hazards.models import (
    CampaignLetter,
    GasFacts,
    HazardLetter,
    LaneFacts,
    Licence,
    RooftopFacts,
    ShopAdvice,
)
from hazards.operations import campaigns
from hazards.operations.letters import serve_notice, write_notice, write_report
from hazards.operations.shops import advise_shop, note_licence, times_advised
from hazards.operations.sites import FACTS
from liuli.attachments.letters import open_sealed_file, refuse_unfit
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import cleared, found, make_site

pytestmark = pytest.mark.django_db
# What only authorities do (G-6): no letter of the community says it.
ENFORCEMENT = ("处罚", "罚款", "查封", "扣押", "强拆", "强制", "责令", "取缔")


@pytest.fixture
def hazard(grid, worker):
    site = make_site(grid, name="平安旅馆", keeper_name="李大山")
    return found(site, worker)


@pytest.fixture
def shop(grid):
    return make_site(grid, kind=SiteKind.STREET_FRONT, name="中街面馆")


def text_of(letter):
    document = Document(io.BytesIO(open_sealed_file(letter.file)))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def noticed(hazard, actor):
    return write_notice(hazard, words=notice_words, actor=actor, now=NOON)


def refusal(call, *args, **words):
    with pytest.raises(Refused) as caught:
        call(*args, **words)
    return caught.value.code


# --- letters -------------------------------------------------------------------------
def test_a_notice_says_what_where_and_by_when_hz_3(hazard, cadre):
    text = text_of(noticed(hazard, cadre))
    for words in (hazard.number, "李大山", "平安旅馆", hazard.words, "2026年3月9日"):
        assert words in text
    assert "{{" not in text


def test_a_notice_is_served_once_and_stays(hazard, cadre):
    letter = noticed(hazard, cadre)

    def served(day=TODAY, receipt="本人签收"):
        return serve_notice(
            letter, served_on=day, receipt=receipt, actor=cadre, now=NOON
        )

    assert refusal(served, receipt=" ") == "receipt_missing"
    assert refusal(served, day=TODAY + timedelta(days=1)) == "date_future"
    assert refusal(served, day=TODAY - timedelta(days=1)) == "date_past"
    served()
    assert refusal(served) == "served_before"
    with pytest.raises(DatabaseError), transaction.atomic():
        HazardLetter.objects.update(receipt="他人")
    with pytest.raises(DatabaseError), transaction.atomic():
        HazardLetter.objects.all().delete()


def test_workers_and_cleared_hazards_have_no_notice(
    hazard, grid, worker, cadre, lead_user
):
    with pytest.raises(NotAllowed):
        noticed(hazard, worker)
    gone = cleared(make_site(grid), worker, cadre=cadre, verifier=lead_user)
    assert refusal(noticed, gone, cadre) == "not_open"
    assert not HazardLetter.objects.exists()


@pytest.mark.parametrize("kind", [NOTICE, REPORT])
def test_no_template_of_ours_orders_or_punishes_g_6(kind):
    content = kind.default.read_bytes()
    refuse_unfit(kind, content)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        text = parts.read("word/document.xml").decode()
    assert [word for word in ENFORCEMENT if word in text] == []
    assert Path(kind.default).name in {"notice.docx", "report.docx"}


def test_a_closing_report_counts_and_names_nobody_f9(
    community, grid, worker, cadre, lead_user, signed_in
):
    """F9: written once the campaign is closed, from its counts; Word and PDF."""
    cleared(
        make_site(grid, name="平安旅馆", keeper_name="李大山"),
        worker, cadre=cadre, verifier=lead_user,
    )  # fmt: skip
    campaign = campaigns.plan_campaign(
        community, theme=Theme.LODGINGS, name="三月旅馆排查", starts_on=TODAY,
        ends_on=TODAY + timedelta(days=7), actor=cadre,
    )  # fmt: skip
    campaigns.join_team(
        campaign, role=TeamRole.COMMUNITY, user=cadre, is_responsible=True, actor=cadre
    )
    campaigns.start_campaign(campaign, actor=cadre)
    written = {"words": report_words, "actor": cadre, "now": NOON}
    assert refusal(write_report, campaign, **written) == "not_closed"
    campaigns.sign_campaign(campaign, actor=cadre, today=TODAY)
    campaigns.close_campaign(campaign, conclusion="总体平稳", actor=cadre, now=NOON)
    desk = signed_in(cadre)
    desk.post(f"/admin/hazards/campaign/{campaign.pk}/act/", {"act": "report"})

    letter = CampaignLetter.objects.get()
    text = text_of(letter)
    assert "应查看点位1处，已查看0处" in text
    assert "发现隐患1条，已销号1条" in text
    assert "李大山" not in text
    page = desk.get(f"/admin/hazards/campaignletter/{letter.pk}/pdf/")
    assert page.content[:5] == b"%PDF-"
    with pytest.raises(NotAllowed):
        write_report(campaign, **written | {"actor": worker})


def test_letters_at_the_desk(hazard, cadre, neighbour, signed_in):
    desk = signed_in(cadre)
    page = f"/admin/hazards/hazard/{hazard.pk}/change/"
    assert "写整改告知书" in desk.get(page).content.decode()
    desk.post(f"/admin/hazards/hazard/{hazard.pk}/notice/")
    letter = HazardLetter.objects.get()
    file = f"/admin/hazards/hazardletter/{letter.pk}/file/"
    assert file in desk.get(page).content.decode()
    answer = desk.get(file)
    assert answer.content[:2] == b"PK"
    assert "no-store" in answer["Cache-Control"]
    desk.post(
        f"/admin/hazards/hazardletter/{letter.pk}/act/",
        {"act": "serve", "served_on": str(timezone.localdate()), "receipt": "签收"},
    )
    letter.refresh_from_db()
    assert letter.receipt == "签收"
    assert not HazardLetter.objects.visible_to(neighbour).exists()


# --- licences ------------------------------------------------------------------------
def test_a_newer_licence_replaces_the_one_before_g14(shop, worker):
    def shown(day, **words):
        return note_licence(
            shop, kind=LicenceKind.BUSINESS, actor=worker, today=day, **words
        )

    old = shown(TODAY, valid_to=TODAY)
    new = shown(TODAY + timedelta(days=1), valid_to=TODAY + timedelta(days=365))
    assert Licence.objects.current().get() == new
    old.refresh_from_db()
    assert old.ended_on == TODAY + timedelta(days=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Licence.objects.filter(pk=new.pk).update(valid_to=TODAY)


def test_licences_about_to_end_stand_on_the_desk_g14(
    shop, worker, cadre, neighbour, signed_in
):
    today = timezone.localdate()
    note_licence(
        shop, kind=LicenceKind.FOOD, valid_to=today + timedelta(days=20),
        actor=worker, today=today,
    )  # fmt: skip
    desk = signed_in(cadre)
    assert "证照即将到期" in desk.get("/admin/").content.decode()
    listed = desk.get("/admin/hazards/licence/?validity=over").content.decode()
    assert "中街面馆" not in listed
    listed = desk.get("/admin/hazards/licence/?validity=soon").content.decode()
    assert "中街面馆" in listed
    desk.post(
        "/admin/hazards/licence/new/",
        {"site": shop.pk, "kind": "business", "number": "", "valid_to": ""},
    )
    assert Licence.objects.count() == 2
    with pytest.raises(NotAllowed):
        note_licence(shop, kind=LicenceKind.FOOD, actor=neighbour, today=today)


# --- advice --------------------------------------------------------------------------
def test_the_third_advice_of_a_kind_is_marked_g15(shop, worker):
    for days in (400, 10, 5):
        advise_shop(
            shop, kind=AdviceKind.STREET, actor=worker, at=NOON - timedelta(days=days)
        )
    assert times_advised(shop, AdviceKind.STREET, now=NOON) == (2, False)
    advise_shop(shop, kind=AdviceKind.STREET, actor=worker, at=NOON)
    assert times_advised(shop, AdviceKind.STREET, now=NOON) == (3, True)
    assert times_advised(shop, AdviceKind.DIRT, now=NOON) == (0, False)
    with pytest.raises(DatabaseError), transaction.atomic():
        ShopAdvice.objects.all().delete()


def test_advice_from_the_phone_in_three_taps_g15(
    shop, worker, neighbour, cadre, signed_in
):
    for user in (neighbour, worker):
        signed_in(user).post(
            "/field/new/shops.advised/",
            {"site": shop.pk, "kind": "street", "text": "已劝离"},
        )
    advice = ShopAdvice.objects.get()
    assert advice.by == worker
    page = f"/admin/hazards/shopadvice/{advice.pk}/change/"
    assert "已劝离" in signed_in(cadre).get(page).content.decode()


# --- facts ---------------------------------------------------------------------------
@pytest.mark.parametrize("kind", [k for k in SiteKind if k in FACTS])
def test_every_fact_of_a_kind_has_a_field_and_fits_only_it(grid, kind):
    """Domain 5.2: facts hang on sites of their own kind, says the database."""
    model = FACTS[kind]
    names = {field.name for field in model._meta.fields} - {"id", "site"}
    assert {f"fact_{name}" for name in names} <= set(site_form(kind).base_fields)
    other = make_site(grid, kind=SiteKind.WATER_NETWORK)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.create(site=other)


def test_facts_of_the_new_kinds_are_kept(grid):
    for kind, model, facts in (
        (SiteKind.ROOFTOP, RooftopFacts, {"material": "彩钢板", "disposal": "close"}),
        (SiteKind.LPG, GasFacts, {"cylinders": 2, "sleeps_beside": True}),
        (SiteKind.FIRE_LANE, LaneFacts, {"width_m": "3.80", "hydrants": 1}),
    ):
        site = make_site(grid, kind=kind, name=str(kind), facts=facts)
        kept = model.objects.get(site=site)
        assert {name: str(getattr(kept, name)) for name in facts} == {
            name: str(value) for name, value in facts.items()
        }


# --- links ---------------------------------------------------------------------------
def test_what_stands_at_one_building_is_linked_by_its_address(grid, cadre, signed_in):
    """Domain 5.2: a rooftop structure and its self-built house."""
    house = make_site(grid, kind=SiteKind.SELF_BUILT, name="三街自建房")
    roof = make_site(
        grid, kind=SiteKind.ROOFTOP, name="楼顶棚屋", address=house.address.raw
    )
    for one, other in ((house, roof), (roof, house)):
        page = signed_in(cadre).get(f"/sites/{one.qr_code}/").content.decode()
        assert f"/sites/{other.qr_code}/" in page
