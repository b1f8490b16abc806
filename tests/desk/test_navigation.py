"""The menu: no dead link, nothing forbidden, one entry marked, all of it translated."""

import csv
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.urls import resolve, reverse

from liuli.desk.navigation import MENU, List, sidebar

pytestmark = pytest.mark.django_db
# The walk of all addresses opens every page for these and writes down what it saw.
WALKED = ("cadre", "street_officer", "auditor", "administrator")
TABLE = Path(__file__).parent.parent / "architecture" / "access.csv"
BUSINESS = (
    "/admin/residents/",
    "/admin/hazards/",
    "/admin/services/",
    "/admin/places/",
    "/admin/exchange/",
)


def links(client):
    page = client.get(reverse("admin:index"))
    return [
        item["link"]
        for group in page.context["sidebar_navigation"]
        for item in group["items"]
    ]


def key(link):
    """The line of an address in the table of the walk."""
    found = resolve(urlsplit(link).path)
    wanted = ", ".join(found.kwargs)
    return f"{found.view_name}({wanted})" if wanted else found.view_name


def answer_at_last(browser, link):
    """The status after all sending on; 302 where it led out, to the sign-in page."""
    answer = browser.get(link, follow=True)
    return 302 if ("/", 302) in answer.redirect_chain else answer.status_code


@pytest.mark.parametrize("who", WALKED)
def test_every_link_of_the_menu_was_open_to_whoever_sees_it(who, request, signed_in):
    with TABLE.open(encoding="utf-8", newline="") as lines:
        table = {row["route"]: row[who] for row in csv.DictReader(lines)}

    browser = signed_in(request.getfixturevalue(who))
    found = links(browser)

    assert reverse("admin:index") in found
    sent_on = [x for x in found if not table[key(x)].startswith("200/")]
    assert len(sent_on) < len(found) / 4
    assert {link: answer_at_last(browser, link) for link in sent_on} == dict.fromkeys(
        sent_on, 200
    )


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("who", ["secretary", "lead_user"])
def test_every_link_of_the_menu_opens_for_whoever_sees_it(who, request, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    found = links(browser)

    assert reverse("admin:index") in found
    assert {link: answer_at_last(browser, link) for link in found} == dict.fromkeys(
        found, 200
    )


@pytest.mark.parametrize("who", ["administrator", "auditor"])
def test_administration_and_audit_see_no_business_in_the_menu(who, request, signed_in):
    """SEC-6."""
    found = links(signed_in(request.getfixturevalue(who)))

    assert [link for link in found if link.startswith(BUSINESS)] == []


def test_what_each_may_open_is_in_the_menu(desk, cadre_desk):
    assert reverse("admin:accounts_user_changelist") in links(desk)
    assert reverse("admin:accounts_user_changelist") not in links(cadre_desk)
    assert reverse("admin:hazards_hazard_changelist") in links(cadre_desk)


def test_the_street_office_is_offered_no_residents(street_officer, signed_in):
    found = links(signed_in(street_officer))

    # Results of votes are public: without doors or names.
    votes = reverse("admin:residents_vote_changelist")
    assert [link for link in found if "/residents/" in link] == [votes]


def test_every_list_of_the_desk_has_its_place_in_the_menu():
    labels = {model._meta.app_label for model in admin.site._registry}

    assert labels - {label for group in MENU for label in group.apps} == set()


def test_nothing_stands_in_the_menu_twice():
    named = [e.model for g in MENU for e in g.entries if isinstance(e, List)]

    assert named
    assert len(named) == len(set(named))


def test_lists_named_in_the_menu_are_registered():
    named = {e.model for g in MENU for e in g.entries if isinstance(e, List)}
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert named - registered == set()


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/admin/", "/admin/"),
        ("/admin/accounts/user/", "/admin/accounts/user/"),
        ("/admin/accounts/user/7/change/", "/admin/accounts/user/"),
        ("/admin/accounts/post/add/", "/admin/accounts/post/"),
    ],
)
def test_one_entry_is_marked_as_where_one_is(rf, administrator, path, marked):
    request = rf.get(path)
    request.user = administrator

    active = [i["link"] for g in sidebar(request) for i in g["items"] if i["active"]]

    assert active == [marked]


class Reader(HTMLParser):
    """What a person reads of a page: text, without code and icon names."""

    def __init__(self):
        super().__init__()
        self.shut = 0
        self.words = set()

    def handle_starttag(self, tag, attrs):
        is_icon = "material-symbols" in (dict(attrs).get("class") or "")
        if tag in {"script", "style"} or is_icon or (self.shut and tag == "span"):
            self.shut += 1

    def handle_endtag(self, tag):
        if self.shut and tag in {"script", "style", "span"}:
            self.shut -= 1

    def handle_data(self, data):
        if not self.shut:
            self.words |= set(re.findall(r"[A-Za-z]{3,}", data))


def words_of(page):
    reader = Reader()
    reader.feed(page)
    return reader.words


@pytest.mark.parametrize("who", ["cadre", "administrator", "auditor"])
def test_the_first_page_is_in_chinese(who, request, signed_in):
    page = signed_in(request.getfixturevalue(who)).get("/admin/").content.decode()

    assert words_of(page) - {"English", "admin", who} == set()


def test_the_english_switch_turns_the_desk(cadre_desk):
    cadre_desk.post("/language/", {"language": "en", "next": "/admin/"})

    page = cadre_desk.get("/admin/").content.decode()

    assert "Sites and hazards" in page
    assert "点位与隐患" not in page


def test_a_long_menu_opens_only_the_part_one_is_in(rf, secretary):
    request = rf.get("/admin/residents/need/")
    request.user = secretary

    titled = [group for group in sidebar(request) if group["title"]]
    opened = [group for group in titled if group["open"]]

    assert len(titled) > 1
    assert [any(i["active"] for i in group["items"]) for group in opened] == [True]


def test_a_short_menu_lies_open(rf, auditor):
    request = rf.get("/admin/")
    request.user = auditor

    assert all(group["open"] for group in sidebar(request))
