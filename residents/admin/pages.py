"""Pages about residents that no stock form makes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.desk.registry import sections_for
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from residents import policies
from residents.choices import (
    Basis,
    ClassKind,
    CodeTable,
    Source,
    StayKind,
    Tag,
)
from residents.forms import OverrideForm, ResidentForm, SearchForm, StayForm, TagForm
from residents.forms.seen import SeenForm
from residents.models import Code, Erasure, LegalHold, Person
from residents.operations import (
    Tenancy,
    add_service_tag,
    knock_at,
    override_class,
    record_stay,
    register_tenant,
)
from residents.policies.privacy import may_keep
from residents.policies.rights import may_erase

Page = Callable[..., HttpResponse]
MOST_FOUND = 50
FILE = "residents.person"


class NoWords(Form):
    """A form that only asks to be sent."""


def desk_page(admin: Any, page: Page) -> Page:
    """A page inside the desk: never cached, framed by its menu."""

    @never_cache
    def framed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return page(admin, request, **kwargs)

    framed.__name__ = page.__name__
    return framed


def render_page(
    admin: Any, request: HttpRequest, name: str, title: str, **context: Any
) -> HttpResponse:
    """One template of residents inside the frame of the desk."""
    frame = admin.admin_site.each_context(request)
    full = {**frame, "opts": admin.opts, "title": title, **context}
    return TemplateResponse(request, f"residents/{name}.html", full)


# --- search --------------------------------------------------------------------------
def search_people(admin: Any, request: HttpRequest) -> HttpResponse:
    """Find people; the words are posted, kept nowhere and shown to nobody else."""
    user: Any = request.user
    if not user.may(Capability.RESIDENTS_VIEW):
        raise PermissionDenied
    form = SearchForm(request.POST or None)
    found: list[Person] | None = None
    if request.method == "POST" and form.is_valid():
        found = _find(user, form.cleaned_data["words"])
    return render_page(
        admin,
        request,
        "person_search",
        _("Find residents"),
        form=form,
        found=None if found is None else found[:MOST_FOUND],
        has_more=found is not None and len(found) > MOST_FOUND,
        most=MOST_FOUND,
        today=timezone.localdate(),
    )


def _find(user: Any, words: str) -> list[Person]:
    people = Person.objects.visible_to(user).search(words)
    shown = people.with_class(timezone.localdate()).with_open_stays()
    found = list(shown.select_related("unit").by_name()[: MOST_FOUND + 1])
    record("residents.searched", actor=user, detail={"found": len(found)})
    for person in found:
        _name_class(person)
    return found


def _name_class(person: Any) -> None:
    person.class_word = ClassKind(person.class_kind).label if person.class_kind else ""


# --- one person's file ---------------------------------------------------------------
def person_file(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Everything about one person, masked, with what can be done (一人一档)."""
    user: Any = request.user
    merged = Person.objects.filter(pk=pk, merged_into__isnull=False).first()
    if merged is not None:
        return _to_survivor(user, merged)
    erased = Person.objects.filter(pk=pk, erased_at__isnull=False).first()
    if erased is not None:
        return _erased(admin, request, erased)
    person = get_visible_or_404(Person, user, pk=pk)
    return render_page(
        admin,
        request,
        "person_file",
        _("File of resident no. %(number)d") % {"number": person.pk},
        person=person,
        codes=_codes(person),
        seen=seen_ago(person.last_seen_on, today=timezone.localdate()),
        sections=sections_for(FILE, user, person, timezone.now()),
        today=timezone.localdate(),
        may_change=policies.may_correct(user, person),
        may_erase=may_erase(user, person),
        may_keep_register=may_keep(user, person.community),
        is_held=LegalHold.objects.standing().filter(person=person).exists(),
        may_reveal=policies.may_reveal(user, person),
    )


def _to_survivor(user: Any, merged: Person) -> HttpResponse:
    """A merged number leads to the record that was kept."""
    kept = get_visible_or_404(Person, user, pk=merged.merged_into_id)
    return HttpResponseRedirect(reverse("admin:residents_person_file", args=[kept.pk]))


def _erased(admin: Any, request: HttpRequest, person: Person) -> HttpResponse:
    """What is left: a number, who erased it, when and why."""
    return render_page(
        admin,
        request,
        "person_erased",
        _("File of resident no. %(number)d") % {"number": person.pk},
        person=person,
        erasure=get_visible_or_404(Erasure, request.user, person=person),
    )


