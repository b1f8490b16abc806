"""The page of a show of hands: each teller's own count, then the result (J3)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from residents.admin import pages
from residents.forms.praise import CountForm
from residents.models import PraiseRound
from residents.operations.praise_count import count_hands, nominees, result_of
from residents.policies import praise as policies


def count_page(
    model_admin: Any, request: HttpRequest, rounds: Any, *, pk: int
) -> HttpResponse:
    """What stands; or one's own count, without what the other teller saw."""
    user: Any = request.user
    if not user.may(Capability.PRAISE_VIEW):
        raise PermissionDenied
    call: PraiseRound | None = rounds.select_related("unit").filter(pk=pk).first()
    if call is None:
        raise Http404
    today = timezone.localdate()
    is_open = call.counted_on is None and policies.may_count(user, call)
    standing = nominees(call) if is_open and call.closes_on < today else []
    if request.method == "POST" and not is_open:
        raise PermissionDenied
    form = CountForm(
        request.POST or None, nominees=standing, initial={"held_on": today}
    )

    def act() -> HttpResponse:
        data = form.cleaned_data
        done = count_hands(
            call,
            held_on=data["held_on"],
            present=data["present"],
            hands=form.hands(),
            actor=user,
            today=today,
        )
        messages.success(request, _told(done))
        url = reverse("admin:residents_nomination_count", args=[call.pk])
        return HttpResponseRedirect(url)

    return pages.take_form(
        model_admin,
        request,
        form,
        act,
        "praise_count",
        _("Show of hands"),
        call=call,
        result=result_of(call),
        nominees=standing,
        tellers=list(call.tallies.select_related("teller")),
        back=reverse("admin:residents_nomination_changelist"),
    )


def _told(call: PraiseRound) -> str:
    if call.counted_on is not None:
        return _("Two people counted the same: the result stands.")
    if call.tallies.count() == 1:
        return _("Your count is kept. A second person enters theirs on this page.")
    return _("The two counts differ. Count again together; both enter it anew.")
