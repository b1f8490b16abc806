"""The rows of a list of the desk, drawn with as little as each needs.

The theme works out every heading again for every row and draws a template for every
label and box. Here a column is looked up once for the page and a mark drawn once.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from unfold.admin import checkbox
from unfold.templatetags.unfold_list import (
    CHECKBOX_CLASSES,
    LINK_CLASSES,
    ROW_CLASSES,
    result_headers,
)
from unfold.utils import display_for_field, display_for_label, display_for_value

_BOX: Final = "action_checkbox"
_MARK: Final = "number-of-the-row"
_NEVER_BROKEN: Final = models.DateField | models.TimeField | models.ForeignKey

# (field or None, what the words hang on, value), as `lookup_field` answers.
Found = tuple[Any, Any, Any]


@dataclass(frozen=True)
class _Column:
    """One column: how a row's value is found, and the cell around it."""

    name: str
    find: Callable[[Any], Found]
    is_link: bool
    opening: str
    opening_nowrap: str
    closing: str


class Rows:
    """The rows of a page of a list, each as the cells of a table row."""

    def __init__(self, cl: Any) -> None:
        self._cl = cl
        self._desk = cl.model_admin
        self._kept: dict[Hashable, Any] = {}
        self._empty = self._desk.get_empty_value_display()
        self._filters: str | None = None
        self.headings = list(result_headers(cl))
        self._columns = list(self._made())

    def __iter__(self) -> Iterator[SafeString]:
        for row in self._cl.result_list:
            cells = "".join(self._cell(row, column) for column in self._columns)
            yield mark_safe(cells)  # noqa: S308  each cell is escaped

    # --- columns, once a page -------------------------------------------------------
    def _made(self) -> Iterator[_Column]:
        links = self._cl.list_display_links
        first = True
        for heading, name in zip(self.headings, self._cl.list_display, strict=True):
            is_link = links is not None and (
                (first and not links) or name in (links or ())
            )
            tag = "th" if is_link and first else "td"
            first = first and not is_link
            is_box = name == _BOX
            called = getattr(name, "__name__", name)
            classes = CHECKBOX_CLASSES if is_box else [f"field-{called}", *ROW_CLASSES]
            label = checkbox.attrs["aria-label"] if is_box else heading["text"]
            yield _Column(
                called,
                self._finder(name),
                is_link,
                _opening(tag, classes, label),
                _opening(tag, [*classes, "nowrap"], label),
                f"</{tag}>",
            )

    def _finder(self, name: Any) -> Callable[[Any], Found]:
        if name == _BOX:
            return lambda row: (None, None, self._box(row))
        found: Any = label_for_field(
            name, self._cl.model, model_admin=self._desk, return_attr=True
        )
        attr = found[1]
        if attr is None and (field := self._field(name)) is not None:
            return lambda row: (field, None, getattr(row, name))
        if isinstance(name, str) and getattr(self._desk, name, None) == attr:
            return lambda row: (None, attr, attr(row))
        return lambda row: lookup_field(name, row, self._desk)

    def _field(self, name: str) -> Any:
        try:
            return self._cl.opts.get_field(name)
        except FieldDoesNotExist:
            return None

    # --- cells ------------------------------------------------------------------------
    def _cell(self, row: Any, column: _Column) -> str:
        words, nowrap = self._words(row, column)
        if column.is_link:
            words = format_html(
                '<a href="{}" class="{}">{}</a>',
                self._address(row),
                " ".join(LINK_CLASSES),
                words,
            )
        opening = column.opening_nowrap if nowrap else column.opening
        return f"{opening}{conditional_escape(words)}{column.closing}"

    def _words(self, row: Any, column: _Column) -> tuple[Any, bool]:
        """What a cell says, and whether its words stay on one line."""
        try:
            field, attr, value = column.find(row)
        except ObjectDoesNotExist:
            return self._empty, False
        if field is None or field.auto_created:
            return self._shown(column, attr, value), isinstance(value, date | time)
        nowrap = isinstance(field, _NEVER_BROKEN)
        if isinstance(field.remote_field, models.ManyToOneRel):
            return (self._empty if value is None else value), nowrap
        if not field.flatchoices:
            return display_for_field(value, field, self._empty), nowrap
        return self._once(
            (column.name, value), lambda: display_for_field(value, field, self._empty)
        ), nowrap

    def _shown(self, column: _Column, attr: Any, value: Any) -> Any:
        empty = getattr(attr, "empty_value_display", self._empty)
        if label := getattr(attr, "label", False):
            return self._once(
                (column.name, value), lambda: display_for_label(value, empty, label)
            )
        if not getattr(attr, "boolean", False):
            return display_for_value(value, empty)
        return self._once(
            (column.name, value), lambda: display_for_value(value, empty, boolean=True)
        )

    def _once(self, key: tuple[Any, Any], draw: Callable[[], Any]) -> Any:
        """What `draw` gives, drawn once a page for equal values."""
        try:
            hash(key)
        except TypeError:
            return draw()
        if key not in self._kept:
            self._kept[key] = draw()
        return self._kept[key]

    def _box(self, row: Any) -> SafeString:
        drawn: str = self._once(
            (_BOX, ""), lambda: checkbox.render(ACTION_CHECKBOX_NAME, _MARK)
        )
        number = conditional_escape(row.pk)
        return mark_safe(drawn.replace(_MARK, number))  # noqa: S308  both are escaped

    def _address(self, row: Any) -> str:
        """The row's page; the list's own filters travel in its query."""
        url: str = self._cl.url_for_result(row)
        if self._filters is None:
            known = {
                "preserved_filters": self._cl.preserved_filters,
                "opts": self._cl.opts,
            }
            self._filters = add_preserved_filters(known, url)[len(url) :]
        return url + self._filters


def _opening(tag: str, classes: list[str], label: Any) -> str:
    return format_html('<{} class="{}" data-label="{}">', tag, " ".join(classes), label)
