"""Sites by hand, their facts, ledger notes and checklists."""

import csv
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from hazards.choices import SiteKind
from hazards.models import (
    ChecklistItem,
    ChecklistVersion,
    Hazard,
    HouseFacts,
    LedgerNote,
    LodgingFacts,
    Site,
)
from hazards.operations.checklists import load_checklists
from hazards.operations.findings import report_hazard
from hazards.operations.notes import dismiss_note, offer_note, open_from_note
from hazards.operations.sites import SiteWords, add_site, close_site, correct_site
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.places.operations import claim_road
from tests.clock import NOON, TODAY
from tests.factories.hazards import (
    LONG_AGO,
    an_item,
    found,
    make_photo,
    make_site,
    road_of,
)


def add(community, actor, **words):
    address = words.pop("address", "琉璃一街8号")
    return add_site(
        community,
        kind=words.pop("kind", SiteKind.SMALL_HOTEL),
        address=address,
        words=SiteWords(**words),
        known_since=TODAY,
        actor=actor,
    )


def test_worker_adds_a_site_in_the_own_grid_only(worker, neighbour, grid, community):
    road_of(grid)

    site = add(community, worker, name="福星", keeper_phone="199-0001-2345")

    assert (site.unit, site.keeper_phone) == (grid, "19900012345")
    with pytest.raises(NotAllowed) as refused, transaction.atomic():
        add(community, neighbour, name="别家")
    assert refused.value.code == "address_not_yours"
    assert Site.objects.count() == 1


def test_worker_may_write_down_what_no_grid_claims(worker, stranger, community):
    """未入格: it stays with the community, which sorts it out."""
    site = add(community, worker, name="福星", address="琉璃六街5号")

    assert site.unit == community
    with pytest.raises(NotAllowed), transaction.atomic():
        add(community, stranger, name="别家", address="琉璃六街7号")


def test_same_site_is_registered_once(cadre, grid, community):
    road_of(grid)
    add(community, cadre, name="福星")

    with pytest.raises(Refused) as refused, transaction.atomic():
        add(community, cadre, name=" 福星 ")
    assert refused.value.code == "site_known"
    twin = Site.objects.get()
    with pytest.raises(IntegrityError, match="site_once"), transaction.atomic():
        Site.objects.create(
            unit=twin.unit,
            address=twin.address,
            kind=twin.kind,
            name=twin.name,
            known_since=TODAY,
        )


@pytest.mark.parametrize("phone", ["12", "1990001234", "abc"])
def test_bad_phone_is_refused(cadre, community, phone):
    with pytest.raises(Refused) as refused:
        add(community, cadre, name="福星", keeper_phone=phone)

    assert refused.value.code == "phone_invalid"


def test_phone_is_sealed_in_the_database(cadre, community):
    site = add(community, cadre, name="福星", keeper_phone="19900012345")

    raw = Site.objects.filter(pk=site.pk).extra(select={"sealed": "keeper_phone"})
    sealed = bytes(raw.values_list("sealed", flat=True)[0])
    assert b"19900012345" not in sealed
    assert site.keeper_phone_index is not None


def test_correction_keeps_the_phone_unless_told(cadre, community):
    site = add(community, cadre, name="福星", keeper_phone="19900012345")

    site = correct_site(
        site, words=SiteWords(name="福星旅馆"), actor=cadre, today=TODAY
    )
    assert (site.name, site.keeper_phone) == ("福星旅馆", "19900012345")
    site = correct_site(
        site,
        words=SiteWords(name="福星旅馆", keeper_phone=""),
        actor=cadre,
        today=TODAY,
    )
    assert (site.keeper_phone, site.keeper_phone_index) == (None, None)


def test_site_that_moves_takes_its_open_hazards_along(cadre, worker, grid, next_grid):
    site = make_site(grid)
    hazard = found(site, worker)
    new_address = f"{road_of(next_grid)}3号"

    correct_site(
        site,
        words=SiteWords(name=site.name),
        address=new_address,
        actor=cadre,
        today=TODAY,
    )

    hazard.refresh_from_db()
    site.refresh_from_db()
    assert (site.unit, hazard.unit) == (next_grid, next_grid)


def test_sites_follow_their_address_to_another_grid(cadre, worker, community, grid):
    """GR-2: the grid claims a road that was nobody's."""
    site = add(community, cadre, name="福星", address="琉璃六街5号")
    photo = make_photo(cadre, community)
    hazard = report_hazard(
        site, item=an_item(), photos=[photo], actor=cadre, observed_at=NOON, now=NOON
    )
    assert (site.unit, hazard.unit, photo.unit) == (community, community, community)

    claim_road(grid, road="琉璃六街", actor=SYSTEM, starts_on=LONG_AGO)

    for row in (site, hazard, photo):
        row.refresh_from_db()
    assert (site.unit, hazard.unit, photo.unit) == (grid, grid, grid)


