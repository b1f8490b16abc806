"""What comes back from the door; importing a module registers its kinds."""

from residents.submissions import (
    canvass,
    grid_tasks,
    landlords,
    needs,
    seen,
    tenants,
)

__all__ = ["canvass", "grid_tasks", "landlords", "needs", "seen", "tenants"]
