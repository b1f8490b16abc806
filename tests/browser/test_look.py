"""The components in a real browser: phone and desk width, dark, large, by keyboard.

Served with the strict content policy of production, so anything inline would be dead.
"""

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Engine
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "tests" / "look" / "gallery.html"
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

pytestmark = [pytest.mark.browser, pytest.mark.timeout(60)]


class NoteForm(forms.Form):
    name = forms.CharField(label="名称", help_text="与门牌一致")
    kind = forms.ChoiceField(label="类型", choices=[("a", "小旅馆"), ("b", "自建房")])
    is_told = forms.BooleanField(label="已当面告知", required=False)


class SignInForm(forms.Form):
    username = forms.CharField(label="用户名")
    password = forms.CharField(label="密码", widget=forms.PasswordInput)


def write_pages(folder: Path) -> None:
    form = NoteForm({"name": ""})
    form.is_valid()
    row = {"number": "YH-510104019007-20261122-0001", "address": "琉璃三街7-19号附1号"}
    context = {
        "form": form,
        "rows": [row | {"severity": "critical", "light": "red", "days": 3}] * 3,
        "page_obj": Paginator(range(90), 25).page(2),
        "trail": [("工作台", "/"), ("隐患", "")],
        "photo": "/static/img/mark.svg",
    }
    gallery = Engine.get_default().from_string(GALLERY.read_text("utf-8"))
    (folder / "gallery.html").write_text(gallery.render(Context(context)), "utf-8")
    sign_in = render_to_string("accounts/sign_in.html", {"form": SignInForm()})
    (folder / "sign_in.html").write_text(sign_in, "utf-8")
    (folder / "404.html").write_text(render_to_string("404.html"), "utf-8")
    (folder / "desk.html").write_text(desk_page(), "utf-8")
    (folder / "static").symlink_to(ROOT / "static")


def desk_page() -> str:
    """The theme's way of making buttons, with what the desk adds to it."""
    return f"""<!doctype html><html lang="zh-hans">
    <meta charset="utf-8"><title>工作台</title><link rel="icon" href="data:,">
    <body>{render_to_string("admin/_icon_words.html")}
      <span class="material-symbols-outlined" x-on:click="open = true">
        dock_to_right</span>
      <a href="#add"><span class="material-symbols-outlined">add</span></a>
      <a x-on:click="filterOpen = true">筛选
        <span class="material-symbols-outlined">filter_list</span></a>
      <script src="/static/js/desk_keys.js"></script>
    </body></html>"""


