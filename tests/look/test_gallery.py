"""Every component once, rendered as the pages render it, and the pages of an error."""

import re
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils import translation

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "static" / "css"
SHEETS = ("base.css", "components.css", "forms.css", "records.css")
ERRORS = {
    "400.html": "无法识别这次请求",
    "403.html": "您没有此项权限",
    "403_csrf.html": "页面打开时间过长",
    "404.html": "没有找到您要的内容",
    "500.html": "系统出现问题",
    "503.html": "数据库暂时无法连接",
}


class NoteForm(forms.Form):
    name = forms.CharField(label="名称", help_text="与门牌一致")
    text = forms.CharField(label="情况说明", widget=forms.Textarea, required=False)
    is_told = forms.BooleanField(label="已当面告知", required=False)
    due_on = forms.DateField(label="期限")


@pytest.fixture
def gallery():
    """The living style sheet as HTML."""
    form = NoteForm({"name": "", "due_on": "明天"})
    form.is_valid()
    rows = [
        {"number": "YH-1", "address": "一街1号", "severity": severity, "light": light}
        for severity, light in [
            ("general", "green"),
            ("major", "yellow"),
            ("critical", "red"),
        ]
    ]
    engine = Engine.get_default()
    source = (Path(__file__).parent / "gallery.html").read_text("utf-8")
    return engine.from_string(source).render(
        Context(
            {
                "form": form,
                "rows": rows,
                "page_obj": Paginator(range(90), 25).page(2),
                "trail": [("工作台", "/"), ("隐患", "")],
            }
        )
    )


def classes_in(html):
    return {
        name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()
    }


def classes_styled():
    text = "".join((CSS / sheet).read_text("utf-8") for sheet in SHEETS)
    return set(re.findall(r"\.((?:ll|is)-[a-z_-]+)", text))


def test_every_class_of_the_gallery_is_styled(gallery):
    used = {name for name in classes_in(gallery) if name.startswith(("ll-", "is-"))}

    assert used - classes_styled() == {"ll-tasks__action"}  # a hook, needs no rule


def test_severities_and_lights_are_words_not_only_colours(gallery):
    text = re.sub(r"<[^>]*>", " ", gallery)

    for word in ("一般", "较大", "重大", "按期", "临期", "逾期"):
        assert word in text


def test_an_error_is_tied_to_its_field(gallery):
    field = re.search(r'<input[^>]*name="due_on"[^>]*>', gallery)[0]

    assert 'aria-invalid="true"' in field
    described = re.search(r'aria-describedby="([^"]*)"', field)[1].split()
    for identity in described:
        assert f'id="{identity}"' in gallery


def test_pages_hold_no_inline_code_or_style(gallery):
    pages = [gallery] + [render_to_string(name) for name in ERRORS]

    for page in pages:
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", page) == []
        assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []


def test_nothing_in_the_gallery_is_left_in_english(gallery):
    body = gallery[gallery.index("<body") :]
    text = re.sub(r"<[^>]*>", " ", body)

    assert set(re.findall(r"[A-Za-z]{2,}", text)) == {"YH"}


@pytest.mark.parametrize(("name", "sentence"), ERRORS.items())
def test_an_error_page_needs_no_context(name, sentence):
    """The database may be gone: no user, no messages, nothing is asked for."""
    with translation.override("zh-hans"):
        page = render_to_string(name)

    assert f"<h1>{sentence}</h1>" in page
    assert "琉璃社区" in page


def test_the_sign_in_page_shows_why_it_refused():
    form = forms.Form({"x": "y"})
    form.is_valid()
    form.add_error(None, "用户名或密码不对。")

    page = render_to_string("accounts/sign_in.html", {"form": form, "next": "/field/"})

    alert = re.search(r'role="alert".*?</div>\s*</div>', page, re.DOTALL)[0]
    assert "用户名或密码不对。" in alert
    assert '<input type="hidden" name="next" value="/field/">' in page
