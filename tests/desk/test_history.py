"""变更记录: what happened to a row, in words, without anybody's values."""

import pytest
from django.urls import reverse

from liuli.accounts.operations import correct_account
from tests.factories.hazards import found, make_site

pytestmark = pytest.mark.django_db


def test_the_history_names_who_what_and_which_fields(desk, cadre, administrator):
    desk.post(
        reverse("admin:accounts_user_change", args=[cadre.pk]),
        {"display_name": "李明", "email": ""},
    )

    lines = desk.get(reverse("admin:accounts_user_history", args=[cadre.pk])).context[
        "lines"
    ]

    changed = [line for line in lines if line.fields]
    assert [(line.who, line.fields) for line in changed] == [("admin", ("姓名",))]
    assert "更正姓名或邮箱" in {line.what for line in lines}


def test_the_history_shows_no_values(desk, cadre, administrator):
    correct_account(cadre, display_name="旧名探针", email="", actor=administrator)
    correct_account(cadre, display_name="李明", email="", actor=administrator)

    page = desk.get(reverse("admin:accounts_user_history", args=[cadre.pk]))

    assert "旧名探针" not in page.content.decode()


def test_the_history_of_a_hazard_is_its_peoples_only(
    cadre_desk, stranger, signed_in, worker, grid
):
    hazard = found(make_site(grid), worker)
    url = reverse("admin:hazards_hazard_history", args=[hazard.pk])

    assert cadre_desk.get(url).status_code == 200
    assert signed_in(stranger).get(url).status_code == 404


def test_a_page_of_history_is_in_chinese(cadre_desk, worker, grid):
    hazard = found(make_site(grid), worker)

    lines = cadre_desk.get(
        reverse("admin:hazards_hazard_history", args=[hazard.pk])
    ).context["lines"]

    assert {line.what for line in lines} <= {"新增", "修改", "上报隐患"}
    assert "上报隐患" in {line.what for line in lines}
