"""Land compensation: one roll of one member, whose name nobody else may read."""

import io

import xlsxwriter

from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from petitions.models import Roll
from tests.architecture.world import NAME, NOON, Part, World

HEADS = ["序号", "姓名", "应分面积(亩)", "应发金额", "已发金额", "未发金额"]


def build(world: World) -> Part:
    """A roll that waits for its second person."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("二组")
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, [1, NAME, 0.5, 45000, 0, 45000])
    import_file(
        world.community,
        data=out.getvalue(),
        file_name="二组.xlsx",
        kind="compensation_roll",
        actor=SYSTEM,
        now=NOON,
    )
    return Part(arguments={}, rows={"petitions.roll": Roll.objects.get().pk})
