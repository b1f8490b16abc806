"""The residents' pages in the desk: masked, scoped, searched without a trace."""

import io
import logging
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road
from residents.choices import Hukou, StayKind, Tag
from residents.models import ClassSpell, Person, ServiceTag, Stay
from residents.operations import classify_residents, reveal_identity
from tests.factories.residents import a_person, a_phone, a_resident, a_stay, an_identity

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


# --- registering ------------------------------------------------------------------------
@pytest.fixture
def claimed(grid):
    claim_road(grid, road="琉璃三街", actor=SYSTEM, starts_on=date(2020, 1, 1))
    return grid


def entry(**changes):
    return {
        "full_name": "赵六",
        "identity": "",
        "phone": "",
        "address": "琉璃三街9号",
        "room": "",
        "kind": "partition",
        "starts_on": timezone.localdate().isoformat(),
        "hukou": "elsewhere",
        "has_moved": "on",
        **changes,
    }


def test_a_resident_is_registered_with_a_stay_in_one_form(signed_in, cadre, claimed):
    response = signed_in(cadre).post(
        ADD,
        entry(
            identity=NUMBER,
            phone=PHONE,
            education="71",
            has_fixed_work="yes",
            note="新来",
        ),
    )

    person = Person.objects.get()
    assert response.status_code == 302
    assert response["Location"] == file_of(person)
    assert (person.unit, person.education, person.has_fixed_work) == (
        claimed,
        "71",
        True,
    )
    stay = person.stays.get()
    assert (stay.kind, stay.source, stay.is_verified) == ("partition", "desk", False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"full_name": ""}, "full_name"),
        ({"identity": "510104196503071234"}, "identity"),
        ({"phone": "123"}, "phone"),
        ({"kind": ""}, "kind"),
        ({"sex": "2", "identity": NUMBER}, "sex"),
        ({"birth_on": "1999-01-01", "identity": NUMBER}, "birth_on"),
        ({"starts_on": "2999-01-01"}, None),
    ],
)
def test_a_refused_form_says_where_and_keeps_what_was_typed(
    changes, field, signed_in, cadre, claimed
):
    response = signed_in(cadre).post(ADD, entry(**changes))

    assert response.status_code == 200
    form = response.context["form"]
    assert (field or "__all__") in form.errors
    assert form["address"].value() == "琉璃三街9号"
    assert not Person.objects.exists()


def test_people_very_like_are_offered_before_saving(signed_in, cadre, claimed):
    known = a_resident(claimed, full_name="赵六", identity="", phone=PHONE)
    client = signed_in(cadre)

    asked = client.post(ADD, entry(phone=PHONE))
    assert "same_as" in asked.context["form"].errors
    assert [
        value
        for value, _label in asked.context["form"].fields["same_as"].widget.choices
    ] == [
        str(known.pk),
        "new",
    ]
    assert Person.objects.count() == 1

    client.post(ADD, entry(phone=PHONE, same_as=str(known.pk)))
    assert Person.objects.count() == 1
    assert known.stays.count() == 2
    assert known.stays.open().count() == 1

    client.post(ADD, entry(phone=PHONE, address="琉璃三街10号", same_as="new"))
    assert Person.objects.count() == 2


def test_a_forged_choice_is_asked_again(signed_in, cadre, claimed, other_community):
    a_resident(claimed, full_name="赵六", identity="", phone=PHONE)
    far = a_resident(other_community, full_name="赵六")

    response = signed_in(cadre).post(ADD, entry(phone=PHONE, same_as=str(far.pk)))

    assert "same_as" in response.context["form"].errors
    assert far.stays.count() == 1


def test_the_identity_number_itself_says_who_it_is(
    signed_in, cadre, claimed, next_grid
):
    known = a_resident(next_grid, full_name="赵六", identity=NUMBER)

    response = signed_in(cadre).post(ADD, entry(identity=NUMBER), follow=True)

    assert Person.objects.count() == 1
    assert known.stays.count() == 2
    assert "2025-01-01" in text_of(response)


# --- the file ---------------------------------------------------------------------------
def test_the_file_shows_facts_stays_class_tags_and_looks_masked(
    signed_in, cadre, grid, community
):
    person = a_resident(grid, full_name="欧阳震华", identity=NUMBER, phone=PHONE)
    classify_residents(community, today=timezone.localdate(), actor=SYSTEM)
    client = signed_in(cadre)
    client.post(
        reverse("admin:residents_person_tag", args=[person.pk]),
        {"tag": Tag.VETERAN, "basis": "consent", "purpose": "慰问"},
    )
    reveal_identity(person, reason="contact", actor=cadre, now=timezone.now())

    page = text_of(client.get(file_of(person)))

    assert ServiceTag.objects.filter(person=person, tag=Tag.VETERAN).exists()
    for shown in (
        "欧阳震华",
        "**************123X",
        "199****2345",
        "慰问",
        cadre.username,
    ):
        assert shown in page
    assert NUMBER not in page
    assert PHONE not in page
    assert "欧阳震华" not in page.split("</title>")[0]


