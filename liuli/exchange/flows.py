"""The life of an import, of a question it leaves, and of an export."""

from liuli.exchange.choices import ConflictState as C
from liuli.exchange.choices import ExportState as E
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

CONFLICT = Flow(
    {
        C.OPEN: frozenset({C.KEPT, C.TAKEN, C.WITHDRAWN, C.LAPSED}),
        # Undoing the import puts the verified value back; a decision is undone alone.
        C.TAKEN: frozenset({C.WITHDRAWN, C.OPEN}),
        C.KEPT: frozenset({C.OPEN}),
        C.WITHDRAWN: frozenset(),
        C.LAPSED: frozenset(),
    }
)

EXPORT = Flow(
    {
        E.WAITING: frozenset({E.RUNNING, E.FAILED}),
        E.RUNNING: frozenset({E.READY, E.FAILED}),
        E.READY: frozenset({E.WIPED}),
        E.FAILED: frozenset(),
        E.WIPED: frozenset(),
    }
)
