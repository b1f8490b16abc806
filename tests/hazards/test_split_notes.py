"""A ledger note that names several hazards is split, and put together again."""

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hazards.choices import NoteState
from hazards.models import Hazard, LedgerNote, NotePart
from hazards.operations.notes import (
    dismiss_note,
    join_note,
    offer_note,
    open_from_note,
    split_note,
)
from hazards.rules.notes import parts_of
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.hazards import make_site

TEXT = "电线老化；灭火器过期、楼道堆物"
PARTS = ["电线老化", "灭火器过期", "楼道堆物"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, PARTS),
        ("甲;乙", ["甲", "乙"]),
        ("甲。\n乙\r\n\n甲", ["甲", "乙"]),
        ("；、 ; ", []),
        ("电线老化，未穿管", ["电线老化，未穿管"]),
    ],
)
def test_parts_are_proposed_at_their_marks(text, found):
    assert parts_of(text) == found


@given(st.text(max_size=200))
def test_proposed_parts_are_parts_of_the_text(text):
    found = parts_of(text)

    assert len(set(found)) == len(found)
    assert all(part and part in text for part in found)


@pytest.fixture
def note(grid):
    return offer_note(
        make_site(grid), noted_on=TODAY, text=TEXT, due_text="3月底", actor=SYSTEM
    )


def refused(code, call, note, **facts):
    """Refused with that code; nothing is written by it."""
    before = list(LedgerNote.objects.order_by("pk").values())
    entries = Entry.objects.count()
    with pytest.raises(Refused) as caught, transaction.atomic():
        call(note, now=NOON, **facts)
    assert caught.value.code == code
    assert list(LedgerNote.objects.order_by("pk").values()) == before
    assert Entry.objects.count() == entries


def test_each_part_opens_its_own_hazard(note, cadre, worker):
    with pytest.raises(NotAllowed):
        split_note(note, parts=PARTS, actor=worker, now=NOON)

    made = split_note(note, parts=PARTS, actor=cadre, now=NOON)

    note.refresh_from_db()
    assert (note.state, note.text, note.decided_by) == (NoteState.SPLIT, TEXT, cadre)
    assert [part.text for part in made] == PARTS
    assert {(p.site, p.noted_on, p.due_text, p.state) for p in made} == {
        (note.site, TODAY, "3月底", NoteState.OFFERED)
    }
    hazards = [open_from_note(part, actor=cadre, now=NOON) for part in made[:2]]
    assert Hazard.objects.count() == 2
    assert [hazard.text for hazard in hazards] == PARTS[:2]
    refused("note_decided", open_from_note, note, actor=cadre)
    refused("note_decided", split_note, note, parts=PARTS, actor=cadre)
    refused("note_decided", split_note, made[0], parts=PARTS, actor=cadre)
    refused("part_opened", join_note, note, actor=cadre)


def test_parts_are_two_or_more_and_differ(note, cadre):
    who = {"actor": cadre}
    refused("too_few_parts", split_note, note, parts=["甲", " "], **who)
    refused("parts_alike", split_note, note, parts=["甲", "甲 "], **who)
    refused("part_too_long", split_note, note, parts=["甲", "乙" * 501], **who)
    offer_note(note.site, noted_on=TODAY, text="甲", actor=SYSTEM)
    refused("part_known", split_note, note, parts=["甲", "乙"], **who)


def test_a_note_is_put_together_while_nothing_was_opened(note, cadre, worker):
    """Set-aside parts do not hold it up; history keeps them and the split."""
    was = LedgerNote.objects.filter(pk=note.pk).values().get()
    made = split_note(note, parts=PARTS, actor=cadre, now=NOON)
    dismiss_note(made[0], reason="已整改", actor=cadre, now=NOON)
    with pytest.raises(NotAllowed):
        join_note(note, actor=worker, now=NOON)

    join_note(note, actor=cadre, now=NOON)

    assert LedgerNote.objects.values().get() == was
    assert not NotePart.objects.exists()
    events = apps.get_model("hazards", "LedgerNoteEvent").objects
    told = [events.filter(pgh_obj_id=part.pk).count() for part in made]
    assert told == [3, 2, 2]
    assert Entry.objects.filter(action="hazards.note_joined").count() == 1
    refused("not_split", join_note, note, actor=cadre)
    assert len(split_note(note, parts=PARTS, actor=cadre, now=NOON)) == 3


