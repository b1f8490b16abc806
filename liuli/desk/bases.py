"""The base of every list and form in the desk: scoped, audited, through operations."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Generic, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import connection, models, transaction
from django.db.utils import IntegrityError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from liuli.desk.exporting import ExportMixin
from liuli.kernel.errors import NotAllowed, Refused

M = TypeVar("M", bound=models.Model)

_COUNT_EXACTLY_BELOW = 50_000


class EstimatingPaginator(Paginator[Any]):
    """Counts exactly while counting is cheap, by estimate beyond (design c)."""

    @cached_property
    def count(self) -> int:
        """Rows in the list; PostgreSQL's own estimate for huge unfiltered tables."""
        query = getattr(self.object_list, "query", None)
        if query is not None and not query.where:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass",
                    [f'"{query.model._meta.db_table}"'],  # noqa: SLF001
                )
                estimate = int(cursor.fetchone()[0])
            if estimate > _COUNT_EXACTLY_BELOW:
                return estimate
        return int(super().count)


class TerritoryAdmin(ExportMixin, ModelAdmin, Generic[M]):
    """A list and form over rows of a territory.

    Reads go through `visible_to`; writes go through an operation named in
    `perform_add` / `perform_change`; nothing is ever deleted here. A capability left
    empty closes the door.
    """

    view_capability: ClassVar[str] = ""
    add_capability: ClassVar[str] = ""
    change_capability: ClassVar[str] = ""

    paginator = EstimatingPaginator
    show_full_result_count = False
    list_per_page = 25
    actions_on_top = True
    view_on_site = False
    list_fullwidth = True
    compressed_fields = True
    warn_unsaved_form = True
    save_as = False

    # --- who may -----------------------------------------------------------------------
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

    # --- what is seen ------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Rows of this person's territories only."""
        manager: Any = self.model._default_manager  # noqa: SLF001
        queryset = manager.visible_to(request.user)
        ordering = self.get_ordering(request)
        return queryset.order_by(*ordering) if ordering else queryset

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Only the lookups of the filters on show; a query string is no oracle."""
        named = set(self.allowed_lookups(request))
        return lookup in named

    def allowed_lookups(self, request: HttpRequest | None) -> Sequence[str]:
        """Lookups the filters of this list use."""
        found: list[str] = []
        for item in self.get_list_filter(request):  # type: ignore[arg-type]
            if isinstance(item, str):
                found += [item, f"{item}__exact", f"{item}__isnull", f"{item}__in"]
            elif isinstance(item, tuple):
                found += [f"{item[0]}_from", f"{item[0]}_to"]
            else:
                found.append(item.parameter_name)
        if self.date_hierarchy:
            name = self.date_hierarchy
            found += [f"{name}__{part}" for part in ("year", "month", "day", "gte", "lt")]
        return found

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Choices of a relation are the rows this person may see; forged keys fail."""
        manager = db_field.remote_field.model._default_manager  # noqa: SLF001
        if "queryset" not in kwargs and hasattr(manager.all(), "visible_to"):
            kwargs["queryset"] = manager.visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """Search by the queryset's own `containing`, where it has one."""
        if search_term and hasattr(queryset, "containing"):
            return queryset.containing(search_term.strip()), False
        return super().get_search_results(request, queryset, search_term)

    # --- writing -----------------------------------------------------------------------
    def perform_add(self, request: HttpRequest, form: ModelForm[M]) -> M:
        """Call the operation that adds a row."""
        raise PermissionDenied

    def perform_change(self, request: HttpRequest, obj: M, form: ModelForm[M]) -> M:
        """Call the operation that corrects a row."""
        raise PermissionDenied

    def save_form(self, request: HttpRequest, form: ModelForm[M], change: bool) -> M:  # noqa: FBT001
        """The operation writes; the form itself never saves."""
        if change:
            return self.perform_change(request, form.instance, form)
        return self.perform_add(request, form)

    def save_model(
        self, request: HttpRequest, obj: M, form: ModelForm[M], change: bool  # noqa: FBT001
    ) -> None:
        """Nothing: `save_form` has called the operation."""

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool  # noqa: FBT001
    ) -> None:
        """Nothing: operations write related rows themselves."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or take a form; a refusal becomes a message over the form."""
        try:
            with transaction.atomic():
                return super().changeform_view(
                    request, object_id, form_url, extra_context
                )
        except NotAllowed:
            raise
        except Refused as refusal:
            return self._again(request, str(refusal))
        except ValidationError as invalid:
            return self._again(request, " ".join(invalid.messages))
        except IntegrityError as broken:
            return self._again(request, self._constraint_sentence(broken))

    def _again(self, request: HttpRequest, sentence: str) -> HttpResponse:
        """The refused form, filled in as it was, with the reason above it."""
        messages.error(request, sentence)
        request.method = "POST"
        return self._refill(request)

    def _refill(self, request: HttpRequest) -> HttpResponse:
        match = request.resolver_match
        object_id = match.kwargs.get("object_id") if match else None
        request._liuli_refused = True  # type: ignore[attr-defined]  # noqa: SLF001
        with transaction.atomic():
            return super().changeform_view(request, object_id, "", None)

    def _constraint_sentence(self, broken: IntegrityError) -> str:
        """The model's own sentence for the constraint the database named."""
        cause = getattr(broken.__cause__, "diag", None)
        name = getattr(cause, "constraint_name", "") or ""
        for constraint in self.model._meta.constraints:  # noqa: SLF001
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
        return str(_("The database refused this because it breaks a rule."))

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """After a refusal the same form comes back without being saved again."""
        form = super().get_form(request, *args, **kwargs)
        if getattr(request, "_liuli_refused", False):
            return type(form)(form.__name__, (_RefusedForm, form), {})
        return form

    # --- audit instead of Django's log ---------------------------------------------------
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The operation has written the audit."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The operation has written the audit."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """Nothing is deleted."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's bulk delete."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return dict(actions)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What the row history and the audit know of a row, for whoever sees it."""
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[no-any-return]
                request, self.opts, object_id
            )
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        from liuli.desk.history import history_page

        return history_page(self, request, obj)


class _RefusedForm:
    """Mixed into a form after a refusal: valid data, but not to be saved again."""

    def is_valid(self) -> bool:
        """Say no, so that the page shows the form again."""
        super().is_valid()  # type: ignore[misc]
        return False


class ReadOnlyAdmin(TerritoryAdmin[M]):
    """A list and page to look at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: rows come from operations elsewhere."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody."""
        return False


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[None]:
    """For buttons and list actions: a refusal becomes a message on the next page."""
    try:
        yield
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))


__all__ = ["ReadOnlyAdmin", "TerritoryAdmin", "refusals_as_messages"]
