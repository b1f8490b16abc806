"""Cameras, garbage points, sheds, stations: faults and repairs (G11, G25, G26, G27)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hazards.choices import SiteKind
from hazards.choices.assets import AssetKind, FaultKind
from hazards.indicators import assets as figures
from hazards.models import Asset, AssetFault, AssetPoint, KeySite, Licence, ShopAdvice
from hazards.operations.assets import (
    add_asset,
    end_asset,
    note_asset_repair,
    report_asset_fault,
)
from hazards.operations.points import place_asset, place_site
from liuli.demo.premises import keep_premises
from liuli.indicators.registry import Period
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import make_site
from tests.fieldwork.pictures import jpeg

pytestmark = pytest.mark.django_db


def an_asset(unit, actor, kind=AssetKind.CAMERA, **words):
    words = {"name": "中街口1号", "place": "琉璃中街1号旁", "starts_on": TODAY} | words
    return add_asset(unit, kind=kind, **words, actor=actor)


def a_fault(asset, actor, **words):
    words = {"kind": FaultKind.BROKEN, "at": NOON} | words
    return report_asset_fault(asset, **words, actor=actor)


def repaired(fault, actor, **words):
    words = {"on": TODAY, "text": "更换电源", "cost_yuan": None} | words
    return note_asset_repair(fault, **words, actor=actor)


def refusal(call, *args, **words):
    with pytest.raises(Refused) as caught:
        call(*args, **words)
    return caught.value.code


def counted(figure, unit, day=TODAY):
    found = figure([unit], Period(on=day))[unit.pk]
    return found.value, found.of


def test_a_camera_out_of_order_is_repaired_once_g26(grid, worker, cadre, community):
    asset = an_asset(grid, cadre)
    fault = a_fault(asset, worker)
    assert counted(figures.count_out_of_order, community) == (1, 1)

    assert refusal(repaired, fault, cadre, text=" ") == "nothing_said"
    day_before = TODAY - timedelta(days=1)
    assert refusal(repaired, fault, cadre, on=day_before) == "date_past"
    done = repaired(fault, cadre, cost_yuan=Decimal("120.005"))

    assert done.cost_yuan == Decimal("120.01")
    assert refusal(repaired, fault, cadre) == "already_noted"
    assert counted(figures.count_out_of_order, community) == (0, 1)


def map_of(client):
    page = client.get("/map/")
    return page.context["map"]["assets"], page.content.decode()


def test_assets_stand_on_the_map_as_their_own_layer(
    grid, next_grid, cadre, worker, neighbour, signed_in
):
    """By their own point or their shop's; out of reach, ended or unplaced ones not."""
    shop = make_site(grid)
    place_site(shop, latitude="30.61", longitude="104.01", actor=cadre)
    camera, bare = an_asset(grid, cadre), an_asset(grid, cadre, name="无位置")
    own = an_asset(grid, cadre, AssetKind.SHOP_CAMERA, name="店内一号", shop=shop)
    gone, far = an_asset(grid, cadre, name="旧"), an_asset(next_grid, cadre, name="远")
    for asset, latitude in ((camera, "30.62"), (gone, "30.63"), (far, "30.64")):
        place_asset(asset, latitude=latitude, longitude="104.02", actor=cadre)
    end_asset(gone, on=TODAY, actor=cadre)
    a_fault(camera, worker)

    drawn, html = map_of(signed_in(worker))

    assert [(a["at"], a["is_faulty"], a["mark"]) for a in drawn] == [
        ((30.62, 104.02), True, "街"), ((30.61, 104.01), False, "商"),
    ]  # fmt: skip
    assert own.name in html
    assert bare.name not in html
    assert "1项设施" in html
    assert camera.name not in map_of(signed_in(neighbour))[1]
    place_asset(own, latitude="30.7", longitude="104.7", actor=cadre)
    assert map_of(signed_in(worker))[0][1]["at"] == (30.7, 104.7)


def test_a_cadre_puts_an_asset_on_the_map_from_its_page(
    grid, cadre, worker, neighbour, signed_in
):
    asset = an_asset(grid, cadre)
    act = reverse("admin:hazards_asset_act", args=[asset.pk])
    words = {"act": "place", "latitude": "30.62", "longitude": "104.09"}
    for person in (worker, neighbour):
        with pytest.raises(NotAllowed):
            place_asset(asset, latitude="30.6", longitude="104", actor=person)
    signed_in(cadre).post(act, words | {"latitude": "3"})
    assert not AssetPoint.objects.exists()
    signed_in(cadre).post(act, words)
    assert float(AssetPoint.objects.get(asset=asset).longitude) == 104.09
    with pytest.raises(DatabaseError), transaction.atomic():
        AssetPoint.objects.update(latitude=3)