def test_a_part_may_be_split_and_holds_the_whole(note, cadre):
    first, *_rest = split_note(note, parts=PARTS[:2], actor=cadre, now=NOON)
    split_note(first, parts=["电线老", "化"], actor=cadre, now=NOON)
    refused("part_opened", join_note, note, actor=cadre)
    join_note(first, actor=cadre, now=NOON)
    assert join_note(note, actor=cadre, now=NOON).state == NoteState.OFFERED


def test_the_database_keeps_a_split_whole(note, cadre, grid):
    """House rule 2: tried past the operations."""
    made = split_note(note, parts=PARTS, actor=cadre, now=NOON)
    elsewhere = offer_note(make_site(grid), noted_on=TODAY, text="丁", actor=SYSTEM)
    offered = offer_note(note.site, noted_on=TODAY, text="戊", actor=SYSTEM)
    for broken in (
        lambda: LedgerNote.objects.filter(pk=note.pk).update(
            state=NoteState.OFFERED, decided_by=None, decided_at=None
        ),
        lambda: LedgerNote.objects.filter(pk=note.pk).update(decided_by=None),
        lambda: LedgerNote.objects.filter(pk=note.pk).delete(),
        lambda: NotePart.objects.create(whole=note, part=elsewhere, position=9),
        lambda: NotePart.objects.create(whole=made[0], part=offered, position=1),
        lambda: NotePart.objects.create(whole=note, part=offered, position=1),
        lambda: NotePart.objects.filter(part=made[0]).update(position=9),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()


def test_the_page_proposes_parts_and_the_way_back(note, signed_in, cadre, worker):
    page = reverse("admin:hazards_ledgernote_split", args=[note.pk])
    own = reverse("admin:hazards_ledgernote_change", args=[note.pk])
    client = signed_in(cadre)
    assert page in client.get(own).content.decode()
    assert client.get(page).context["form"].initial["parts"] == "\n".join(PARTS)

    assert (
        "两" in client.post(page, {"parts": "只有一条"}, follow=True).content.decode()
    )
    client.post(page, {"parts": "电线老化\n\n 灭火器过期 \r\n"})

    note.refresh_from_db()
    assert note.state == NoteState.SPLIT
    parts = list(LedgerNote.objects.offered().order_by("pk"))
    assert [part.text for part in parts] == ["电线老化", "灭火器过期"]
    shown = client.get(own)
    assert [part.pk for part in shown.context["parts"]] == [part.pk for part in parts]
    part_page = reverse("admin:hazards_ledgernote_change", args=[parts[0].pk])
    assert client.get(part_page).context["whole"] == note
    assert client.get(page).status_code == 302
    join = reverse("admin:hazards_ledgernote_join", args=[note.pk])
    assert signed_in(worker).post(join).status_code in {302, 403}
    note.refresh_from_db()
    assert note.state == NoteState.SPLIT
    signed_in(cadre).post(join)
    note.refresh_from_db()
    assert (note.state, LedgerNote.objects.count()) == (NoteState.OFFERED, 1)


def test_strangers_and_the_next_grid_find_nothing(note, signed_in, stranger, neighbour):
    for person in (stranger, neighbour):
        for name in ("split", "join"):
            page = reverse(f"admin:hazards_ledgernote_{name}", args=[note.pk])
            assert signed_in(person).post(page, {"parts": "甲\n乙"}).status_code in {
                302, 404,
            }  # fmt: skip
    assert LedgerNote.objects.get().state == NoteState.OFFERED
