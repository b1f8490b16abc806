"""The life of an import."""

from liuli.exchange.choices import ImportState as S
from liuli.kernel.flow import Flow

IMPORT = Flow(
    {
        S.UPLOADED: frozenset({S.CHECKING}),
        S.CHECKING: frozenset({S.CHECKED, S.FAILED}),
        # Another mapping is another dry run.
        S.CHECKED: frozenset({S.UPLOADED, S.CONFIRMED}),
        S.CONFIRMED: frozenset({S.RUNNING}),
        S.RUNNING: frozenset({S.DONE, S.FAILED}),
        S.DONE: frozenset({S.UNDONE}),
        S.FAILED: frozenset(),
        S.UNDONE: frozenset(),
    }
)
