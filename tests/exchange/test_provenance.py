"""Every imported record knows its file, sheet and row (XL-10, PI-5)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.models import User
from liuli.audit.models import Entry
from liuli.exchange import operations, tasks
from liuli.exchange.models import Import
from liuli.exchange.provenance import origins_of, show_old_row
from liuli.exchange.wiping import expire_imports
from liuli.territory.models import Unit
from residents.models import Person, Stay
from tests.ledgers.samples import a_row, an_identity, csv_of, workbook

SignedIn = Callable[[User], Client]


@pytest.fixture
def load(community: Unit, cadre: User) -> Callable[..., Import]:
    """Uploaded, tried, confirmed and written, so that the file is kept."""

    def act(data: bytes, name: str = "台账.xlsx") -> Import:
        job = operations.upload_ledger(
            community, data=data, file_name=name, actor=cadre, now=timezone.now()
        )
        tasks.check_import(import_id=job.pk)
        operations.confirm_import(job, actor=cadre, now=timezone.now())
        tasks.run_import(import_id=job.pk)
        job.refresh_from_db()
        return job

    return act


def address_of(record: Any) -> str:
    return reverse("exchange:source", args=[record._meta.label_lower, record.pk])


def test_record_remembers_file_sheet_and_row(load: Callable[..., Import]):
    load(workbook([a_row(1), a_row(2)], title="琉璃社区实有人口台账"))

    origins = {
        person.identity_tail: [
            (o.job.file_name, o.sheet, o.row) for o in origins_of(person)
        ]
        for person in Person.objects.all()
    }

    assert origins == {
        an_identity(1)[-4:]: [("台账.xlsx", "实有人口", 3)],
        an_identity(2)[-4:]: [("台账.xlsx", "实有人口", 4)],
    }
    assert [o.row for o in origins_of(Stay.objects.order_by("pk")[0])] == [3]


def test_old_row_is_shown_with_masked_numbers_and_audited(
    load: Callable[..., Import], cadre: User, signed_in: SignedIn
):
    load(workbook([a_row(1), a_row(2, 居住方式="小旅馆")]))
    person = Person.objects.get(identity_tail=an_identity(2)[-4:])

    shown = signed_in(cadre).get(address_of(person)).content.decode()

    assert "小旅馆" in shown
    assert an_identity(2) not in shown
    assert f"****{an_identity(2)[-4:]}" in shown
    assert Entry.objects.get(action="exchange.source_shown").object_id == str(person.pk)


def test_row_of_a_csv_file_is_found_too(load: Callable[..., Import], cadre: User):
    load(csv_of([a_row(1), a_row(2, 居住方式="小旅馆")], "gb18030"), "台账.csv")
    person = Person.objects.get(identity_tail=an_identity(2)[-4:])

    cells = show_old_row(person, origins_of(person)[0], actor=cadre)

    assert {"小旅馆", "张丙"} <= {cell.text for cell in cells}


def test_afterwards_name_sheet_and_row_are_left(
    load: Callable[..., Import], cadre: User, signed_in: SignedIn
):
    job = load(workbook([a_row(1)]))
    expire_imports(now=job.expires_at + timedelta(seconds=1))
    person = Person.objects.get()

    shown = signed_in(cadre).get(address_of(person)).content.decode()
    history = signed_in(cadre).get(
        reverse("admin:residents_person_history", args=[person.pk])
    )

    assert "台账.xlsx" in shown
    assert "<dl" not in shown
    assert not Entry.objects.filter(action="exchange.source_shown").exists()
    assert "台账.xlsx" in history.content.decode()
    assert address_of(person) not in history.content.decode()


def test_history_leads_to_the_old_row(
    load: Callable[..., Import], cadre: User, worker: User, signed_in: SignedIn
):
    load(workbook([a_row(1)]))
    person = Person.objects.get()
    url = reverse("admin:residents_person_history", args=[person.pk])

    assert address_of(person) in signed_in(cadre).get(url).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("worker", 403), ("funds_officer", 404)]
)
def test_old_row_is_for_who_sees_the_record_and_imports(
    request: pytest.FixtureRequest,
    load: Callable[..., Import],
    cadre: User,
    signed_in: SignedIn,
    who: str,
    status: int,
):
    load(workbook([a_row(1)]))
    person = Person.objects.get()
    other = signed_in(request.getfixturevalue(who))

    assert signed_in(cadre).get(address_of(person)).status_code == 200
    assert other.get(address_of(person)).status_code == status
    assert other.get("/admin/exchange/source/auth.group/1/").status_code in {403, 404}
