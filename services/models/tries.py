"""Tries at public pages, so that nobody guesses codes or makes figures up."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liuli.privacy.fields import BlindIndexField
from services.choices.tries import TryDoor


class WrongTry(models.Model):
    """A code that fits nothing, or answers to a lesson; counted per network address.

    The digest goes with the waiting time; nothing points at a code or a lesson.
    """

    at = models.DateTimeField(_("at"))
    door = models.CharField(
        _("page"), max_length=8, choices=TryDoor, default=TryDoor.CODE
    )
    address_index = BlindIndexField(_("index of the network address"))

    class Meta:
        verbose_name = _("wrong code on a public page")
        verbose_name_plural = _("wrong codes on public pages")
        indexes = [models.Index(fields=["at"])]
        constraints = [
            models.CheckConstraint(
                name="wrongtry_door_known", condition=models.Q(door__in=TryDoor.values)
            )
        ]

    def __str__(self) -> str:
        return f"WrongTry #{self.pk}"
