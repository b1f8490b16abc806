"""The residents' pages in the desk: masked, scoped, searched without a trace."""

import logging
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from residents.choices import Hukou, StayKind, Tag
from residents.models import Stay
from residents.operations import classify_residents
from tests.factories.residents import a_person, a_phone, a_resident, a_stay, an_identity
from tests.taking_out import take_out

pytestmark = pytest.mark.django_db
NUMBER = "51010419650307123X"
PHONE = "19900012345"

LIST = reverse("admin:residents_person_changelist")
SEARCH = reverse("admin:residents_person_search")
ADD = reverse("admin:residents_person_add")
STAYS = reverse("admin:residents_stay_changelist")


def file_of(person):
    return reverse("admin:residents_person_file", args=[person.pk])


def text_of(response):
    return response.content.decode()


# --- the list ---------------------------------------------------------------------------
def test_the_list_shows_names_masked_and_no_number_mk_1(signed_in, cadre, grid):
    a_resident(grid, full_name="欧阳震华", identity=NUMBER, phone=PHONE)

    page = text_of(signed_in(cadre).get(LIST))

    assert "欧阳**" in page
    assert [
        word for word in ("震华", NUMBER, "123X", PHONE, "2345") if word in page
    ] == []


def test_the_list_hides_the_next_community_and_a_lead_sees_the_own_grids(
    signed_in, cadre, stranger, grid
):
    a_resident(grid, full_name="欧阳震华")

    assert "欧阳**" in text_of(signed_in(cadre).get(LIST))
    assert "欧阳" not in text_of(signed_in(stranger).get(LIST))


@pytest.mark.parametrize("who", ["street_officer", "auditor", "administrator"])
def test_the_list_is_closed_to_who_has_no_business_with_people(
    who, request, signed_in, grid
):
    person = a_resident(grid)
    client = signed_in(request.getfixturevalue(who))

    assert client.get(LIST).status_code == 403
    assert client.get(SEARCH).status_code == 403
    assert client.get(ADD).status_code == 403
    assert client.get(STAYS).status_code == 403
    assert client.get(file_of(person)).status_code == 404


@pytest.mark.parametrize("url", [LIST, STAYS])
def test_a_list_takes_the_same_statements_for_one_row_and_three(
    url, signed_in, cadre, grid
):
    client = signed_in(cadre)
    a_resident(grid)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    a_resident(grid)
    a_resident(grid)
    with CaptureQueriesContext(connection) as three:
        client.get(url)

    assert len(one) == len(three)


def test_names_in_an_address_are_not_searched(signed_in, cadre, grid):
    a_resident(grid, full_name="欧阳震华")

    response = signed_in(cadre).get(LIST, {"q": "震华"})

    assert response.status_code == 302
    assert response["Location"] == SEARCH


@pytest.mark.parametrize(
    "lookup",
    [
        "identity_index",
        "identity_tail",
        "identity__isnull",
        "phone_tail",
        "full_name__contains",
        "full_name__startswith",
        "name_key",
        "stays__person__full_name",
        "note__contains",
    ],
)
def test_no_lookup_turns_the_list_into_an_oracle(lookup, signed_in, cadre, grid):
    a_resident(grid)

    assert signed_in(cadre).get(LIST, {lookup: "1"}).status_code == 400


def test_filters_show_exactly_their_rows(signed_in, cadre, grid, next_grid, community):
    local = a_resident(grid, full_name="本地人", hukou=Hukou.LOCAL)
    floating = a_resident(
        next_grid,
        full_name="候鸟人",
        kind=StayKind.SMALL_HOTEL,
        starts_on=date(2020, 1, 1),
    )
    gone = a_person(grid, full_name="走人")
    a_stay(gone, grid, ends_on=date(2025, 2, 1))
    outside = a_resident(community, full_name="外人")
    classify_residents(community, today=timezone.localdate(), actor=SYSTEM)
    client = signed_in(cadre)

    def shown(**query):
        rows = client.get(LIST, query).context["cl"].result_list
        return {person.pk for person in rows}

    assert shown(hukou__exact="local") == {local.pk}
    assert shown(**{"class": "floating"}) == {floating.pk}
    assert shown(living="yes") == {local.pk, floating.pk, outside.pk}
    assert shown(living="no") == {gone.pk}
    assert shown(grid="none") == {outside.pk}
    assert shown(grid=str(next_grid.pk)) == {floating.pk}
    assert shown(grid="99999999") == set()


# --- search -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words", ["震华", "欧阳震华", "oyzh", NUMBER, PHONE, "123X", "2345"]
)
def test_a_posted_search_finds_and_masks(words, signed_in, cadre, grid):
    person = a_resident(grid, full_name="欧阳震华", identity=NUMBER, phone=PHONE)
    a_resident(grid, full_name="别人")

    response = signed_in(cadre).post(SEARCH, {"words": words})

    page = text_of(response).replace(f'value="{words}"', "")
    assert response.status_code == 200
    assert [found.pk for found in response.context["found"]] == [person.pk]
    assert "欧阳**" in page
    assert [word for word in ("震华", NUMBER, PHONE) if word in page] == []
    assert "no-store" in response["Cache-Control"]


