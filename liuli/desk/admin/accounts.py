"""People with accounts: the administrator's daily work, without e-mail."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.cache import never_cache
from unfold.decorators import display

from liuli.accounts.models import Post, User
from liuli.accounts.operations import (
    close_account,
    correct_account,
    give_post,
    open_account,
    reopen_account,
    reset_password,
    unlock_account,
)
from liuli.accounts.roles import Capability, Role
from liuli.desk.bases import TerritoryAdmin, refusals_as_messages
from liuli.desk.forms import AccountChangeForm, AccountForm

if admin.site.is_registered(Group):
    admin.site.unregister(Group)


def _unlock(user: User, actor: Any, now: datetime) -> None:
    unlock_account(user, actor=actor)


def _close(user: User, actor: Any, now: datetime) -> None:
    close_account(user, actor=actor, now=now)


def _reopen(user: User, actor: Any, now: datetime) -> None:
    reopen_account(user, actor=actor)


# Each button: its operation, and what is said when it is done.
_BUTTONS: dict[str, tuple[Callable[[User, Any, datetime], None], Promise]] = {
    "unlock": (_unlock, gettext_lazy("The account is unlocked.")),
    "close": (_close, gettext_lazy("The account is closed; every session has ended.")),
    "reopen": (_reopen, gettext_lazy("This person can sign in again.")),
}


class StateFilter(admin.SimpleListFilter):
    """People by what an administrator has to do about them."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """The three that need a look."""
        return [
            ("locked", gettext_lazy("locked")),
            ("idle", gettext_lazy("without a post")),
            ("closed", gettext_lazy("closed")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        now = timezone.now()
        if self.value() == "locked":
            return queryset.locked(now)
        if self.value() == "idle":
            return queryset.without_post(timezone.localdate(now))
        if self.value() == "closed":
            return queryset.filter(is_active=False)
        return queryset


@admin.register(User)
class UserAdmin(TerritoryAdmin[User]):
    """People with accounts: add, correct, reset, unlock, close."""

    view_capability = Capability.ACCOUNTS_MANAGE
    add_capability = Capability.ACCOUNTS_MANAGE
    change_capability = Capability.ACCOUNTS_MANAGE

    list_display = ["display_name", "username", "posts_now", "state"]
    list_filter = [StateFilter]
    search_fields = ["display_name", "username"]
    search_help_text = gettext_lazy("Name or user name of a colleague")
    ordering = ["username"]
    change_form_outer_after_template = "desk/_user_buttons.html"

    def unit_of(self, obj: User) -> None:
        """A person may have posts in several units; the operations check each."""
        return

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002  Django's own signature
        **kwargs: Any,
    ) -> Any:
        """A new person gets the first post along with the account."""
        kwargs["form"] = AccountChangeForm if obj else AccountForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """All fields in one block."""
        if obj is not None:
            return [(None, {"fields": ["display_name", "email"]})]
        fields = ["display_name", "username", "email", "role", "unit", "starts_on"]
        return [(None, {"fields": fields})]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With their posts, in two statements."""
        posts = Post.objects.select_related("unit", "stands_in_for__user").order_by(
            "-period"
        )
        rows = super().get_queryset(request)
        return rows.prefetch_related(models.Prefetch("posts", posts))

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
            return "closed", pgettext("account", "closed")
        if user.is_locked(timezone.now()):
            return "locked", pgettext("account", "locked")
        return "open", pgettext("account", "in use")

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

    def response_change(self, request: HttpRequest, obj: User) -> HttpResponse:
        """Back to the person, where the next thing to do is."""
        messages.success(request, _("The changes are saved."))
        return HttpResponseRedirect(_page_of(obj))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The form, with what an administrator can do beneath it."""
        user = self.get_object(request, object_id)
        today = timezone.localdate()
        posts = list(user.posts.all()) if user else []
        extra = {
            "account": user,
            "account_state": self.state(user) if user else None,
            "is_own": bool(user and user.pk == request.user.pk),
            "is_locked": bool(user and user.is_locked(timezone.now())),
            "posts_held": [post for post in posts if not post.has_ended(today)],
            "posts_past": [post for post in posts if post.has_ended(today)],
            "today": today,
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, extra)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One button: the password of this person is handed over first."""
        one = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, {**one, **(extra_context or {})})

    def get_urls(self) -> list[Any]:
        """The buttons, each a POST of its own."""
        view = self.admin_site.admin_view
        own = [
            path(
                f"<int:pk>/{name}/",
                view(self._button(name)),
                name=f"accounts_user_{name}",
            )
            for name in _BUTTONS
        ]
        reset = path(
            "<int:pk>/reset/",
            view(never_cache(self.reset)),
            name="accounts_user_reset",
        )
        return [*own, reset, *super().get_urls()]

    def reset(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A new first password, shown this once."""
        user = self._named(request, pk)
        if request.method == "POST":
            actor: Any = request.user
            with refusals_as_messages(request):
                first = reset_password(user, actor=actor)
                return self._show_password(request, user, first)
        return HttpResponseRedirect(_page_of(user))

    def _button(self, name: str) -> Callable[[HttpRequest, int], HttpResponse]:
        operate, done = _BUTTONS[name]

        def press(request: HttpRequest, pk: int) -> HttpResponse:
            user = self._named(request, pk)
            if request.method == "POST":
                with refusals_as_messages(request):
                    operate(user, request.user, timezone.now())
                    messages.success(request, str(done))
            return HttpResponseRedirect(_page_of(user))

        return press

    def _named(self, request: HttpRequest, pk: int) -> User:
        if not self.has_change_permission(request):
            raise PermissionDenied
        user: User | None = self.get_object(request, str(pk))
        if user is None:
            raise Http404
        return user

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


def _page_of(user: User) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])
