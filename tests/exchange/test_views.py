"""The desk's import pages (section 3: upload, mapping, dry run, result, undo)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.models import User
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.exchange import tasks
from liuli.exchange.models import Import
from residents.models import Person
from tests.ledgers import samples
from tests.ledgers.samples import HEADINGS, a_row, an_identity, workbook

SignedIn = Callable[[User], Client]
LEDGER = workbook(
    [*[a_row(n) for n in range(1, 4)], a_row(4, 联系电话="123"), a_row(1)],
    title="琉璃社区实有人口登记表",
)


@pytest.fixture
def client(signed_in: SignedIn, cadre: User) -> Client:
    return signed_in(cadre)


def send(client: Client, data: bytes = LEDGER, name: str = "台账.xlsx", kind: str = ""):
    unit = Import._meta.get_field("unit").related_model.objects.get(code="510104019007")
    return client.post(
        reverse("exchange:upload"),
        {"file": SimpleUploadedFile(name, data), "kind": kind, "unit": unit.pk},
    )


def page(client: Client, job: Import) -> str:
    response = client.get(reverse("exchange:import", args=[job.pk]))
    assert response.status_code == 200
    return response.content.decode()


def uploaded(client: Client, data: bytes = LEDGER) -> Import:
    assert send(client, data).status_code == 302
    return Import.objects.latest("pk")


def tried(client: Client, data: bytes = LEDGER) -> Import:
    job = uploaded(client, data)
    tasks.check_import(import_id=job.pk)
    job.refresh_from_db()
    return job


def test_ledger_goes_in_through_the_pages(client: Client):
    job = tried(client)
    shown = page(client, job)
    assert 'name="column-0-2"' in shown
    assert Person.objects.count() == 0

    client.post(reverse("exchange:confirm", args=[job.pk]))
    tasks.run_import(import_id=job.pk)

    done = page(client, job)
    assert Person.objects.count() == 3
    assert reverse("admin:residents_person_changelist") in done
    assert reverse("exchange:undo", args=[job.pk]) in done
    listed = client.get(reverse("exchange:imports")).content.decode()
    assert "台账.xlsx" in listed


def test_page_names_the_problems_and_shows_no_numbers(client: Client):
    """MK-1: the list of problems quotes no cell; the sealed workbook does."""
    job = tried(client)

    shown = page(client, job)

    assert re.findall(
        r'class="ll-num">\s*(\d+)</td>\s*<td data-label="[^"]*">联系电话', shown
    ) == ["6"]
    assert an_identity(1) not in shown
    assert "19900000001" not in shown


def test_progress_is_told_as_json(client: Client):
    job = uploaded(client)

    waiting = client.get(reverse("exchange:progress", args=[job.pk])).json()
    tasks.check_import(import_id=job.pk)
    done = client.get(reverse("exchange:progress", args=[job.pk])).json()

    assert (waiting["busy"], done["busy"], done["progress"]) == (True, False, 100)
    assert waiting["text"]


def test_page_says_so_when_no_worker_comes(client: Client):
    job = uploaded(client)
    before = page(client, job)
    Import.objects.filter(pk=job.pk).update(
        uploaded_at=timezone.now() - timedelta(minutes=2)
    )

    after = page(client, job)

    assert "<noscript>" in before
    assert len(after) > len(before)


def test_columns_can_be_corrected(client: Client):
    job = tried(client)
    url = reverse("exchange:columns", args=[job.pk])
    chosen = {
        "kind": "resident",
        "column-0-0": "name",
        "column-0-2": "identity",
        "column-0-5": "address",
        "column-0-6": "stay_kind",
    }

    client.post(url, chosen)
    tasks.check_import(import_id=job.pk)

    job.refresh_from_db()
    assert job.layout[0]["columns"] == {
        "name": 0,
        "identity": 2,
        "address": 5,
        "stay_kind": 6,
    }
    assert (job.created, job.refused) == (4, 0)


def test_one_column_for_two_headings_is_refused(client: Client):
    job = tried(client)
    url = reverse("exchange:columns", args=[job.pk])

    posted = {"kind": "resident", "column-0-0": "name", "column-0-1": "name"}
    response = client.post(url, posted, follow=True)

    job.refresh_from_db()
    assert job.state == "checked"
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def test_same_file_points_at_its_first_import(client: Client):
    first = tried(client)
    client.post(reverse("exchange:confirm", args=[first.pk]))
    tasks.run_import(import_id=first.pk)

    second = tried(client)

    assert reverse("exchange:import", args=[first.pk]) in page(client, second)


BAD = {
    "garbage": b"\0\1\2\3",
    "encrypted": samples.encrypted(),
    "bomb": samples.far_corner(),
    "columns": workbook([["1", "2"]], headings=["甲", "乙"]),
    "blank": workbook([], headings=[]),
    "macros": samples.with_macros(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_one_sentence_on_its_page(client: Client, name: str):
    """7.6: one clear sentence, nothing written."""
    job = tried(client, BAD[name])

    shown = page(client, job)

    assert job.state == "failed"
    assert len(re.findall(r'role="alert">\s*<p>[^<]+</p>', shown)) == 1
    assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.xlsx"),
        (b"x" * 10_485_761, "a.xlsx"),
        (b"x" * 11_000_000, "a.xlsx"),
        (b"x", "a.et"),
    ],
    ids=["empty", "just_over", "far_over", "et"],
)
def test_upload_form_refuses_at_once(client: Client, data: bytes, name: str):
    response = send(client, data, name)

    assert response.status_code == 422
    assert response.content.decode().count('class="ll-field__error"') == 1
    assert Import.objects.count() == 0


def test_upload_needs_the_csrf_token(cadre: User):
    """The view is exempt only until the file is out of the way."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cadre)

    response = send(client)

    assert response.status_code == 403
    assert Import.objects.count() == 0