def test_a_search_does_not_leave_the_territory(signed_in, stranger, grid):
    a_resident(grid, full_name="欧阳震华", identity=NUMBER)
    client = signed_in(stranger)

    for words in ("震华", NUMBER, "oyzh", "123X"):
        response = client.post(SEARCH, {"words": words})
        assert response.context["found"] == [], words


def test_a_search_by_address_line_is_not_made(signed_in, cadre, grid):
    a_resident(grid, full_name="欧阳震华")

    response = signed_in(cadre).get(SEARCH, {"words": "震华"})

    assert response.context["found"] is None
    assert "震华" not in text_of(response)


def test_a_search_leaves_no_trace(signed_in, cadre, grid, caplog):
    """Nothing of the words stays in log, audit, history context, session or address."""
    caplog.set_level(logging.DEBUG)
    a_resident(grid, full_name="欧阳震华", identity=NUMBER, phone=PHONE)
    client = signed_in(cadre)
    words = ("震华", NUMBER, PHONE, "欧阳震华")

    for word in words:
        response = client.post(SEARCH, {"words": word})
        assert "Location" not in response

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(metadata::text, '') FROM pghistory_context")
        contexts = cursor.fetchone()[0] or ""
    audit = "".join(str(row) for row in Entry.objects.values_list())
    sessions = "".join(str(s.get_decoded()) for s in Session.objects.all())
    # The statements of the test database are echoed by Django's own debug log only.
    log = "".join(
        record.getMessage()
        for record in caplog.records
        if record.name != "django.db.backends"
    )
    kept = f"{contexts}{audit}{sessions}{log}"
    assert [word for word in words if word in kept] == []
    assert Entry.objects.filter(action="residents.searched").count() == len(words)


def test_a_search_says_when_there_are_more(signed_in, cadre, grid):
    for _number in range(51):
        a_person(grid, full_name="张三", identity="")

    response = signed_in(cadre).post(SEARCH, {"words": "张三"})

    assert (len(response.context["found"]), response.context["has_more"]) == (50, True)


# --- stays ------------------------------------------------------------------------------
def test_chosen_stays_are_verified_and_the_overlapping_one_says_so(
    signed_in, cadre, grid
):
    person = a_person(grid)
    a_stay(person, grid)
    a_stay(person, grid)
    other = a_resident(grid, full_name="李四").stays.get()

    response = signed_in(cadre).post(
        STAYS,
        {
            "action": "verify_selected",
            "_selected_action": list(Stay.objects.values_list("pk", flat=True)),
        },
        follow=True,
    )

    other.refresh_from_db()
    assert other.is_verified
    assert Stay.objects.filter(is_verified=True).count() == 2
    assert "此人在该时段内已有核实过的居住记录" in text_of(response)


def test_the_desk_says_how_many_live_in_no_grid(signed_in, cadre, grid, community):
    a_resident(community, full_name="外人")
    a_resident(grid)

    page = signed_in(cadre).get(reverse("admin:index"))

    tray = next(t for t in page.context["trays"] if "grid=none" in t.url)
    assert tray.count == 1
    rows = signed_in(cadre).get(tray.url).context["cl"].result_list
    assert {stay.unit for stay in rows} == {community}


# --- export -----------------------------------------------------------------------------
@pytest.mark.parametrize("model", ["person", "stay"])
def test_an_export_is_the_filtered_list_masked_xl_12(model, signed_in, cadre, grid):
    a_resident(
        grid, full_name="欧阳震华", identity=NUMBER, phone=PHONE, hukou=Hukou.LOCAL
    )
    a_resident(grid, full_name="别人", phone=a_phone(), identity=an_identity())
    url = reverse(f"admin:residents_{model}_open_export")

    sheet = take_out(signed_in(cadre), url, purpose="上报").active

    cells = [
        str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell
    ]
    said = " ".join(cells)
    assert "欧阳**" in cells
    assert [w for w in ("震华", NUMBER, PHONE, "别人") if w in said] == []
    if model == "person":
        assert "**************123X" in cells
        assert "199****2345" in cells
    assert Entry.objects.get(action="lists.exported").detail["rows"] == 2


# --- tags -------------------------------------------------------------------------------
def test_service_tags_are_listed_in_the_territory(signed_in, cadre, stranger, grid):
    from residents.operations import add_service_tag

    today = timezone.localdate()
    person = a_resident(grid, full_name="欧阳震华")
    for tag, since in (
        (Tag.VETERAN, today),
        (Tag.DISABLED, today - timedelta(days=400)),
    ):
        add_service_tag(person, tag=tag, basis="consent", actor=SYSTEM, starts_on=since)
    url = reverse("admin:residents_servicetag_changelist")
    client = signed_in(cadre)

    def shown(**query):
        return {tag.tag for tag in client.get(url, query).context["cl"].result_list}

    assert shown() == {"veteran", "disabled"}
    assert shown(holding="yes") == {"veteran"}
    assert shown(holding="no") == {"disabled"}
    assert "震华" not in text_of(client.get(url))
    assert signed_in(stranger).get(url).context["cl"].result_count == 0
