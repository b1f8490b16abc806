"""Photos of an event on its notice: reviewed and published with its words (G32)."""

from typing import Any, Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from services.models.publicity import Announcement
from services.querysets.publicity import AnnouncementRowQuerySet

MOST_PHOTOS: Final = 3
# The share lock lets nobody hand the draft in while a photo is being added.
_WHILE_DRAFT: Final = """
    PERFORM FROM services_announcement a
    WHERE a.id = COALESCE(NEW.announcement_id, OLD.announcement_id)
      AND a.state = 'draft' AND (TG_OP = 'DELETE' OR a.kind = 'activity') FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'photos change only in a draft about an activity'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'noticephoto_while_draft';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


class NoticePhoto(models.Model):
    """One photo of an event, with the words that say what it shows; three at most."""

    read_capability = Capability.PUBLICITY_VIEW
    unit_lookup = "announcement__unit"

    announcement = models.ForeignKey(
        Announcement,
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("announcement"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    file = models.ForeignKey(
        "attachments.File",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("photo"),
    )
    caption = models.CharField(pgettext_lazy("photo", "what it shows"), max_length=100)

    objects = AnnouncementRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a notice")
        verbose_name_plural = _("photos of notices")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="noticephoto_number_once", fields=["announcement", "number"]
            ),
            models.CheckConstraint(
                name="noticephoto_up_to_three",
                condition=Q(number__gte=1, number__lte=MOST_PHOTOS),
            ),
            models.CheckConstraint(
                name="noticephoto_says_what_it_shows", condition=~Q(caption="")
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="noticephoto_while_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Delete,
                func=_WHILE_DRAFT,
            ),
            pgtrigger.Protect(
                name="noticephoto_written_once", operation=pgtrigger.Update
            ),
        ]

    def __str__(self) -> str:
        return f"NoticePhoto #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the notice belongs."""
        return self.announcement.unit
