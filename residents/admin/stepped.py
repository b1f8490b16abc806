"""Records kept by steps: a page each, and a form for every step that is open now."""

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from residents.admin.pages import desk_page, render_page, take_form
from residents.policies.opinions import may_keep


class Step(NamedTuple):
    """What may be done with a record: its word, its form, the operation."""

    word: Any
    form: type[Any]
    act: Callable[..., Any]


class SteppedAdmin(ReadOnlyAdmin[Any]):
    """Lists, one page each; whoever prepares votes there takes the steps."""

    view_capability = Capability.VOTES_VIEW
    steps: ClassVar[dict[str, Step]] = {}
    page_name: ClassVar[str] = ""
    add_word: ClassVar[Any] = ""
    add_form: ClassVar[type[Any]]

    # Each desk says which steps fit the state of a record, what its page shows, and
    # how a new one is made by its operation.
    open_steps: Callable[[Any], set[str]]
    facts: Callable[[Any], dict[str, Any]]
    add_row: Callable[[Any, dict[str, Any]], Any]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever prepares votes."""
        user: Any = request.user
        return bool(user.may(Capability.VOTES_PREPARE))

    def get_urls(self) -> list[Any]:
        """With one address for every step."""
        name = f"residents_{self.opts.model_name}_step"
        step = self.admin_site.admin_view(desk_page(self, take_step))
        own = [path("<int:pk>/step/<slug:step>/", step, name=name)]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A new record."""
        return desk_page(self, add_row)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One record."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        row = get_visible_or_404(self.model, request.user, pk=number)
        return show_row(self, request, row)

    def to_row(self, row: Any) -> HttpResponse:
        """Back to its page."""
        url = reverse(f"admin:residents_{self.opts.model_name}_change", args=[row.pk])
        return HttpResponseRedirect(url)


def add_row(desk: SteppedAdmin, request: HttpRequest) -> HttpResponse:
    """A new record, typed in."""
    user: Any = request.user
    if not user.may(Capability.VOTES_PREPARE):
        raise PermissionDenied
    form = desk.add_form(request.POST or None, user=user)

    def act() -> HttpResponse:
        row = desk.add_row(user, form.words)
        messages.success(request, _("The step is recorded."))
        return desk.to_row(row)

    back = reverse(f"admin:residents_{desk.opts.model_name}_changelist")
    return take_form(
        desk, request, form, act, "vote_form", str(desk.add_word), back=back
    )


def take_step(
    desk: SteppedAdmin, request: HttpRequest, *, pk: int, step: str
) -> HttpResponse:
    """Do what a form of the page asks."""
    user: Any = request.user
    row = get_visible_or_404(desk.model, user, pk=pk)
    if step not in desk.steps:
        raise Http404
    if request.method != "POST":
        return desk.to_row(row)
    if not may_keep(user, row):
        raise PermissionDenied
    if step not in desk.open_steps(row):
        messages.warning(request, _("This step is not open now. Look at the page."))
        return desk.to_row(row)
    form = _form(desk, step, row, user, request.POST)
    if not form.is_valid():
        return show_row(desk, request, row, tried=(step, form))
    with refusals_as_messages(request):
        desk.steps[step].act(row, form.words, user)
        messages.success(request, _("The step is recorded."))
    return desk.to_row(row)


def show_row(
    desk: SteppedAdmin,
    request: HttpRequest,
    row: Any,
    *,
    tried: tuple[str, Any] | None = None,
) -> HttpResponse:
    """The page of one record, with the forms of the steps that are open."""
    user: Any = request.user
    is_open = desk.open_steps(row) if may_keep(user, row) else set()
    shown = [
        (
            step,
            desk.steps[step].word,
            tried[1] if tried and tried[0] == step else _form(desk, step, row, user),
            reverse(
                f"admin:residents_{desk.opts.model_name}_step", args=[row.pk, step]
            ),
        )
        for step in desk.steps
        if step in is_open
    ]
    facts = desk.facts(row)
    title = facts.pop("title")
    return render_page(
        desk, request, desk.page_name, title, row=row, steps=shown, **facts
    )


def _form(desk: SteppedAdmin, step: str, row: Any, user: Any, data: Any = None) -> Any:
    form = desk.steps[step].form
    return form(data, row=row, user=user, auto_id=f"id_{step}_%s")
