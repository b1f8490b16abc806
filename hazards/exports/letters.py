"""Letters of hazards and campaigns: the words each template may use."""

from datetime import date
from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.models import Campaign, Hazard
from hazards.operations.campaigns import found_in, settled_stops
from liuli.accounts.roles import Capability
from liuli.attachments.letter_kinds import LetterKind, Word, letter_kind
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_FOLDER: Final = Path(__file__).parent.parent / "data" / "letters"
NOTICE: Final = letter_kind(
    LetterKind(
        key="hazards.notice",
        label=gettext_lazy("Notice of rectification"),
        capability=Capability.HAZARDS_ASSIGN,
        default=_FOLDER / "notice.docx",
        words=(
            Word("number", "隐患编号", "YH-510104019007-20260302-0001", required=True),
            Word("site", "点位", "福星旅馆", required=True),
            Word("kind", "点位类型", "小旅馆"),
            Word("keeper", "负责人", "李某某"),
            Word("address", "地址", "琉璃一街12号", required=True),
            Word("found_on", "发现日期", "2026年3月2日"),
            Word("condition", "隐患内容", "灭火器失效。", required=True),
            Word("basis", "依据", "《中华人民共和国消防法》第十六条"),
            Word("severity", "等级", "一般"),
            Word("due_on", "整改期限", "2026年3月9日", required=True),
            Word("community", "社区", "琉璃社区", required=True),
            Word("date", "制作日期", "2026年3月2日", required=True),
        ),
    )
)
REPORT: Final = letter_kind(
    LetterKind(
        key="hazards.report",
        label=gettext_lazy("Closing report of a campaign"),
        capability=Capability.CAMPAIGNS_LEAD,
        default=_FOLDER / "report.docx",
        words=(
            Word("name", "行动名称", "三月消防通道巡查", required=True),
            Word("theme", "主题", "消防通道畅通"),
            Word("starts_on", "开始日期", "2026年3月1日"),
            Word("ends_on", "结束日期", "2026年3月31日"),
            Word("team", "参加力量", "党员2人、网格员3人"),
            Word("sites", "点位总数", "30", required=True),
            Word("looked", "已查看点位", "28", required=True),
            Word("found", "发现隐患", "6", required=True),
            Word("cleared", "已销号隐患", "5", required=True),
            Word("settled", "全部销号点位", "27"),
            Word("conclusion", "结论", "通道基本畅通。", required=True),
            Word("community", "社区", "琉璃社区", required=True),
            Word("date", "制作日期", "2026年4月1日"),
        ),
    )
)


def notice_words(hazard: Hazard, today: date) -> dict[str, str]:
    """What a notice says of a hazard; unknown words are left to be filled in."""
    item = hazard.item
    return {
        "number": hazard.number,
        "site": hazard.site.name or str(hazard.site.get_kind_display()),
        "kind": str(hazard.site.get_kind_display()),
        "keeper": hazard.site.keeper_name or "________",
        "address": hazard.site.address.raw,
        "found_on": in_words(timezone.localdate(hazard.found_at)),
        "condition": hazard.words,
        "basis": item.basis if item is not None and item.basis else "________",
        "severity": str(hazard.get_severity_display()),
        "due_on": in_words(hazard.due_on),
        "community": str(_community(hazard.unit)),
        "date": in_words(today),
    }


def report_words(campaign: Campaign, today: date) -> dict[str, str]:
    """What a closing report says: counts, never a name."""
    found = found_in(campaign)
    return {
        "name": campaign.name,
        "theme": str(campaign.get_theme_display()),
        "starts_on": in_words(campaign.starts_on),
        "ends_on": in_words(campaign.ends_on),
        "team": _team(campaign) or "________",
        "sites": str(campaign.stops.count()),
        "looked": str(campaign.stops.looked_at().count()),
        "found": str(found.count()),
        "cleared": str(found.cleared().count()),
        "settled": str(settled_stops(campaign).count()),
        "conclusion": campaign.conclusion,
        "community": str(campaign.unit),
        "date": in_words(today),
    }


def in_words(day: date) -> str:
    """2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _team(campaign: Campaign) -> str:
    counts: dict[str, int] = {}
    for member in campaign.members.all():
        role = str(member.get_role_display())
        counts[role] = counts.get(role, 0) + 1
    return "、".join(
        _("%(role)s %(count)d") % {"role": role, "count": count}
        for role, count in counts.items()
    )


def _community(unit: Unit) -> Unit:
    above = Unit.objects.above(unit).filter(level=Level.COMMUNITY)
    return above.first() or unit
