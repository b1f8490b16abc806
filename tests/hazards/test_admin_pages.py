"""The desk's pages of sites and hazards: what works, for whom, and at what price."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from hazards.choices import HazardStatus, Severity
from hazards.models import Hazard
from hazards.operations.findings import report_hazard
from hazards.operations.severities import ask_lower_severity
from liuli.accounts.operations import give_post
from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from tests.conftest import LONG_AGO
from tests.factories.hazards import (
    assigned,
    cleared,
    found,
    make_site,
    reported_done,
)
from tests.taking_out import take_out

LEDGER = "/admin/hazards/hazard/"


def picture(shade: int = 10) -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (60, 40), (shade, 20, 30)).save(content, "JPEG")
    return SimpleUploadedFile("after.jpg", content.getvalue(), "image/jpeg")


def numbers(response) -> set[str]:
    return {hazard.number for hazard in response.context["cl"].result_list}


def page(hazard: Hazard) -> str:
    return reverse("admin:hazards_hazard_change", args=[hazard.pk])


def act(client, hazard: Hazard, name: str, **data):
    url = reverse(f"admin:hazards_hazard_{name}", args=[hazard.pk])
    return client.post(url, data)


@pytest.mark.parametrize("count", [1, 3])
def test_ledger_costs_the_same_for_any_number_of_rows(
    django_assert_num_queries, signed_in, cadre, worker, grid, count
):
    for _n in range(count):
        assigned(make_site(grid), worker, cadre=cadre, now=timezone.now())
    client = signed_in(cadre)
    client.get(LEDGER)

    with django_assert_num_queries(8):
        response = client.get(LEDGER)

    assert response.status_code == 200
    assert len(numbers(response)) == count


def test_ledger_filters_find_their_rows_only(signed_in, cadre, worker, secretary, grid):
    now = timezone.now()
    site = make_site(grid)
    red = found(site, worker, now=now - timedelta(days=9))
    green = assigned(make_site(grid), worker, cadre=cadre, now=now)
    critical = found(site, worker, code="HT-06", now=now)
    yard = found(make_site(grid, "scrap_yard"), worker, code="SC-01", now=now)
    done = cleared(make_site(grid), worker, cadre=cadre, verifier=secretary, now=now)
    client = signed_in(cadre)

    def shown(**query):
        return numbers(client.get(LEDGER, query))

    assert shown() == {h.number for h in (red, green, critical, yard, done)}
    assert shown(light="red") == {red.number}
    assert shown(light="green") == {green.number, yard.number} | (
        {critical.number} if critical_is_green(critical) else set()
    )
    assert shown(severity="critical") == {critical.number}
    assert shown(kind="scrap_yard") == {yard.number}
    assert shown(state="cleared") == {done.number}
    assert shown(state="open") == {h.number for h in (red, green, critical, yard)}
    assert shown(assignee="keeper") == {green.number, done.number}
    assert shown(assignee="nobody") == {red.number, critical.number, yard.number}
    assert shown(grid=str(grid.pk)) == shown()
    assert shown(grid="999999") == set()
    last_week = timezone.localdate(now) - timedelta(days=9)
    assert shown(found_at_from=last_week, found_at_to=last_week) == {red.number}
    assert shown(q=red.number) == {red.number}
    assert shown(q=green.site.address.raw) == {green.number}


def critical_is_green(hazard: Hazard) -> bool:
    """Due the same day: its light depends on the hour the test runs at."""
    from liuli.parameters.operations import parameter

    share = parameter("hazard.yellow_share")
    return hazard.light(now=timezone.now(), yellow_share=share) == "green"


def test_cadre_of_another_community_and_neighbour_see_nothing(
    signed_in, stranger, neighbour, worker, grid
):
    hazard = found(make_site(grid), worker, now=timezone.now())

    assert numbers(signed_in(stranger).get(LEDGER)) == set()
    assert signed_in(stranger).get(page(hazard)).status_code == 404
    assert act(signed_in(stranger), hazard, "void", reason="x").status_code == 404
    dossier = reverse("hazards:site", args=[hazard.site.qr_code])
    assert signed_in(neighbour).get(dossier).status_code == 404
    assert signed_in(stranger).get(dossier).status_code == 404
    assert signed_in(worker).get(dossier).status_code == 200


def test_street_officer_sees_pressing_hazards_without_persons(
    signed_in, street_officer, cadre, worker, grid
):
    """Section 12: overdue and critical hazards, no names."""
    now = timezone.now()
    site = make_site(grid, name="", keeper_name="欧阳娜娜", keeper_phone="19900012345")
    critical = found(site, worker, code="HT-06", now=now)
    overdue = report_hazard(
        site,
        text="租客欧阳娜娜乱堆物",
        actor=worker,
        observed_at=now - timedelta(days=9),
        now=now - timedelta(days=9),
    )
    calm = found(make_site(grid), worker, code="HT-01", now=now)
    client = signed_in(street_officer)

    listed = client.get(LEDGER)
    shown = client.get(page(critical))
    said = client.get(page(overdue))
    today = client.get("/admin/")

    assert numbers(listed) == {critical.number, overdue.number}
    assert client.get(page(calm)).status_code == 404
    for response in (listed, shown, said, today):
        text = response.content.decode()
        for person in ("欧阳", "19900012345", "2345", "worker"):
            assert person not in text, person
    assert client.get(LEDGER + "export/").status_code == 403
    assert numbers(client.get(LEDGER, {"q": "欧阳"})) == set()
    assert numbers(client.get(LEDGER, {"q": overdue.number})) == {overdue.number}
    dossier = reverse("hazards:site", args=[site.qr_code])
    assert client.get(dossier).status_code == 404
    history = reverse("admin:hazards_hazard_history", args=[critical.pk])
    assert client.get(history).status_code == 403
    assert signed_in(cadre).get(history).status_code == 200
    phone = reverse("hazards:field_hazard", args=[critical.pk])
    assert client.get(phone).status_code == 404
    assert signed_in(worker).get(phone).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["hazards/hazard/²/change/", "hazards/hazard/²/history/"]
    + [f"hazards/{name}/²/change/" for name in ("ledgernote", "checklistversion")],
)
def test_a_number_that_is_none_is_not_there(signed_in, cadre, path):
    """A superscript is a digit to Python and no number."""
    assert signed_in(cadre).get(f"/admin/{path}").status_code == 404


def test_a_post_in_one_community_names_nobody_in_the_next(
    signed_in, street_officer, other_community, worker, grid
):
    """Section 12: with two posts the narrower view decides what a list names."""
    give_post(
        street_officer,
        role=Role.CADRE,
        unit=other_community,
        actor=SYSTEM,
        starts_on=LONG_AGO,
    )
    now = timezone.now()
    named = report_hazard(
        make_site(grid, name="", keeper_name="欧阳娜娜"),
        text="租客欧阳娜娜乱堆物",
        actor=worker,
        observed_at=now - timedelta(days=9),
        now=now - timedelta(days=9),
    )
    client = signed_in(street_officer)

    listed = client.get(LEDGER)
    chosen = {"chosen": [named.pk], "body": "消防大队"}
    answers = [
        listed,
        client.get("/admin/"),
        client.get(page(named)),
        client.post(LEDGER + "assign/", chosen, follow=True),
        client.post(
            LEDGER,
            {"action": "assign_chosen", "_selected_action": [named.pk]},
            follow=True,
        ),
    ]

    assert numbers(listed) == {named.number}
    assert numbers(client.get(LEDGER, {"q": "欧阳"})) == set()
    for answer in answers:
        assert "欧阳" not in answer.content.decode()


def test_buttons_carry_a_hazard_to_clearance(
    signed_in, cadre, secretary, worker, lead_user, grid
):
    hazard = found(make_site(grid), worker, now=timezone.now())
    desk = signed_in(cadre)

    assert act(desk, hazard, "assign", assignee=lead_user.pk).status_code == 302
    assert act(signed_in(lead_user), hazard, "start").status_code == 302
    done = act(
        signed_in(lead_user), hazard, "report_done", text="已更换", photos=[picture()]
    )
    assert done.status_code == 302
    refused = act(signed_in(lead_user), hazard, "verify", passed="yes", is_on_site="on")
    assert "不能复查" in refused.content.decode()
    passed = act(signed_in(secretary), hazard, "verify", passed="yes", is_on_site="on")
    assert passed.status_code == 302

    hazard.refresh_from_db()
    assert hazard.status == HazardStatus.CLEARED
    timeline = signed_in(cadre).get(page(hazard))
    assert timeline.context["moves"].count() == 5


def test_refused_form_keeps_its_words_and_its_photo_is_not_stored(
    signed_in, cadre, worker, grid
):
    from liuli.attachments.models import File

    hazard = assigned(make_site(grid), worker, cadre=cadre, now=timezone.now())
    broken = SimpleUploadedFile("after.jpg", b"no picture", "image/jpeg")

    response = act(
        signed_in(cadre),
        hazard,
        "report_done",
        text="灭火器已更换",
        photos=[picture(), broken],
    )

    assert response.status_code == 200
    assert "灭火器已更换" in response.content.decode()
    assert File.objects.count() == 0
    hazard.refresh_from_db()
    assert hazard.status == HazardStatus.ASSIGNED


def test_bulk_assignment_shows_a_preview_first(signed_in, cadre, worker, grid):
    now = timezone.now()
    rows = [found(make_site(grid), worker, now=now) for _n in range(2)]
    chosen = [row.pk for row in rows]
    client = signed_in(cadre)

    first = client.post(LEDGER, {"action": "assign_chosen", "_selected_action": chosen})
    assert first.status_code == 200
    url = reverse("admin:hazards_hazard_assign_many")
    words = {"chosen": chosen, "is_keeper": "on", "note": "限期整改"}
    preview = client.post(url, {**words, "preview": "yes"})
    assert [p.refusal for p in preview.context["previews"]] == ["", ""]
    assert set(Hazard.objects.values_list("status", flat=True)) == {"found"}

    assert client.post(url, {**words, "confirm": "yes"}).status_code == 302
    assert set(Hazard.objects.values_list("status", flat=True)) == {"assigned"}


def test_bulk_assignment_leaves_out_what_cannot_be_assigned(
    signed_in, cadre, worker, grid
):
    now = timezone.now()
    fine = found(make_site(grid), worker, now=now)
    done = reported_done(make_site(grid), worker, cadre=cadre, now=now)
    url = reverse("admin:hazards_hazard_assign_many")
    words = {"body": "物业公司", "preview": "yes", "chosen": [fine.pk, done.pk]}

    preview = signed_in(cadre).post(url, words)

    assert preview.context["possible"] == [fine]
    html = preview.content.decode()
    assert f'name="chosen" value="{fine.pk}"' in html
    assert f'name="chosen" value="{done.pk}"' not in html
    words |= {"confirm": "yes"}
    refused = signed_in(cadre).post(url, words)
    assert refused.status_code == 200
    fine.refresh_from_db()
    assert fine.status == HazardStatus.FOUND


def test_bulk_assignment_takes_no_hazard_out_of_reach(
    signed_in, stranger, worker, grid
):
    hazard = found(make_site(grid), worker, now=timezone.now())
    url = reverse("admin:hazards_hazard_assign_many")

    signed_in(stranger).post(
        url, {"chosen": [hazard.pk], "body": "某单位", "confirm": "yes"}
    )

    hazard.refresh_from_db()
    assert hazard.status == HazardStatus.FOUND


HZ5 = [
    "序号", "编号", "点位类型", "名称/业主", "地址", "隐患内容", "依据", "等级", "发现人",
    "发现时间", "整改措施", "责任人", "责任单位", "期限", "整改情况", "整改前照片",
    "整改后照片", "复查人", "复查时间", "是否销号", "销号时间", "备注",
]  # fmt: skip


def test_export_holds_the_columns_of_the_rulebook_and_the_filtered_rows(
    signed_in, cadre, worker, secretary, grid
):
    """HZ-5, XL-12, SEC-11: 22 columns, masked owner, text cells, no formula."""
    now = timezone.now()
    site = make_site(grid, name="", keeper_name="欧阳娜娜", keeper_phone="19900012345")
    done = cleared(site, worker, cadre=cadre, verifier=secretary, now=now)
    formula = make_site(grid, name="=cmd()")
    other = found(formula, worker, code="HT-06", now=now)
    client = signed_in(cadre)

    sheet = take_out(client, LEDGER + "export/?state=cleared").active
    everything = take_out(client, LEDGER + "export/")

    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == HZ5
    row = dict(zip(HZ5, rows[1], strict=True))
    assert row["编号"] == done.number
    assert row["名称/业主"] == "欧阳**"
    assert row["依据"] == done.item.basis
    assert (row["是否销号"], row["整改后照片"], row["复查人"]) == ("是", 1, "secretary")
    assert rows[2][0] is None
    assert "欧阳娜娜" not in str(rows)
    assert sheet.cell(2, 2).number_format == "@"
    lines = everything.active.iter_rows()
    cells = {cell.value: cell for line in lines for cell in line}
    assert cells["'=cmd()"].data_type == "s"
    assert other.number in cells
    assert [
        e.detail["rows"] for e in Entry.objects.filter(action="lists.exported")
    ] == [
        2,
        1,
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_export_costs_the_same_for_any_number_of_rows(
    django_assert_num_queries, signed_in, cadre, worker, secretary, grid, count
):
    for _n in range(count):
        cleared(
            make_site(grid),
            worker,
            cadre=cadre,
            verifier=secretary,
            now=timezone.now(),
        )
    client = signed_in(cadre)
    take_out(client, LEDGER + "export/")

    with django_assert_num_queries(48):
        take_out(client, LEDGER + "export/")


def test_worker_has_no_desk(signed_in, worker, grid):
    assert signed_in(worker).get(LEDGER).status_code in {302, 403}


def test_second_person_confirms_a_lower_severity(
    signed_in, cadre, secretary, worker, grid
):
    """HZ-2."""
    hazard = found(make_site(grid), worker, now=timezone.now())
    ask = ask_lower_severity(
        hazard, severity="general", reason="已断电", actor=cadre, now=timezone.now()
    )
    url = reverse("admin:hazards_hazard_decide_lowering", args=[ask.pk])

    signed_in(cadre).post(url, {"answer": "yes"})
    hazard.refresh_from_db()
    assert hazard.severity == Severity.MAJOR
    signed_in(secretary).post(url, {"answer": "yes"})
    hazard.refresh_from_db()
    assert hazard.severity == Severity.GENERAL
