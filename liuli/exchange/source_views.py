"""The old row of a record: what the ledger said, while its file is kept."""

from typing import Any

from django.apps import apps
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from liuli.exchange.policies import may_import
from liuli.exchange.provenance import origins_of, show_old_row
from liuli.exchange.views import render_page
from liuli.kernel.access import get_visible_or_404, require


@never_cache
@require_GET
def source(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """One row of one file; the record and the import must both be this person's."""
    user: Any = request.user
    require(may_import, user)
    found = get_visible_or_404(_model(model), user, pk=pk)
    origins = [o for o in origins_of(found) if user.may("ledgers.import", o.job.unit)]
    asked = str(request.GET.get("import", ""))
    chosen = [o for o in origins if not asked or str(o.job.pk) == asked]
    if not chosen:
        raise Http404
    return render_page(
        request,
        "exchange/source_row.html",
        _("The row in the ledger"),
        origin=chosen[0],
        cells=show_old_row(found, chosen[0], actor=user),
        others=[origin for origin in origins if origin is not chosen[0]],
        model=model,
        record=found,
    )


def _model(label: str) -> type[models.Model]:
    """A model whose rows know whose they are."""
    try:
        found = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if not hasattr(found._default_manager.all(), "visible_to"):  # noqa: SLF001
        raise Http404
    return found
