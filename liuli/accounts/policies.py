"""Who may manage whom."""

from typing import Any

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
    """Reset, unlock or close an account: every unit the person serves is yours."""
    units = [post.unit for post in Post.objects.held_by(user)]
    if not units:
        return actor.may(Capability.ACCOUNTS_MANAGE)
    return all(actor.may(Capability.ACCOUNTS_MANAGE, unit) for unit in units)


def may_add_user(actor: Actor, _user: None = None) -> bool:
    """Open an account."""
    return actor.may(Capability.ACCOUNTS_MANAGE)
