"""Accounts, posts and sign-in: the acts of an administrator and of the door itself."""

import secrets
import string
from datetime import date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts import policies
from liuli.accounts.models import Post, SignInAttempt, User
from liuli.accounts.roles import Role
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.choices import Level
from liuli.territory.models import Unit

# SEC-2; [K-M] numbers, here because sign-in must work before any parameter is read.
FAILURES_BEFORE_LOCK = 5
LOCK_MINUTES = 20
FAILURES_PER_ADDRESS = 50

_ALPHABET = string.ascii_letters + string.digits
_SIGNS = "-_+=?"


def make_password() -> str:
    """A random first password that satisfies SEC-1."""
    body = "".join(secrets.choice(_ALPHABET) for _i in range(12))
    return f"{body}{secrets.choice(_SIGNS)}{secrets.choice(string.digits)}aA"


@transaction.atomic
def open_account(
    username: str,
    *,
    display_name: str,
    actor: Actor,
    email: str = "",
    password: str | None = None,
    must_change_password: bool = True,
) -> tuple[User, str]:
    """Add a person; returns them and the first password, shown once and never kept.

    Raises Refused `username_taken`.
    """
    require(policies.may_add_user, actor, None)
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(
            _("This user name is taken. Choose another."), code="username_taken"
        )
    first = password or make_password()
    user = User(
        username=username,
        display_name=display_name,
        email=email,
        must_change_password=must_change_password,
    )
    user.set_password(first)
    user.save()
    record("accounts.opened", user, actor=actor)
    return user, first


@transaction.atomic
def give_post(
    user: User,
    *,
    role: Role,
    unit: Unit,
    actor: Actor,
    starts_on: date,
    ends_on: date | None = None,
    stands_in_for: Post | None = None,
) -> Post:
    """Give a person a role in a unit from `starts_on` until before `ends_on`.

    The database refuses a post held twice and a mix of administration, audit and work.
    Raises Refused `period_reversed`, `wrong_level`, `account_closed`.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_unit, actor, unit)
    require(policies.may_take_on, actor, user)
    _refuse_impossible_post(user, role, unit, starts_on, ends_on)
    post = Post.objects.create(
        user=user,
        role=role,
        unit=unit,
        period=DateRange(starts_on, ends_on),
        stands_in_for=stands_in_for,
    )
    record(
        "accounts.post_given",
        post,
        actor=actor,
        detail={"role": role, "user": user.pk, "stand_in": stands_in_for is not None},
    )
    return post


@transaction.atomic
def arrange_stand_in(
    post: Post, *, user: User, starts_on: date, ends_on: date, actor: Actor
) -> Post:
    """Let another person do the work of a post from `starts_on` until before `ends_on`.

    Both names are kept (代班). Raises Refused `same_person` and `post_not_held` where
    the post itself does not last over those days.
    """
    post = Post.objects.for_update().select_related("unit").get(pk=post.pk)
    require(policies.may_manage_post, actor, post)
    if user.pk == post.user_id:
        raise Refused(_("Choose another person as stand-in."), code="same_person")
    held_until = post.period.upper
    if starts_on < post.period.lower or (held_until and ends_on > held_until):
        raise Refused(
            _("The post is not held on all of these days."), code="post_not_held"
        )
    return give_post(
        user,
        role=Role(post.role),
        unit=post.unit,
        actor=actor,
        starts_on=starts_on,
        ends_on=ends_on,
        stands_in_for=post,
    )


@transaction.atomic
def end_post(post: Post, *, ends_on: date, actor: Actor) -> Post | None:
    """End a post on a day (no longer held that day); stand-ins end with it.

    A post that would end the day it starts was given by mistake: it is taken back
    (None; the row history keeps it). Raises Refused `period_reversed`,
    `already_ended`, `own_account`.
    """
    post = Post.objects.for_update().select_related("unit").get(pk=post.pk)
    require(policies.may_manage_post, actor, post)
    _refuse_own(post.user_id, actor)
    if ends_on < post.period.lower:
        raise Refused(_("A post cannot end before it starts."), code="period_reversed")
    if post.period.upper is not None and post.period.upper <= ends_on:
        raise Refused(_("The post ends earlier than that."), code="already_ended")
    _end_stand_ins(post, ends_on=ends_on, actor=actor)
    return _cut(post, ends_on=ends_on, actor=actor)


@transaction.atomic
def reset_password(user: User, *, actor: Actor) -> str:
    """Give a new first password (shown once), unlock, and end the person's sessions.

    Raises Refused `own_account`: one's own is changed where the old one is asked for.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
    _refuse_own(user.pk, actor)
    first = make_password()
    user.set_password(first)
    user.must_change_password = True
    user.failed_sign_ins, user.locked_until = 0, None
    user.save(
        update_fields=[
            "password",
            "must_change_password",
            "failed_sign_ins",
            "locked_until",
        ]
    )
    _end_sessions(user)
    record("accounts.password_reset", user, actor=actor)
    return first


