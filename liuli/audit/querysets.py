"""Reading the audit."""

from typing import Any, Self

from django.db import models


class EntryQuerySet(models.QuerySet[Any]):
    """Entries a person may read."""

    def visible_to(self, user: Any) -> Self:
        """Entries about the territories this person audits, and the system's own."""
        paths = user.scopes("audit.view")
        wanted = models.Q(unit_path="") if paths else models.Q(pk__in=[])
        for path in paths:
            wanted |= models.Q(unit_path__startswith=path)
        return self.filter(wanted)
