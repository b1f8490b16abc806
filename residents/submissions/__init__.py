"""What comes back from the door; importing a module registers its kinds."""

from residents.submissions import (
    boxes,
    burden,
    canvass,
    grid_tasks,
    landlords,
    needs,
    seen,
    tenants,
)

__all__ = [
    "boxes",
    "burden",
    "canvass",
    "grid_tasks",
    "landlords",
    "needs",
    "seen",
    "tenants",
]
