"""土补费名册.xlsx: four sheets, 900 + 310 members, to the fen (issue 5, section 4)."""

import io
import json
from decimal import Decimal as D  # noqa: N817 - amounts
from pathlib import Path

import pytest
import xlsxwriter
from django.core.management import call_command
from django.db import connection
from django.db.models import Sum

from liuli.accounts.roles import Role
from liuli.exchange.pipeline import counts_of
from liuli.exchange.undoing import undo_import
from liuli.kernel.errors import NotAllowed
from petitions.models import Entitlement, Member, Payment, Roll, VillageGroup
from petitions.operations import approve_roll, broken_seals
from residents.models import Person
from tests.clock import NOON

LEDGER = Path(__file__).parent.parent / "ledgers" / "土补费名册.xlsx"
SHEETS = {  # group: members, due, paid
    2: (320, D("14042790.00"), D("0.00")),
    4: (310, D("9745125.00"), D("7956975.00")),
    5: (290, D("12663900.00"), D("0.00")),
    6: (290, D("12828060.00"), D("0.00")),
}
HEADS = ["序号", "户主", "姓名", "身份证号", "应分面积(亩)", "补偿标准(万元/亩)",
         "应发金额", "已发金额", "未发金额"]  # fmt: skip


def book(*rows, title="原琉璃村二组土地补偿费分配名册", heads=HEADS):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("名册")
        sheet.write_row(0, 0, [title])
        sheet.write_row(1, 0, heads)
        for number, row in enumerate(rows, start=2):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def test_the_sample_rolls_come_in_to_the_fen_and_twice_changes_nothing(bring_in):
    """LC-12, section 4: 320 + 290 + 290 = 900 with nothing paid, 310 of group 4."""
    first = bring_in(LEDGER.read_bytes(), LEDGER.name)
    again = bring_in(LEDGER.read_bytes(), LEDGER.name)

    found = {
        roll.group.number: (roll.lines_count, roll.due, roll.paid)
        for roll in Roll.objects.with_sums().select_related("group")
    }
    assert first.kind.slug == "compensation_roll"
    assert (counts_of(first)["read"], counts_of(first)["created"]) == (1210, 1210)
    assert counts_of(again)["unchanged"] == 1210
    assert found == SHEETS
    assert sum(found[number][0] for number in (2, 5, 6)) == 900
    assert Entitlement.objects.filter(overpaid_yuan__gt=0).count() == 0
    assert Person.objects.count() == 0  # LC-10: no resident is made
    assert list(broken_seals()) == []
    assert VillageGroup.objects.get(number=2).village == "琉璃村"


def test_names_and_numbers_of_members_are_sealed(bring_in):
    """SEC-8: the table holds neither; the list shows a mask."""
    bring_in(book([1, "张三", "张三丰", "51179919820807156X", 0.5, 9, 45000, 0, 45000]))

    member = Member.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM petitions_member m")
        (kept,) = cursor.fetchone()
    assert member.masked_name == "张**"
    assert member.notice_name == "张*丰"
    assert member.masked_identity.endswith("156X")
    assert "张三丰" not in kept
    assert "51179919820807156X" not in kept
    assert list(Member.objects.named("张 三丰")) == [member]


def test_households_are_read_from_the_merged_heads(bring_in):
    """LC-8: sample sheet 六组 opens with a household of five."""
    bring_in(LEDGER.read_bytes(), LEDGER.name)

    first = Member.objects.filter(group__number=6, household=1)
    heads = Member.objects.filter(relation="户主")
    homes = Member.objects.values("group", "household").distinct()
    assert first.count() == 5
    assert homes.count() == heads.count()


def test_a_row_that_does_not_fit_itself_is_kept_with_a_warning(bring_in):
    """LC-8, LC-9: the roll is kept as written, and said to differ."""
    result = bring_in(book([1, "张三", "张三丰", "", 0.5, 9, 45001, 1, 45001]))

    line = Entitlement.objects.get()
    told = {(p.code, p.level) for p in result.problems}
    assert ("amount_differs", "warning") in told
    assert (line.due_yuan, line.unpaid_yuan) == (D("45001.00"), D("45000.00"))


def test_amounts_headed_in_ten_thousands_are_read_as_such(bring_in):
    """XL-8: the unit stands in the heading; 3.5 万元 is not 3.50 yuan."""
    heads = [f"{head}(万元)" if "金额" in head else head for head in HEADS]
    row = [1, "张三", "张三丰", "", "", "", 3.5, 1.25, 2.25]

    result = bring_in(book(row, heads=heads))

    line = Entitlement.objects.get()
    assert (line.due_yuan, line.unpaid_yuan) == (D("35000.00"), D("22500.00"))
    assert "amount_differs" not in {p.code for p in result.problems}


