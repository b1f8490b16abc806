"""Records with a page of their own: buttons that open one form, one operation each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from liuli.desk.acting import act_by
from liuli.desk.bases import TerritoryAdmin
from liuli.kernel.access import get_visible_or_404

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Act:
    """One button: its words, its form, who sees it, and the operation it calls.

    What `run` answers in words is said instead of `done`.
    `start` fills the form in advance, from the record and the words of the address.
    """

    title: str | Promise
    form: type[Form]
    may: Callable[[Any, Any], bool]
    run: Callable[[Any, Any, Any], Any]
    done: str | Promise
    start: Callable[[Any, Any], dict[str, Any]] | None = None


class ActsAdmin(TerritoryAdmin[M]):
    """A list whose rows open a page; what can be done there are `acts`."""

    acts: ClassVar[Mapping[str, Act]] = {}
    page: ClassVar[str] = ""
    add_form: ClassVar[type[Form] | None] = None
    add_title: ClassVar[str | Promise] = ""

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never by the stock form: every change is an act."""
        return False

    def get_urls(self) -> list[Any]:
        """One door for every act."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        view = self.admin_site.admin_view(never_cache(self.act_page))
        return [path("<int:pk>/act/<slug:act>/", view, name=name), *super().get_urls()]

    def find(self, request: HttpRequest, pk: int) -> Any:
        """The record; 404 alike for what is absent and out of reach."""
        return get_visible_or_404(self.model, request.user, pk=pk)

    def title_of(self, record: Any) -> str:
        """What stands above the page."""
        return str(record)

    def facts(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What the page shows besides the record."""
        return {}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of one record."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        record = self.find(request, int(number))
        open_acts = [
            {"title": act.title, "url": self._act_url(record, name), "name": name}
            for name, act in self.acts.items()
            if act.may(request.user, record)
        ]
        return self.render(
            request,
            self.page,
            self.title_of(record),
            record=record,
            acts=open_acts,
            **self.facts(request, record),
        )

    def act_page(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """One form; a refusal stands above the filled-in form."""
        record = self.find(request, pk)
        chosen = self.acts.get(act)
        if chosen is None:
            raise Http404
        if not chosen.may(request.user, record):
            raise PermissionDenied
        is_sent = request.method == "POST"  # a button may send nothing else
        form = chosen.form(
            request.POST if is_sent else None,
            request.FILES if is_sent else None,
            record=record,  # type: ignore[call-arg]  # forms of acts take it
            initial=chosen.start(record, request.GET) if chosen.start else None,
        )
        return self.take(
            request,
            form,
            lambda: chosen.run(record, form, request.user),
            title=str(chosen.title),
            done=str(chosen.done),
            back=self.page_url(record),
        )

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form of a new record, where there is one."""
        if self.add_form is None or not self.has_add_permission(request):
            raise PermissionDenied
        form = self.add_form(
            request.POST or None,
            request.FILES or None,
            user=request.user,  # type: ignore[call-arg]  # forms of a community take it
        )
        opts = self.opts
        back = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        return self.take(
            request,
            form,
            lambda: self.begin(form, request.user),
            title=str(self.add_title),
            done=_("Saved."),
            back=back,
        )

    def begin(self, form: Any, user: Any) -> Any:
        """Call the operation that makes a record."""
        raise PermissionDenied

    def take(
        self,
        request: HttpRequest,
        form: Form,
        run: Callable[[], Any],
        *,
        title: str,
        done: str,
        back: str,
    ) -> HttpResponse:
        """Show a form, or do what it asks and go back to where it was opened."""
        if request.method == "POST" and form.is_valid():

            def act() -> HttpResponse:
                said = run()
                messages.success(request, said if isinstance(said, str) else done)
                return HttpResponseRedirect(back)

            answer = act_by(form, act)
            if answer is not None:
                return answer
        return self.render(request, "act_form", title, form=form, back=back)

    def page_url(self, record: Any) -> str:
        """The page of a record."""
        opts = self.opts
        return reverse(
            f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]
        )

    def _act_url(self, record: Any, name: str) -> str:
        opts = self.opts
        route = f"admin:{opts.app_label}_{opts.model_name}_act"
        return reverse(route, args=[record.pk, name])

    def render(
        self, request: HttpRequest, name: str, title: str, **context: Any
    ) -> HttpResponse:
        """A page inside the desk that nothing keeps."""
        frame = self.admin_site.each_context(request)
        full = {**frame, "opts": self.opts, "title": title, **context}
        response = TemplateResponse(request, f"petitions/{name}.html", full)
        response["Cache-Control"] = "no-store"
        return response
