"""Posts and stand-ins: who does what, where, from when to when."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.models import Post
from liuli.accounts.operations import arrange_stand_in, end_post, give_post
from liuli.accounts.roles import Capability, Role
from liuli.desk.bases import TerritoryAdmin, refusals_as_messages
from liuli.desk.forms import (
    EndForm,
    PostForm,
    StandInForm,
    people_to_choose,
    post_words,
    units_of,
)


class HeldFilter(admin.SimpleListFilter):
    """Posts of today, to come, past; ending soon."""

    title = gettext_lazy("time")
    parameter_name = "held"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """In the order they are asked for."""
        return [
            ("now", gettext_lazy("held today")),
            ("ending", gettext_lazy("ending within 14 days")),
            ("later", gettext_lazy("not yet begun")),
            ("past", gettext_lazy("ended")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        value = self.value()
        if value == "now":
            return queryset.live(today)
        if value == "ending":
            return queryset.ending(today, days=14)
        if value == "later":
            return queryset.filter(period__startswith__gt=today)
        if value == "past":
            return queryset.filter(period__endswith__lte=today)
        return queryset


@admin.register(Post)
class PostAdmin(TerritoryAdmin[Post]):
    """Posts and stand-ins, past and present."""

    view_capability = Capability.ACCOUNTS_MANAGE
    add_capability = Capability.ACCOUNTS_MANAGE

    list_display = ["user", "role", "unit", "starts_on", "last_day", "covers"]
    list_filter = [HeldFilter, "role"]
    list_select_related = ["user", "unit", "stands_in_for__user"]
    form = PostForm
    fields = ["user", "role", "unit", "starts_on", "last_day"]
    change_form_outer_after_template = "desk/_post_buttons.html"

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """People and units this administrator looks after."""
        if db_field.name == "unit":
            kwargs["queryset"] = units_of(request.user, Capability.ACCOUNTS_MANAGE)
        if db_field.name == "user":
            kwargs["queryset"] = people_to_choose(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @display(description=gettext_lazy("First day"), ordering="period")
    def starts_on(self, post: Post) -> Any:
        """First day."""
        return post.period.lower

    @display(description=gettext_lazy("Last day"))
    def last_day(self, post: Post) -> Any:
        """Last day held."""
        return post.period.upper - timedelta(days=1) if post.period.upper else "—"

    @display(description=gettext_lazy("stands in for"))
    def covers(self, post: Post) -> str:
        """Whom this person covers."""
        return str(post.stands_in_for.user) if post.stands_in_for else "—"

    def perform_add(self, request: HttpRequest, form: Any) -> Post:
        """Give the post."""
        data = form.cleaned_data
        actor: Any = request.user
        return give_post(
            data["user"],
            role=Role(data["role"]),
            unit=data["unit"],
            actor=actor,
            starts_on=data["starts_on"],
            ends_on=form.ends_on,
        )

    def response_add(
        self, request: HttpRequest, obj: Post, post_url_continue: Any = None
    ) -> HttpResponse:
        """Back to the person."""
        messages.success(request, _("The post is given."))
        return _to_person(obj)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """One post to look at, with what can be done."""
        post = self.get_object(request, object_id)
        ended = post is None or post.has_ended(timezone.localdate())
        extra = {"post_ended": ended, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    def get_urls(self) -> list[Any]:
        """With the two things that happen to a post."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/end/", view(self.end), name="accounts_post_end"),
            path("<int:pk>/cover/", view(self.cover), name="accounts_post_cover"),
            *super().get_urls(),
        ]

    def end(self, request: HttpRequest, pk: int) -> HttpResponse:
        """From a day on the post is no longer held."""
        post = self._named(request, pk)
        form = EndForm(request.POST or None, initial={"ends_on": timezone.localdate()})
        if request.method == "POST" and form.is_valid():
            actor: Any = request.user
            with refusals_as_messages(request):
                day = max(form.cleaned_data["ends_on"], post.period.lower)
                end_post(post, ends_on=day, actor=actor)
                messages.success(request, _("The end of the post is entered."))
                return _to_person(post)
        return self._page(request, post, form, _("End the post"))

    def cover(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Somebody else does the work of a post for some days."""
        post = self._named(request, pk)
        actor: Any = request.user
        form = StandInForm(
            request.POST or None,
            post=post,
            actor=actor,
            initial={"starts_on": timezone.localdate()},
        )
        if request.method == "POST" and form.is_valid():
            with refusals_as_messages(request):
                arrange_stand_in(
                    post,
                    user=form.cleaned_data["user"],
                    starts_on=form.cleaned_data["starts_on"],
                    ends_on=form.ends_on,
                    actor=actor,
                )
                messages.success(request, _("The stand-in is arranged."))
                return _to_person(post)
        return self._page(request, post, form, _("Arrange a stand-in"))

    def _named(self, request: HttpRequest, pk: int) -> Post:
        if not self.has_add_permission(request):
            raise PermissionDenied
        post: Post | None = self.get_object(request, str(pk))
        if post is None:
            raise Http404
        return post

    def _page(
        self, request: HttpRequest, post: Post, form: Any, title: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "words": post_words(post),
            "form": form,
            "back": reverse("admin:accounts_user_change", args=[post.user_id]),
        }
        return TemplateResponse(request, "desk/post_form.html", context)


def _to_person(post: Post) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:accounts_user_change", args=[post.user_id])
    )
