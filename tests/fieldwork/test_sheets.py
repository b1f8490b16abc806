"""A long sheet shows a few cards; what is urgent is never folded away."""

import pytest

from liuli.fieldwork.registry import Card, Sheet


def _sheet(*lights: str) -> Sheet:
    cards = tuple(Card(title=str(n), light=light) for n, light in enumerate(lights))
    return Sheet("visits", "visits", cards)


def _titles(cards: tuple[Card, ...]) -> str:
    return "".join(str(card.title) for card in cards)


@pytest.mark.parametrize(
    ("lights", "first", "rest"),
    [
        ((), "", ""),
        (("",) * 4, "0123", ""),
        (("",) * 6, "012", "345"),
        (("", "", "", "green", "red", "yellow", "red"), "01246", "35"),
        (("red",) * 6, "012345", ""),
    ],
)
def test_three_cards_and_all_red_ones_are_seen_at_once(
    lights: tuple[str, ...], first: str, rest: str
) -> None:
    sheet = _sheet(*lights)

    assert (_titles(sheet.first), _titles(sheet.rest)) == (first, rest)
