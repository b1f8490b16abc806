"""E3g: snap, place, send; joined, taken up, passed on or refuted with a reason."""

import io

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from PIL import Image

from hazards.choices import HazardStatus
from hazards.choices.tips import SnapState
from hazards.models import Hazard, Snap
from hazards.operations.progress import progress_of_code
from hazards.operations.snaps import (
    join_snap,
    pass_snap_on,
    photo_of,
    refute_snap,
    send_snap,
    take_up_snap,
)
from liuli.kernel.errors import NotAllowed, Refused
from liuli.places.models import Address
from tests.clock import NOON
from tests.factories.hazards import assigned, make_site

pytestmark = pytest.mark.django_db


def fails(code, act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    assert refused.value.code == code


def a_picture():
    """A photo that says where and with what it was taken."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CanaryPhone"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 30), (200, 30, 30)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def snapped(community, place, *, kind="fire_lane", **facts):
    facts.setdefault("text", "楼道停满电动车")
    facts.setdefault("address", "a")
    code = send_snap(community, kind=kind, place=place, now=NOON, **facts)
    return code, Snap.objects.latest("pk")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_snap_at_an_unknown_place_waits_and_adds_no_address(community):
    known = Address.objects.count()

    code, snap = snapped(community, "琉璃九街探针旁")

    assert (snap.state, snap.unit, snap.address) == (
        SnapState.WAITING, community, None,
    )  # fmt: skip
    assert Address.objects.count() == known
    assert progress_of_code(code, address="b", now=NOON).state == SnapState.WAITING


def test_a_snap_joins_the_open_hazard_of_its_kind_at_that_house(
    community, grid, worker, cadre
):
    """E3g: joins a nearby open one; the code shows how that one stands."""
    site = make_site(grid, "fire_lane")
    hazard = assigned(site, worker, cadre=cadre, code="FL-01")

    code, snap = snapped(community, f"{site.address.raw}2单元")
    _other, lpg = snapped(community, site.address.raw, kind="lpg")

    assert (snap.state, snap.hazard) == (SnapState.JOINED, hazard)
    assert lpg.state == SnapState.WAITING
    found = progress_of_code(code, address="b", now=NOON)
    assert (found.hazard_state, found.due_on) == (
        HazardStatus.ASSIGNED, hazard.due_on,
    )  # fmt: skip


def test_a_snap_repeats_the_one_that_waits_and_follows_it(community, grid, cadre):
    """E3g."""
    site = make_site(grid, "fire_lane")
    _code, first = snapped(community, site.address.raw)
    code, second = snapped(community, site.address.raw, address="b")

    refute_snap(first, reason="现场已清空", actor=cadre)

    assert second.same_as == first
    found = progress_of_code(code, address="c", now=NOON)
    assert (found.state, found.reason) == (SnapState.UNFOUNDED, "现场已清空")


def test_a_snap_is_taken_up_with_a_photo_that_says_nothing_of_its_sender(
    community, grid, cadre
):
    """E3g, T4: metadata removed."""
    site = make_site(grid, "fire_lane")
    code, snap = snapped(community, site.address.raw, photo=a_picture())

    assert b"CanaryPhone" not in photo_of(snap)
    assert not Image.open(io.BytesIO(photo_of(snap))).getexif()
    hazard = take_up_snap(snap, site=site, text="消防通道被占", severity="major",
                          actor=cadre, now=NOON)  # fmt: skip

    assert hazard.found_by == cadre
    assert hazard.photos.count() == 1
    found = progress_of_code(code, address="b", now=NOON)
    assert found.hazard_state == HazardStatus.FOUND
    fails("illegal_move", refute_snap, snap, reason="x", actor=cadre)


def test_every_snap_ends_with_a_hazard_a_body_or_a_reason(
    community, grid, worker, cadre
):
    """E3g: 销号, 转办 or 不属实 with a reason."""
    _code, passed = snapped(community, "某处")
    _code, joined = snapped(community, "某处二")
    _code, refuted = snapped(community, "某处三")
    hazard = assigned(make_site(grid), worker, cadre=cadre)

    pass_snap_on(passed, body="urban", reason="已转城管", actor=cadre)
    join_snap(joined, hazard=hazard, actor=cadre)
    fails("reason_missing", refute_snap, refuted, reason=" ", actor=cadre)

    with pytest.raises(IntegrityError, match="snap_refuted"), transaction.atomic():
        Snap.objects.filter(pk=refuted.pk).update(state=SnapState.UNFOUNDED)
    with pytest.raises(IntegrityError, match="snap_hazard"), transaction.atomic():
        Snap.objects.filter(pk=refuted.pk).update(state=SnapState.OPENED)
    with pytest.raises(DatabaseError, match="transition"), transaction.atomic():
        Snap.objects.filter(pk=passed.pk).update(state=SnapState.WAITING, body="")


def test_who_decides_and_what_is_refused(community, grid, worker, stranger):
    _code, snap = snapped(community, "某处")

    for person in (worker, stranger):
        with pytest.raises(NotAllowed):
            refute_snap(snap, reason="x", actor=person)
    assert not Snap.objects.visible_to(stranger).exists()
    fails("place_missing", snapped, community, " ")
    fails("nothing_said", snapped, community, "某处", text="")
    assert not Hazard.objects.exists()


def test_a_refused_picture_counts_against_its_address(community):
    """T4: whatever is refused, the next one from the same network comes nearer the end."""
    for _n in range(5):
        fails("photo_format", snapped, community, "某处", photo=b"no picture")

    fails("too_many_sent", snapped, community, "某处")
    fails("too_many_sent", snapped, community, "某处", photo=a_picture())
    assert not Snap.objects.exists()
    assert snapped(community, "某处", address="b", photo=a_picture())
