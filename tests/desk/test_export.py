"""导出: the rows of the list, counted, explained, audited, safe to open (SEC-11, XL-12)."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from hazards.models import Hazard
from liuli.accounts.operations import give_post
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.exchange.models import Export
from liuli.kernel.access import SYSTEM
from tests.clock import NOON
from tests.conftest import LONG_AGO
from tests.factories.hazards import found, make_site
from tests.taking_out import take_out

pytestmark = pytest.mark.django_db
LIST = reverse("admin:hazards_hazard_changelist")
EXPORT = reverse("admin:hazards_hazard_open_export")


@pytest.fixture
def three(worker, grid):
    """Three hazards, one of them at a site whose name wants to be a formula."""
    sites = [make_site(grid), make_site(grid), make_site(grid, name="=HYPERLINK(1)")]
    return [found(site, worker, now=NOON) for site in sites]


def rows_of(book):
    sheet = book.active
    rows = list(sheet.iter_rows(min_row=2))
    body = [
        row for row in rows if row[0].value and len([c for c in row if c.value]) > 1
    ]
    notes = [row[0].value for row in rows if row[0].value and row not in body]
    return body, notes


def test_the_file_holds_the_rows_of_the_list(cadre_desk, three):
    shown = cadre_desk.get(LIST).context["cl"].result_count

    body, notes = rows_of(take_out(cadre_desk, EXPORT, purpose="街道月报"))
    assert len(body) == shown == 3
    assert "街道月报" in notes[-1]
    assert "cadre" in notes[-1]


def test_the_present_filter_goes_into_the_file(cadre_desk, three):
    Hazard.objects.filter(pk=three[0].pk).update(severity="critical")
    page = cadre_desk.get(f"{LIST}?severity=critical")

    button = page.context["actions_list"][0]["path"]
    body, _notes = rows_of(take_out(cadre_desk, button, purpose="复查"))

    assert button == f"{EXPORT}?severity=critical"
    assert len(body) == page.context["cl"].result_count == 1


def test_the_page_says_how_many_rows_before_writing(cadre_desk, three):
    page = cadre_desk.get(EXPORT)

    assert page.context["count"] == 3
    assert "3 行" in page.content.decode()


def test_without_a_purpose_nothing_is_written(cadre_desk, three):
    answer = cadre_desk.post(EXPORT, {"purpose": ""})

    assert answer.status_code == 200
    assert "purpose" in answer.context["form"].errors
    assert not Export.objects.exists()


def test_an_export_is_audited(cadre_desk, three):
    """XL-12: asked, written and taken, each with the count of rows."""
    take_out(cadre_desk, EXPORT, purpose="街道月报")

    acts = ("lists.export_asked", "lists.exported", "lists.export_taken")
    for act in acts:
        entry = Entry.objects.get(action=act)
        assert entry.actor_label == "cadre"
        assert entry.detail == {
            "list": "hazards.hazard",
            "rows": 3,
            "purpose": "街道月报",
            "unmasked": False,
        }


def test_no_cell_of_the_file_is_a_formula(cadre_desk, three):
    """SEC-11."""
    body, _notes = rows_of(take_out(cadre_desk, EXPORT, purpose="核对"))

    cells = [cell for row in body for cell in row if cell.value is not None]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert any("HYPERLINK" in str(cell.value) for cell in cells)


@pytest.mark.parametrize(
    ("who", "status"), [("cadre", 200), ("street_officer", 403), ("auditor", 403)]
)
def test_only_those_who_may_take_lists_out(who, status, request, signed_in, three):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(EXPORT).status_code == status
    assert (browser.post(EXPORT, {"purpose": "x"}).status_code == 302) == (
        status == 200
    )
    assert Export.objects.exists() == (status == 200)


def test_a_list_without_columns_to_export_has_no_export(cadre_desk):
    assert (
        cadre_desk.get(reverse("admin:places_address_open_export")).status_code == 403
    )


def test_seeing_a_grid_is_not_exporting_it(signed_in, worker, three, other_community):
    """A grid worker who is a cadre elsewhere exports nothing of the grid."""
    give_post(
        worker, role=Role.CADRE, unit=other_community, actor=SYSTEM, starts_on=LONG_AGO
    )
    browser = signed_in(worker)

    assert browser.get(LIST).context["cl"].result_count == 3
    assert browser.get(EXPORT).context["count"] == 0


def test_another_community_exports_nothing_of_this_one(signed_in, stranger, three):
    assert signed_in(stranger).get(EXPORT).context["count"] == 0


def test_the_export_button_is_shown_only_to_those_who_may(
    cadre_desk, street_officer, signed_in, three
):
    assert gettext("Export") in cadre_desk.get(LIST).content.decode()
    theirs = signed_in(street_officer).get(LIST)
    assert theirs.context["actions_list"] == []
