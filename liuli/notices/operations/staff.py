"""Who is told at which rung of a ladder (EV-5): the nearest post over a place."""

from datetime import datetime

from django.utils import timezone

from liuli.accounts.models import Post
from liuli.accounts.roles import Capability, Role, roles_with
from liuli.notices.rules import Holder, nearest
from liuli.territory.models import Unit


class Staff:
    """Who holds which post today, read once for a whole sweep."""

    def __init__(self, *, now: datetime) -> None:
        at_desk = roles_with(Capability.DESK_OPEN)
        self._in: dict[str, list[Post]] = {}
        self._at_desk: set[int] = set()
        posts = Post.objects.live(timezone.localdate(now)).select_related("unit")
        for post in posts.order_by("pk"):
            self._in.setdefault(post.unit.path, []).append(post)
            if post.role in at_desk:
                self._at_desk.add(post.user_id)

    def workers_of(self, grid: Unit) -> tuple[int, ...]:
        """Who patrols a grid."""
        roles = roles_with(Capability.PATROLS_DO)
        posts = self._in.get(grid.path, [])
        return tuple(post.user_id for post in posts if post.role in roles)

    def workers_under(self, place: Unit) -> frozenset[int]:
        """Who patrols any grid of a place."""
        roles = roles_with(Capability.PATROLS_DO)
        return frozenset(
            post.user_id
            for path, posts in self._in.items()
            if path.startswith(place.path)
            for post in posts
            if post.role in roles
        )

    def leads_of(self, place: Unit) -> frozenset[int]:
        """The area lead of a place; where there is none, the secretary."""
        return self._nearest(place, *roles_with(Capability.NOTICES_LEAD))

    def nearest_of(self, role: Role, place: Unit) -> frozenset[int]:
        """The holders of a role at the nearest unit over a place."""
        return self._nearest(place, role)

    def is_at_desk(self, person: int) -> bool:
        """Whether they work at the desk, so that links open there."""
        return person in self._at_desk

    def _nearest(self, place: Unit, *roles: Role) -> frozenset[int]:
        parts = place.path.rstrip(".").split(".")
        over = (".".join(parts[: n + 1]) + "." for n in range(len(parts)))
        return nearest(
            place.path,
            [
                Holder(post.user_id, path, roles.index(Role(post.role)))
                for path in over
                for post in self._in.get(path, [])
                if post.role in roles
            ],
        )
