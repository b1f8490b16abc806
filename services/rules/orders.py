"""Group buying in plain values: whether a round goes through, who gets what (K10)."""

from collections.abc import Iterable


def goes_through(pieces: int, *, minimum: int) -> bool:
    """Enough is ordered."""
    return pieces >= minimum


def shared_short(wanted: Iterable[tuple[int, int]], *, there: int) -> dict[int, int]:
    """Pieces each order goes without where fewer came, the latest first.

    `wanted` is `(order, pieces)` in the order they came in; who came first is served
    first. Orders that lose nothing are not named. Raises ValueError below nought.
    """
    if there < 0:
        raise ValueError(there)
    missing = {}
    for order, pieces in wanted:
        given = min(pieces, there)
        there -= given
        if given < pieces:
            missing[order] = pieces - given
    return missing
