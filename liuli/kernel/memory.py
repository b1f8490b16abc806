"""What a serving process tells Python's search for garbage."""

import gc
from typing import Final

# Objects made before a search begins: one page makes some thousands that go by
# themselves, and at the usual 700 a tenth of its time went into looking for them.
SEARCH_AFTER: Final = 10_000


def settle() -> None:
    """Set what was loaded at the start aside: it stays, and need not be searched again.

    For a process that serves pages, once everything is loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(SEARCH_AFTER, 10, 10)
