"""Reading a page the way a person does."""

import re
from html import unescape

PAGE = "/dashboard/{}/?on=2026-03-02&from=2025-03-02"
FROM = "on=2026-03-02&from=2025-03-02"


def page(unit) -> str:
    """The address of a unit's page for the tests' day and the year before it."""
    return PAGE.format(unit.code)


def rows_page(unit, key: str) -> str:
    """The address of the rows behind a figure."""
    return f"/dashboard/{unit.code}/{key}/?{FROM}"


def cards(html: str) -> dict[str, str]:
    """`{key: what the card shows}`."""
    found = re.findall(
        r'data-key="([\w.]+)">.*?<b[^>]*>(.*?)</b>', html, flags=re.DOTALL
    )
    return {key: unescape(text) for key, text in found}


def links(html: str) -> dict[str, str]:
    """`{key: address}` of the cards that open."""
    found = re.findall(
        r'<a class="ll-figure[^"]*" href="([^"]+)" data-key="([\w.]+)"', html
    )
    return {key: unescape(address) for address, key in found}


def below(html: str, group: str) -> dict[str, list[str]]:
    """`{unit: numbers}` of the table of the units below, the sum as 合计."""
    table = re.search(
        rf'aria-labelledby="{group}-below">(.*?)</table>', html, flags=re.DOTALL
    )
    if table is None:
        return {}
    lines = re.findall(r"<tr>(.*?)</tr>", table[1], flags=re.DOTALL)[1:]
    return {
        text(re.search(r"<th[^>]*>(.*?)</th>", line, re.DOTALL)[1]): [
            text(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line, re.DOTALL)
        ]
        for line in lines
    }


def text(html: str) -> str:
    """What is left without the tags."""
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
