"""ID-8: a card is looked at, ticked and logged, never copied. NM-5: names in order."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from liuli.audit.models import Entry
from residents.imports.people import Residents
from residents.models import Person
from residents.operations import verify_stay
from tests.clock import TODAY
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db


def test_no_table_of_residents_can_hold_a_picture_of_a_card_id_8():
    """ID-8: no file, no image, no bytes, no link to a photo, in any residents table."""
    pictures = [
        str(field)
        for model in apps.get_app_config("residents").get_models()
        for field in model._meta.concrete_fields
        if type(field) is models.BinaryField
        or isinstance(field, models.FileField)
        or (field.is_relation and field.related_model._meta.app_label == "attachments")
    ]

    # A tally sheet is counted papers, not a person.
    sheets = ["residents.Vote.tally_photo", "residents.VoteEvent.tally_photo"]
    assert sorted(pictures) == sheets
    assert {"照片", "人脸", "指纹"} <= set(Residents.left_out)


def test_checking_is_a_look_a_tick_and_a_line_in_the_log_id_8(grid, worker):
    """ID-8: 核验 leaves who, when and which stay: no number, no name."""
    person = a_resident(grid, full_name="欧阳震华")
    stay = person.stays.get()

    verify_stay(stay, actor=worker, today=TODAY)

    stay.refresh_from_db()
    entry = Entry.objects.get(action="residents.stay_verified")
    assert stay.is_verified
    assert (entry.actor_label, entry.object_id) == ("worker", str(stay.pk))
    said = f"{entry.detail}{entry.object_type}{entry.actor_label}"
    assert [w for w in ("震华", person.identity) if w in said] == []


def test_names_stand_in_the_order_of_pinyin_and_twins_by_number_nm_5(
    signed_in, cadre, grid
):
    """NM-5: by pinyin, not code points: 阿 before 白 before 张; ties by id."""
    names = ["张三丰", "白三丰", "丁三丰", "阿三丰", "张三丰"]
    people = [a_resident(grid, full_name=name) for name in names]

    found = list(Person.objects.filter(pk__in=[p.pk for p in people]).by_name())
    page = signed_in(cadre).post(
        reverse("admin:residents_person_search"), {"words": "三丰"}
    )

    expected = [people[3], people[1], people[2], people[0], people[4]]
    assert found == expected
    assert page.context["found"] == expected
    assert sorted(names) != [person.full_name for person in expected]
