"""What comes back from the door; importing a module registers its kinds."""

from residents.submissions import landlords, needs, tenants

__all__ = ["landlords", "needs", "tenants"]
from residents.submissions import seen

__all__ = ["needs", "seen", "tenants"]
