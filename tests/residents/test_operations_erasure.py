"""PI-6, G12: an erased person is a number; nothing of them is found anywhere."""

import re
from itertools import count

import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.urls import reverse

from liuli.audit.models import Entry
from liuli.exchange.models import Import, ImportedRow
from liuli.exchange.operations import import_file
from liuli.exchange.storage import UPLOAD, keep_sealed
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.privacy.fields import EncryptedTextField
from residents.choices import Basis, ClassKind, Tag
from residents.choices.rights import ErasureReason
from residents.models import Erasure, HouseholdMember, Person, ServiceTag, Stay
from residents.operations import (
    add_service_tag,
    erase_person,
    found_household,
    hold_person,
    lift_hold,
    merge_people,
    override_class,
    reveal_identity,
)
from residents.signals import person_erased
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident, an_address
from tests.ledgers.fixtures import sealed_files
from tests.ledgers.samples import a_row, workbook

__all__ = ["sealed_files"]
pytestmark = pytest.mark.django_db
ASKED = ErasureReason.ASKED
TOKEN = "探针"
_number = count(1)


def a_token():
    return f"{TOKEN}{next(_number):03d}"


def tokens_everywhere():
    """Every table, event tables too, row by row as text, that still has a token."""
    left = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            left += [(table, row) for (row,) in cursor.fetchall() if TOKEN in row]
    return left


def sealed_values_of(person):
    """Sealed columns of every model that still hold something of the person."""
    held = []
    for model in apps.get_models():
        sealed = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, EncryptedTextField)
        ]
        if model is Person:
            rows = model.objects.filter(pk=person.pk)
        elif getattr(model, "pgh_tracked_model", None) is Person:
            rows = model.objects.filter(pgh_obj=person.pk)
        else:
            continue
        held += [
            value for name in sealed for value in rows.values_list(name, flat=True)
        ]
    return [value for value in held if value is not None]


@pytest.fixture
def known(grid, community, cadre, django_capture_on_commit_callbacks):
    """Somebody with a token in every text field, from a ledger and by hand."""
    row = a_row(1, 姓名=a_token(), 现住址="琉璃三街1号", 联系电话="19900012345")
    wrong = a_row(2, 姓名=a_token(), 身份证号="510199199001010000")
    import_file(
        community,
        data=workbook([row, wrong]),
        file_name="台账.xlsx",
        kind="",
        actor=SYSTEM,
        now=NOON,
    )
    name = keep_sealed(f"{a_token()}".encode(), purpose=UPLOAD)
    Import.objects.update(upload=name, is_wiped=False)
    person = Person.objects.get()
    texts = {
        field.name: a_token()
        for field in Person._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
        and field.max_length >= 10
    }  # fmt: skip
    person.__dict__.update(texts)
    person.unread = {a_token(): a_token()}
    person.grams = person.initials = person.readings = [a_token()]
    person.save()
    Stay.objects.filter(person=person).update(room=a_token())
    add_service_tag(
        person,
        tag=Tag.VETERAN,
        basis=Basis.LAW,
        purpose=a_token(),
        actor=SYSTEM,
        starts_on=TODAY,
    )
    override_class(
        person,
        kind=ClassKind.ROOTED,
        reason=a_token(),
        until=TODAY.replace(day=28),
        actor=cadre,
        today=TODAY,
    )
    reveal_identity(person, reason="contact", actor=cadre, now=NOON)
    return person


def test_an_erased_person_is_found_nowhere_pi_6_g12(
    known, secretary, sealed_files, django_capture_on_commit_callbacks
):
    assert len({table for table, _row in tokens_everywhere()}) >= 6
    assert sealed_values_of(known)
    assert list(sealed_files.iterdir())
    heard = []
    person_erased.connect(lambda **news: heard.append(news["person_id"]), weak=False)

    with django_capture_on_commit_callbacks(execute=True):
        erasure = erase_person(known, reason=ASKED, actor=secretary, now=NOON)

    person_erased.receivers.pop()
    person_erased.sender_receivers_cache.clear()
    assert tokens_everywhere() == []
    assert sealed_values_of(known) == []
    assert list(sealed_files.iterdir()) == []
    assert heard == [known.pk]
    known.refresh_from_db()
    assert (known.full_name, known.identity_index, known.birth_on) == ("", None, None)
    assert (erasure.by, erasure.at, erasure.reason) == (secretary, NOON, "asked")
    entry = Entry.objects.get(action="residents.erased")
    assert (entry.object_id, entry.actor_id) == (str(known.pk), secretary.pk)


