"""A sweep with canaries: no page, event label or message shows a full number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from residents.choices import Basis, Tag
from residents.models import Person
from residents.operations import add_service_tag, call_phone, reveal_identity
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident, a_stay

pytestmark = pytest.mark.django_db
IDENTITY, PHONE, OTHER = "51010419650307123X", "19900012345", "19900054321"
PAGES = (
    "admin:residents_person_changelist",
    "admin:residents_person_search",
    "admin:residents_person_add",
    "admin:residents_person_open_export",
    "admin:residents_stay_changelist",
    "admin:residents_stay_open_export",
    "admin:residents_servicetag_changelist",
    "admin:index",
    "fieldwork:today",
)
PAGES_OF_A_PERSON = (
    "admin:residents_person_file",
    "admin:residents_person_change",
    "admin:residents_person_history",
    "admin:residents_person_stay",
    "admin:residents_person_class",
    "admin:residents_person_tag",
    "residents:reveal",
)
PAGES_OF_A_STAY = (
    "admin:residents_stay_change",
    "admin:residents_stay_history",
    "admin:residents_stay_end",
)


@pytest.fixture
def person(grid):
    person = a_resident(
        grid, full_name="欧阳震华", identity=IDENTITY, phone=f"{PHONE}/{OTHER}"
    )
    add_service_tag(
        person, tag=Tag.VETERAN, basis=Basis.LAW, actor=SYSTEM, starts_on=TODAY
    )
    return person


def test_no_page_shows_a_full_number(signed_in, cadre, person):
    client = signed_in(cadre)
    reveal_identity(person, reason="contact", actor=cadre, now=NOON)
    call_phone(person, actor=cadre, now=NOON)
    urls = [reverse(name) for name in PAGES]
    urls += [reverse(name, args=[person.pk]) for name in PAGES_OF_A_PERSON]
    urls += [reverse(name, args=[person.stays.get().pk]) for name in PAGES_OF_A_STAY]

    for url in urls:
        response = client.get(url)
        page = response.content.decode()
        assert response.status_code == 200, url
        assert [n for n in (IDENTITY, PHONE, OTHER) if n in page] == [], url
        assert "震华" not in page.partition("</head>")[0], url


def test_lists_never_show_a_given_name(signed_in, cadre, person):
    client = signed_in(cadre)

    for name in PAGES:
        assert "震华" not in client.get(reverse(name)).content.decode(), name


def test_the_audit_and_the_history_keep_numbers_sealed(person):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(event::text, '') FROM residents_personevent event"
        )
        events = cursor.fetchone()[0]
    audit = "".join(str(entry) for entry in Entry.objects.values_list())

    assert "欧阳震华" in events  # the event rows are really looked at
    assert [n for n in (IDENTITY, PHONE, OTHER) if n in events + audit] == []
    assert "欧阳" not in audit


def test_the_file_takes_the_same_statements_for_one_stay_and_three(
    signed_in, cadre, person, grid
):
    client = signed_in(cadre)
    url = reverse("admin:residents_person_file", args=[person.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    a_stay(person, grid)
    a_stay(person, grid)
    with CaptureQueriesContext(connection) as three:
        client.get(url)

    assert len(one) == len(three)


def test_a_search_takes_the_same_statements_for_one_and_three(
    signed_in, cadre, person, grid
):
    client = signed_in(cadre)
    url = reverse("admin:residents_person_search")
    client.post(url, {"words": "欧阳"})
    with CaptureQueriesContext(connection) as one:
        client.post(url, {"words": "欧阳"})
    a_resident(grid, full_name="欧阳修")
    a_resident(grid, full_name="欧阳询")
    with CaptureQueriesContext(connection) as three:
        client.post(url, {"words": "欧阳"})

    assert len(one) == len(three)
    assert Person.objects.search("欧阳").count() == 3
