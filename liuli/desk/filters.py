"""Filters of the desk's lists that know whose rows are whose."""

from typing import Any, ClassVar

from unfold.contrib.filters.admin import DropdownFilter


class RelatedFilter(DropdownFilter):  # type: ignore[misc]  # the theme has no types
    """By a related row: offers those the reader may see, by `naming`, newest first.

    Django's own filter of a relation lists every row there is, whoever's it is.
    """

    naming: ClassVar[str] = "name"
    most: ClassVar[int] = 200

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """The rows of the relation this person sees."""
        field = model_admin.model._meta.get_field(self.parameter_name)  # noqa: SLF001
        rows = field.related_model.objects.visible_to(request.user).order_by("-pk")
        return [
            (str(pk), str(name))
            for pk, name in rows.values_list("pk", self.naming)[: self.most]
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Rows of the chosen one; anything that is no number finds nothing."""
        value = self.value()
        if not value:
            return queryset
        if not str(value).isdecimal():
            return queryset.none()
        return queryset.filter(**{self.parameter_name: value})
