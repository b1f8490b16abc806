"""Programmes, terms and sessions at the desk (E9, K16, K17)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from services.admin.youth.pages import (
    Act,
    Shown,
    Table,
    YouthAdmin,
    keeps,
    moment,
    page_of,
)
from services.choices.youth import Channel, ConsentForm, ProgrammeKind
from services.forms.youth import desk as forms
from services.models import Programme, ProgrammeSession, Term
from services.operations.youth.enrolling import sign_up
from services.operations.youth.places import set_places
from services.operations.youth.programmes import (
    ProgrammeFacts,
    cancel_session,
    end_programme,
    name_lead,
    open_programme,
    open_term,
    plan_session,
    publish_notice,
    set_public,
    take_lead_back,
)
from services.operations.youth.staffing import note_arrival, roster, take_off_roster
from services.operations.youth.words import words_of_cancelling
from services.policies import youth as policies

_MOST_LOOKS = 50


def _keeps(user: Any, programme: Programme) -> bool:
    return keeps(user, programme.unit)


def _oversees(user: Any, programme: Programme) -> bool:
    return policies.may_oversee(user, programme.unit)


@admin.register(Programme)
class ProgrammeAdmin(YouthAdmin[Programme]):
    """Programmes of the community."""

    list_display = ["name", "kind", "ages", "fee_yuan", "provider", "is_public"]
    list_display_links = ["name"]
    list_filter = ["kind", "is_public"]
    ordering = ["name", "pk"]
    actions_list = ["open_new"]
    new_form = forms.ProgrammeForm
    new_title = gettext_lazy("New programme")
    acts = {
        "term": Act(
            gettext_lazy("Open a term"),
            forms.TermForm,
            _keeps,
            lambda p, data, user: open_term(p, **data, actor=user),
        ),
        "notice": Act(
            gettext_lazy("Publish a new notice to guardians"),
            forms.NoticeForm,
            _keeps,
            lambda p, data, user: publish_notice(
                p, **data, actor=user, now=timezone.now()
            ),
        ),
        "open_page": Act(
            gettext_lazy("Open the sign-up page"),
            forms.PlainForm,
            lambda user, p: _keeps(user, p) and not p.is_public,
            lambda p, _data, user: set_public(
                p, is_public=True, actor=user, now=timezone.now()
            ),
        ),
        "close_page": Act(
            gettext_lazy("Close the sign-up page"),
            forms.PlainForm,
            lambda user, p: _keeps(user, p) and p.is_public,
            lambda p, _data, user: set_public(
                p, is_public=False, actor=user, now=timezone.now()
            ),
        ),
        "end": Act(
            gettext_lazy("End the programme"),
            forms.EndForm,
            lambda user, p: _keeps(user, p) and p.ended_on is None,
            lambda p, data, user: end_programme(
                p, **data, actor=user, now=timezone.now()
            ),
        ),
        "lead": Act(
            gettext_lazy("Let a colleague see the children"),
            forms.LeadForm,
            _oversees,
            lambda p, data, user: name_lead(
                p, user=data["lead"], actor=user, now=timezone.now()
            ),
        ),
        "take_back": Act(
            gettext_lazy("Take a colleague's access back"),
            forms.TakeBackForm,
            lambda user, p: (
                _oversees(user, p) and p.grants.filter(revoked_at__isnull=True).exists()
            ),
            lambda _p, data, user: take_lead_back(
                data["grant"], actor=user, now=timezone.now()
            ),
        ),
    }

    @display(description=gettext_lazy("Ages"))
    def ages(self, programme: Programme) -> str:
        """From, to."""
        first, last = programme.age_from, programme.age_to
        if first is None and last is None:
            return _("all ages")
        return f"{'' if first is None else first}–{'' if last is None else last}"

    def perform_new(self, community: Any, data: Any, user: Any) -> Programme:
        """Found it."""
        facts = ProgrammeFacts(
            name=data["name"],
            kind=ProgrammeKind(data["kind"]),
            age_from=data["age_from"],
            age_to=data["age_to"],
            fee_yuan=data["fee_yuan"],
            provider=data["provider"],
            is_public=data["is_public"],
        )
        return open_programme(
            community,
            facts=facts,
            notice=data["notice"],
            actor=user,
            now=timezone.now(),
        )

    def shown(self, obj: Programme, request: HttpRequest) -> Shown:
        """What it is, its terms, who sees its children and who looked."""
        user: Any = request.user
        notice = obj.notices.first()
        facts = [
            (pgettext("programme", "Kind"), obj.get_kind_display()),
            (_("Ages"), self.ages(obj)),
            (_("Fee (yuan)"), obj.fee_yuan),
            (_("Provider or partner"), obj.provider),
            (_("What guardians are told"), notice.words if notice else ""),
            (_("Version"), notice.version if notice else ""),
            (_("Ended on"), obj.ended_on),
        ]
        terms = Table(
            pgettext("programme", "Terms"),
            [_("Name"), _("Starts on"), _("Ends on"), pgettext("programme", "Places"),
             _("Taken"), _("On the waiting list")],
            [
                [(t.name, page_of("term", t.pk)), t.starts_on, t.ends_on, t.places,
                 t.taken, t.in_line]
                for t in obj.terms.with_places()
            ],
        )  # fmt: skip
        leads = Table(
            _("Who may see the children"),
            [_("Lead"), _("Since"), _("Until")],
            [
                [g.user.display_name, moment(g.given_at), moment(g.revoked_at)]
                for g in obj.grants.select_related("user")
            ],
            empty=_("Nobody. The secretary names leads."),
        )
        tables = [terms, leads]
        if policies.may_oversee(user, obj.unit) or policies.may_lead(user, obj):
            tables.append(_looks(obj))
        return Shown(title=obj.name, facts=facts, tables=tables)


def _looks(programme: Programme) -> Table:
    rows = programme.looks.select_related("by")[:_MOST_LOOKS]
    return Table(
        _("Looks at children's data"),
        [_("At"), _("Looked at by"), _("What was opened")],
        [[moment(r.at), r.by.display_name, r.get_kind_display()] for r in rows],
        empty=_("Nobody has looked yet."),
    )


def _sign_up(term: Term, data: Any, user: Any) -> None:
    sign_up(
        term,
        said=data["said"],
        channel=Channel.DESK,
        form=ConsentForm.WRITTEN,
        actor=user,
        now=timezone.now(),
    )


@admin.register(Term)
class TermAdmin(YouthAdmin[Term]):
    """Terms with their places."""

    list_display = [
        "programme", "name", "starts_on", "ends_on", "places", "taken_places", "waits",
    ]  # fmt: skip
    list_display_links = ["name"]
    list_filter = ["programme__kind"]
    list_select_related = ["programme__unit"]
    ordering = ["-starts_on", "pk"]
    acts = {
        "sign_up": Act(
            gettext_lazy("Sign a child up"),
            forms.DeskSignUpForm,
            lambda user, t: t.places > 0 and policies.may_lead(user, t.programme),
            _sign_up,
        ),
        "session": Act(
            gettext_lazy("Plan a session"),
            forms.SessionForm,
            lambda user, t: _keeps(user, t.programme),
            lambda t, data, user: plan_session(t, **data, actor=user),
        ),
        "places": Act(
            gettext_lazy("Change the places"),
            forms.PlacesForm,
            lambda user, t: _keeps(user, t.programme),
            lambda t, data, user: set_places(t, **data, actor=user, now=timezone.now()),
        ),
    }

    def unit_of(self, obj: Term) -> Any:
        """That of its programme."""
        return obj.programme.unit

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the places taken, in the same statement."""
        rows: Any = super().get_queryset(request)
        return rows.with_places()

    @display(description=gettext_lazy("Taken"))
    def taken_places(self, term: Any) -> int:
        """Offered ones included."""
        return int(term.taken)

    @display(description=gettext_lazy("On the waiting list"))
    def waits(self, term: Any) -> int:
        """In line."""
        return int(term.in_line)

    def shown(self, obj: Term, request: HttpRequest) -> Shown:
        """Days, places, sessions; children only for whoever leads."""
        user: Any = request.user
        programme = obj.programme
        counted = Term.objects.with_places().get(pk=obj.pk)
        facts = [
            (_("Programme"), programme.name),
            (_("Starts on"), obj.starts_on),
            (_("Ends on"), obj.ends_on),
            (_("Sign-up until"), obj.sign_up_until),
            (pgettext("programme", "Places"), obj.places),
            (_("Taken"), counted.taken),
            (_("On the waiting list"), counted.in_line),
        ]
        sessions = Table(
            pgettext("programme", "Sessions"),
            [_("Day"), _("Starts at"), pgettext("programme", "Topic"),
             _("Participants"), _("State")],
            [
                [(s.on, page_of("programmesession", s.pk)), s.starts_at, s.topic,
                 s.people, session_word(s)]
                for s in obj.sessions.order_by("on", "starts_at")
            ],
        )  # fmt: skip
        links = [(_("Programme"), page_of("programme", programme.pk))]
        if policies.may_lead(user, programme):
            children = reverse("admin:services_enrolment_changelist")
            links.append((_("Enrolments"), f"{children}?term__exact={obj.pk}"))
        if programme.is_public and obj.places:
            url = reverse("services:youth_sign_up", args=[obj.pk])
            links.append((_("Sign-up page"), url))
        title = f"{programme.name} · {obj.name}"
        return Shown(title=title, facts=facts, tables=[sessions], links=links)


