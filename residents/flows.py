"""The lives of residents' records: database triggers are made from these tables."""

from typing import Final

from liuli.kernel.flow import Flow
from residents.choices.votes import VoteStatus as _V

VOTE: Final = Flow(
    {
        _V.DRAFT: frozenset({_V.NOTICED, _V.VOID}),
        _V.NOTICED: frozenset({_V.OPEN, _V.VOID}),
        _V.OPEN: frozenset({_V.CLOSED, _V.VOID}),
        _V.CLOSED: frozenset({_V.PUBLISHED}),
        _V.PUBLISHED: frozenset(),
        _V.VOID: frozenset(),
        _V.RECORDED: frozenset(),
    }
)
