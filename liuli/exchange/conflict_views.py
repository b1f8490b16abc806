"""The conflict desk: both values side by side, kept or taken, one by one or in bulk."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.exchange.conflicts import (
    decide_conflicts,
    decided_conflicts,
    open_conflicts,
    questions,
    reopen_conflict,
)
from liuli.exchange.policies import may_import
from liuli.exchange.registry import get_kind
from liuli.exchange.views import render_page
from liuli.kernel.access import require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.kernel.text import row_number

_PAGE = 50
_LATELY = 20


@never_cache
@require_http_methods(["GET", "POST"])
def conflicts(request: HttpRequest) -> HttpResponse:
    """What ledgers say against verified values; POST decides the ticked ones."""
    user: Any = request.user
    require(may_import, user)
    everything = open_conflicts(user)
    rows = _filtered(everything, request.GET)
    if request.method == "POST":
        if request.POST.get("decision") == "reopen":
            return _reopen(request)
        return _decide(request, rows)
    decided = decided_conflicts(user).select_related("job__unit", "decided_by")
    page = Paginator(rows.select_related("job", "job__unit"), _PAGE).get_page(
        request.GET.get("page")
    )
    return render_page(
        request,
        "exchange/conflict_list.html",
        _("Verified values and ledgers"),
        page_obj=page,
        questions=questions(page.object_list),
        decided=questions(decided[:_LATELY]),
        count=page.paginator.count,
        groups=_groups(everything),
        chosen=(request.GET.get("import", ""), request.GET.get("field", "")),
        query=_query(request.GET),
    )


def _filtered(rows: Any, asked: QueryDict) -> Any:
    job, field = row_number(asked.get("import")), str(asked.get("field", ""))
    if job is not None:
        rows = rows.filter(job=job)
    return rows.filter(field=field) if field else rows


def _query(asked: QueryDict) -> str:
    kept = QueryDict(mutable=True)
    for name in ("import", "field"):
        if asked.get(name):
            kept[name] = str(asked[name])
    return kept.urlencode()


def _groups(rows: Any) -> list[dict[str, Any]]:
    """Each import and field with its open questions: the way to the same field."""
    found = (
        rows.order_by()
        .values("job", "job__file_name", "job__kind", "field", "column")
        .annotate(open=Count("pk"))
        .order_by("-job", "field")
    )
    groups = []
    for one in found:
        kind = get_kind(one["job__kind"])
        if kind is None:
            continue
        heading = kind.column(one["column"]).heading
        groups.append(
            {
                "job": str(one["job"]),
                "field": one["field"],
                "label": f"{one['job__file_name']} · {heading}",
                "count": one["open"],
            }
        )
    return groups


def _decide(request: HttpRequest, rows: Any) -> HttpResponse:
    user: Any = request.user
    take = request.POST.get("decision") == "take"
    typed = map(row_number, request.POST.getlist("conflict"))
    numbers = [pk for pk in typed if pk is not None]
    seen = {pk: request.POST.get(f"seen-{pk}", "") for pk in numbers}
    chosen = rows if "all" in request.POST else rows.filter(pk__in=numbers)
    back = reverse("exchange:conflicts")
    query = _query(request.GET)
    try:
        done = decide_conflicts(
            list(chosen.values_list("pk", flat=True)),
            take=take,
            actor=user,
            now=timezone.now(),
            seen=seen,
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        _say(request, done, take=take)
    return redirect(f"{back}?{query}" if query else back)


def _reopen(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    mine = decided_conflicts(user).filter(pk=row_number(request.POST.get("conflict")))
    try:
        for pk in mine.values_list("pk", flat=True):
            reopen_conflict(pk, actor=user, now=timezone.now())
            messages.success(request, _("The decision is undone; decide anew."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("exchange:conflicts")


def _say(request: HttpRequest, done: int, *, take: bool) -> None:
    if not done:
        messages.warning(request, _("Tick the values you decide about."))
    elif take:
        text = ngettext(
            "%(count)d value was taken from its sheet.",
            "%(count)d values were taken from their sheets.",
            done,
        )
        messages.success(request, text % {"count": done})
    else:
        text = ngettext(
            "%(count)d verified value was kept.",
            "%(count)d verified values were kept.",
            done,
        )
        messages.success(request, text % {"count": done})
