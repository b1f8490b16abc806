"""Accounts, posts and sign-in: the acts of an administrator and of the door itself."""

import secrets
import string
from datetime import date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.accounts import policies
from liuli.accounts.models import Post, SignInAttempt, User
from liuli.accounts.roles import Role
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
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
        raise Refused(_("This user name is taken. Choose another."), code="username_taken")
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
def give_post(  # noqa: PLR0913
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
    """
    require(policies.may_manage_unit, actor, unit)
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
def end_post(post: Post, *, ends_on: date, actor: Actor) -> Post:
    """End a post on a day (no longer held that day)."""
    post = Post.objects.for_update().select_related("unit").get(pk=post.pk)
    require(policies.may_manage_post, actor, post)
    if ends_on <= post.period.lower:
        raise Refused(_("A post cannot end before it starts."), code="period_reversed")
    post.period = DateRange(post.period.lower, ends_on)
    post.save(update_fields=["period"])
    record("accounts.post_ended", post, actor=actor)
    return post


@transaction.atomic
def reset_password(user: User, *, actor: Actor) -> str:
    """Give a new first password (shown once), unlock, and end the person's sessions."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
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
def correct_account(
    user: User, *, display_name: str, email: str, actor: Actor
) -> User:
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
    """End every right at once: no sign-in, no session, no live post (T2, G11)."""
    user = User.objects.select_for_update().get(pk=user.pk)
    require(policies.may_manage_user, actor, user)
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


def _end_sessions(user: User) -> None:
    """Drop every session of a person (sessions are few: one per browser in use)."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
