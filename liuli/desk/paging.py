"""Pages of long lists without the price of counting everything."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from unfold.views import ChangeList

COUNT_EXACTLY_UP_TO = 10_000


class BoundedPaginator(Paginator[Any]):
    """Counts exactly up to a bound, by the planner's estimate beyond (design c).

    Counting stops at the bound, so a list of a million rows costs no more than one of
    ten thousand.
    """

    # The theme asks a list's pages for a template of their own.
    template_name = ""

    @cached_property
    def count(self) -> int:
        """Rows in the list."""
        rows: Any = self.object_list
        if not hasattr(rows, "explain"):
            return int(super().count)
        unordered = rows.order_by()
        exact = unordered[: COUNT_EXACTLY_UP_TO + 1].count()
        if exact <= COUNT_EXACTLY_UP_TO:
            return int(exact)
        return max(_estimate(unordered), int(exact))


class DeskChangeList(ChangeList):  # type: ignore[misc]  # the theme has no types
    """A list that offers 显示全部 only where a filter hides something."""

    # The theme asks a list whether it is a part of a form.
    is_dataset = False

    def get_results(self, request: Any) -> None:
        """As Django's, without its second count."""
        super().get_results(request)
        if not self.query and not self.has_active_filters:
            self.full_result_count = self.result_count


def _estimate(rows: Any) -> int:
    """What the planner expects, from its own statistics."""
    plan = json.loads(rows.explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])
