"""The ledgers of sites: 小旅馆与群租房, 废品收购站, 自建房, 应拆未拆 (section 3)."""

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from hazards.choices import LODGINGS, SiteKind
from hazards.models import (
    HouseFacts,
    LedgerNote,
    LodgingFacts,
    Site,
    VacantFacts,
    YardFacts,
)
from hazards.operations.sites import PHONE_PURPOSE
from hazards.rules.headings import (
    ADDRESS,
    DUE,
    HAZARD,
    HOUSE_HEADINGS,
    KEEPER,
    LODGING_HEADINGS,
    LOOKED,
    NOTE,
    PHONE,
    VACANT_HEADINGS,
    YARD_HEADINGS,
)
from liuli.accounts.roles import Capability
from liuli.exchange import parsers
from liuli.exchange.cells import Parsed
from liuli.exchange.merging import Batch, Match, Merged, Target
from liuli.exchange.notes import row_note
from liuli.exchange.reading import Cell
from liuli.exchange.registry import LedgerKind, ledger_kind
from liuli.exchange.rows import Column, Reading, Row
from liuli.kernel.names import normalise_name
from liuli.kernel.phone import parse_phones
from liuli.places.models import Address
from liuli.places.rules import address_key, parse_address
from liuli.privacy.crypto import blind_index

_MOST_FLOORS: Final = 200
_SHARED: Final = re.compile(r"群租|合租|床位房|日租")
_LODGING: Final = re.compile(r"旅馆|旅店|旅社|客栈|招待所|住宿|宾馆|酒店|民宿|公寓")
_HAZARD_WORDS: Final = parsers.text(500)
_NO_HAZARD: Final = re.compile(
    r"(?:[否×]|正常|良好|合格|安全|(?:目前|暂时|暂|均)?"
    r"(?:无|未发现|未见|没有|不存在|未存在)(?:明显|重大|任何|安全|消防|异常|其他)*"
    r"(?:隐患|问题|异常|情况)?)[。.]?"
)
_STREETLESS: Final = re.compile(r"^(?:第?[0-9０-９一二三四五六七八九十百]+)")

_SITE: Final = {
    "kind": (),
    "name": (),
    "keeper_name": (),
    "keeper_phone_index": ("keeper_phone",),
}


class _Sites(LedgerKind):
    """What the four site ledgers share: an address, a keeper, a note, hazard text."""

    import_capability = Capability.SITES_CHANGE
    refusals = frozenset({"address_missing"})
    list_view = "admin:hazards_site_changelist"
    facts: ClassVar[type[models.Model]]
    fact_fields: ClassVar[tuple[str, ...]]
    kinds: ClassVar[tuple[SiteKind, ...]]
    named = True  # two sites at one address are told apart by their names

    def check(self, row: Row, reading: Reading) -> None:
        """Make the site's own values out of its cells."""
        values = row.values
        address = self.address(row).strip()
        values["address"] = address[:200]
        if not address:
            row.add_problem("address_missing", "address")
        else:
            _check_address(row, address)
        name = normalise_name(values.get("keeper") or "")
        values["keeper_name"] = name.text[:50]
        phones = parse_phones(values.get("phone"))
        if phones.code is not None:
            row.add_problem(phones.code, "phone")
        values["phones"] = phones.numbers
        values["kind"] = self.kind_of(row, reading)

    def address(self, row: Row) -> str:
        """The address as one text."""
        return row.values.get("address") or ""

    def kind_of(self, row: Row, reading: Reading) -> SiteKind:
        """The site type of a row."""
        return self.kinds[0]

    def key(self, row: Row) -> Hashable | None:
        """Same place (and same name, where names tell sites apart)."""
        address = row.values["address"]
        if not address:
            return None
        place = address_key(parse_address(address))
        return (place, row.values.get("name") or "") if self.named else place

    def merge(self, rows: Sequence[Row], batch: Batch) -> None:
        """Sites by address, their facts, and the hazard text as offered notes."""
        places = batch.locate({row.values["address"] for row in rows})
        sites = batch.merge(
            self._site_target(),
            [self._site(row, places.get(row.values["address"]), batch) for row in rows],
        )
        facts = batch.merge(
            Target(
                self.facts,
                (Match(("site",)),),
                change=dict.fromkeys(self.fact_fields, ()),
            ),
            [self._facts(row, site) for row, site in zip(rows, sites, strict=True)],
        )
        notes = self._merge_notes(rows, sites, batch)
        for place, row in enumerate(rows):
            parts = [sites[place], facts[place]]
            parts += [notes[place]] if place in notes else []
            batch.settle(row, *parts)
            if batch.is_outside_grids(places.get(row.values["address"])):
                row.add_problem("address_outside_grids", "address")

    def _site_target(self) -> Target:
        kinds = ", ".join(f"'{kind.value}'" for kind in self.kinds)
        columns = ("address", "name") if self.named else ("address",)
        where = f"t.kind IN ({kinds}) AND t.closed_on IS NULL"
        change = {k: v for k, v in _SITE.items() if not (self.named and k == "name")}
        return Target(
            Site, (Match(columns, where=where),), change=change, append=("note",)
        )

    def _site(self, row: Row, place: Address | None, batch: Batch) -> dict[str, Any]:
        values = row.values
        phone = next(iter(values["phones"]), None)
        return {
            "unit": place.unit_id if place else batch.community.pk,
            "address": place.pk if place else None,
            "kind": values["kind"].value,
            "name": (values.get("name") or "")[:80],
            "keeper_name": values["keeper_name"] or None,
            "keeper_phone": phone,
            "keeper_phone_index": blind_index(phone, PHONE_PURPOSE) if phone else None,
            "known_since": row.as_of or batch.today,
            "source": batch.source[:120],
            "note": row_note(row, most=1000) or None,
        }

    def _facts(self, row: Row, site: Merged) -> dict[str, Any]:
        given = {name: row.values.get(name) for name in self.fact_fields}
        return {"site": site.pk, **given}

    def _merge_notes(
        self, rows: Sequence[Row], sites: Sequence[Merged], batch: Batch
    ) -> dict[int, Merged]:
        """Hazard text is offered to the cadre; it opens no hazard (section 3)."""
        noted = [place for place, row in enumerate(rows) if row.values.get("hazard")]
        records = [
            {
                "site": sites[place].pk,
                "noted_on": rows[place].values.get("looked_on") or rows[place].as_of,
                "text": rows[place].values["hazard"],
                "due_text": (rows[place].values.get("due_text") or "")[:60],
            }
            for place in noted
        ]
        match = Match(("site", "noted_on", "text"), null_safe=("noted_on",))
        merged = batch.merge(Target(LedgerNote, (match,)), records)
        return dict(zip(noted, merged, strict=True))