@transaction.atomic
def change_own_password(user: User, *, password: str) -> User:
    """Set the password a person chose (the form has checked it against SEC-1)."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record("accounts.password_changed", user, actor=user)
    return user


@transaction.atomic
def correct_account(user: User, *, display_name: str, email: str, actor: Actor) -> User:
    """Correct the name colleagues see and the address digests go to."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
    user.display_name, user.email = display_name, email
    user.save(update_fields=["display_name", "email"])
    record("accounts.corrected", user, actor=actor)
    return user


@transaction.atomic
def unlock_account(user: User, *, actor: Actor) -> User:
    """Open a locked account again."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
    user.failed_sign_ins, user.locked_until = 0, None
    user.save(update_fields=["failed_sign_ins", "locked_until"])
    record("accounts.unlocked", user, actor=actor)
    return user


@transaction.atomic
def close_account(user: User, *, actor: Actor, now: datetime) -> User:
    """End every right at once: no sign-in, no session, no live post (T2, G11).

    Raises Refused `own_account`.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
    _refuse_own(user.pk, actor)
    user.is_active = False
    user.save(update_fields=["is_active"])
    _end_sessions(user)
    record("accounts.closed", user, actor=actor, at=now)
    return user


@transaction.atomic
def reopen_account(user: User, *, actor: Actor) -> User:
    """Let a person sign in again; posts that have ended stay ended."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("accounts.reopened", user, actor=actor)
    return user


def address_is_blocked(address: str, *, now: datetime) -> bool:
    """Whether one network address has guessed too often lately.

    The limit is far above an account's: a whole office shares one address.
    """
    since = now - timedelta(minutes=LOCK_MINUTES)
    recent = SignInAttempt.objects.filter(address=address, at__gte=since).count()
    return recent >= FAILURES_PER_ADDRESS


@transaction.atomic
def note_failed_sign_in(user: User | None, *, address: str, now: datetime) -> None:
    """Count a failure; the fifth in a row locks the account (SEC-2)."""
    SignInAttempt.objects.create(at=now, address=address)
    if user is None:
        return
    user = User.objects.select_for_update().get(pk=user.pk)
    user.failed_sign_ins += 1
    if user.failed_sign_ins >= FAILURES_BEFORE_LOCK:
        user.failed_sign_ins = 0
        user.locked_until = now + timedelta(minutes=LOCK_MINUTES)
        record("accounts.locked", user, actor=user, at=now)
    user.save(update_fields=["failed_sign_ins", "locked_until"])


@transaction.atomic
def note_sign_in(user: User, *, now: datetime) -> None:
    """Forget past failures and leave an audit line."""
    User.objects.filter(pk=user.pk).update(
        failed_sign_ins=0, locked_until=None, last_login=now
    )
    record("accounts.signed_in", user, actor=user, at=now)


def _refuse_impossible_post(
    user: User, role: Role, unit: Unit, starts_on: date, ends_on: date | None
) -> None:
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(_("A post cannot end before it starts."), code="period_reversed")
    if role == Role.GRID_WORKER and unit.level not in (Level.GRID, Level.MICROGRID):
        raise Refused(
            _("A grid worker works in a grid. Choose a grid as the unit."),
            code="wrong_level",
        )
    if not user.is_active:
        raise Refused(
            _("This account is closed. Open it again first."), code="account_closed"
        )


def _refuse_own(user_id: int, actor: Actor) -> None:
    """Nobody shuts themselves out: another administrator has to do it."""
    if actor.actor_id == user_id:
        raise Refused(
            _("You cannot do this to your own account. Ask another administrator."),
            code="own_account",
        )


def _end_stand_ins(post: Post, *, ends_on: date, actor: Actor) -> None:
    """Nobody stands in for a post that is no longer held."""
    longer = post.stand_ins.for_update().filter(
        Q(period__endswith__gt=ends_on) | Q(period__endswith__isnull=True)
    )
    for stand_in in longer:
        _cut(stand_in, ends_on=max(ends_on, stand_in.period.lower), actor=actor)


def _cut(post: Post, *, ends_on: date, actor: Actor) -> Post | None:
    if ends_on == post.period.lower:
        record("accounts.post_withdrawn", post, actor=actor)
        post.delete()
        return None
    post.period = DateRange(post.period.lower, ends_on)
    post.save(update_fields=["period"])
    record("accounts.post_ended", post, actor=actor)
    return post


def _end_sessions(user: User) -> None:
    """Drop every session of a person (sessions are few: one per browser in use)."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
