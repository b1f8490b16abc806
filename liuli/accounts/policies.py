"""Who may manage whom."""

from typing import Any

from django.utils import timezone

from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_manage_unit(actor: Actor, unit: Any) -> bool:
    """Give and end posts in a unit."""
    return actor.may(Capability.ACCOUNTS_MANAGE, unit)


def may_manage_post(actor: Actor, post: Post) -> bool:
    """End or cover a post."""
    return actor.may(Capability.ACCOUNTS_MANAGE, post.unit)


def may_manage_user(actor: Actor, user: User) -> bool:
    """Reset, unlock or close an account: every unit the person serves is yours.

    Whoever serves nowhere any more belongs to the places they served last.
    """
    today = timezone.localdate()
    posts = list(Post.objects.held_by(user))
    holding = [post for post in posts if not post.has_ended(today)]
    if holding:
        return all(may_manage_post(actor, post) for post in holding)
    if posts:
        return any(may_manage_post(actor, post) for post in posts)
    return "" in actor.scopes(Capability.ACCOUNTS_MANAGE)


def may_take_on(actor: Actor, user: User) -> bool:
    """Give a post to a person: a new one, or one of your own territory."""
    if not Post.objects.held_by(user).exists():
        return True
    return bool(User.objects.visible_to(actor).filter(pk=user.pk).exists())


def may_add_user(actor: Actor, _user: None = None) -> bool:
    """Open an account."""
    return actor.may(Capability.ACCOUNTS_MANAGE)
