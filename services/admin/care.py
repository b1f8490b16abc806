"""Care plans in the desk, on today's page and in one person's file (K14)."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.records import Act, RecordAdmin, Shown, Table, page_of
from liuli.desk.registry import Section, Tray, Waiting, few, section, tray
from residents.choices import Tag
from residents.models import Person, ServiceTag
from services.choices.care import CARE_TAGS, VisitTold
from services.forms import care as forms
from services.models import CarePlan, CareVisit
from services.operations import care, care_notes
from services.policies import care as policies
from services.rules.care import light

_FIRST = 5
_PLAN = "services.careplan"


def _arranges(user: Any, plan: CarePlan) -> bool:
    return plan.ended_on is None and policies.may_arrange(user, plan)


def _visits(user: Any, plan: CarePlan) -> bool:
    return plan.ended_on is None and policies.may_visit(user, plan)


def _told(plan: CarePlan, data: Any, user: Any) -> None:
    care.record_visit(
        plan.visits.due().get(),
        told=VisitTold(data["told"]),
        on=data["on"],
        actor=user,
        now=timezone.now(),
    )


@admin.register(CarePlan)
class CarePlanAdmin(RecordAdmin[CarePlan]):
    """Who is looked after, by whom, and when next."""

    view_capability = Capability.CARE_VIEW
    list_display = ["name_link", "tag", "carer", "rhythm_days", "next_visit", "state"]
    list_display_links = ["name_link"]
    list_filter = ["tag"]
    list_select_related = ["person__unit", "carer"]
    ordering = ["-pk"]
    actions_list = ["open_new"]
    new_form = forms.BeginForm
    new_title = gettext_lazy("New care plan")
    new_capability = Capability.CARE_ARRANGE
    new_form_asks_user = True
    acts = {
        "told": Act(
            gettext_lazy("Tell of the visit that is due"),
            forms.ToldForm,
            _visits,
            _told,
        ),
        "change": Act(
            gettext_lazy("Another carer or rhythm"),
            forms.ChangeForm,
            _arranges,
            lambda plan, data, user: care.change_care(
                plan, **data, actor=user, now=timezone.now()
            ),
        ),
        "reader": Act(
            gettext_lazy("Name somebody who may open the notes"),
            forms.ReaderForm,
            _arranges,
            lambda plan, data, user: care_notes.name_reader(
                plan, **data, actor=user, now=timezone.now()
            ),
        ),
        "drop": Act(
            gettext_lazy("Take somebody off the notes"),
            forms.DropReaderForm,
            _arranges,
            lambda _plan, data, user: care_notes.drop_reader(
                data["reader"], actor=user, now=timezone.now()
            ),
        ),
        "end": Act(
            gettext_lazy("End the care"),
            forms.EndForm,
            _arranges,
            lambda plan, data, user: care.end_care(
                plan, **data, actor=user, now=timezone.now()
            ),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the visit that is due."""
        found: Any = super().get_queryset(request)
        return found.with_next()

    @display(description=gettext_lazy("Resident"), ordering="pk")
    def name_link(self, plan: CarePlan) -> str:
        """Masked."""
        return f"{plan.person.masked_name} · {plan.unit.short_name}"

    @display(description=gettext_lazy("Next visit"))
    def next_visit(self, plan: Any) -> Any:
        """The day it is due."""
        return plan.waiting[0].due_on if plan.waiting else None

    @display(
        description=gettext_lazy("State"),
        label={"green": "success", "yellow": "warning", "red": "danger", "": "info"},
    )
    def state(self, plan: Any) -> tuple[str, str]:
        """In words and colour."""
        if not plan.waiting:
            return "", pgettext("care", "ended")
        shown = light(plan.waiting[0].due_on, today=timezone.localdate())
        words = {
            "green": pgettext("care visit", "planned"),
            "yellow": pgettext("care visit", "due today"),
            "red": pgettext("care visit", "missed"),
        }
        return shown, words[shown]

    def perform_new(self, community: Any, data: Any, user: Any) -> CarePlan:
        """Begin it."""
        data = {**data, "tag": Tag(data["tag"])}
        return care.begin_care(
            data.pop("person"), **data, actor=user, now=timezone.now()
        )

    def shown(self, obj: CarePlan, request: HttpRequest) -> Shown:
        """The plan and its visits; notes are behind a page of their own."""
        due = obj.visits.due().first()
        today = timezone.localdate()
        facts = [
            (_("Resident"), obj.person.masked_name),
            (_("Unit"), obj.unit),
            (_("Looked after as"), obj.get_tag_display()),
            (_("Carer"), obj.carer),
            (_("Days between visits"), obj.rhythm_days),
            (_("Next visit"), due.due_on if due else None),
            (_("Why it ended"), obj.end_reason),
            (
                _("Who may open the notes"),
                "、".join(str(r.user) for r in obj.readers.standing()),
            ),
        ]
        visits = Table(
            _("Care visits"),
            [_("Due on"), _("State"), _("Visited on"), _("Visited by")],
            [
                [row.due_on, row.get_state_display(), row.visited_on, row.by]
                for row in obj.visits.select_related("by")
            ],
        )
        banners = []
        if due and due.due_on < today:
            banners.append((_("A visit was missed. Look in today, or ring."), "error"))
        if CarePlan.objects.without_tag(today).filter(pk=obj.pk).exists():
            text = _("The service tag has run out. Renew it, or end the care.")
            banners.append((text, "warning"))
        return Shown(
            title=_("Care plan no. %(number)d") % {"number": obj.pk},
            facts=facts,
            tables=[visits],
            links=[(_("Care notes"), reverse("services:care_notes", args=[obj.pk]))],
            banners=banners,
        )


