"""Records of the desk: a list, a page of one record, acts that call operations."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.territory.choices import Level
from liuli.territory.models import Unit

M = TypeVar("M", bound=models.Model)
Text = Any


@dataclass(frozen=True)
class Table:
    """Rows under headings; a cell is a value, or (value, address)."""

    title: Text
    heads: Sequence[Text]
    rows: Sequence[Sequence[Any]]
    empty: Text = ""

    @property
    def lines(self) -> Iterator[list[tuple[Text, Any, str]]]:
        """Each cell with its heading and where it leads."""
        for row in self.rows:
            yield [
                (head, *cell) if isinstance(cell, tuple) else (head, cell, "")
                for head, cell in zip(self.heads, row, strict=True)
            ]


@dataclass(frozen=True)
class Act:
    """One thing to do with a record: who may, the form, the operation."""

    label: Text
    form: type[forms.Form]
    may: Callable[[Any, Any], bool]
    do: Callable[[Any, Any, Any], Any]
    needs_user: bool = False


@dataclass
class Shown:
    """What a page shows besides its acts."""

    title: Text
    facts: Sequence[tuple[Text, Any]] = ()
    tables: Sequence[Table] = ()
    links: Sequence[tuple[Text, str]] = ()
    banners: Sequence[tuple[Text, str]] = ()
    photos: Any = field(default_factory=list)
    # What is sent by hand, by telephone or chat: (heading, text); names nobody.
    words: Sequence[tuple[Text, str]] = ()
    # Paragraphs of the paper that is printed and handed over.
    letter: Sequence[Text] = ()


class RecordAdmin(ReadOnlyAdmin[M]):
    """A list; a page of one record with its acts; a form that adds one."""

    record_template: ClassVar[str] = "desk/record.html"
    list_display_links: Any = None
    acts: ClassVar[dict[str, Act]] = {}
    new_form: ClassVar[type[forms.Form] | None] = None
    new_title: ClassVar[Text] = ""
    new_capability: ClassVar[str] = ""
    # A form that offers what its user may see, in whichever units that is.
    new_form_asks_user: ClassVar[bool] = False
    # Said where `perform_new` answers None: what it counted stays, unlike a refusal's.
    new_found_nothing: ClassVar[Text] = ""

    # --- to be told by each list ------------------------
    def shown(self, obj: Any, request: HttpRequest) -> Shown:
        """The page of one record."""
        raise PermissionDenied

    def perform_new(self, community: Any, data: Any, user: Any) -> Any:
        """Call the operation that adds a record.

        `community` is None for whoever works in a part of one only, where the form
        asks for the unit or the person itself. Answers None where what was typed opens
        nothing.
        """
        raise PermissionDenied

    def make_new_form(self, request: HttpRequest, community: Any) -> forms.Form:
        """The form of a new record; a list may hand it more."""
        if self.new_form is None:
            raise PermissionDenied
        given: dict[str, Any] = {"initial": request.GET.dict()}
        if self.new_form_asks_user:
            given["user"] = request.user
        return self.new_form(request.POST or None, **given)

    # --- routes -----------------------------------------
    def get_urls(self) -> list[Any]:
        """With one door for all acts, and one for a new record."""
        view = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = []
        if self.acts:
            own.append(path("<int:pk>/act/", view(self.act), name=f"{name}_act"))
        if self.new_form is not None:
            own.append(path("new/", view(self.new), name=f"{name}_new"))
        return own + super().get_urls()

    @action(
        description=gettext_lazy("Add"), permissions=["new"], url_path="open-new",
        icon="add",
    )  # fmt: skip
    def open_new(self, request: HttpRequest) -> HttpResponse:
        """To the form of a new record."""
        return HttpResponseRedirect(self.address_of("new"))

    def has_new_permission(self, request: HttpRequest) -> bool:
        """Whoever may add one somewhere."""
        user: Any = request.user
        return self.new_form is not None and user.may(self.new_capability)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One record; 404 alike for what is absent and out of reach."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        return self._page(request, self._seen(request, int(number)))

    def act(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One button: its form, then its operation."""
        obj = self._seen(request, pk)
        back = HttpResponseRedirect(self.address_of("change", obj.pk))
        name = request.POST.get("act", "")
        if request.method != "POST" or name not in self.acts:
            return back
        form = self._form(name, request, obj, bound=True)
        if not form.is_valid():
            return self._page(request, obj, refused=(name, form))
        with refusals_as_messages(request), transaction.atomic():
            self.acts[name].do(obj, form.cleaned_data, request.user)
            self.message_user(request, _("Done."))
        return back

    def new(self, request: HttpRequest) -> HttpResponse:
        """A new record in the community of whoever adds it."""
        user: Any = request.user
        community = community_of(user, self.new_capability)
        if not self.has_new_permission(request):
            raise PermissionDenied
        if community is None and not self.new_form_asks_user:
            raise PermissionDenied
        form = self.make_new_form(request, community)
        if request.method == "POST" and form.is_valid():
            with refusals_as_messages(request), transaction.atomic():
                made = self.perform_new(community, form.cleaned_data, user)
                if made is not None:
                    self.message_user(request, _("Done."))
                    return HttpResponseRedirect(self.address_of("change", made.pk))
                form.add_error(None, self.new_found_nothing)
        act = {
            "name": "new", "label": self.new_title, "form": form, "is_open": True,
            "url": self.address_of("new"),
        }  # fmt: skip
        return self._render(request, Shown(self.new_title), [act])

    # --- pages ------------------------------------------
    def _page(
        self, request: HttpRequest, obj: Any, *, refused: Any = None
    ) -> HttpResponse:
        user: Any = request.user
        acts = [
            {
                "name": name,
                "label": act.label,
                "form": refused[1]
                if refused and refused[0] == name
                else self._form(name, request, obj),
                "is_open": bool(refused and refused[0] == name),
                "url": self.address_of("act", obj.pk),
            }
            for name, act in self.acts.items()
            if act.may(user, obj)
        ]
        return self._render(request, self.shown(obj, request), acts)

    def _form(
        self, name: str, request: HttpRequest, obj: Any, *, bound: bool = False
    ) -> forms.Form:
        act = self.acts[name]
        facts: dict[str, Any] = {"record": obj, "auto_id": f"id_{name}_%s"}
        if act.needs_user:
            facts["user"] = request.user
        if bound:
            return act.form(request.POST, request.FILES, **facts)
        return act.form(**facts)

    def _render(
        self, request: HttpRequest, shown: Shown, acts: list[dict[str, Any]]
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": shown.title,
            "facts": shown.facts,
            "tables": shown.tables,
            "links": shown.links,
            "banners": shown.banners,
            "photos": shown.photos,
            "words": shown.words,
            "letter": shown.letter,
            "acts": acts,
        }
        response = TemplateResponse(request, self.record_template, context)
        response["Cache-Control"] = "no-store"
        return response

    def _seen(self, request: HttpRequest, pk: int) -> Any:
        return get_visible_or_404(self.model, request.user, pk=pk)

    def address_of(self, name: str, *args: Any) -> str:
        """A page of this list by its name."""
        page = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return reverse(f"admin:{page}", args=args)


def community_of(user: Any, capability: str) -> Unit | None:
    """The community in which somebody holds a capability, the first of several."""
    units = Unit.objects.filter(path__in=user.scopes(capability))
    return units.filter(level=Level.COMMUNITY).order_by("path").first()


def page_of(model: str, pk: int) -> str:
    """The desk page of a record, by its model's label (`hazards.repair`)."""
    return reverse(f"admin:{model.replace('.', '_')}_change", args=[pk])
