"""The only door to a photo."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from liuli.attachments.models import File
from liuli.attachments.storage import photo_path
from liuli.kernel.access import get_visible_or_404


@require_safe
def photo(request: HttpRequest, pk: int) -> FileResponse:
    """The picture, for whoever may see what it shows; 404 alike for all others."""
    return photo_response(get_visible_or_404(File, request.user, pk=pk))


def photo_response(file: File) -> FileResponse:
    """The picture itself; whoever calls has asked whether it may be seen."""
    path = photo_path(file.sha256)
    if not path.exists():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    response["Content-Disposition"] = f'inline; filename="photo-{file.pk}.jpg"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