@tray
def visits_missed(user: Any, now: datetime) -> Tray | None:
    """Care visits whose day is over (K14)."""
    if not user.may(Capability.CARE_ARRANGE):
        return None
    today = timezone.localdate(now)
    missed = CareVisit.objects.visible_to(user).missed(today).with_people()
    shown, count = few(missed.order_by("due_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{visit.plan.person.masked_name} · {visit.plan.carer} · "
            f"{visit.due_on}",
            url=page_of(_PLAN, visit.plan_id),
            light="red",
        )
        for visit in shown
    ]
    return Tray(
        title=_("Missed care visits"),
        count=count,
        first=first,
        url=reverse("admin:services_careplan_changelist"),
        empty=_("Everybody in care was visited in time."),
        weight=20,
    )


@tray
def people_without_care(user: Any, now: datetime) -> Tray | None:
    """People with a tag for care and no carer: each has one and a next date (K14)."""
    if not user.may(Capability.CARE_ARRANGE):
        return None
    today = timezone.localdate(now)
    held = ServiceTag.objects.filter(tag__in=CARE_TAGS, period__contains=today)
    looked_after = CarePlan.objects.open().values("person")
    people = (
        Person.objects.visible_to(user)
        .filter(pk__in=held.values("person"))
        .exclude(pk__in=looked_after)
    )
    new = reverse("admin:services_careplan_new")
    shown, count = few(people.select_related("unit").order_by("pk"), _FIRST)
    first = [
        Waiting(
            text=f"{person.masked_name} · {person.unit.short_name}",
            url=f"{new}?person={person.pk}",
        )
        for person in shown
    ]
    return Tray(
        title=_("People with a tag for care and no carer"),
        count=count,
        first=first,
        url=reverse("admin:services_careplan_changelist"),
        empty=_("Everybody with such a tag has a carer."),
        weight=64,
    )


@section("residents.person")
def care_of(user: Any, person: Any, now: datetime) -> Section | None:
    """Who looks after the person; never a word of the notes."""
    if not user.may(Capability.CARE_VIEW, person.unit):
        return None
    plans = CarePlan.objects.visible_to(user).filter(person=person)
    found = list(plans.with_people().with_next())
    may_begin = user.may(Capability.CARE_ARRANGE, person.unit) and all(
        plan.ended_on for plan in found
    )
    new = f"{reverse('admin:services_careplan_new')}?person={person.pk}"
    return Section(
        "care",
        gettext_lazy("Care"),
        "services/_file_care.html",
        {"plans": found},
        count=len(found),
        action=(gettext_lazy("Begin care"), new) if may_begin else None,
        weight=48,
    )