def test_the_map_asks_the_same_for_one_asset_and_for_three(grid, cadre, signed_in):
    client, counts = signed_in(cadre), []
    client.get("/map/")
    for more in (1, 2):
        for n in range(more):
            asset = an_asset(grid, cadre, name=f"{more}-{n}号")
            place_asset(asset, latitude="30.62", longitude="104.02", actor=cadre)
        with CaptureQueriesContext(connection) as seen:
            client.get("/map/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_figures_count_what_is_in_service_g11(grid, cadre, community):
    """7 new garbage points = 2 on the street + 5 in yards, one for bulky waste."""
    for place, setting in enumerate(["street"] * 2 + ["yard"] * 5):
        an_asset(
            grid, cadre, AssetKind.GARBAGE_POINT,
            name=f"{place}号投放点", facts={"setting": setting},
        )  # fmt: skip
    bulky = an_asset(grid, cadre, AssetKind.BULKY_POINT, name="大件集散点")
    an_asset(grid, cadre)
    shop = make_site(grid, kind=SiteKind.STREET_FRONT)
    an_asset(grid, cadre, AssetKind.SHOP_CAMERA, name="店内", shop=shop)

    assert counted(figures.count_garbage_points, community) == (8, None)
    assert counted(figures.count_cameras, community) == (1, None)

    end_asset(bulky, on=TODAY, actor=cadre)
    assert counted(figures.count_garbage_points, community) == (7, None)
    assert refusal(end_asset, bulky, on=TODAY, actor=cadre) == "already_ended"
    assert refusal(a_fault, bulky, cadre) == "out_of_service"


def test_a_shops_camera_names_the_shop_that_agreed_g27(grid, cadre):
    assert refusal(an_asset, grid, cadre, AssetKind.SHOP_CAMERA) == "shop_missing"
    shop = make_site(grid, kind=SiteKind.STREET_FRONT)
    assert refusal(an_asset, grid, cadre, shop=shop) == "shop_missing"


def test_an_asset_is_registered_once(grid, cadre):
    an_asset(grid, cadre)
    assert refusal(an_asset, grid, cadre) == "asset_known"
    assert refusal(an_asset, grid, cadre, place=" ") == "name_missing"
    assert Asset.objects.count() == 1


def test_workers_report_and_do_not_keep(grid, worker, neighbour, cadre):
    asset = an_asset(grid, cadre)
    fault = a_fault(asset, worker)
    for call in (
        lambda: an_asset(grid, worker, name="另一个"),
        lambda: repaired(fault, worker),
        lambda: end_asset(asset, on=TODAY, actor=worker),
        lambda: a_fault(asset, neighbour),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert [Asset.objects.count(), AssetFault.objects.open().count()] == [1, 1]
    assert not Asset.objects.visible_to(neighbour).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"repaired_on": TODAY},
        {"cost_yuan": Decimal(-1)},
        {"repair_text": "换"},
        {"kind": "stolen"},
    ],
)
def test_the_table_keeps_its_own_rules(grid, worker, cadre, change):
    a_fault(an_asset(grid, cadre), worker)
    with pytest.raises(DatabaseError), transaction.atomic():
        AssetFault.objects.update(**change)


def test_a_fault_from_the_phone_and_its_repair_at_the_desk(
    grid, worker, cadre, signed_in
):
    asset = an_asset(grid, cadre, starts_on=timezone.localdate())
    phone = signed_in(worker)
    assert "设施故障" in phone.get("/field/").content.decode()
    photo = SimpleUploadedFile("p.jpg", jpeg(91), "image/jpeg")
    phone.post(
        "/field/new/assets.fault/",
        {"asset": asset.pk, "kind": "broken", "text": "", "photos": photo},
    )
    fault = AssetFault.objects.get()
    assert fault.photos.count() == 1

    desk = signed_in(cadre)
    assert (
        "停用待修" in desk.get("/admin/hazards/asset/?service=faulty").content.decode()
    )
    page = f"/admin/hazards/assetfault/{fault.pk}/change/"
    assert f"/photos/{fault.photos.get().file_id}" in desk.get(page).content.decode()
    desk.post(
        f"/admin/hazards/assetfault/{fault.pk}/act/",
        {"act": "repaired", "on": str(timezone.localdate()), "text": "已修",
         "cost_yuan": ""},
    )  # fmt: skip
    assert not AssetFault.objects.open().exists()


def test_a_centre_shows_what_belongs_to_it_g25(grid, cadre, signed_in):
    centre = an_asset(grid, cadre, AssetKind.CENTRE, name="三街微中心")
    desk = signed_in(cadre)
    desk.post(
        "/admin/hazards/asset/new/",
        {"kind": "camera", "unit": grid.pk, "name": "三街口", "place": "三街123号",
         "starts_on": str(TODAY), "linked_to": centre.pk, "has_sign": "true"},
    )  # fmt: skip
    page = desk.get(f"/admin/hazards/asset/{centre.pk}/change/").content.decode()
    assert "三街口" in page
    assert Asset.objects.get(kind=AssetKind.CAMERA).has_sign is True


def test_the_sample_premises_are_kept(community, grid, cadre, secretary):
    make_site(grid)
    for _number in range(4):
        make_site(grid, kind=SiteKind.STREET_FRONT)
    keep_premises(community, cadre=cadre, secretary=secretary, now=timezone.now())
    assert KeySite.objects.count() == 1
    assert (Asset.objects.count(), AssetFault.objects.open().count()) == (11, 1)
    assert (Licence.objects.count(), ShopAdvice.objects.count()) == (4, 6)