def test_a_payee_of_an_approved_roll_keeps_their_name(bring_in, secretary):
    """RO-2, LC-9: the same identity number with another name, by one person alone."""
    line = [1, "张三", "张三丰", "51179919820807156X", 0.5, 9, 45000, 0, 45000]
    bring_in(book(line))
    approve_roll(Roll.objects.get(), actor=secretary, now=NOON)

    result = bring_in(book([*line[:2], "李小红", *line[3:]]))

    assert Member.objects.get().full_name == "张三丰"
    assert counts_of(result)["updated"] == 0


def test_more_paid_than_due_stands_apart(bring_in):
    """LC-9: 多发; 未发 is never negative."""
    bring_in(book([1, "张三", "张三丰", "", 0.5, 9, 45000, 50000, 0]))

    line = Entitlement.objects.get()
    assert (line.unpaid_yuan, line.overpaid_yuan) == (D(0), D("5000.00"))


@pytest.mark.parametrize(
    ("row", "title", "code"),
    [
        ([1, "张三", "张三丰", "", 0.5, 9, None, 0, 0], "二组", "amount_missing"),
        ([1, "张三", "张三丰", "", 0.5, 9, 45000, -1, 0], "二组", "amount_missing"),
        ([1, "张三", "张三丰", "", 0.5, 9, 45000, 0, 45000], "名册", "group_unclear"),
        ([1, "张三", "", "", 0.5, 9, 45000, 0, 45000], "二组", "name_missing"),
    ],
)
def test_rows_nobody_could_pay_by_are_refused(bring_in, row, title, code):
    good = [2, "李四", "李四光", "", 0.5, 9, 45000, 0, 45000]
    rows = [row] if code == "group_unclear" else [row, good]

    result = bring_in(
        book(*rows, title=f"土地补偿费分配{title}"), kind="compensation_roll"
    )

    assert code in {p.code for p in result.problems if p.level == "refused"}
    assert Entitlement.objects.count() == len(rows) - 1


def test_a_changed_amount_updates_an_open_roll_and_undo_takes_all_back(
    community, cadre, bring_in
):
    """XL-10: the roll was not approved, so the ledger may correct it."""
    row = [1, "张三", "张三丰", "", 0.5, 9, 45000, 0, 45000]
    bring_in(book(row))

    result = bring_in(book([*row[:4], 0.6, 9, 54000, 0, 54000]))

    assert counts_of(result)["updated"] == 1
    assert Entitlement.objects.get().due_yuan == D("54000.00")
    assert list(broken_seals()) == []


def test_an_import_can_be_undone_whole(community, cadre, person_with_post, bring_in):
    """XL-10: nothing was built on it; LC-9: by whoever keeps rolls, no other cadre."""
    from liuli.exchange.models import Import

    bring_in(book([1, "张三", "张三丰", "", 0.5, 9, 45000, 0, 45000]))
    funds = person_with_post("funds", Role.FUNDS_OFFICER, community)

    with pytest.raises(NotAllowed):
        undo_import(Import.objects.get(), actor=cadre, now=NOON)
    undo_import(Import.objects.get(), actor=funds, now=NOON)

    assert [m.objects.count() for m in (Entitlement, Member, Roll, VillageGroup)] == [
        0, 0, 0, 0,
    ]  # fmt: skip


def test_the_command_and_the_figures_tell_the_same(
    community, settings, tmp_path, capsys
):
    """Section 3: the operator's act counts at once; money is a JSON number in yuan."""
    settings.MEDIA_ROOT = tmp_path

    call_command("import_ledger", str(LEDGER), "--json")
    answer = json.loads(capsys.readouterr().out)
    call_command("figures", "--json")
    told = json.loads(capsys.readouterr().out)["figures"]

    values = {line["key"]: line["value"] for line in told}
    assert answer["kind"] == "compensation_roll"
    assert {s["sheet"]: s["created"] for s in answer["sheets"]} == {
        "二组": 320, "五组": 290, "六组": 290, "四组": 310,
    }  # fmt: skip
    assert values["compensation.members"] == 1210
    assert [values[f"compensation.members:{n}"] for n in (2, 4, 5, 6)] == [
        320, 310, 290, 290,
    ]  # fmt: skip
    assert values["compensation.due"] == 49279875
    assert values["compensation.paid"] == 7956975
    assert values["compensation.unpaid"] == 41322900
    assert values["compensation.objections_open"] == 0
    assert Payment.objects.count() == 0
    assert Entitlement.objects.aggregate(s=Sum("paid_here_yuan"))["s"] == 0


def test_a_funds_officer_keeps_rolls_and_approves_none():
    """RO-2, domain 12."""
    from liuli.accounts.roles import CAPABILITIES, Capability

    officer = CAPABILITIES[Role.FUNDS_OFFICER]
    secretary = CAPABILITIES[Role.SECRETARY]
    assert Capability.COMPENSATION_CHANGE in officer
    assert Capability.COMPENSATION_APPROVE not in officer
    assert Capability.COMPENSATION_APPROVE in secretary
    assert Capability.COMPENSATION_CHANGE not in secretary
    assert {
        role for role, held in CAPABILITIES.items() if "compensation.view" in held
    } == {Role.FUNDS_OFFICER, Role.SECRETARY}
