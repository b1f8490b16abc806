"""What comes back from the door; importing a module registers its kinds."""

from residents.submissions import canvass, landlords, needs, seen, tenants

__all__ = ["canvass", "landlords", "needs", "seen", "tenants"]
