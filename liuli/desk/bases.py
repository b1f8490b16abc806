"""The base of every list and form in the desk: scoped, audited, through operations."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, NoReturn, TypeVar

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import models
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from unfold.admin import ModelAdmin

from liuli.desk.acting import ActingForm, refusals_as_messages
from liuli.desk.exporting import ExportMixin
from liuli.desk.history import history_page
from liuli.desk.paging import BoundedPaginator, DeskChangeList

M = TypeVar("M", bound=models.Model)

# What the filters of Django and of the theme may append to a field's name.
_LOOKUPS_OF_A_FIELD = ("", "__exact", "__in", "__isnull")
_LOOKUPS_OF_A_FILTER = (*_LOOKUPS_OF_A_FIELD, "__gte", "__lt", "__lte", "_from", "_to")
_LOOKUPS_OF_A_DATE = ("__year", "__month", "__day", "__gte", "__lt")


class TerritoryAdmin(ExportMixin, ModelAdmin, Generic[M]):  # type: ignore[misc]
    """A list and form over rows of a territory.

    Reads go through `visible_to`; writes go through an operation called by
    `perform_add` / `perform_change`; nothing is ever deleted here. A capability left
    empty closes the door. What is out of scope is not there (404).
    """

    view_capability: ClassVar[str] = ""
    add_capability: ClassVar[str] = ""
    change_capability: ClassVar[str] = ""

    paginator = BoundedPaginator
    change_list_template = "desk/list.html"
    # The theme asks for these and means no; a name that is not there is looked for
    # with `dir`, half a millisecond each time.
    list_sections: ClassVar[tuple[Any, ...]] = ()
    conditional_fields: ClassVar[dict[str, str]] = {}
    change_form_show_cancel_button = False
    show_full_result_count = False
    list_per_page = 25
    actions_on_top = True
    view_on_site = False
    list_fullwidth = True
    compressed_fields = True
    warn_unsaved_form = True
    save_as = False

    # --- who may ----------------------------------------------------------------------
    def has_module_permission(self, request: HttpRequest) -> bool:
        """Shown in the menu to whoever may look."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Whoever holds the view capability (over the row's unit)."""
        return self._may(request, self.view_capability, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever holds the add capability anywhere."""
        return self._may(request, self.add_capability, None)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Whoever holds the change capability (over the row's unit)."""
        return self._may(request, self.change_capability, obj)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nothing is deleted here: rows end, they do not vanish."""
        return False

    def _may(self, request: HttpRequest, capability: str, obj: M | None) -> bool:
        user: Any = request.user
        if not capability or not user.is_authenticated:
            return False
        unit = self.unit_of(obj) if obj is not None else None
        return bool(user.may(capability, unit))

    def unit_of(self, obj: M) -> Any:
        """The unit whose posts decide about a row; None where no one unit does."""
        return getattr(obj, "unit", None)

    # --- what is seen -----------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Rows of this person's territories only."""
        queryset = _visible(self.model, request)
        ordering = self.get_ordering(request)
        return queryset.order_by(*ordering) if ordering else queryset

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Any]:
        """The list of the desk."""
        return DeskChangeList

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Only what the filters on show ask for; a query string is no oracle."""
        return lookup in set(self.allowed_lookups(request))

    def allowed_lookups(self, request: HttpRequest) -> Iterator[str]:
        """Parameters the filters of this list use."""
        specifications: Sequence[Any] = self.get_list_filter(request)
        for spec in specifications:
            if isinstance(spec, str):
                yield from (spec + end for end in _LOOKUPS_OF_A_FIELD)
            elif isinstance(spec, tuple):
                yield from (spec[0] + end for end in _LOOKUPS_OF_A_FILTER)
            else:
                yield from (spec.parameter_name + end for end in ("", "_from", "_to"))
        if self.date_hierarchy:
            yield from (self.date_hierarchy + end for end in _LOOKUPS_OF_A_DATE)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """Search by the queryset's own `containing`, where it has one."""
        searches = bool(self.get_search_fields(request))
        if search_term and searches and hasattr(queryset, "containing"):
            return queryset.containing(search_term.strip()), False
        found: tuple[Any, bool] = super().get_search_results(
            request, queryset, search_term
        )
        return found

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's bulk delete."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return dict(actions)

    def _get_obj_does_not_exist_redirect(self, *args: Any) -> NoReturn:
        """What is not there and what is not yours answer alike."""
        raise Http404

    # --- forms ------------------------------------------------------------------------
    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Choices of a relation are the rows this person may see; forged keys fail."""
        if "queryset" not in kwargs:
            kwargs["queryset"] = _visible(db_field.remote_field.model, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Without the pop-up windows beside a relation: one page, one form."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002  Django's own signature
        **kwargs: Any,
    ) -> type[ModelForm[Any]]:
        """The form, made to act through the operation when it is valid."""
        base: Any = kwargs.pop("form", self.form)
        if obj is None:
            act: Any = partial(self.perform_add, request)
        else:
            act = partial(self.perform_change, request, obj)
        members = {"act": staticmethod(act), "actor": request.user}
        bases = (base,) if issubclass(base, ActingForm) else (ActingForm, base)
        kwargs["form"] = type(base)(base.__name__, bases, members)
        form: type[ModelForm[Any]] = super().get_form(request, obj, change, **kwargs)
        return form

    def perform_add(self, request: HttpRequest, form: Any) -> M:
        """Call the operation that adds a row."""
        raise PermissionDenied

    def perform_change(self, request: HttpRequest, obj: M, form: Any) -> M:
        """Call the operation that corrects a row."""
        raise PermissionDenied

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:  # noqa: FBT001
        """What the operation gave back when the form was found valid."""
        return form.outcome

    def save_model(self, *args: Any) -> None:
        """Nothing: the operation has written the row."""

    def save_related(self, *args: Any) -> None:
        """Nothing: operations write related rows themselves."""

    # --- audit instead of Django's log ------------------------------------------------
    def log_addition(self, *args: Any) -> Any:
        """Nothing: the operation has written the audit."""

    def log_change(self, *args: Any) -> Any:
        """Nothing: the operation has written the audit."""

    def log_deletions(self, *args: Any) -> Any:
        """Nothing is deleted."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What the row history and the audit know of a row, for whoever sees it."""
        obj = self.get_object(request, object_id)
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return history_page(self, request, obj)


class ReadOnlyAdmin(TerritoryAdmin[M]):
    """A list and page to look at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: rows come from operations elsewhere."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody."""
        return False


def _visible(model: type[models.Model], request: HttpRequest) -> models.QuerySet[Any]:
    """Rows of a model this person may see; a model without a scope stays shut."""
    manager: Any = model._default_manager  # noqa: SLF001
    if not hasattr(manager.all(), "visible_to"):
        message = f"{model.__name__} has no visible_to: the desk cannot show it."
        raise ImproperlyConfigured(message)
    found: models.QuerySet[Any] = manager.visible_to(request.user)
    return found


__all__ = ["ReadOnlyAdmin", "TerritoryAdmin", "refusals_as_messages"]
