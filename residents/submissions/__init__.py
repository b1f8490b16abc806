"""What comes back from the door; importing a module registers its kinds."""

from residents.submissions import landlords, needs, seen, tenants

__all__ = ["landlords", "needs", "seen", "tenants"]
