"""Attributes and options of form fields, written without a template for each.

A page with a long choice has hundreds of them; templates/django/forms/ and
templates/unfold/widgets/ call these in place of one included template each.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import template
from django.db.models.fields import BLANK_CHOICE_DASH
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

_PLAIN: Final = "django/forms/widgets/select_option.html"
# Django's own label of the empty choice: it tells nobody anything, read aloud least.
_DASHES: Final = BLANK_CHOICE_DASH[0][1]


@register.simple_tag
def flat_attributes(attributes: Mapping[str, Any]) -> SafeString:
    """` name="value"` of each; a name alone for True, nothing for False."""
    return mark_safe("".join(_pairs(attributes)))  # noqa: S308  both sides are escaped


@register.simple_tag
def flat_options(groups: Any, is_required: object = None) -> SafeString:
    """The options of a choice, in their groups; an empty one in words, no dashes."""
    empty = _("Please choose") if is_required else _("Not chosen")
    return mark_safe("".join(_options(groups, empty)))  # noqa: S308  all are escaped


def _pairs(attributes: Mapping[str, Any]) -> Iterator[str]:
    for name, value in attributes.items():
        if value is True:
            yield f" {conditional_escape(name)}"
        elif value is not False:
            yield f' {conditional_escape(name)}="{conditional_escape(value)}"'


def _options(groups: Any, empty: str) -> Iterator[str]:
    for name, options, _index in groups:
        if name:
            yield f'<optgroup label="{conditional_escape(name)}">'
        for option in options:
            yield _option(option, empty)
        if name:
            yield "</optgroup>"


def _option(option: Mapping[str, Any], empty: str) -> str:
    if option["template_name"] != _PLAIN:
        return render_to_string(option["template_name"], {"widget": option})
    pairs = "".join(_pairs(option["attrs"]))
    value = conditional_escape(str(option["value"]))
    label = empty if option["label"] == _DASHES else option["label"]
    return f'<option value="{value}"{pairs}>{conditional_escape(label)}</option>'
