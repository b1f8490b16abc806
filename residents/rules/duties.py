"""Which duties are held and which are gaps (F4, F6, GR-1), on plain values."""

from collections.abc import Collection, Iterable, Mapping, Sequence


def gaps(
    wanted: Mapping[int, Sequence[str]], held: Collection[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Each (unit, duty) that somebody should hold and nobody does, in order."""
    return [
        (unit, duty)
        for unit, duties in wanted.items()
        for duty in duties
        if (unit, duty) not in held
    ]


def size_remark(count: int, *, least: int, most: int) -> str:
    """`small`, `large` or nothing to remark: a hint, never a refusal (GR-1)."""
    if count < least:
        return "small"
    return "large" if count > most else ""


def covered(gaps_left: Iterable[tuple[int, str]], units: Collection[int]) -> int:
    """How many of the units have no gap at all."""
    return len(set(units) - {unit for unit, _duty in gaps_left})