def _codes(person: Person) -> dict[str, str]:
    wanted = {
        CodeTable.MARITAL: person.marital,
        CodeTable.EDUCATION: person.education,
        CodeTable.POLITICAL: person.political,
    }
    rows = Code.objects.filter(table__in=wanted)
    names = {(row.table, row.code): row.name for row in rows}
    return {table.value: names.get((table, code), "") for table, code in wanted.items()}


# --- forms ---------------------------------------------------------------------------
def add_resident(admin: Any, request: HttpRequest) -> HttpResponse:
    """Person and stay in one short form, after a look at people very like them."""
    user: Any = request.user
    if not user.may(Capability.RESIDENTS_CHANGE):
        raise PermissionDenied
    form = ResidentForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        done = register_tenant(
            data["unit"],
            facts=form.facts(),
            address=data["address"],
            room=data["room"],
            kind=StayKind(data["kind"]),
            starts_on=data["starts_on"],
            has_moved=data["has_moved"],
            despite_ban=data["despite_ban"],
            person=data.get("person"),
            source=Source.DESK,
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, tenancy_sentence(done))
        return _to_file(user, done.person)

    return take_form(admin, request, form, act, "person_add", _("Register a resident"))


def tenancy_sentence(done: Tenancy) -> str:
    """What was done, without anything of another grid's people."""
    if done.known_since is None:
        return _("The resident is registered.")
    return _(
        "This person has been known here since %(day)s; the new stay is recorded."
    ) % {"day": done.known_since.isoformat()}


def add_stay(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """One more stay of a person."""
    user: Any = request.user
    person = _to_change(user, pk)
    form = StayForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        record_stay(
            person,
            address=data["address"],
            kind=StayKind(data["kind"]),
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            room=data["room"],
            ends_others=data["has_moved"],
            despite_ban=data["despite_ban"],
            source=Source.DESK,
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("The stay is recorded."))
        return _to_file(user, person)

    return take_form(
        admin, request, form, act, "person_form", _("Record a stay"), person=person
    )


def set_class(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Override the class for a while."""
    user: Any = request.user
    person = _to_change(user, pk)
    form = OverrideForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        override_class(
            person,
            kind=ClassKind(data["kind"]),
            reason=data["reason"],
            until=data["until"],
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("The class is overridden."))
        return _to_file(user, person)

    note = _("The class is advice for planning services and changes no right.")
    return take_form(
        admin,
        request,
        form,
        act,
        "person_form",
        _("Override the class"),
        person=person,
        note=note,
    )


def add_tag(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Give a service tag."""
    user: Any = request.user
    person = _to_change(user, pk)
    form = TagForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        add_service_tag(
            person,
            tag=Tag(data["tag"]),
            basis=Basis(data["basis"]),
            purpose=data["purpose"],
            actor=user,
            starts_on=timezone.localdate(),
        )
        messages.success(request, _("The service tag is given."))
        return _to_file(user, person)

    return take_form(
        admin, request, form, act, "person_form", _("Give a service tag"), person=person
    )


def knock(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """What a knock at the person's door came to."""
    user: Any = request.user
    person = _to_change(user, pk)
    form = SeenForm(request.POST or None)

    def act() -> HttpResponse:
        knock_at(
            person,
            outcome=form.outcome_chosen(),
            actor=user,
            on=form.cleaned_data["on"],
            today=timezone.localdate(),
        )
        messages.success(request, _("The knock is recorded."))
        return _to_file(user, person)

    title = _("Record a knock")
    return take_form(admin, request, form, act, "person_form", title, person=person)


def seen_ago(day: date | None, *, today: date) -> str:
    """How many days ago a person was last seen."""
    if day is None:
        return _("never")
    days = (today - day).days
    if days <= 0:
        return _("today")
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


def _to_change(user: Any, pk: int) -> Person:
    person = get_visible_or_404(Person, user, pk=pk)
    if not policies.may_correct(user, person):
        raise PermissionDenied
    return person


def _to_file(user: Any, person: Person) -> HttpResponse:
    """The file, or the list where the person lives outside this one's territory."""
    if Person.objects.visible_to(user).filter(pk=person.pk).exists():
        return HttpResponseRedirect(
            reverse("admin:residents_person_file", args=[person.pk])
        )
    return HttpResponseRedirect(reverse("admin:residents_person_changelist"))


def take_form(
    admin: Any,
    request: HttpRequest,
    form: Form,
    act: Callable[[], HttpResponse],
    name: str,
    title: str,
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what it asks; a refusal stands above the filled-in form."""
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render_page(admin, request, name, title, form=form, **context)