def _check_address(row: Row, address: str) -> None:
    parts = parse_address(address)
    if parts.is_ambiguous:
        row.add_problem("address_ambiguous", "address")
    elif parts.system == "unknown":
        row.add_problem("address_unclear", "address")


def _hazard_text(cell: Cell, reading: Reading) -> Parsed[str]:
    """What was found; 无隐患, 未发现问题 and 正常 are nothing to offer."""
    parsed = _HAZARD_WORDS(cell, reading)
    if parsed.value is not None and _NO_HAZARD.fullmatch(parsed.value):
        return Parsed(None, note="none_stated")
    return parsed


def _columns(names: Mapping[str, tuple[str, ...]]) -> tuple[Column, ...]:
    """The columns every site ledger may have, under their headings."""
    return (
        Column("address", names.get("address", ADDRESS), parsers.text(200)),
        Column("keeper", names.get("keeper", KEEPER), parsers.words),
        Column("phone", PHONE, parsers.raw),
        Column("hazard", HAZARD, _hazard_text),
        Column("due_text", DUE, parsers.words),
        Column("note", NOTE, parsers.text(500)),
    )


def _is_only_shared(about: str) -> bool:
    """The sheet or its title speaks of shared rentals and of no lodging besides."""
    return bool(_SHARED.search(about)) and not _LODGING.search(about)


