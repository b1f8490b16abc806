"""一人一档: the parts of one person's file, each from the app that knows it."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.desk import registry
from liuli.desk.registry import Section, section, section_makers
from liuli.kernel.access import SYSTEM
from petitions.operations.cases import Asker
from residents.admin.pages import FILE
from residents.choices.needs import NeedKind
from residents.models import CanvassDoor, CanvassDrive
from residents.operations import found_household, note_need, reveal_phone
from tests.clock import NOON, TODAY
from tests.factories.petitions import a_case
from tests.factories.residents import a_person, a_phone, a_stay, an_address

pytestmark = pytest.mark.django_db
MOVED = date(2025, 6, 1)


def file_of(client, person):
    return client.get(reverse("admin:residents_person_file", args=[person.pk]))


def parts_of(page):
    return {one.key: one for one in page.context["sections"]}


@pytest.fixture
def mover(grid, next_grid, community):
    """Lived in the first grid, lives in the second; asked for something there."""
    person = a_person(grid, full_name="欧阳震华", phone=a_phone())
    old, new = an_address(grid), an_address(next_grid)
    a_stay(person, grid, address=old, ends_on=MOVED)
    a_stay(person, next_grid, address=new, starts_on=MOVED)
    found_household(new, head=person, starts_on=MOVED, actor=SYSTEM, today=TODAY)
    note_need(next_grid, kind=NeedKind.WORK, person=person, actor=SYSTEM, now=NOON)
    drive = CanvassDrive.objects.create(unit=community, name="敲门行动")
    for address, day in ((old, date(2025, 3, 1)), (old, date(2025, 7, 1))):
        CanvassDoor.objects.create(
            drive=CanvassDrive.objects.create(unit=community, name=f"{day}"),
            unit=address.unit,
            address=address,
            knocked_on=day,
        )
    CanvassDoor.objects.create(drive=drive, unit=next_grid, address=new)
    person.refresh_from_db()
    return person


def test_the_file_holds_all_that_is_known_of_one_person(signed_in, cadre, mover):
    """Stays, household, work, needs, visits, consents and every reveal on one page."""
    for _time in range(3):
        reveal_phone(mover, reason="contact", actor=cadre, now=NOON, address="")

    parts = parts_of(file_of(signed_in(cadre), mover))

    assert {key: part.count for key, part in parts.items()} == {
        "stays": 2, "household": 1, "work": None, "ties": None, "class": None,
        "tags": None, "care": 0, "needs": 1, "visits": 2, "consents": None, "looks": 3,
    }  # fmt: skip
    days = [door.knocked_on for door in parts["visits"].facts["doors"]]
    assert days == [date(2025, 3, 1), None], "not the knock after the person had left"


def test_each_part_keeps_to_the_readers_own_territory(
    signed_in, person_with_post, mover, next_grid
):
    narrow = person_with_post("narrow", Role.LEAD, next_grid)

    parts = parts_of(file_of(signed_in(narrow), mover))

    assert {stay.unit for stay in parts["stays"].facts["stays"]} == {next_grid}
    assert {door.unit for door in parts["visits"].facts["doors"]} == {next_grid}


def test_another_app_adds_its_part_and_shows_none_where_it_must_not(
    signed_in, cadre, mover, monkeypatch
):
    """The arrow points down: the page asks a registry that knows no app above."""
    monkeypatch.setattr(registry, "_SECTIONS", {FILE: [*section_makers(FILE)]})

    @section(FILE)
    def meals(user, person, now: datetime):
        return Section("meals", "助餐", "residents/_file_work.html", {"person": person})

    @section(FILE)
    def nothing(user, person, now: datetime):
        return None

    page = file_of(signed_in(cadre), mover)

    assert "助餐" in page.content.decode()
    assert list(parts_of(page)) == [
        "stays", "household", "work", "ties", "class", "tags", "care", "needs", "meals",
        "visits", "consents", "looks",
    ]  # fmt: skip


def test_the_file_never_shows_petitions_pp_1(
    signed_in, secretary, petition_officer, mover, community
):
    """PP-1: whoever petitions has no mark on the file, for anybody."""
    asker = Asker(mover.full_name)
    a_case(community, petition_officer, askers=[asker], demand="要求发放土补费")

    page = file_of(signed_in(secretary), mover).content.decode()

    assert "土补费" not in page
    apps = {maker.__module__.split(".")[0] for maker in section_makers(FILE)}
    assert "petitions" not in apps
    assert apps <= {"residents", "hazards", "services"}
