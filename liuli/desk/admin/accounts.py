"""People, posts and stand-ins: the administrator's daily work, without e-mail."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.models import Post, User
from liuli.accounts.operations import (
    correct_account,
    close_account,
    end_post,
    give_post,
    open_account,
    reopen_account,
    reset_password,
    unlock_account,
)
from liuli.accounts.roles import Capability, Role
from liuli.desk.bases import TerritoryAdmin, refusals_as_messages
from liuli.desk.forms import (
    AccountChangeForm,
    AccountForm,
    PostForm,
    manageable_units,
)

if admin.site.is_registered(Group):
    admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(TerritoryAdmin[User]):
    """People with accounts: add, correct, reset, unlock, close."""

    view_capability = Capability.ACCOUNTS_MANAGE
    add_capability = Capability.ACCOUNTS_MANAGE
    change_capability = Capability.ACCOUNTS_MANAGE

    list_display = ["username", "display_name", "posts_now", "state"]
    list_filter = ["is_active"]
    ordering = ["username"]
    change_form_outer_after_template = "desk/_user_buttons.html"

    def unit_of(self, obj: User) -> None:
        """A person may have posts in several units; the operations check each."""
        return

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A new person gets the first post along with the account."""
        kwargs["form"] = AccountChangeForm if obj else AccountForm
        form = super().get_form(request, obj, **kwargs)
        if obj is None:
            form.base_fields["unit"].queryset = manageable_units(request.user)
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """All fields in one block."""
        if obj is not None:
            return [(None, {"fields": ["display_name", "email"]})]
        fields = ["username", "display_name", "email", "role", "unit", "starts_on"]
        return [(None, {"fields": fields})]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With their posts, in two statements."""
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                models.Prefetch("posts", Post.objects.select_related("unit"))
            )
        )

    @display(description=gettext_lazy("posts"))
    def posts_now(self, user: User) -> str:
        """Today's posts in words."""
        today = timezone.localdate()
        words = [
            f"{post.unit.short_name} {Role(post.role).label}"
            for post in user.posts.all()
            if post.is_live(today)
        ]
        return "、".join(words) or "—"

    @display(
        description=gettext_lazy("state"),
        label={"open": "success", "locked": "warning", "closed": "danger"},
    )
    def state(self, user: User) -> tuple[str, str]:
        """Whether this person can sign in now."""
        if not user.is_active:
            return "closed", _("closed")
        if user.is_locked(timezone.now()):
            return "locked", _("locked")
        return "open", _("open")

    def perform_add(self, request: HttpRequest, form: Any) -> User:
        """Open the account and give the first post."""
        data = form.cleaned_data
        actor: Any = request.user
        user, first = open_account(
            data["username"],
            display_name=data["display_name"],
            email=data["email"],
            actor=actor,
        )
        give_post(
            user,
            role=Role(data["role"]),
            unit=data["unit"],
            actor=actor,
            starts_on=data["starts_on"],
        )
        request.first_password = first  # type: ignore[attr-defined]
        return user

    def perform_change(self, request: HttpRequest, obj: User, form: Any) -> User:
        """Correct the name or the e-mail address."""
        data = form.cleaned_data
        actor: Any = request.user
        return correct_account(
            obj, display_name=data["display_name"], email=data["email"], actor=actor
        )

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: Any = None
    ) -> HttpResponse:
        """The first password, shown this once."""
        return self._show_password(request, obj, request.first_password)  # type: ignore[attr-defined]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The form, with what an administrator can do beneath it."""
        user = self.get_object(request, object_id)
        extra = {
            "account": user,
            "is_locked": bool(user and user.is_locked(timezone.now())),
            "today": timezone.localdate(),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, extra)

    def get_urls(self) -> list[Any]:
        """The buttons, each a POST of its own."""
        view = self.admin_site.admin_view
        buttons = [
            path(
                f"<int:pk>/{name}/",
                view(never_cache(self._button(name))),
                name=f"accounts_user_{name}",
            )
            for name in ("reset", "unlock", "close", "reopen")
        ]
        return buttons + super().get_urls()

    def _button(self, name: str) -> Any:
        def press(request: HttpRequest, pk: int) -> HttpResponse:
            user = self.get_object(request, str(pk))
            if user is None:
                return self._get_obj_does_not_exist_redirect(  # type: ignore[no-any-return]
                    request, self.opts, str(pk)
                )
            back = reverse("admin:accounts_user_change", args=[pk])
            if request.method != "POST":
                return HttpResponseRedirect(back)
            if not self.has_change_permission(request, user):
                raise PermissionDenied
            return self._press(request, user, name) or HttpResponseRedirect(back)

        return press

    def _press(
        self, request: HttpRequest, user: User, name: str
    ) -> HttpResponse | None:
        actor: Any = request.user
        with refusals_as_messages(request):
            if name == "reset":
                first = reset_password(user, actor=actor)
                return self._show_password(request, user, first)
            if name == "unlock":
                unlock_account(user, actor=actor)
                messages.success(request, _("The account is open again."))
            elif name == "close":
                close_account(user, actor=actor, now=timezone.now())
                messages.success(request, _("The account is closed at once."))
            else:
                reopen_account(user, actor=actor)
                messages.success(request, _("This person can sign in again."))
        return None

    def _show_password(
        self, request: HttpRequest, user: User, password: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("First password"),
            "account": user,
            "password": password,
            "opts": self.opts,
        }
        response = TemplateResponse(request, "desk/first_password.html", context)
        response["Cache-Control"] = "no-store"
        return response


@admin.register(Post)
class PostAdmin(TerritoryAdmin[Post]):
    """Posts and stand-ins, past and present."""

    view_capability = Capability.ACCOUNTS_MANAGE
    add_capability = Capability.ACCOUNTS_MANAGE

    list_display = ["user", "role", "unit", "starts_on", "ends_on", "covers"]
    list_filter = ["role"]
    list_select_related = ["user", "unit", "stands_in_for__user"]
    form = PostForm
    fields = ["user", "role", "unit", "starts_on", "ends_on", "stands_in_for"]
    change_form_outer_after_template = "desk/_post_buttons.html"

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Units this administrator looks after."""
        if db_field.name == "unit":
            kwargs["queryset"] = manageable_units(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @display(description=gettext_lazy("from"))
    def starts_on(self, post: Post) -> Any:
        """First day."""
        return post.period.lower

    @display(description=gettext_lazy("until before"))
    def ends_on(self, post: Post) -> Any:
        """First day no longer held."""
        return post.period.upper or "—"

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
            ends_on=data["ends_on"],
            stands_in_for=data["stands_in_for"],
        )

    def get_urls(self) -> list[Any]:
        """With the button that ends a post today."""
        end = self.admin_site.admin_view(self.end)
        return [
            path("<int:pk>/end/", end, name="accounts_post_end"),
            *super().get_urls(),
        ]

    def end(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End a post: from today it is no longer held."""
        post = self.get_object(request, str(pk))
        if post is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[no-any-return]
                request, self.opts, str(pk)
            )
        if request.method == "POST":
            actor: Any = request.user
            with refusals_as_messages(request):
                end_post(post, ends_on=timezone.localdate(), actor=actor)
                messages.success(request, _("The post ends today."))
        return HttpResponseRedirect(reverse("admin:accounts_post_changelist"))
