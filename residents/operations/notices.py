"""What people are told about needs."""

from django.utils.translation import gettext_lazy as _

from liuli.notices.registry import notice_kind
from residents.choices.needs import NeedKind

NEED_YOURS = notice_kind(
    "needs.yours",
    title=_("A need is in your hands"),
    sentence=_(
        "A need (%(kind)s, %(unit)s) is in your hands; answer it by the end of "
        "%(due_on)s."
    ),
    words={"kind": NeedKind},
).key
NEED_ANSWERED = notice_kind(
    "needs.answered",
    title=_("A need is answered: tell the person"),
    sentence=_(
        "A need you noted (%(kind)s, %(unit)s) is answered. Tell the person, and say "
        "whether it helped."
    ),
    words={"kind": NeedKind},
).key
