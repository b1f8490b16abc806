"""One person in the desk: registered in one form, everything on one file."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road
from residents.choices import Tag
from residents.models import ClassSpell, Person, ServiceTag
from residents.operations import classify_residents, reveal_identity
from tests.factories.residents import a_person, a_resident, a_stay

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


def section_of(page, key):
    """What one part of the file was given."""
    (facts,) = [one.facts for one in page.context["sections"] if one.key == key]
    return facts


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

    page = signed_in(narrow).get(file_of(person))

    assert {stay.unit for stay in section_of(page, "stays")["stays"]} == {grid}


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
