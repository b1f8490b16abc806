"""The palette is readable: WCAG AA is computed from tokens.css, not promised."""

import re
from pathlib import Path

import pytest

from liuli.desk.theme import NEUTRAL, TEAL

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
BLOCKS = {
    "light": r"^:root \{(?P<body>.*?)^\}",
    "dark by device": r':root:not\(\[data-theme="light"\]\) \{(?P<body>.*?)\}',
    "dark by choice": r':root\[data-theme="dark"\] \{(?P<body>.*?)\}',
}
SURFACES = ["canvas", "surface", "surface-raised", "surface-sunken", "surface-hover"]
CARDS = ["canvas", "surface", "surface-raised", "surface-hover"]
TEXT_PAIRS = [
    *[(word, on) for word in ("text", "text-muted", "link") for on in SURFACES],
    *[(word, on) for word in ("danger", "ok", "warning", "primary") for on in CARDS],
    *[(f"light-{hue}", on) for hue in ("green", "yellow", "red") for on in CARDS],
    *[("chart-text", on) for on in CARDS],
    ("on-primary", "primary"),
    ("on-primary", "primary-hover"),
    ("on-primary-soft", "primary-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-accent-soft", "accent-soft"),
    ("on-ok", "ok"),
    ("on-ok-soft", "ok-soft"),
    ("on-warning", "warning"),
    ("on-warning-soft", "warning-soft"),
    ("on-danger", "danger"),
    ("on-danger", "danger-hover"),
    ("on-danger-soft", "danger-soft"),
    ("on-info-soft", "info-soft"),
    ("on-severity-general", "severity-general"),
    ("on-severity-major", "severity-major"),
    ("on-severity-critical", "severity-critical"),
]
SHAPE_PAIRS = [
    *[("border-strong", on) for on in SURFACES],
    *[("focus", on) for on in SURFACES],
    *[(f"chart-{n}", on) for n in range(1, 7) for on in CARDS],
]
# Lines that only divide; nothing is read from them.
DECORATION = {"border", "chart-grid"}


def colours_of(theme: str) -> dict[str, str]:
    found = re.search(BLOCKS[theme], TOKENS, re.DOTALL | re.MULTILINE)
    assert found, theme
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", found["body"]))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", BLOCKS)
def test_every_text_is_readable_on_its_background(theme):
    colours = colours_of(theme)

    poor = {
        f"{text} on {on}": round(contrast(colours[text], colours[on]), 2)
        for text, on in TEXT_PAIRS
        if contrast(colours[text], colours[on]) < 4.5
    }

    assert poor == {}


@pytest.mark.parametrize("theme", BLOCKS)
def test_every_shape_is_seen_on_its_background(theme):
    colours = colours_of(theme)

    poor = {
        f"{shape} on {on}": round(contrast(colours[shape], colours[on]), 2)
        for shape, on in SHAPE_PAIRS
        if contrast(colours[shape], colours[on]) < 3
    }

    assert poor == {}


@pytest.mark.parametrize("theme", BLOCKS)
def test_no_colour_escapes_the_pairs(theme):
    paired = {name for pair in TEXT_PAIRS + SHAPE_PAIRS for name in pair}

    assert set(colours_of(theme)) - paired == DECORATION


def test_dark_is_the_same_by_device_and_by_choice():
    assert colours_of("dark by device") == colours_of("dark by choice")
    assert set(colours_of("dark by choice")) == set(colours_of("light"))


def test_neighbouring_chart_series_differ_in_lightness_or_hue():
    """Two series are never the same colour to somebody who sees no hue at all."""
    for theme in BLOCKS:
        colours = colours_of(theme)
        first, second = colours["chart-1"], colours["chart-2"]
        assert contrast(first, second) > 1.25


def test_the_desk_theme_is_readable_too():
    """The pairs the theme makes of its two scales, light and dark."""
    pairs = {
        "subtle on white": (NEUTRAL["500"], "#ffffff"),
        "subtle on 100": (NEUTRAL["500"], NEUTRAL["100"]),
        "plain on 100": (NEUTRAL["600"], NEUTRAL["100"]),
        "subtle on 800": (NEUTRAL["400"], NEUTRAL["800"]),
        "plain on 800": (NEUTRAL["200"], NEUTRAL["800"]),
        "link on white": (TEAL["600"], "#ffffff"),
        "link on 100": (TEAL["600"], NEUTRAL["100"]),
        "link on 900": (TEAL["500"], NEUTRAL["900"]),
        "link on 800": (TEAL["500"], NEUTRAL["800"]),
        "white on a button": ("#ffffff", TEAL["600"]),
    }

    poor = {name: contrast(*pair) for name, pair in pairs.items()}

    assert {name: ratio for name, ratio in poor.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_sheets_take_every_value_from_the_tokens(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    defined = set(re.findall(r"(--[a-z0-9-]+):", TOKENS + text))

    assert set(re.findall(r"var\((--[a-z0-9-]+)", text)) - defined == set()
    if sheet.name != "tokens.css":
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])|rgba?\(|hsla?\(", text) == []
