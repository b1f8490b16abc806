"""Groups side by side on one page, to be printed or taken as a workbook (LC-11)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from liuli.accounts.roles import Capability
from liuli.exchange.writing import XLSX
from liuli.parameters.operations import parameter
from petitions.choices.compensation import Component, Regime
from petitions.exports.claims import tell
from petitions.exports.comparison import comparison_workbook
from petitions.forms.land import ScenarioForm
from petitions.models import VillageGroup
from petitions.operations.claims import claims_beside
from petitions.operations.comparison import (
    Comparison,
    compare_groups,
    note_comparison_taken,
    scenarios,
)
from petitions.rules.comparison import PER_PERSON_ONLY, Line, Side

_MISSING = {
    "regime": gettext_lazy("the regime"),
    "price_year": gettext_lazy("the year of the prices"),
    "plan_fixed_on": gettext_lazy("the day the plan was fixed"),
    "mobilised_on": gettext_lazy("the day of the mobilisation meeting"),
    "land": gettext_lazy("parcels with their land class"),
    "area": gettext_lazy("the area"),
    "people": gettext_lazy("the number of people"),
    "retained": gettext_lazy("the retained part"),
    "amount": gettext_lazy("the amount promised"),
    "received": gettext_lazy("the amount received"),
    "received_on": gettext_lazy("the day it was received"),
    "same_regime": gettext_lazy("The groups fall under different regimes."),
    "same_price_year": gettext_lazy("The prices are of different years."),
}


class ComparisonPages:
    """Mixed into the groups' pages: the comparison, and its workbook."""

    admin_site: Any
    render: Any

    def get_urls(self) -> list[Any]:
        """Two doors beside the groups' own."""
        view = self.admin_site.admin_view
        return [
            path(
                "comparison/",
                view(never_cache(self.comparison)),
                name="petitions_villagegroup_comparison",
            ),
            path(
                "comparison/xlsx/",
                view(never_cache(self.workbook)),
                name="petitions_villagegroup_comparison_xlsx",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def comparison(self, request: HttpRequest) -> HttpResponse:
        """Every component of the chosen groups, graded; a scenario only when asked."""
        user: Any = request.user
        groups, chosen = _groups(request)
        compared = compare_groups(chosen)
        start = {
            "percent": parameter("compensation.scenario_percent"),
            "until": timezone.localdate(),
        }
        asked = "percent" in request.GET
        form = ScenarioForm(request.GET if asked else None, initial=start)
        shown = scenarios(compared, **form.cleaned_data) if form.is_valid() else []
        sections = [_section(line, compared) for line in compared.lines]
        page: HttpResponse = self.render(
            request,
            "comparison",
            _("Groups side by side"),
            groups=groups,
            known_of=[
                _known(*pair, compared)
                for pair in zip(chosen, compared.sides, strict=True)
            ],
            chosen={group.pk for group in chosen},
            sections=sections,
            empty_titles="、".join(
                str(section["title"]) for section in sections if section["is_empty"]
            ),
            claims=tell(claims_beside(chosen, actor=user)),
            query=request.GET.urlencode(),
            form=form,
            scenarios=shown,
            today=timezone.localdate(),
        )
        return page

    def workbook(self, request: HttpRequest) -> HttpResponse:
        """The same as .xlsx; that it was taken is audited."""
        user: Any = request.user
        _all, chosen = _groups(request)
        if not chosen:
            raise Http404
        content = comparison_workbook(
            compare_groups(chosen), tell(claims_beside(chosen, actor=user))
        )
        for unit in {group.unit for group in chosen}:
            note_comparison_taken(unit, actor=user)
        words = _("Groups side by side")
        name = f"{words}-{timezone.localdate():%Y%m%d}.xlsx"
        response = HttpResponse(content, content_type=XLSX)
        response["Content-Disposition"] = (
            content_disposition_header(as_attachment=True, filename=name) or ""
        )
        return response


def _groups(request: HttpRequest) -> tuple[list[VillageGroup], list[VillageGroup]]:
    """Groups this person sees, and those that were chosen: all without a choice."""
    user: Any = request.user
    if not user.may(Capability.COMPENSATION_VIEW):
        raise Http404
    groups = list(
        VillageGroup.objects.visible_to(user)
        .with_area()
        .select_related("unit")
        .order_by("unit", "number")
    )
    wanted = {int(pk) for pk in request.GET.getlist("group") if pk.isdecimal()}
    return groups, [group for group in groups if not wanted or group.pk in wanted]


def _known(group: VillageGroup, side: Side, compared: Comparison) -> dict[str, Any]:
    return {
        "group": group,
        "side": side,
        "regime": Regime(side.regime).label if side.regime else "",
        "retained_paper": compared.retained_papers.get(side.name),
    }


def _section(line: Line, compared: Comparison) -> dict[str, Any]:
    return {
        "line": line,
        "title": Component(line.component).label,
        "is_empty": all(one.cell.promised is None for one in line.measured)
        and all(one.cell.received is None for one in line.measured),
        "rows": [
            {"one": one, "paper": compared.paper(line.component, one.name)}
            for one in line.measured
        ],
        "has_mu": line.component not in PER_PERSON_ONLY,
        "missing": [] if line.is_compared else _missing(line),
    }


def _missing(line: Line) -> list[str]:
    """What is missing of whom, in words; each group once."""
    by_group: dict[str, list[str]] = {}
    for group, what in line.missing:
        by_group.setdefault(group, []).append(str(_MISSING[what]))
    return [
        "、".join(words) if not group else f"{group}：{'、'.join(words)}"
        for group, words in by_group.items()
    ]