def test_facts_belong_to_their_kind(cadre, community):
    site = add(community, cadre, name="福星", facts={"rooms": 11})

    assert site.lodging.rooms == 11
    with pytest.raises(IntegrityError, match="kind of site"), transaction.atomic():
        HouseFacts.objects.create(site=site)
    with pytest.raises(DatabaseError), transaction.atomic():
        Site.objects.filter(pk=site.pk).update(kind=SiteKind.SELF_BUILT)
    assert Site.objects.filter(pk=site.pk).update(kind=SiteKind.GROUP_RENTAL) == 1
    assert LodgingFacts.objects.count() == 1


def test_grade_needs_the_body_and_the_date(cadre, community):
    """HZ-12: only a qualified body grades."""
    house = {"kind": SiteKind.SELF_BUILT, "name": "", "keeper_name": "任军慧"}

    with pytest.raises(ValidationError), transaction.atomic():
        add(community, cadre, **house, facts={"grade": "D"})
    site = add(
        community,
        cadre,
        **house,
        facts={"grade": "D", "graded_by": "某鉴定公司", "graded_on": TODAY},
    )
    assert site.house.grade == "D"
    assert site.label == "任**"


def test_site_with_open_hazards_is_not_gone(cadre, worker, grid):
    site = make_site(grid)
    found(site, worker)

    with pytest.raises(Refused) as refused:
        close_site(site, on=TODAY, actor=cadre)
    assert refused.value.code == "has_open_hazards"
    gone = close_site(make_site(grid), on=TODAY, actor=cadre)
    assert list(Site.objects.present(TODAY)) == [site]
    assert set(Site.objects.present(TODAY - timedelta(days=1))) == {site, gone}


def test_note_is_kept_once_and_decided_once(cadre, worker, grid):
    site = make_site(grid)
    note = offer_note(site, noted_on=None, text="电线老化", actor=SYSTEM)
    again = offer_note(site, noted_on=None, text="电线老化", actor=SYSTEM)
    assert again == note
    assert Hazard.objects.count() == 0

    hazard = open_from_note(note, actor=cadre, now=NOON)

    assert (hazard.text, hazard.found_by, hazard.clock_started_at) == (
        "电线老化",
        cadre,
        NOON,
    )
    with pytest.raises(Refused) as refused:
        dismiss_note(note, reason="晚了", actor=cadre, now=NOON)
    assert refused.value.code == "note_decided"


def test_worker_does_not_decide_on_notes(worker, grid):
    note = offer_note(make_site(grid), noted_on=TODAY, text="占道", actor=SYSTEM)

    with pytest.raises(NotAllowed), transaction.atomic():
        open_from_note(note, actor=worker, now=NOON)
    assert LedgerNote.objects.offered().count() == 1


def test_checklists_of_the_file_are_loaded(db):
    """HZ-1: 147 items, 13 site types."""
    assert ChecklistItem.objects.current().count() == 147
    assert set(ChecklistVersion.objects.values_list("site_kind", flat=True)) == set(
        SiteKind.values
    )
    assert ChecklistVersion.objects.exclude(number=1).count() == 0
    item = an_item("HT-06")
    assert (item.severity, item.rectify_days) == ("critical", 0)


def test_loading_again_changes_nothing(db):
    assert load_checklists(today=TODAY) == []


def test_changed_list_becomes_a_new_version(db, tmp_path, worker, grid):
    """HZ-1: an item text is never edited in place; old hazards keep theirs."""
    site = make_site(grid)
    old = found(site, worker)
    path = changed_file(tmp_path, code="HT-11", text="灭火器每层两具")

    opened = load_checklists(today=TODAY, path=path)

    assert [(v.site_kind, v.number, v.valid_from) for v in opened] == [
        ("small_hotel", 2, TODAY)
    ]
    old.refresh_from_db()
    new = an_item("HT-11")
    assert (new.text, new.pk != old.item_id) == ("灭火器每层两具", True)
    assert "感烟报警器" in old.item.text
    assert found(site, worker) == old  # the same code still joins the open hazard


def changed_file(tmp_path, *, code: str, text: str):
    from hazards.operations.checklists import _FILE

    with _FILE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        if row["code"] == code:
            row["item_zh"] = text
    path = tmp_path / "checklists.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_item_text_cannot_be_edited(db):
    with pytest.raises(DatabaseError), transaction.atomic():
        ChecklistItem.objects.filter(code="HT-11").update(text="别的")
    with pytest.raises(DatabaseError), transaction.atomic():
        ChecklistItem.objects.filter(code="HT-11").delete()


def test_known_day_comes_before_gone_day(cadre, grid):
    site = make_site(grid)

    with pytest.raises(Refused) as refused:
        close_site(site, on=date(2020, 1, 1), actor=cadre)
    assert refused.value.code == "not_known_yet"
