"""Invented people and places. Identity numbers use county codes ending 99 (FX-1)."""

import random
from datetime import date, timedelta

SEED = 20241231
AS_OF = date(2024, 12, 31)

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN = (
    "伟芳娜秀敏静丽强磊军洋勇艳杰涛明超兰霞平刚桂文辉力宁波玲红英华建国志海晓春梅龙凤云飞鹏雪琴林峰浩宇轩子涵梓"
    "欣怡佳俊豪泽成东斌莉萍燕倩颖琳然柏雅诗琪瑶德福贵富旺顺安康健泉山川"
)
RARE = ("邹𠮷", "方䶮", "欧阳静辉", "司马超", "阿依古丽·买买提")
STREETS = ("琉璃中街", "琉璃三街", "琉璃二街", "琉璃横街", "琉璃五街")
GROUPS = ("琉璃二组", "琉璃四组", "琉璃五组", "琉璃六组")
COUNTIES = (
    "510199",
    "511399",
    "511799",
    "513499",
    "530699",
    "520199",
    "500199",
    "610999",
)
PLACES = {
    "511799": "四川省达州市",
    "511399": "四川省南充市",
    "513499": "四川省凉山州",
    "530699": "云南省昭通市",
    "520199": "贵州省毕节市",
    "500199": "重庆市",
    "510199": "四川省成都市",
    "610999": "陕西省安康市",
}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


class Inventor:
    """Makes people, numbers and dates from one seed: the same village every time."""

    def __init__(self, seed: int = SEED) -> None:
        self.chance = random.Random(seed)  # noqa: S311  a village, not a secret
        self._numbers: set[str] = set()
        self._phones: set[str] = set()

    def name(self) -> str:
        """A name; one in a few hundred is rare, compound or not Han."""
        if self.chance.random() < 0.002:  # noqa: PLR2004
            return self.chance.choice(RARE)
        given = "".join(self.chance.sample(GIVEN, self.chance.choice((1, 2, 2))))
        return self.chance.choice(SURNAMES) + given

    def identity(self, *, born: date, sex: str, county: str | None = None) -> str:
        """An 18-character number that nobody can have, with the right check digit."""
        while True:
            county_code = county or self.chance.choice(COUNTIES)
            sequence = self.chance.randrange(0, 500) * 2 + (1 if sex == "男" else 0)
            body = f"{county_code}{born:%Y%m%d}{sequence:03d}"
            total = sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True))
            number = body + _CHECK[total % 11]
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def phone(self) -> str:
        """A number from a block no operator hands out."""
        while True:
            number = f"19900{self.chance.randrange(10**6):06d}"
            if number not in self._phones:
                self._phones.add(number)
                return number

    def day(self, first: date, last: date) -> date:
        """A day between two, both included."""
        return first + timedelta(days=self.chance.randrange((last - first).days + 1))

    def written(self, day: date) -> str | date:
        """A date the way one of seven cadres writes it."""
        styles = (
            f"{day:%Y-%m-%d}",
            f"{day.year}.{day.month}.{day.day}",
            f"{day:%Y/%m/%d}",
            f"{day:%Y%m%d}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y-%m-%d}".translate(
                str.maketrans("0123456789-", "０１２３４５６７８９－")
            ),
            day,
        )
        return self.chance.choice(styles)

    def yes(self) -> str:
        """A yes the way people tick it."""
        return self.chance.choice(("是", "有", "√", "☑", "Y"))

    def no(self) -> str:
        """A no."""
        return self.chance.choice(("否", "无", "×", "☐", "N"))