def test_the_file_of_another_community_is_not_there(signed_in, stranger, grid):
    person = a_resident(grid)
    stay = person.stays.get()
    client = signed_in(stranger)

    for name in ("file", "stay", "class", "tag"):
        url = reverse(f"admin:residents_person_{name}", args=[person.pk])
        assert client.get(url).status_code == 404, name
        assert client.post(url, {}).status_code == 404, name
    for name in ("verify", "end"):
        url = reverse(f"admin:residents_stay_{name}", args=[stay.pk])
        assert client.post(url, {}).status_code == 404, name


def test_a_file_shows_only_the_stays_of_the_own_territory(
    signed_in, lead_user, person_with_post, grid, next_grid
):
    from liuli.accounts.roles import Role

    person = a_person(grid)
    a_stay(person, next_grid, starts_on=date(2024, 1, 1), ends_on=date(2025, 1, 1))
    a_stay(person, grid, starts_on=date(2025, 1, 1))
    narrow = person_with_post("narrow", Role.LEAD, grid)

    stays = signed_in(narrow).get(file_of(person)).context["stays"]

    assert {stay.unit for stay in stays} == {grid}


def test_facts_are_corrected_and_empty_numbers_keep(signed_in, cadre, grid):
    person = a_resident(grid, full_name="张三", identity=NUMBER, phone=PHONE)
    url = reverse("admin:residents_person_change", args=[person.pk])
    client = signed_in(cadre)
    assert NUMBER not in text_of(client.get(url))

    response = client.post(
        url,
        {
            "full_name": "张叁",
            "identity_number": "",
            "phone_number": "",
            "sex": "1",
            "birth_on": "1965-03-07",
            "hukou": "local",
            "hukou_place": "成都",
            "education": "31",
            "has_fixed_work": "true",
        },
    )

    assert response["Location"] == file_of(person)
    person.refresh_from_db()
    assert (person.full_name, person.identity, person.phone) == ("张叁", NUMBER, PHONE)
    assert (person.hukou, person.education, person.has_fixed_work) == (
        "local",
        "31",
        True,
    )


def test_a_refused_correction_stands_over_the_form(signed_in, cadre, grid):
    a_resident(grid, identity=NUMBER)
    person = a_resident(grid, full_name="李四")
    url = reverse("admin:residents_person_change", args=[person.pk])

    response = signed_in(cadre).post(
        url,
        {"full_name": "李四", "identity_number": NUMBER, "sex": "1", "hukou": "local"},
    )

    assert response.status_code == 200
    person.refresh_from_db()
    assert person.identity != NUMBER
    assert "该身份证号已登记在另一人名下" in text_of(response)


def test_a_stay_is_recorded_verified_and_ended_from_the_file(signed_in, cadre, claimed):
    person = a_resident(claimed, full_name="张三")
    client = signed_in(cadre)
    today = timezone.localdate()

    client.post(
        reverse("admin:residents_person_stay", args=[person.pk]),
        {
            "address": "琉璃三街77号",
            "kind": "one_bedroom",
            "starts_on": (today - timedelta(days=3)).isoformat(),
            "has_moved": "on",
        },
    )
    stay = person.stays.open().get()
    assert stay.kind == "one_bedroom"

    client.get(reverse("admin:residents_stay_verify", args=[stay.pk]))
    stay.refresh_from_db()
    assert not stay.is_verified, "looking changes nothing"
    client.post(reverse("admin:residents_stay_verify", args=[stay.pk]))
    client.post(
        reverse("admin:residents_stay_end", args=[stay.pk]),
        {"ends_on": today.isoformat()},
    )

    stay.refresh_from_db()
    assert (stay.is_verified, stay.ends_on) == (True, today)


def test_a_class_is_overridden_from_the_file(signed_in, cadre, grid):
    person = a_resident(grid)
    url = reverse("admin:residents_person_class", args=[person.pk])
    until = timezone.localdate() + timedelta(days=200)

    refused = signed_in(cadre).post(
        url, {"kind": "rooted", "until": until.isoformat(), "reason": "住了十年"}
    )
    assert refused.context["form"].non_field_errors() == [
        "人工调整的类型最长有效180天。"
    ]

    until = timezone.localdate() + timedelta(days=100)
    signed_in(cadre).post(
        url, {"kind": "rooted", "until": until.isoformat(), "reason": "住了十年"}
    )
    assert ClassSpell.objects.get(person=person).overridden_by == cadre


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
    url = reverse(f"admin:residents_{model}_export_list")

    response = signed_in(cadre).post(url, {"purpose": "上报"})

    sheet = load_workbook(io.BytesIO(response.content)).active
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