def session_word(session: ProgrammeSession) -> str:
    """Held, cancelled, or neither yet."""
    if session.is_cancelled:
        return pgettext("programme", "cancelled")
    if session.is_held:
        return pgettext("programme", "held")
    return pgettext("programme", "planned")


def _keeps_session(user: Any, session: ProgrammeSession) -> bool:
    return _keeps(user, session.term.programme) and not session.is_cancelled


def _some_not_there(user: Any, session: ProgrammeSession) -> bool:
    waits = session.roster.filter(arrived_at__isnull=True)
    return _keeps_session(user, session) and waits.exists()


@admin.register(ProgrammeSession)
class SessionAdmin(YouthAdmin[ProgrammeSession]):
    """Sessions: planned, held, cancelled."""

    list_display = ["on", "starts_at", "course", "term", "people_shown", "state_word"]
    list_display_links = ["on"]
    list_filter = ["term__programme__kind"]
    list_select_related = ["term__programme__unit"]
    date_hierarchy = "on"
    ordering = ["-on", "-starts_at", "-pk"]
    acts = {
        "roster": Act(
            gettext_lazy("Put an adult down"),
            forms.RosterForm,
            _keeps_session,
            lambda s, data, user: roster(s, **data, actor=user, now=timezone.now()),
        ),
        "arrived": Act(
            gettext_lazy("An adult is there"),
            forms.RosterRowForm,
            _some_not_there,
            lambda _s, data, user: note_arrival(
                data["row"], actor=user, now=timezone.now()
            ),
        ),
        "off": Act(
            gettext_lazy("Strike an adult off"),
            forms.RosterRowForm,
            _some_not_there,
            lambda _s, data, user: take_off_roster(
                data["row"], actor=user, now=timezone.now()
            ),
        ),
        "cancel": Act(
            gettext_lazy("Cancel the session"),
            forms.ReasonForm,
            lambda user, s: _keeps_session(user, s) and not s.is_held,
            lambda s, data, user: cancel_session(
                s, **data, actor=user, now=timezone.now()
            ),
        ),
    }

    def unit_of(self, obj: ProgrammeSession) -> Any:
        """That of its programme."""
        return obj.term.programme.unit

    @display(description=gettext_lazy("Programme"))
    def course(self, session: ProgrammeSession) -> str:
        """Its programme."""
        return session.term.programme.name

    @display(description=gettext_lazy("Participants"), ordering="attended")
    def people_shown(self, session: ProgrammeSession) -> int:
        """Signed in, or as a ledger has it."""
        return session.people

    @display(description=pgettext_lazy("programme", "state"))
    def state_word(self, session: ProgrammeSession) -> str:
        """Held, cancelled, or neither yet."""
        return session_word(session)

    def shown(self, obj: ProgrammeSession, request: HttpRequest) -> Shown:
        """When, who is there, and the way to the lists on the phone."""
        user: Any = request.user
        programme = obj.term.programme
        facts = [
            (_("Programme"), programme.name),
            (pgettext("programme", "Term"), obj.term.name),
            (_("Day"), obj.on),
            (_("Starts at"), obj.starts_at),
            (_("Ends at"), obj.ends_at),
            (_("Place"), obj.place),
            (_("Led by"), obj.teacher),
            (_("Participants"), obj.people),
            (pgettext("programme", "State"), session_word(obj)),
        ]
        adults = Table(
            _("Adults"),
            [_("Full name"), pgettext("programme", "As"), _("There since")],
            [
                [(r.adult.name, page_of("programmeadult", r.adult_id)),
                 r.adult.get_duty_display(), moment(r.arrived_at)]
                for r in obj.roster.select_related("adult")
            ],
            empty=_("Nobody is down for it yet; two adults have to be there."),
        )  # fmt: skip
        links = [(pgettext("programme", "Term"), page_of("term", obj.term_id))]
        leads = policies.may_lead(user, programme)
        if leads and not obj.is_cancelled and user.may(Capability.FIELD_OPEN):
            hand = reverse("services:youth_hand_over", args=[obj.pk])
            roll = reverse("services:youth_roll", args=[obj.pk])
            links += [
                (pgettext("programme", "Sign in"), roll),
                (pgettext("child", "Hand over"), hand),
            ]
        banners = [(obj.cancel_reason, "warning")] if obj.is_cancelled else []
        words = []
        if obj.is_cancelled and obj.on >= timezone.localdate():
            words.append((_("Tell the guardians"), words_of_cancelling(obj)))
        return Shown(
            title=f"{programme.name} · {obj.on:%Y-%m-%d}",
            facts=facts,
            tables=[adults],
            links=links,
            banners=banners,
            words=words,
        )
