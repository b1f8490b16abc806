"""The desk's pages about residents."""

from residents.admin import canvass, needs, people, stays, tags, trays

__all__ = ["canvass", "needs", "people", "stays", "tags", "trays"]
