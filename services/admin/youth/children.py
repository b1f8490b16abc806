"""Children's records at the desk: by grant only, and every look is written (PI-9)."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.kernel.codes import shown_code
from liuli.privacy.masks import mask_phone
from services.admin.youth.pages import Act, Shown, Table, YouthAdmin, moment, page_of
from services.choices.youth import (
    LIVE,
    ConsentForm,
    EnrolmentState,
    LookKind,
    Purpose,
    Relation,
)
from services.forms.youth import desk as forms
from services.models import Enrolment
from services.operations.youth.consents import give_consent, withdraw_consent
from services.operations.youth.enrolling import keep_health, leave, take_place
from services.operations.youth.looking import look_at_record
from services.operations.youth.pickup import add_adult, take_adult_off
from services.policies import youth as policies

_S = EnrolmentState


def _in(*states: str) -> Any:
    def may(user: Any, enrolment: Enrolment) -> bool:
        return enrolment.state in states and policies.may_lead(
            user, enrolment.term.programme
        )

    return may


def _consent(enrolment: Enrolment, data: Any, user: Any) -> None:
    give_consent(
        enrolment,
        purpose=Purpose(data["purpose"]),
        form=ConsentForm(data["form"]),
        relation=Relation(data["relation"]),
        actor=user,
        now=timezone.now(),
    )


def _add_adult(enrolment: Enrolment, data: Any, user: Any) -> None:
    add_adult(
        enrolment,
        name=data["name"],
        relation=Relation(data["relation"]),
        actor=user,
        now=timezone.now(),
    )


@admin.register(Enrolment)
class EnrolmentAdmin(YouthAdmin[Enrolment]):
    """Sign-ups by number; the name stands on the page whose opening is written down."""

    view_capability = Capability.YOUTH_LEAD
    list_display = ["number_shown", "course", "term", "state_word", "asked_at",
                    "offer_until"]  # fmt: skip
    list_display_links = ["number_shown"]
    list_filter = ["state"]
    list_select_related = ["term__programme__unit"]
    ordering = ["-asked_at", "-pk"]
    acts = {
        "take": Act(
            gettext_lazy("Take the place up"),
            forms.PlainForm,
            _in(_S.OFFERED),
            lambda e, _data, user: take_place(e, actor=user, now=timezone.now()),
        ),
        "consent": Act(
            gettext_lazy("Write a consent down"),
            forms.ConsentRowForm,
            _in(*LIVE),
            _consent,
        ),
        "withdraw": Act(
            gettext_lazy("Withdraw a consent"),
            forms.WithdrawForm,
            _in(*LIVE),
            lambda e, data, user: withdraw_consent(
                e, purpose=Purpose(data["purpose"]), actor=user, now=timezone.now()
            ),
        ),
        "adult": Act(
            gettext_lazy("Name an adult who fetches"),
            forms.AdultForm,
            _in(*LIVE),
            _add_adult,
        ),
        "adult_off": Act(
            gettext_lazy("Take an adult off the list"),
            forms.AdultOffForm,
            lambda user, e: (
                _in(*LIVE)(user, e) and e.adults.filter(ended_at__isnull=True).exists()
            ),
            lambda _e, data, user: take_adult_off(
                data["adult"], actor=user, now=timezone.now()
            ),
        ),
        "health": Act(
            gettext_lazy("Write health and allergies down"),
            forms.HealthForm,
            _in(*LIVE),
            lambda e, data, user: keep_health(
                e, words=data["words"], actor=user, now=timezone.now()
            ),
        ),
        "leave": Act(
            gettext_lazy("End the enrolment"),
            forms.PlainForm,
            _in(*LIVE),
            lambda e, _data, user: leave(e, actor=user, now=timezone.now()),
        ),
    }

    def unit_of(self, obj: Enrolment) -> Any:
        """That of its programme."""
        return obj.term.programme.unit

    def allowed_lookups(self, request: HttpRequest) -> Iterator[str]:
        """And those of one term, as its page links to."""
        yield from super().allowed_lookups(request)
        yield "term__exact"

    @display(description=gettext_lazy("Number"), ordering="pk")
    def number_shown(self, enrolment: Enrolment) -> str:
        """No name in a list."""
        return enrolment.number

    @display(description=gettext_lazy("Programme"))
    def course(self, enrolment: Enrolment) -> str:
        """Its programme."""
        return enrolment.term.programme.name

    @display(
        description=pgettext_lazy("programme", "state"),
        label={
            "waiting": "info",
            "offered": "warning",
            "enrolled": "success",
            "left": "info",
            "lapsed": "info",
        },
    )
    def state_word(self, enrolment: Enrolment) -> tuple[str, str]:
        """How it stands."""
        return enrolment.state, str(enrolment.get_state_display())

    def shown(self, obj: Enrolment, request: HttpRequest) -> Shown:
        """The whole record; opening it leaves a row (PI-9).

        Whoever has to call a guardian does so from the list of the session.
        """
        user: Any = request.user
        now = timezone.now()
        look_at_record(obj, actor=user, now=now)
        if obj.health is not None:
            look_at_record(obj, kind=LookKind.HEALTH, actor=user, now=now)
        facts = [
            (_("Name of the child"), obj.name),
            (_("Date of birth"), obj.birth_on),
            (_("School and class"), obj.school),
            (pgettext("programme", "State"), obj.get_state_display()),
            (_("Place kept until"), moment(obj.offer_until)),
            (_("Guardian"), obj.guardian_name),
            (_("Guardian is"), obj.get_guardian_relation_display()),
            (_("Guardian's telephone"), _masked(obj.guardian_phone)),
            (_("Second contact"), obj.second_name),
            (_("Second contact's telephone"), _masked(obj.second_phone)),
            (_("What helps to take part"),
             "、".join(str(word) for word in obj.support_words)),
            (_("Health and allergies"), obj.health),
            (_("Guardian's code"), shown_code(obj.code or "") if obj.code else ""),
        ]  # fmt: skip
        consents = Table(
            _("Consents"),
            [_("Purpose"), _("Given"), _("By the"), _("At"), _("Version"),
             _("Withdrawn at")],
            [
                [c.get_purpose_display(), c.get_form_display(),
                 c.get_relation_display(), moment(c.given_at), c.notice.version,
                 moment(c.withdrawn_at)]
                for c in obj.consents.select_related("notice")
            ],
        )  # fmt: skip
        adults = Table(
            _("Who may fetch the child"),
            [_("Full name"), pgettext("child", "Relation"), _("Since")],
            [
                [a.name, a.get_relation_display(), moment(a.added_at)]
                for a in obj.adults.filter(ended_at__isnull=True)
            ],
            empty=_("Nobody is named: the child leaves with the code only."),
        )
        return Shown(
            title=obj.number,
            facts=facts,
            tables=[consents, adults],
            links=[(pgettext("programme", "Term"), page_of("term", obj.term_id))],
        )


def _masked(number: str | None) -> str:
    """A telephone number with stars; nothing once it was forgotten."""
    return mask_phone(number) if number else ""