def test_clear_file_never_touches_the_disk(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    """Django would write an upload of this size to a temporary file."""
    import tempfile

    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("A clear file was written.")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", never)
    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", never)
    monkeypatch.setattr(
        "django.core.files.uploadedfile.tempfile.NamedTemporaryFile", never
    )

    assert send(client, b"\0" * 4_000_000).status_code == 302


def test_problem_workbook_is_handed_out_and_audited(client: Client):
    job = tried(client)

    response = client.get(reverse("exchange:problems", args=[job.pk]))

    assert response.content.startswith(b"PK")
    assert "attachment" in response["Content-Disposition"]
    assert Entry.objects.filter(action="exchange.problems_downloaded").count() == 1


def test_undo_that_is_refused_lists_what_stands_in_the_way(client: Client):
    job = tried(client)
    client.post(reverse("exchange:confirm", args=[job.pk]))
    tasks.run_import(import_id=job.pk)
    Person.objects.filter(identity_tail=an_identity(1)[-4:]).update(occupation="保洁")

    response = client.post(reverse("exchange:undo", args=[job.pk]))

    assert response.status_code == 409
    assert len(re.findall(r"<ul>\s*<li>", response.content.decode())) == 1
    assert Person.objects.count() == 3


PAGES = ("import", "progress", "problems")
ACTS = ("columns", "confirm", "undo")


@pytest.mark.parametrize(
    "who",
    ["stranger", "worker", "street_officer", "official", "auditor", "administrator"],
)
def test_other_people_find_nothing(
    request: pytest.FixtureRequest, signed_in: SignedIn, client: Client, who: str
):
    """Bait: the import is there and its own cadre sees it."""
    job = tried(client)
    assert "台账.xlsx" in client.get(reverse("exchange:imports")).content.decode()
    other = signed_in(request.getfixturevalue(who))

    answers = [
        other.get(reverse(f"exchange:{name}", args=[job.pk])).status_code
        for name in PAGES
    ]
    answers += [
        other.post(reverse(f"exchange:{name}", args=[job.pk])).status_code
        for name in ACTS
    ]

    assert set(answers) == {404}
    listed = other.get(reverse("exchange:imports"))
    assert "台账.xlsx" not in listed.content.decode()
    assert listed.status_code == (200 if who == "stranger" else 403)


def test_list_asks_a_fixed_number_of_questions(
    client: Client, django_assert_max_num_queries
):
    for _n in range(3):
        uploaded(client)

    with django_assert_max_num_queries(12):
        client.get(reverse("exchange:imports"))


def test_headings_are_shown_with_the_column_they_became(client: Client):
    job = tried(client)

    shown = page(client, job)

    for heading in HEADINGS:
        assert f">{heading}</label>" in shown


def test_today_shows_what_waits_and_what_was_refused(client: Client):
    """今日待办, one click from done."""
    waiting = tried(client)
    failed = tried(client, BAD["garbage"])

    today = client.get(reverse("admin:index")).content.decode()

    for job in (waiting, failed):
        assert reverse("exchange:import", args=[job.pk]) in today


def test_a_ledger_is_seen_by_whoever_keeps_such_records(
    client: Client, signed_in: SignedIn, person_with_post, community
):
    """MK-1, LC-9: money and people are two offices; each brings in its own ledgers."""
    job = tried(client)
    funds = person_with_post("funds", Role.FUNDS_OFFICER, community)
    theirs = signed_in(funds)

    for name in ("import", "problems"):
        assert theirs.get(reverse(f"exchange:{name}", args=[job.pk])).status_code == 404
    for name in ("confirm", "undo"):
        address = reverse(f"exchange:{name}", args=[job.pk])
        assert theirs.post(address).status_code == 404
    assert job.file_name not in theirs.get(reverse("exchange:imports")).content.decode()
    assert send(theirs, kind="resident").status_code == 422

    own = tried(theirs)

    assert (own.state, own.fault, own.kind) == ("failed", "not_your_kind", "")
    assert "只有管理此类记录的人员" in page(theirs, own)
    assert client.get(reverse("exchange:import", args=[own.pk])).status_code == 404
    assert not Person.objects.exists()
