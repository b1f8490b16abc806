"""What the phone page's scripts say, in the reader's language."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def queue_words() -> dict[str, str]:
    """Sentences of the queue; scripts fill in %(count)s and %(reason)s."""
    return {
        "waiting": _("Waiting to be sent: %(count)s"),
        "waiting_days": _("Unsent for days: %(count)s. Find a signal and send."),
        "sign_in": _("Sign in again to send: %(count)s"),
        "other_user": _("Entered by somebody else on this phone: %(count)s"),
        "refused": _("Not taken: %(reason)s"),
        "waiting_refused": _("%(count)s waiting, %(bad)s refused because: %(reason)s"),
        "not_kept": _(
            "This page is not kept on the phone. Open it when there is a signal."
        ),
        "storage_full": _(
            "The phone has no room left. Send what waits, then delete something."
        ),
        "nearly_full": _("The phone's storage for this page is %(share)s%% full."),
        "correct": _("Correct"),
        "saved_here": _("Saved on this phone; it is sent when there is a signal."),
        "undo": _("Undo"),
        "answered": _("Noted: %(name)s"),
        "put_away": _("Put away"),
        "photo": _("Photo"),
        "photo_needed": _("A hazard needs at least one photo."),
        "photo_unreadable": _("This picture cannot be read. Take another."),
        "copied": _("Copied."),
    }
