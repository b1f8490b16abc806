"""People who work with the portal, and the dated posts that give them rights."""

from datetime import date, datetime
from typing import Any, ClassVar

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from liuli.accounts.querysets import PostQuerySet, UserQuerySet
from liuli.accounts.roles import CAPABILITIES, Capability, Family, Role
from liuli.kernel.history import tracked


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Looks users up the way Django's sign-in expects."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """A user by name, upper and lower case alike."""
        found: User = self.get(username__iexact=username or "")
        return found


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person with an account. Rights come from posts alone: no superuser exists."""

    username = models.CharField(_("user name"), max_length=40, unique=True)
    display_name = models.CharField(_("name shown to colleagues"), max_length=40)
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    must_change_password = models.BooleanField(
        _("has to choose a new password"), default=True
    )
    failed_sign_ins = models.PositiveSmallIntegerField(
        _("failed sign-ins in a row"), default=0
    )
    locked_until = models.DateTimeField(_("locked until"), null=True, blank=True)
    joined_at = models.DateTimeField(_("added at"), default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("person with an account")
        verbose_name_plural = _("people with accounts")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("username"), name="user_name_once_in_any_case"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    # --- Actor -----------------------------------------------------------------------
    @property
    def actor_id(self) -> int:
        """Number of this user in the audit."""
        return int(self.pk)

    @property
    def actor_label(self) -> str:
        """The user name: staff are named, residents never are."""
        return self.username

    @cached_property
    def live_posts(self) -> tuple["Post", ...]:
        """Posts held today, with their units. Cached for the life of the object."""
        if not self.is_active:
            return ()
        return tuple(Post.objects.held_by(self).live(timezone.localdate()))

    @cached_property
    def _paths(self) -> dict[str, tuple[str, ...]]:
        """Capability → paths, from `live_posts`: a page asks hundreds of times."""
        paths: dict[str, set[str]] = {}
        for post in self.live_posts:
            for capability in CAPABILITIES[Role(post.role)]:
                paths.setdefault(capability, set()).add(post.unit.path)
        return {name: tuple(sorted(found)) for name, found in paths.items()}

    def scopes(self, capability: str) -> tuple[str, ...]:
        """Paths of the units over which this person holds a capability today."""
        return self._paths.get(capability, ())

    def may(self, capability: str, unit: Any = None) -> bool:
        """Whether this person holds a capability, over `unit` where one is given."""
        paths = self.scopes(capability)
        if unit is None:
            return bool(paths)
        return any(unit.path.startswith(path) for path in paths)

    def has_role(self, role: Role) -> bool:
        """Whether one of today's posts has this role."""
        return any(post.role == role for post in self.live_posts)

    @property
    def home_path(self) -> str:
        """Where acts that belong to no record are audited: the first post's unit."""
        return self.live_posts[0].unit.path if self.live_posts else ""

    # --- what Django's admin asks --------------------------------------------------
    @property
    def is_staff(self) -> bool:
        """Whether the desk opens for this person."""
        return self.may(Capability.DESK_OPEN)

    @property
    def is_superuser(self) -> bool:
        """Never: there is no road around the posts (SEC-6)."""
        return False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permission names open nothing; capabilities do."""
        return False

    def has_perms(self, perms: Any, obj: Any = None) -> bool:
        """As `has_perm`."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Each ModelAdmin answers for itself; the app list asks this first."""
        return self.is_staff

    def is_locked(self, now: datetime) -> bool:
        """Whether too many failures have closed the account for a while (SEC-2)."""
        return self.locked_until is not None and self.locked_until > now


@tracked()
class Post(models.Model):
    """Who holds which role in which unit, from when to when (half-open)."""

    read_capability = Capability.ACCOUNTS_MANAGE

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="posts", verbose_name=_("person")
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    role = models.CharField(_("role"), max_length=24, choices=Role)
    family = models.CharField(
        _("family"), max_length=16, choices=Family, editable=False
    )
    period = DateRangeField(_("period"))
    stands_in_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stand_ins",
        verbose_name=_("stands in for"),
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["user_id", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="post_role_known", condition=Q(role__in=Role.values)
            ),
            models.CheckConstraint(
                name="post_family_known", condition=Q(family__in=Family.values)
            ),
            models.CheckConstraint(
                name="post_has_a_start", condition=Q(period__startswith__isnull=False)
            ),
            ExclusionConstraint(
                name="post_not_held_twice",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This person already holds this post in part of that time."
                ),
            ),
            ExclusionConstraint(
                name="post_families_apart",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("family", RangeOperators.NOT_EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Administration, audit and community work must be different people."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="post_family_from_role",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("role", "family"),
                func="""
                    NEW.family := CASE NEW.role
                        WHEN 'administrator' THEN 'administration'
                        WHEN 'auditor' THEN 'audit' ELSE 'work' END;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="post_role_fits_level",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("role", "unit_id"),
                func="""
                    IF NEW.role = 'grid_worker' AND NOT EXISTS (
                        SELECT 1 FROM territory_unit unit
                        WHERE unit.id = NEW.unit_id AND unit.level IN ('grid', 'microgrid')
                    ) THEN
                        RAISE EXCEPTION 'a grid worker works in a grid'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'post_role_fits_level';
                    END IF;
                    RETURN NEW;
                """,  # noqa: E501  SQL as the migrations keep it
            ),
        ]

    def __str__(self) -> str:
        return f"Post #{self.pk} ({self.role})"

    def is_live(self, today: date) -> bool:
        """Whether the post is held on a day."""
        starts, ends = self.period.lower, self.period.upper
        return bool(starts <= today and (ends is None or today < ends))

    def has_ended(self, today: date) -> bool:
        """Whether the post is over: neither held on a day nor later."""
        ends = self.period.upper
        return ends is not None and ends <= today


class SignInAttempt(models.Model):
    """A failed sign-in from an address, kept to slow guessing down (SEC-2)."""

    at = models.DateTimeField(_("at"), db_index=True)
    address = models.GenericIPAddressField(_("network address"))

    class Meta:
        verbose_name = _("failed sign-in")
        verbose_name_plural = _("failed sign-ins")
        indexes = [models.Index(fields=["address", "at"])]

    def __str__(self) -> str:
        return f"SignInAttempt #{self.pk}"
