"""Photos of a notice about an event: put in, taken out, kept when corrected (G32)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.attachments.choices import Opens
from liuli.attachments.operations import store_photo
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services.choices.publicity import AnnouncementKind
from services.models import Announcement, NoticePhoto
from services.models.notice_photos import MOST_PHOTOS
from services.policies import publicity as policies
from services.rules.publicity import holds_identity


@transaction.atomic
def add_photo(
    draft: Announcement,
    *,
    picture: bytes,
    caption: str,
    actor: Actor,
    now: datetime,
) -> NoticePhoto:
    """One more photo of a draft about an event, by who writes it.

    Everything but the pixels is taken off it. It is reviewed with the words: nobody
    outside the desk sees it before the notice is published. Raises Refused
    `photo_of_event_only`, `too_many_photos`, `words_missing`, `identity_in_text` and
    those of `store_photo`.
    """
    draft = Announcement.objects.for_update().select_related("unit").get(pk=draft.pk)
    require(policies.may_change, actor, draft)
    if draft.kind != AnnouncementKind.ACTIVITY:
        raise Refused(
            _("Only a notice of an activity shows photos: change its kind first."),
            code="photo_of_event_only",
        )
    if not caption.strip():
        raise Refused(_("Say what the photo shows."), code="words_missing")
    if holds_identity(caption):
        raise Refused(
            _("Take the identity number out: this is read by everybody."),
            code="identity_in_text",
        )
    count = draft.photos.count()
    if count >= MOST_PHOTOS:
        raise Refused(_("A notice shows up to three photos."), code="too_many_photos")
    photo = NoticePhoto.objects.create(
        announcement=draft,
        number=count + 1,
        file=store_photo(
            picture, unit=draft.unit, opens_with=Opens.PUBLICITY, actor=actor, now=now
        ),
        caption=caption.strip()[:100],
    )
    record("publicity.photo_added", draft, actor=actor, at=now)
    return photo


@transaction.atomic
def clear_photos(draft: Announcement, *, actor: Actor) -> None:
    """Take all photos out of a draft, to choose others."""
    draft = Announcement.objects.for_update().select_related("unit").get(pk=draft.pk)
    require(policies.may_change, actor, draft)
    draft.photos.all().delete()
    record("publicity.photos_cleared", draft, actor=actor)
