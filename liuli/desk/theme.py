"""How the desk looks: the settings of django-unfold, in the colours of tokens.css.

The theme derives everything from two scales, so the tokens are repeated here as steps
of a scale; tests/look/test_theme.py holds the steps that must equal a token to it.
"""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

NEUTRAL = {
    "50": "#f8f6f0",
    "100": "#f0ede4",
    "200": "#e2ded1",
    "300": "#cfcabb",
    "400": "#9aa5a2",
    "500": "#52605f",
    "600": "#3d4c4b",
    "700": "#2f4142",
    "800": "#1b292a",
    "900": "#152122",
    "950": "#0e1718",
}
TEAL = {
    "50": "#eef4f2",
    "100": "#d8ebea",
    "200": "#b4d9d7",
    "300": "#86d6d4",
    "400": "#63c2c1",
    "500": "#3fa9ab",
    "600": "#0c626a",
    "700": "#094d54",
    "800": "#08474d",
    "900": "#16393c",
    "950": "#04262a",
}
STYLES = (
    "css/tokens.css",
    "css/components.css",
    "css/forms.css",
    "css/records.css",
    "css/desk.css",
)
SCRIPTS = ("js/theme.js", "js/dialogs.js", "js/desk_keys.js")


def _address(path: str) -> Any:
    """`path` as the theme wants it: a function from the request to an address."""

    def address(_request: HttpRequest) -> str:
        return static(path)

    return address


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("Liuli community"),
    "SITE_HEADER": _("Liuli community"),
    "SITE_SUBHEADER": _("Desk"),
    "SITE_ICON": _address("img/mark.svg"),
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": _address("img/mark.svg")},
    ],
    "SITE_URL": None,
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "8px",
    "COLORS": {
        "base": NEUTRAL,
        "primary": TEAL,
        "font": {
            "subtle-light": "var(--color-base-500)",
            "subtle-dark": "var(--color-base-400)",
            "default-light": "var(--color-base-600)",
            "default-dark": "var(--color-base-200)",
            "important-light": "#17282a",
            "important-dark": "#e9eeea",
        },
    },
    "STYLES": [_address(path) for path in STYLES],
    "SCRIPTS": [_address(path) for path in SCRIPTS],
    # What people search for stays out of the browser's storage.
    "COMMAND": {"search_models": False, "show_history": False},
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
    },
}
