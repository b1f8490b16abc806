"""One report of a landlord on the phone, for whoever goes to look."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import page_item, posted_payload, take_one
from liuli.kernel.access import get_visible_or_404
from residents.forms.tenant_reports import CheckForm
from residents.models import TenantReport
from residents.policies import landlords as policies

KIND = "residents.report_checked"


@never_cache
@require_http_methods(["GET", "POST"])
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the landlord said, and what was found."""
    user: Any = request.user
    found = get_visible_or_404(TenantReport, user, pk=pk)
    report: TenantReport = TenantReport.objects.with_places().get(pk=found.pk)
    if not policies.may_check(user, report):
        raise Http404
    form, status = CheckForm(user=user, initial={"report": pk}), 200
    if request.method == "POST" and report.is_open:
        payload = {**posted_payload(request.POST), "report": str(pk)}
        form, status = CheckForm(payload, user=user), 409
        if form.is_valid():
            number = read_uuid(request.POST.get("client_id")) or uuid4()
            item = page_item(KIND, payload, client_id=str(number))
            answer = take_one(item, actor=user, now=timezone.now())
            if answer.status == "accepted":
                messages.success(request, answer.message)
                return redirect(answer.url)
            form.add_error(None, answer.message)
    context = {
        "report": report,
        "form": form if report.is_open else None,
        "kind": KIND,
        "client_id": uuid4(),
    }
    return render(request, "residents/report_field.html", context, status=status)
