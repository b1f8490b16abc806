"""The desk's pages of sites, notes of ledgers and checklists."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hazards.choices import NoteState
from hazards.models import Hazard, Site
from hazards.operations.notes import offer_note
from liuli.kernel.access import SYSTEM
from tests.clock import TODAY
from tests.factories.hazards import (
    an_item,
    cleared,
    found,
    make_site,
)


def test_note_opens_only_by_a_person(signed_in, cadre, worker, grid):
    """Section 3: ledger text never opens a hazard or starts a clock by itself."""
    site = make_site(grid)
    note = offer_note(
        site, noted_on=TODAY, text="电线私拉乱接", due_text="20240105", actor=SYSTEM
    )
    assert Hazard.objects.count() == 0
    client = signed_in(cadre)
    shown = client.get(reverse("admin:hazards_ledgernote_change", args=[note.pk]))
    assert "电线私拉乱接" in shown.content.decode()

    url = reverse("admin:hazards_ledgernote_open", args=[note.pk])
    client.post(url, {"item": an_item("HT-11").pk, "text": note.text})

    note.refresh_from_db()
    hazard = Hazard.objects.get()
    assert (note.state, note.hazard, hazard.found_by) == (
        NoteState.OPENED,
        hazard,
        cadre,
    )
    assert hazard.due_on > timezone.localdate()


def test_note_is_dismissed_with_a_reason(signed_in, cadre, grid):
    note = offer_note(make_site(grid), noted_on=None, text="无", actor=SYSTEM)
    url = reverse("admin:hazards_ledgernote_dismiss", args=[note.pk])

    signed_in(cadre).post(url, {"reason": ""})
    note.refresh_from_db()
    assert note.state == NoteState.OFFERED
    signed_in(cadre).post(url, {"reason": "早已整改"})
    note.refresh_from_db()
    assert (note.state, Hazard.objects.count()) == (NoteState.DISMISSED, 0)


def test_site_is_added_and_corrected_by_hand(signed_in, cadre, grid):
    client = signed_in(cadre)
    make_site(grid)
    words = {
        "kind": "small_hotel",
        "address_text": "琉璃一街88号",
        "name": "永兴住宿",
        "keeper_name": "贺英涛",
        "phone_text": "199 0008 3134",
        "known_since": "2026-03-02",
        "fact_rooms": "15",
        "fact_beds": "34",
        "fact_has_business_licence": "true",
        "fact_has_hotel_permit": "unknown",
    }

    added = client.post(reverse("admin:hazards_site_add"), words)

    assert added.status_code == 302, added.context and added.context["errors"]
    site = Site.objects.get(name="永兴住宿")
    assert (site.unit, site.keeper_phone) == (grid, "19900083134")
    assert (site.lodging.rooms, site.lodging.has_business_licence) == (15, True)
    assert site.lodging.has_hotel_permit is None

    change = reverse("admin:hazards_site_change", args=[site.pk])
    assert "19900083134" not in client.get(change).content.decode()
    words |= {"phone_text": "", "fact_beds": "30", "name": "永兴旅社"}
    assert client.post(change, words).status_code == 302
    site = Site.objects.get(pk=site.pk)
    assert (site.name, site.keeper_phone, site.lodging.beds) == (
        "永兴旅社",
        "19900083134",
        30,
    )
    words["name"] = "福星"
    words["phone_text"] = "12"
    again = client.post(change, words)
    assert again.status_code == 200
    assert "不是有效的电话号码" in again.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_site_list_costs_the_same_for_any_number_of_rows(
    django_assert_num_queries, signed_in, cadre, worker, grid, count
):
    for _n in range(count):
        found(make_site(grid), worker, now=timezone.now())
    client = signed_in(cadre)
    client.get("/admin/hazards/site/")

    with django_assert_num_queries(7):
        response = client.get("/admin/hazards/site/")

    assert response.context["cl"].result_count == count


def test_keeper_is_found_by_post_and_masked(signed_in, cadre, grid):
    make_site(grid, name="福星", keeper_name="欧阳娜娜")
    url = reverse("admin:hazards_site_keeper")

    response = signed_in(cadre).post(url, {"name": "欧阳"})

    assert [site.name for site in response.context["found"]] == ["福星"]
    assert signed_in(cadre).get(url + "?name=欧阳").context["found"] == []


def test_dossier_shows_everything_and_prints_a_door_code(
    signed_in, cadre, worker, secretary, grid
):
    now = timezone.now()
    site = make_site(
        grid,
        keeper_name="欧阳娜娜",
        keeper_phone="19900012345",
        facts={"rooms": 11, "has_business_licence": True},
    )
    hazard = cleared(site, worker, cadre=cadre, verifier=secretary, now=now)
    note = offer_note(site, noted_on=TODAY, text="未配灭火器", actor=SYSTEM)
    url = reverse("hazards:site", args=[site.qr_code])

    text = signed_in(worker).get(url).content.decode()

    for shown in (
        site.name,
        hazard.number,
        note.text,
        "欧阳娜娜",
        "199****2345",
        "营业执照",
        site.address.raw,
    ):
        assert shown in text, shown
    assert "19900012345" not in text
    door = signed_in(worker).get(reverse("hazards:site_door", args=[site.qr_code]))
    assert "<svg" in door.content.decode()
    assert "style=" not in door.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_dossier_costs_the_same_for_any_number_of_hazards(
    django_assert_num_queries, signed_in, cadre, worker, grid, count
):
    site = make_site(grid)
    for code in ["HT-11", "HT-06", "HT-01"][:count]:
        found(site, worker, code=code, now=timezone.now())
    client = signed_in(cadre)
    url = reverse("hazards:site", args=[site.qr_code])
    client.get(url)

    with django_assert_num_queries(22):
        response = client.get(url)

    assert len(response.context["hazards"]) == count


def test_checklist_can_be_read(signed_in, cadre):
    version = an_item().version
    url = reverse("admin:hazards_checklistversion_change", args=[version.pk])

    response = signed_in(cadre).get(url)

    assert len(response.context["items"]) == 12