@ledger_kind("small_hotel", label=_("Small hotel and shared rental ledger"))
class SmallHotels(_Sites):
    """小旅馆与群租房; the type of each row says which of the two it is."""

    columns = (
        Column(
            "name",
            ("场所名称", "旅馆名称", "名称", "单位名称", "店名", "字号", "招牌名称",
             "旅店名称", "小旅馆名称", "点位名称"),
            parsers.text(80),
        ),
        *_columns({}),
        Column(
            "type",
            ("类型", "场所类型", "类别", "经营类型", "住宿类型", "性质", "场所类别"),
            parsers.words,
        ),
        Column(
            "rooms",
            ("房间数", "房间数量", "客房数", "间数", "房间", "客房数量", "房间总数"),
            parsers.count(),
        ),
        Column(
            "beds",
            ("床位数", "床位", "床位数量", "铺位数", "床位总数"),
            parsers.count(),
        ),
        Column(
            "occupants",
            ("入住人数", "居住人数", "现住人数", "住宿人数", "租住人数"),
            parsers.count(),
        ),
        Column(
            "floors",
            ("层数", "楼层数", "楼层", "所在楼层数"),
            parsers.count(_MOST_FLOORS),
        ),
        Column(
            "partition",
            ("隔断材料", "隔断材质", "隔墙材料", "隔断", "隔墙材质"),
            parsers.text(40),
        ),
        Column(
            "has_business_licence",
            ("营业执照", "有无营业执照", "是否有营业执照", "工商执照",
             "是否办理营业执照"),
            parsers.truth("已办 已办理 办理 持证", "未办 未办理 无证"),
        ),
        Column(
            "has_hotel_permit",
            ("特种行业许可证", "特行许可证", "特种行业许可", "旅馆业特种行业许可证",
             "有无特种行业许可证", "是否有特种行业许可证", "特行证"),
            parsers.truth("已办 已办理 办理 持证", "未办 未办理 无证"),
        ),
        Column(
            "guest_register",
            ("旅客登记方式", "登记方式", "旅客登记"),
            parsers.text(40),
        ),
        Column("looked_on", LOOKED, parsers.past_day),
    )  # fmt: skip
    more_headings = LODGING_HEADINGS
    needs = (
        ("address",),
        ("rooms", "beds", "has_hotel_permit", "partition", "type"),
    )
    title_words = ("旅馆", "群租", "住宿", "旅店")
    facts = LodgingFacts
    fact_fields = (
        "rooms", "beds", "occupants", "floors", "partition", "guest_register",
        "has_business_licence", "has_hotel_permit",
    )  # fmt: skip
    kinds = LODGINGS

    def kind_of(self, row: Row, reading: Reading) -> SiteKind:
        """群租房 rows become shared rentals; an unknown word is a warning."""
        word = row.values.get("type") or ""
        if _SHARED.search(word):
            return SiteKind.GROUP_RENTAL
        if word and not _LODGING.search(word):
            row.add_problem("word_unknown", "type")
        if not word and _SHARED.search(row.values.get("name") or ""):
            return SiteKind.GROUP_RENTAL
        if not word and _is_only_shared(reading.about):
            return SiteKind.GROUP_RENTAL
        return SiteKind.SMALL_HOTEL


@ledger_kind("scrapyard", label=_("Scrapyard ledger"))
class Scrapyards(_Sites):
    """废品收购站."""

    columns = (
        Column(
            "name",
            ("站点名称", "名称", "废品站名称", "收购站名称", "回收站名称", "单位名称",
             "点位名称", "店名", "废品收购站名称"),
            parsers.text(80),
        ),
        *_columns({}),
        Column(
            "is_licensed",
            ("是否持证", "有无证照", "证照", "证照情况", "是否有证", "营业执照", "执照",
             "持证情况", "有无执照", "有无营业执照", "是否办证"),
            parsers.truth("持证 有证 已办 已办理 证照齐全",
            "无证 无照 未办 未办理 无证无照"),
        ),
        Column(
            "registered_on",
            ("备案日期", "公安备案日期", "备案时间", "备案日"),
            parsers.past_day,
        ),
        Column(
            "area_m2",
            ("面积", "占地面积", "场地面积", "经营面积", "建筑面积"),
            parsers.number,
        ),
        Column(
            "has_dwellers",
            ("是否住人", "有无住人", "住人情况", "是否有人居住", "是否居住",
             "有无人员居住",
             "是否存在住人"),
            parsers.truth("住人 居住", "不住人 未住人"),
        ),
        Column("looked_on", LOOKED, parsers.past_day),
    )  # fmt: skip
    more_headings = YARD_HEADINGS
    needs = (("address",), ("is_licensed", "has_dwellers", "area_m2"))
    title_words = ("废品", "收购", "再生资源", "回收")
    facts = YardFacts
    fact_fields = ("is_licensed", "registered_on", "area_m2", "has_dwellers")
    kinds = (SiteKind.SCRAP_YARD,)

    def check(self, row: Row, reading: Reading) -> None:
        """The area must fit its column."""
        super().check(row, reading)
        area = row.values.get("area_m2")
        if area is not None and not 0 <= area < 10_000_000:  # noqa: PLR2004
            row.values["area_m2"] = None
            row.add_problem("number_unclear", "area_m2")


