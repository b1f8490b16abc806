"""Ledgers on their way in, what they left behind, and lists on their way out."""

from liuli.exchange.models.conflict import Conflict
from liuli.exchange.models.export import Export
from liuli.exchange.models.imports import (
    Import,
    ImportedRow,
    ImportProblem,
    LearnedColumn,
)

__all__ = [
    "Conflict",
    "Export",
    "Import",
    "ImportProblem",
    "ImportedRow",
    "LearnedColumn",
]