def test_whoever_keeps_house_with_others_is_erased_too(known, grid, secretary):
    """PI-6: the household keeps its members by number, whatever they are to the head."""
    home = an_address(grid, "琉璃四街2号")
    household = found_household(
        home,
        head=a_resident(grid, full_name="李小红"),
        members={known: "11"},
        starts_on=TODAY,
        actor=SYSTEM,
        today=TODAY,
    )

    erase_person(known, reason=ASKED, actor=secretary, now=NOON)

    assert tokens_everywhere() == []
    member = HouseholdMember.objects.get(household=household, person=known)
    assert member.relation == "11"


def test_what_was_merged_goes_along(known, grid, cadre, secretary):
    twin = a_resident(grid, full_name=a_token(), identity="", phone="19900054321")
    merge_people(known, twin, actor=cadre, now=NOON)

    erase_person(known, reason=ASKED, actor=secretary, now=NOON)

    assert tokens_everywhere() == []
    assert sealed_values_of(twin) == []
    assert Erasure.objects.count() == 2


def test_a_legal_hold_keeps_a_record_until_it_is_lifted(known, secretary):
    hold_person(known, reason="诉讼", actor=secretary, now=NOON)

    with pytest.raises(Refused) as caught:
        erase_person(known, reason=ASKED, actor=secretary, now=NOON)
    assert caught.value.code == "erasure_held"
    assert tokens_everywhere()

    lift_hold(known, actor=secretary, now=NOON)
    erase_person(known, reason=ASKED, actor=secretary, now=NOON)
    assert tokens_everywhere() == []


@pytest.mark.parametrize("who", ["worker", "cadre", "stranger", "administrator"])
def test_only_the_secretary_erases(who, request, grid):
    person = a_resident(grid)

    with pytest.raises(NotAllowed):
        erase_person(person, reason=ASKED, actor=request.getfixturevalue(who), now=NOON)

    assert not Erasure.objects.exists()
    assert Person.objects.get().full_name == "张三丰"


def test_the_history_stays_shut_to_everything_else(known):
    events = apps.get_model("residents", "PersonEvent").objects.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        events.update(full_name="")
    with pytest.raises(DatabaseError), transaction.atomic():
        Erasure.objects.create(person=known, reason=ASKED, at=NOON).delete()


def test_nothing_but_the_erasure_passes_the_history_triggers():
    from tests.architecture.test_structure import PYTHON, ROOT

    passed = {
        str(path.relative_to(ROOT)): re.findall(r"pgtrigger\.ignore\((.*?)\)", text)
        for path in PYTHON
        if "pgtrigger.ignore(" in (text := path.read_text("utf-8"))
    }
    erasure = passed.pop("residents/operations/erasure.py")

    assert erasure
    # Retention deletes places in shifts, against the one trigger that keeps them.
    assert passed == {
        "services/operations/volunteers_gone.py": [
            '"services.ShiftSignUp:shiftsignup_stays_withdrawn"'
        ]
    }
    assert pgtrigger.ignore


def test_others_of_the_community_keep_their_data(known, grid, secretary):
    other = a_resident(grid, full_name="李小红", phone="19900099999")
    job = Import.objects.get()
    job.rows.create(
        model="residents.person", object_pk=other.pk, action="updated", sheet="1",
        row=1, before={"full_name": "李红"}, mark="x",
    )  # fmt: skip
    tag = add_service_tag(
        other,
        tag=Tag.VETERAN,
        basis=Basis.LAW,
        purpose="慰问",
        actor=SYSTEM,
        starts_on=TODAY,
    )

    erase_person(known, reason=ASKED, actor=secretary, now=NOON)

    other.refresh_from_db()
    assert (other.full_name, other.phone) == ("李小红", "19900099999")
    assert not ImportedRow.objects.exclude(before=None).exists()
    assert ServiceTag.objects.get(pk=tag.pk).purpose == "慰问"


def test_the_page_erases_and_leaves_a_number(signed_in, secretary, cadre, known):
    client = signed_in(secretary)
    url = reverse("admin:residents_person_erase", args=[known.pk])
    file = reverse("admin:residents_person_file", args=[known.pk])
    assert url in client.get(file).content.decode()
    assert url not in signed_in(cadre).get(file).content.decode()
    assert signed_in(cadre).post(url, {"reason": "asked"}).status_code == 403

    client.post(url, {"reason": "asked"})
    assert not Erasure.objects.exists(), "it must be meant"
    client.post(url, {"reason": "asked", "is_meant": "on"})

    page = client.get(file).content.decode()
    assert TOKEN not in page
    assert f"{known.pk}" in page
    assert client.get(url).status_code == 404
    assert list(Person.objects.visible_to(secretary)) == []


def test_the_page_places_and_lifts_a_hold(signed_in, secretary, grid):
    person = a_resident(grid)
    client = signed_in(secretary)
    url = reverse("admin:residents_person_hold", args=[person.pk])

    client.post(url, {"reason": "诉讼"})
    assert "诉讼" in client.get(url).content.decode()
    client.post(url, {"lift": "on"})

    assert "诉讼" not in client.get(url).content.decode()