@ledger_kind("self_built_house", label=_("Self-built house ledger"))
class SelfBuiltHouses(_Sites):
    """自建房: street (often merged downwards) and house number are one address."""

    named = False
    columns = (
        Column(
            "street",
            ("街巷", "街道", "街道巷", "路名", "道路", "街路巷", "街路", "所在街巷",
             "组别",
             "街巷名称", "所在道路", "小组"),
            parsers.words,
            carries=True,
        ),
        Column("number", ("门牌号", "门牌", "门牌号码", "房号", "号"), parsers.words),
        *_columns({}),
        Column("floors", ("层数", "楼层", "楼层数", "房屋层数",
        "总层数"), parsers.count(_MOST_FLOORS)),
        Column("structure", ("结构", "房屋结构", "结构类型"), parsers.text(40)),
        Column(
            "built_year",
            ("建成年份", "建造年份", "建成年代", "建造年代", "修建年份", "建房时间",
             "建成时间", "建造时间", "修建时间", "年代"),
            parsers.year,
        ),
        Column(
            "is_business",
            ("是否经营性", "经营性", "是否经营", "是否用于经营", "是否经营性自建房",
             "是否为经营性自建房"),
            parsers.truth("经营性 经营 出租 商用 商住两用 部分经营 营业",
            "非经营性 非经营 自住 自用"),
        ),
        Column(
            "business_kind",
            ("经营类型", "经营业态", "业态", "经营内容", "用途", "经营项目"),
            parsers.text(40),
        ),
        Column(
            "has_rooftop_dwelling",
            ("楼顶搭建住人", "楼顶搭建", "楼顶住人", "屋顶搭建住人", "是否楼顶搭建住人",
             "楼顶是否搭建住人", "顶楼搭建住人", "楼顶违建住人", "有无楼顶搭建住人"),
            parsers.truth("住人 搭建住人 有人居住 有搭建住人",
            "不住人 未住人 未搭建 搭建未住人 有搭建未住人 无人居住"),
        ),
        Column(
            "appraisal_raw",
            ("房屋鉴定等级", "鉴定等级", "安全鉴定等级", "危房等级", "房屋等级",
             "安全等级",
             "鉴定结果", "房屋安全等级"),
            parsers.text(40),
        ),
        Column("looked_on", LOOKED, parsers.past_day),
    )  # fmt: skip
    more_headings = HOUSE_HEADINGS
    needs = (
        ("number", "address"),
        ("has_rooftop_dwelling", "is_business", "appraisal_raw", "built_year"),
    )
    title_words = ("自建房",)
    facts = HouseFacts
    fact_fields = (
        "floors", "structure", "built_year", "is_business", "business_kind",
        "has_rooftop_dwelling", "appraisal_raw",
    )  # fmt: skip
    kinds = (SiteKind.SELF_BUILT,)

    def address(self, row: Row) -> str:
        """Street and house number together, or the address where it is one cell."""
        if row.values.get("address"):
            return str(row.values["address"])
        street = (row.values.get("street") or "").strip()
        number = (row.values.get("number") or "").strip()
        if not number:
            return ""
        number += "号" if number.isdigit() else ""
        return number if street and number.startswith(street) else street + number


@ledger_kind("vacant_house", label=_("Vacant house ledger"))
class VacantHouses(_Sites):
    """应拆未拆房屋."""

    named = False
    columns = (
        Column(
            "group",
            ("组别", "小组", "所在组", "村民小组", "组", "原组别", "所属小组"),
            parsers.words,
            carries=True,
        ),
        *_columns({"address": ("房屋位置", "房屋坐落", "房屋地址", *ADDRESS)}),
        Column(
            "point_code",
            ("点位编号", "点位号", "编码", "点位编码", "房屋编号", "点位"),
            parsers.text(20),
        ),
        Column(
            "damage",
            ("破损程度", "破损情况", "房屋现状", "损坏程度", "现状", "房屋状况"),
            parsers.text(40),
        ),
        Column(
            "is_sealed",
            ("是否上锁封闭", "是否封闭", "是否上锁", "上锁封闭", "封闭情况",
             "是否已封闭", "封闭状态"),
            parsers.truth("封闭 上锁 已封闭 已上锁", "未封闭 未上锁"),
        ),
        Column(
            "has_occupants",
            ("是否有人滞留", "有无人员滞留", "是否有人居住", "人员滞留", "是否滞留人员",
             "是否有人", "滞留人员情况"),
            parsers.truth("滞留", "无人"),
        ),
        Column(
            "is_cut_off", ("是否断水断电", "断水电气", "是否断水电气", "断水断电断气"),
            parsers.truth("已断 断", "未断"),
        ),
        Column(
            "last_looked_on",
            ("最近巡查日期", "最后巡查日期", "最近巡查时间", *LOOKED),
            parsers.past_day,
        ),
        Column(
            "last_night_look_on",
            ("夜查日期", "最近夜查日期", "夜查时间", "夜间巡查日期"),
            parsers.past_day,
        ),
    )  # fmt: skip
    more_headings = VACANT_HEADINGS
    needs = (("address",), ("is_sealed", "has_occupants", "point_code", "damage"))
    title_words = ("应拆未拆", "待拆", "拆迁", "空置")
    facts = VacantFacts
    fact_fields = (
        "point_code", "damage", "is_sealed", "has_occupants", "is_cut_off",
        "last_looked_on", "last_night_look_on",
    )  # fmt: skip
    kinds = (SiteKind.VACANT,)

    def address(self, row: Row) -> str:
        """The position, completed by its group where it is only a number."""
        address = (row.values.get("address") or "").strip()
        group = (row.values.get("group") or "").strip()
        if address and group and _STREETLESS.match(address) and "组" not in address:
            return group + address
        return address
