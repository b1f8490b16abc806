"""The sample community's ledgers, written the way cadres keep them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from liuli.demo.invented import AS_OF, GROUPS, PLACES, STREETS, Inventor

Cell = str | int | float | date | None
Row = Sequence[Cell]

HOTELS, SHARED = 17, 2
YARDS, UNLICENSED = 7, 4
HOUSES, ROOFTOPS = 157, 46
VACANT = 30
RESIDENTS, LOCAL = 5_500, 1_200


def write_ledgers(folder: Path) -> list[Path]:
    """Write the five ledgers; the same bytes' worth of people on every machine."""
    folder.mkdir(parents=True, exist_ok=True)
    inventor = Inventor()
    writers: dict[str, Callable[[Inventor, Path], None]] = {
        "小旅馆台账.xlsx": _hotels,
        "废品收购站台账.xlsx": _yards,
        "自建房台账.xlsx": _houses,
        "应拆未拆房屋台账.xlsx": _vacant,
        "实有人口登记表.xlsx": _residents,
    }
    paths = []
    for name, write in writers.items():
        path = folder / name
        write(inventor, path)
        paths.append(path)
    return paths


def _sheet(
    path: Path,
    *,
    title: str,
    heads: Sequence[Sequence[str]],
    rows: Sequence[Row],
    merges: Sequence[tuple[int, int, int, str]] = (),
) -> None:
    """One sheet with a merged title, a 填报单位 line, headings, rows and footers."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sheet1")
    middle = book.add_format({"align": "center", "bold": True, "valign": "vcenter"})
    day_format = book.add_format({"num_format": "yyyy/m/d"})
    width = len(heads[0])
    sheet.merge_range(0, 0, 0, width - 1, title, middle)
    said = f"填报单位:琉璃社区居民委员会      填报日期:{AS_OF.year}年{AS_OF.month}月{AS_OF.day}日"
    sheet.merge_range(1, 0, 1, width - 1, said)
    for number, head in enumerate(heads):
        for column, text in enumerate(head):
            sheet.write_string(2 + number, column, text, middle)
    if len(heads) > 1:
        _merge_heads(sheet, heads, middle)
    top = 2 + len(heads)
    for offset, row in enumerate(rows):
        for column, cell in enumerate(row):
            _write(sheet, top + offset, column, cell, day_format)
    for column, first, last, text in merges:
        sheet.merge_range(top + first, column, top + last, column, text, middle)
    foot = top + len(rows)
    sheet.write_string(foot, 0, "合计")
    sheet.write_number(foot, 1, len(rows))
    sheet.write_string(foot + 1, 0, "填表人:        审核人:        (盖章)")
    book.close()


def _merge_heads(sheet: Any, heads: Sequence[Sequence[str]], middle: Any) -> None:
    """Two heading rows: a group above its columns, single headings over both rows."""
    upper, lower = heads
    column = 0
    while column < len(upper):
        if not lower[column]:
            sheet.merge_range(2, column, 3, column, upper[column], middle)
            column += 1
            continue
        last = column
        while last + 1 < len(upper) and lower[last + 1] and not upper[last + 1]:
            last += 1
        if last > column:
            sheet.merge_range(2, column, 2, last, upper[column], middle)
        column = last + 1


def _write(sheet: Any, row: int, column: int, cell: Cell, day_format: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day_format)
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, cell)


def _phone(inventor: Inventor) -> str | int:
    """Half the phones are numbers, as Excel likes them."""
    phone = inventor.phone()
    return int(phone) if inventor.chance.random() < 0.5 else phone  # noqa: PLR2004


def _hotels(inventor: Inventor, path: Path) -> None:
    heads = (
        ("序号", "场所名称", "地址", "经营者", "", "类型", "房间数", "床位数", "隔断材料",
         "证照情况", "", "存在隐患", "整改期限", "备注"),
        ("", "", "", "姓名", "联系电话", "", "", "", "", "营业执照", "特种行业许可证", "", "", ""),
    )  # fmt: skip
    names = ("福星旅馆", "鸿运旅馆", "永兴住宿", "清泉招待所", "顺风客栈", "满意客栈")
    hazards = ("电线私拉乱接", "隔断材料不达标;未配灭火器", "疏散通道狭窄", "无")
    rows = []
    for number in range(1, HOTELS + 1):
        rooms = inventor.chance.randrange(6, 25)
        shared = number in {9, 13}
        rows.append(
            (
                number,
                f"{names[number % len(names)]}{number}",
                f"{inventor.chance.choice(STREETS[:3])}{2 * number + 1}号",
                inventor.name(),
                _phone(inventor),
                "群租房" if shared else "小旅馆",
                rooms,
                rooms * 2 + inventor.chance.randrange(5),
                inventor.chance.choice(("砖墙", "木板", "彩钢板", "石膏板")),
                inventor.chance.choice((inventor.yes(), inventor.no(), "")),
                inventor.chance.choice((inventor.yes(), inventor.no(), "")),
                inventor.chance.choice(hazards),
                inventor.written(inventor.day(date(2024, 1, 5), AS_OF)),
                "",
            )
        )
    _sheet(path, title="琉璃社区小旅馆、群租房基本情况台账", heads=heads, rows=rows)


def _yards(inventor: Inventor, path: Path) -> None:
    heads = (
        ("序号", "站点名称", "地址", "经营者", "联系电话", "是否持证", "面积(㎡)",
         "是否住人", "检查日期", "主要隐患"),
    )  # fmt: skip
    rows = [
        (
            number,
            f"{inventor.chance.choice(('利民', '兴旺', '再生', '顺发'))}废品收购{number}站",
            f"{inventor.chance.choice(STREETS)}{100 + 9 * number}号旁",
            inventor.name(),
            _phone(inventor),
            "无证" if number <= UNLICENSED else "持证",
            inventor.chance.randrange(30, 220),
            inventor.chance.choice((inventor.yes(), inventor.no())),
            inventor.written(inventor.day(date(2024, 1, 2), AS_OF)),
            inventor.chance.choice(("占道堆放", "电线老化", "可燃物堆放超高")),
        )
        for number in range(1, YARDS + 1)
    ]
    _sheet(path, title="废品收购站点排查台账", heads=heads, rows=rows)


def _houses(inventor: Inventor, path: Path) -> None:
    heads = (
        ("序号", "街巷", "门牌号", "户主", "联系电话", "层数", "建成年份", "是否经营性",
         "经营类型", "楼顶搭建住人", "房屋鉴定等级", "备注"),
    )  # fmt: skip
    rooftop = set(inventor.chance.sample(range(HOUSES), ROOFTOPS))
    share = -(-HOUSES // len(STREETS))
    rows, merges = [], []
    for street_number, street in enumerate(STREETS):
        first = street_number * share
        last = min(first + share, HOUSES) - 1
        merges.append((1, first, last, street))
    for index in range(HOUSES):
        trades = inventor.chance.random() < 0.5  # noqa: PLR2004
        year = inventor.chance.randrange(1988, 2008)
        rows.append(
            (
                index + 1,
                None,
                f"{2 * (index % share) + 1}号",
                inventor.name(),
                _phone(inventor),
                inventor.chance.randrange(2, 7),
                inventor.chance.choice((year, f"{year}年")),
                inventor.yes() if trades else inventor.no(),
                inventor.chance.choice(("餐饮", "超市", "出租")) if trades else "",
                inventor.yes() if index in rooftop else inventor.no(),
                inventor.chance.choice(("", "A", "B级", "C", "D")),
                "",
            )
        )
    _sheet(
        path,
        title="琉璃社区自建房安全隐患排查台账",
        heads=heads,
        rows=rows,
        merges=merges,
    )


def _vacant(inventor: Inventor, path: Path) -> None:
    heads = (
        ("序号", "组别", "房屋位置", "点位编号", "破损程度", "是否上锁封闭", "是否有人滞留",
         "最近巡查日期"),
    )  # fmt: skip
    rows = []
    for number in range(1, VACANT + 1):
        group = inventor.chance.choice(GROUPS[1:])
        rows.append(
            (
                number,
                group,
                f"{group}{number * 3}号",
                f"YC-{number:03d}",
                inventor.chance.choice(
                    ("严重破损", "门窗缺失", "墙体开裂", "屋顶塌陷")
                ),
                inventor.chance.choice((inventor.yes(), inventor.no(), "")),
                inventor.chance.choice((inventor.yes(), inventor.no(), "")),
                inventor.written(inventor.day(date(2024, 10, 1), AS_OF)),
            )
        )
    _sheet(path, title="应拆未拆房屋巡查台账", heads=heads, rows=rows)


def _residents(inventor: Inventor, path: Path) -> None:
    heads = (
        ("序号", "姓名", "性别", "公民身份号码", "联系电话", "户籍类别", "户籍地址", "现居住地址",
         "居住方式", "入住日期", "离开日期", "就业情况", "", "文化程度", "政治面貌", "特殊情况", "备注"),
        ("", "", "", "", "", "", "", "", "", "", "", "职业", "工作是否固定", "", "", "", ""),
    )  # fmt: skip
    rows = [_resident(inventor, number) for number in range(1, RESIDENTS + 1)]
    _sheet(path, title="琉璃社区实有人口登记表(2024年)", heads=heads, rows=rows)


def _home(inventor: Inventor) -> str:
    """A room in one of the streets."""
    chance = inventor.chance
    house = f"{chance.choice(STREETS)}{chance.randrange(1, 151)}号"
    return f"{house}{chance.randrange(1, 7)}楼{chance.randrange(1, 13)}室"


def _resident(inventor: Inventor, number: int) -> Row:
    chance = inventor.chance
    local = number <= LOCAL
    sex = chance.choice("男女")
    born = inventor.day(date(1940, 1, 1), date(2006, 12, 31))
    county = "510199" if local else chance.choice(tuple(PLACES))
    away = (
        "小旅馆短租",
        "小旅馆",
        "群租床位",
        "单间出租",
        "隔间",
        "小套一",
        "自建房出租",
    )
    return (
        number,
        inventor.name(),
        sex,
        inventor.identity(born=born, sex=sex, county=county),
        _phone(inventor),
        "本地户籍" if local else "外来",
        "四川省成都市锦江区" if local else PLACES[county],
        _home(inventor),
        chance.choice(("自有房", "院落住房")) if local else chance.choice(away),
        inventor.written(inventor.day(date(2015, 1, 1), date(2024, 12, 1))),
        "",
        chance.choice(
            ("退休", "无", "保洁", "家政", "搬运", "餐饮", "个体经营", "建筑散工")
        ),
        chance.choice((inventor.yes(), inventor.no(), inventor.no(), "")),
        chance.choice(
            ("小学", "初中", "初中", "初中", "高中", "中专", "大专", "文盲", "")
        ),
        chance.choices(("群众", "中共党员", "共青团员"), (94, 3, 3))[0],
        "",
        "",
    )
