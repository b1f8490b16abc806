"""Fields of forms written with few templates say what Django's own say."""

import pytest
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import DjangoTemplates
from django.test.signals import template_rendered
from django.utils.safestring import mark_safe
from unfold.widgets import UnfoldAdminSelectWidget

CHOICES = [
    ("", "---"),
    ("a<b", 'An "A" & more'),
    ("Groups", [("1", "One"), (2, "Two"), (None, mark_safe("<b>bold</b>"))]),
]
ATTRIBUTES = {"class": "wide", "required": True, "disabled": False, "data-x": '<"&>'}


def squeezed(html):
    return "".join(html.split())


@pytest.mark.parametrize("value", ["", "a<b", 2, None])
@pytest.mark.parametrize(
    "widget", [forms.Select, forms.SelectMultiple, forms.RadioSelect, forms.TextInput]
)
def test_a_field_reads_as_django_writes_it(widget, value):
    words = {"attrs": ATTRIBUTES}
    if issubclass(widget, forms.Select | forms.RadioSelect):
        words["choices"] = CHOICES
    field = widget(**words)
    given = [value] if widget is forms.SelectMultiple else value

    ours = field.render("name", given, {"id": "id_name"})
    theirs = field.render("name", given, {"id": "id_name"}, DjangoTemplates())

    assert squeezed(ours) == squeezed(theirs)


@pytest.mark.parametrize(("is_required", "word"), [(True, "请选择"), (False, "未选择")])
@pytest.mark.parametrize("widget", [forms.Select, UnfoldAdminSelectWidget])
def test_an_empty_choice_is_said_in_words(widget, is_required, word):
    """Django's row of dashes means nothing, least of all read aloud."""
    choices = [*BLANK_CHOICE_DASH, ("1", "One")]
    field = forms.ChoiceField(choices=choices, required=is_required, widget=widget)
    form = type("Form", (forms.Form,), {"field": field})()

    html = str(form["field"])

    assert "--" not in html
    assert f">{word}</option>" in html


@pytest.mark.parametrize("widget", [forms.Select, UnfoldAdminSelectWidget])
def test_a_long_choice_draws_no_more_templates_than_a_short_one(widget):
    drawn = []
    template_rendered.connect(lambda **words: drawn.append(words), weak=False)

    counts = []
    for length in (1, 60):
        drawn.clear()
        widget(choices=[(n, n) for n in range(length)]).render("name", 0)
        counts.append(len(drawn))

    assert 0 < counts[0] == counts[1]
