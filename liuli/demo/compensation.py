"""Payee rolls of four old village groups, invented: three unpaid, one partly paid."""

import io
from datetime import date, timedelta

import xlsxwriter
from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.invented import SEED, Inventor
from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from petitions.models import Roll
from petitions.operations import approve_roll, raise_objection
from petitions.operations.inspections import post_roll

_HEADS = (
    "序号", "户主", "姓名", "与户主关系", "身份证号", "应分面积(亩)",
    "补偿标准(万元/亩)", "应发金额", "已发金额", "未发金额",
)  # fmt: skip
_GROUPS = (("二组", 9, 14), ("五组", 9, 12), ("六组", 9, 12), ("四组", 6.5, 13))
_FIRST_BORN = date(1935, 1, 1)
_LAST_BORN = date(2005, 12, 31)


def keep_rolls(community: Unit, *, officer: User, secretary: User) -> None:
    """One workbook of four sheets; the roll of 四组 is approved and objected to."""
    now = timezone.now()
    import_file(
        community,
        data=_workbook(),
        file_name="土补费名册.xlsx",
        kind="compensation_roll",
        actor=SYSTEM,
        now=now,
    )
    roll = Roll.objects.get(group__unit=community, group__number=4)
    approve_roll(roll, actor=secretary, now=now)
    today = timezone.localdate(now)
    post_roll(
        roll,
        place="社区公示栏",
        posted_on=today - timedelta(days=10),
        ends_on=today + timedelta(days=5),
        actor=officer,
    )
    raise_objection(
        roll,
        matter="应分面积与当年底册不一致，请核对。",
        raised_on=today - timedelta(days=3),
        actor=officer,
    )


def _workbook() -> bytes:
    inventor = Inventor(SEED + 8)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, price, count in _GROUPS:
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, f"原琉璃村{name}土地补偿费分配名册(单位:元)")
            sheet.write_row(1, 0, _HEADS)
            head = ""
            for number in range(1, count + 1):
                is_head = number % 3 == 1
                person = inventor.name()
                head = person if is_head else head
                area = inventor.chance.randrange(350, 620)  # thousandths of a mu
                due = area * int(price * 10)  # whole yuan
                paid = due // 2 if name == "四组" and number % 2 else 0
                born = inventor.day(_FIRST_BORN, _LAST_BORN)
                relation = "户主" if is_head else "其他亲属"
                identity = inventor.identity(born=born, sex="女")
                row = (
                    number, head, person, relation, identity, area / 1000, price,
                    due, paid, due - paid,
                )  # fmt: skip
                sheet.write_row(number + 1, 0, row)
    return out.getvalue()
