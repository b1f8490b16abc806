"""Photos and scans of a case in the desk: added with it, opened with it (PP-3)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liuli.attachments.letters import open_sealed_file
from liuli.kernel.access import get_visible_or_404
from petitions.admin.framing import purpose_of, seen, take, to_case, to_note
from petitions.choices.cases import PhotoKind, Purpose
from petitions.forms.photos import PhotosForm
from petitions.models import CasePhoto
from petitions.operations.access import look_at
from petitions.operations.photos import add_photos


def add(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Scans of what was handed in, or more photos of a visit."""
    user, case = to_note(request, pk)
    is_sent = request.method == "POST"
    form = PhotosForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        case=case,
        initial={"visit": request.GET.get("visit")},
    )

    def act() -> HttpResponse:
        kept = add_photos(case, actor=user, now=timezone.now(), **form.facts())
        words = ngettext(
            "%(count)d picture is kept.", "%(count)d pictures are kept.", len(kept)
        )
        messages.success(request, words % {"count": len(kept)})
        return to_case(case)

    return take(
        admin,
        request,
        form,
        act,
        "case_form",
        _("Add photos or scans"),
        case=case,
        hint=_(
            "Sealed with the case and opened only by whoever may open it; every look "
            "is recorded. Photograph papers and places, not people who did not speak."
        ),
    )


def show(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The picture itself; each look at it is a look at the case."""
    photo = get_visible_or_404(CasePhoto, request.user, pk=pk)
    user: Any = request.user
    case = seen(user, photo.case_id)
    purpose = purpose_of(request, case)
    if not purpose:
        return to_case(case)
    look_at(case, purpose=Purpose(purpose), actor=user, now=timezone.now())
    return HttpResponse(
        open_sealed_file(photo.file),
        content_type=photo.file.media,
        headers={
            "Content-Disposition": "inline",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def by_kind(case: Any) -> list[tuple[str, list[CasePhoto]]]:
    """What is kept with the case itself, under its kinds; visits show their own."""
    rows = list(case.photos.filter(visit=None))
    return [
        (str(kind.label), found)
        for kind in PhotoKind
        if (found := [row for row in rows if row.kind == kind])
    ]
