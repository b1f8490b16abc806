"""Suspected major fire hazards (疑似重大, HZ-19), by the rule set in force.

The community only suspects; fire and rescue judge.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From how many comprehensive conditions on a rule set counts as major.

    None: not known to us, the fire station has to be asked.
    """

    crowded_evacuation: int | None
    crowded_any: int | None
    other_any: int | None


def is_suspected(
    *,
    direct: int,
    evacuation: int,
    other: int,
    is_crowded: bool,
    thresholds: Thresholds,
) -> bool | None:
    """One direct condition at once; else enough comprehensive ones; None: ask.

    A crowded place: so many of the evacuation group, or so many of any; elsewhere so
    many of any. Without any condition nothing has to be asked.
    """
    if direct:
        return True
    together = evacuation + other
    if not together:
        return False
    if not is_crowded:
        return _reaches(together, thresholds.other_any)
    by_evacuation = _reaches(evacuation, thresholds.crowded_evacuation)
    by_any = _reaches(together, thresholds.crowded_any)
    if by_evacuation or by_any:
        return True
    return None if by_evacuation is None or by_any is None else False


def _reaches(count: int, threshold: int | None) -> bool | None:
    return None if threshold is None else count >= threshold
