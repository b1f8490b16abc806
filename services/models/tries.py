"""Codes that did not fit, so that nobody guesses them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liuli.privacy.fields import BlindIndexField


class WrongTry(models.Model):
    """A code typed on a public page that fits nothing; counted per network address."""

    at = models.DateTimeField(_("at"))
    address_index = BlindIndexField(_("index of the network address"))

    class Meta:
        verbose_name = _("wrong code on a public page")
        verbose_name_plural = _("wrong codes on public pages")
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"WrongTry #{self.pk}"
