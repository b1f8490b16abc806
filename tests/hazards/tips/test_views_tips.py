"""HZ-7, E3g: public pages, the officers' pages, the payer's page."""

import io
import re
from decimal import Decimal

import pytest
from PIL import Image

from hazards.choices.tips import Door
from hazards.models import CodeTry, Hazard, Snap, Tip, TipReward
from liuli.audit.models import Entry
from tests.factories.hazards import make_site

pytestmark = pytest.mark.django_db
TOLD = {
    "kind": "gas",
    "text": "后院藏有气瓶",
    "place": "三街暗号",
    "contact": "微信探针",
}


def code_of(html):
    return re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", html)[0]


def act(client, tip, name, **facts):
    return client.post(f"/admin/hazards/tip/{tip.pk}/act/", {"act": name, **facts})


def test_a_tip_goes_from_sending_to_reward(
    client, community, secretary, funds_officer, signed_in
):
    """HZ-7, G7: sent without sign-in, decided by one, paid by another, by code."""
    sent = client.post("/tips/", TOLD)
    code = code_of(sent.content.decode())
    tip = Tip.objects.get()
    assert sent.headers["Clear-Site-Data"] == '"cache"'
    assert "no-store" in sent.headers["Cache-Control"]
    assert "sessionid" not in sent.cookies

    officer = signed_in(secretary)
    assert (
        "后院藏有气瓶"
        in officer.get(f"/admin/hazards/tip/{tip.pk}/change/").content.decode()
    )
    act(officer, tip, "check")
    act(officer, tip, "conclude", is_confirmed="yes", answer="已查实")
    act(officer, tip, "grant", amount_yuan="300")
    payer = signed_in(funds_officer)
    assert payer.get(f"/admin/hazards/tip/{tip.pk}/change/").status_code in (403, 404)
    refused = payer.post("/admin/hazards/tipreward/new/", {"code": "ZZZZZ-ZZZZZ"})
    assert "没有" in refused.content.decode()
    # A miss at the desk is counted as one on the public page.
    assert CodeTry.objects.filter(door=Door.TIP, code_index__isnull=False).count() == 1
    payer.post("/admin/hazards/tipreward/new/", {"code": code})

    reward = TipReward.objects.get()
    assert (reward.paid_by, reward.amount_yuan) == (funds_officer, Decimal(300))
    html = client.post("/tips/progress/", {"code": code.lower()}).content.decode()
    assert "奖金已发放" in html
    assert "300.00" in html
    page = f"/admin/hazards/tipreward/{reward.pk}/change/"
    assert "后院" not in payer.get(page).content.decode()
    assert payer.get("/admin/hazards/tipreward/").status_code == 200


def test_a_contact_is_shown_for_a_reason_and_in_no_message(
    client, community, secretary, signed_in
):
    """T4: encrypted for the officers, each look written down."""
    client.post("/tips/", TOLD)
    tip = Tip.objects.get()
    officer = signed_in(secretary)
    page = f"/admin/hazards/tip/{tip.pk}/change/"
    assert "微信探针" not in officer.get(page).content.decode()

    answer = act(officer, tip, "contact", reason="核实")

    assert "微信探针" in answer.content.decode()
    assert Entry.objects.filter(action="hazards.tip_contact_shown").count() == 1
    assert "微信探针" not in officer.get(page).content.decode()
    assert officer.get("/admin/hazards/tip/").status_code == 200


def test_the_page_about_drugs_says_110_when_nobody_is_reached(client, community):
    """HZ-7."""
    html = client.post("/tips/", TOLD | {"kind": "drugs"}).content.decode()

    assert "请拨打 110" in html
    assert not Tip.objects.exists()


def test_a_snap_is_three_fields_and_a_code(
    client, community, grid, cadre, signed_in, settings, tmp_path
):
    """E3g: snap, place, send; progress by code; the desk takes it up."""
    settings.MEDIA_ROOT = tmp_path
    picture = io.BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "JPEG")
    picture.seek(0)
    picture.name = "x.jpg"
    site = make_site(grid, "fire_lane")

    html = client.post(
        "/snap/", {"photo": picture, "kind": "fire_lane", "place": site.address.raw}
    ).content.decode()

    snap = Snap.objects.get()
    desk = signed_in(cadre)
    assert desk.get("/admin/hazards/snap/").status_code == 200
    shown = desk.get(f"/admin/hazards/snap/{snap.pk}/change/").content.decode()
    assert f"/admin/hazards/snap/{snap.pk}/picture/" in shown
    photo = desk.get(f"/admin/hazards/snap/{snap.pk}/picture/")
    assert photo.headers["Content-Type"] == "image/jpeg"
    desk.post(
        f"/admin/hazards/snap/{snap.pk}/act/",
        {"act": "take_up", "site": site.pk, "severity": "major", "text": "通道被占"},
    )
    assert Hazard.objects.get().photos.count() == 1
    found = client.post("/tips/progress/", {"code": code_of(html)}).content.decode()
    assert "整改期限" in found


def test_public_pages_open_without_anybody_signed_in(client, community):
    for page in ("/tips/", "/tips/progress/", "/snap/", "/watch/"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "sessionid" not in answer.cookies


def test_a_wrong_code_says_so(client, community):
    html = client.post("/tips/progress/", {"code": "ABCDEFGHJK"}).content.decode()

    assert "没有" in html
