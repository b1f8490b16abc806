"""What the desk's pages about petitions share: the frame, who comes in, one act."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from liuli.desk.acting import constraint_sentence, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.cases import GrantKind, Purpose
from petitions.models import Case, Grant, Reply
from petitions.policies import cases as policies

Page = Callable[..., HttpResponse]


def desk_page(admin: Any, page: Page) -> Page:
    """A page inside the desk: never cached, framed by its menu."""

    @never_cache
    def framed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return page(admin, request, **kwargs)

    framed.__name__ = page.__name__
    return framed


def render(
    admin: Any, request: HttpRequest, name: str, title: str, **context: Any
) -> HttpResponse:
    """A page of petitions in the desk's frame."""
    frame = admin.admin_site.each_context(request)
    full = {**frame, "opts": admin.opts, "title": title, **context}
    return TemplateResponse(request, f"petitions/{name}.html", full)


def to_case(case: Case) -> HttpResponse:
    """Back to the case's own page."""
    return HttpResponseRedirect(reverse("admin:petitions_case_change", args=[case.pk]))


def seen(user: Any, pk: int) -> Any:
    """The case with its live grants, or 404."""
    found = get_visible_or_404(Case, user, pk=pk)
    case: Any = Case.objects.select_related("unit", "body", "first_case").get(
        pk=found.pk
    )
    case.live_grants = list(
        Grant.objects.filter(case=case, revoked_at__isnull=True).select_related("user")
    )
    return case


def purpose_key(case: Case) -> str:
    """Where the session keeps why this person opened this case."""
    return f"petitions.purpose.{case.pk}"


def purpose_of(request: HttpRequest, case: Any) -> str:
    """Why the case is opened: as said before; whoever was let in came for it."""
    said = str(request.session.get(purpose_key(case), ""))
    if said:
        return said
    user: Any = request.user
    for grant in case.live_grants:
        if grant.user_id == user.pk:
            handles = grant.kind == GrantKind.HANDLER
            return str(Purpose.HANDLING if handles else Purpose.RECEPTION)
    return ""


def to_handle(request: HttpRequest, pk: int) -> tuple[Any, Any]:
    """The case, for its handler."""
    user: Any = request.user
    case = seen(user, pk)
    if not policies.may_handle(user, case):
        raise PermissionDenied
    return user, case


def to_note(request: HttpRequest, pk: int) -> tuple[Any, Any]:
    """The case, for whoever may write down visits and promises."""
    user: Any = request.user
    case = seen(user, pk)
    if not policies.may_note(user, case):
        raise PermissionDenied
    return user, case


def take(
    admin: Any,
    request: HttpRequest,
    form: Form,
    act: Callable[[], HttpResponse],
    name: str,
    title: str,
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what it asks; a refusal stands above the filled-in form."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                return act()
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except IntegrityError as broken:
            form.add_error(None, constraint_sentence(broken))
    return render(admin, request, name, title, form=form, **context)


def pdf_or_back(
    request: HttpRequest, make: Callable[[], bytes], *, name: str, back: str
) -> HttpResponse:
    """A file of PDF; where it cannot be made, a sentence on the page of before."""
    answer: HttpResponse = HttpResponseRedirect(back)
    with refusals_as_messages(request):
        answer = HttpResponse(make(), content_type="application/pdf")
        answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
    return answer


def reply_so_far(case: Case) -> dict[str, Any]:
    """What a form about the reply begins with: the reply not served yet, if any."""
    found = Reply.objects.filter(case=case).first()
    if found is None:
        return {"body": case.body, "request": case.demand}
    names = (
        "body", "request", "reasons", "opinion", "legal_basis", "review_body",
        "review_days", "issued_on",
    )  # fmt: skip
    return {name: getattr(found, name) for name in names}


def number_or_404(text: str) -> int:
    """The number of an address; anything else is not there."""
    if not text.isdecimal():
        raise Http404
    return int(text)
