"""Signing in: active people only; rights are asked of posts, not of this backend."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils import timezone

from liuli.accounts.models import User


class PostBackend(BaseBackend):
    """User name and password, with the account's lock respected."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The user, or None; costs the same time whether or not the name exists."""
        user: User | None = User.objects.filter(username__iexact=username or "").first()
        if user is None or password is None:
            make_password(password or "")
            return None
        if not user.check_password(password):
            return None
        if not user.is_active or user.is_locked(timezone.now()):
            return None
        return user

    def get_user(self, user_id: int) -> User | None:
        """The signed-in person on each request; a closed account is nobody."""
        user: User | None = User.objects.filter(pk=user_id, is_active=True).first()
        return user