class Handler(SimpleHTTPRequestHandler):
    """Static pages under the policy of production."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("look")
    write_pages(folder)
    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["LIULI_BROWSER"], args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, address: str):
    """Open a page: opened("gallery", PHONE); what the browser complains of fails."""
    contexts = []
    complaints: list[str] = []

    def open_page(name: str, viewport: dict[str, int], **words: str) -> Page:
        context = browser.new_context(viewport=viewport, locale="zh-CN", **words)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/{name}.html")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def colour(page: Page, name: str) -> str:
    return page.evaluate(
        "name => getComputedStyle(document.documentElement).getPropertyValue(name)",
        name,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["gallery", "sign_in", "404"])
def test_nothing_runs_out_of_a_phone_even_in_large_type(opened, name, scheme):
    page = opened(name, PHONE, color_scheme=scheme)
    page.get_by_role("button", name="大字").click()

    assert page.evaluate("document.documentElement.dataset.size") == "large"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_everything_pressed_is_large_enough_for_a_finger(opened):
    page = opened("gallery", PHONE)

    small = page.evaluate(
        """() => [...document.querySelectorAll(
             "button, .ll-button, .ll-nav a, .ll-tabs a, .ll-segments span,"
             + " input:not([type=radio], [type=checkbox]), select, textarea")]
           .filter(e => e.offsetParent && !e.matches(".ll-button--small"))
           .filter(e => e.getBoundingClientRect().height < 43.5)
           .map(e => e.outerHTML)"""
    )

    assert small == []


def test_a_table_folds_into_cards_on_a_phone_only(opened):
    shown = "document.querySelector('.ll-table thead').getBoundingClientRect().height"
    label = (
        "getComputedStyle(document.querySelector('[data-label]'), '::before').content"
    )

    phone, desk = opened("gallery", PHONE), opened("gallery", DESK)

    assert phone.evaluate(shown) == 1
    assert phone.evaluate(label) == '"地址"'
    assert desk.evaluate(shown) > 30
    assert desk.evaluate(label) == "none"


def test_the_chosen_theme_wins_over_the_device_and_stays(opened):
    page = opened("gallery", DESK, color_scheme="dark")
    dark = colour(page, "--canvas")

    page.get_by_role("button", name="浅色").click()
    light = colour(page, "--canvas")
    page.reload()

    assert (dark, light) == ("#0e1718", "#f5f3ec")
    assert colour(page, "--canvas") == light
    chosen = page.get_by_role("button", name="浅色")
    assert chosen.get_attribute("aria-pressed") == "true"


def test_paper_is_light_though_the_screen_is_dark(opened):
    page = opened("gallery", DESK, color_scheme="dark")
    page.get_by_role("button", name="深色").click()

    page.emulate_media(media="print", color_scheme="dark")

    assert colour(page, "--text") == "#17282a"
    assert not page.locator(".ll-header").is_visible()
    assert not page.locator(".ll-tabs").is_visible()


def test_the_first_tab_skips_to_the_content(opened):
    page = opened("gallery", DESK)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ll-skip"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_a_dialog_is_opened_and_left_by_keyboard(opened):
    page = opened("gallery", DESK)
    opener = page.locator("[data-dialog-open]")
    dialog = page.get_by_role("dialog")

    opener.focus()
    page.keyboard.press("Enter")
    assert dialog.is_visible()
    page.keyboard.press("Escape")

    assert not dialog.is_visible()
    assert opener.evaluate("button => button === document.activeElement")


def test_a_dialog_closes_by_its_button_and_by_a_click_beside_it(opened):
    page = opened("gallery", DESK)
    dialog = page.get_by_role("dialog")

    page.locator("[data-dialog-open]").click()
    dialog.get_by_role("button", name="取消").click()
    assert not dialog.is_visible()

    page.locator("[data-dialog-open]").click()
    dialog.locator("h2").click()
    assert dialog.is_visible()
    page.mouse.click(5, 5)
    assert not dialog.is_visible()


def test_a_password_is_shown_on_demand_and_hidden_before_it_is_sent(opened):
    page = opened("sign_in", PHONE)
    password = page.get_by_label("密码", exact=True)
    page.get_by_label("用户名").fill("chen")
    password.fill("Glazed-tile-42")

    page.get_by_role("button", name="显示密码").click()
    assert password.get_attribute("type") == "text"
    page.evaluate(
        "document.querySelector('form').addEventListener('submit', e => e.preventDefault())"
    )
    page.get_by_role("button", name="登录").click()

    assert password.get_attribute("type") == "password"


def test_the_desk_theme_is_worked_by_keyboard_and_read_aloud(opened):
    page = opened("desk", DESK)
    menu = page.get_by_role("button", name="显示或隐藏菜单", exact=True)
    filters = page.get_by_role("button", name="筛选", exact=True)
    page.evaluate(
        "() => { window.presses = 0; window.onclick = () => { window.presses += 1; }; }"
    )

    menu.focus()
    page.keyboard.press("Enter")
    filters.focus()
    page.keyboard.press("Space")

    assert page.evaluate("window.presses") == 2
    assert page.get_by_role("link", name="新增", exact=True).is_visible()


def test_a_button_the_theme_adds_later_is_dressed_too(opened):
    page = opened("desk", DESK)

    page.evaluate(
        """() => {
          const late = document.createElement("div");
          late.innerHTML =
            '<span class="material-symbols-outlined" x-on:click="x">close</span>';
          document.body.append(late);
        }"""
    )

    page.get_by_role("button", name="关闭", exact=True).wait_for()
