"""Every address the portal answers, walked from the URL conf."""

from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One pattern: its full name, the arguments it wants, and its shape."""

    name: str
    arguments: tuple[str, ...]
    shape: str

    @property
    def key(self) -> str:
        """Its line in the table: two patterns may share a name."""
        wanted = ", ".join(self.arguments)
        return f"{self.name}({wanted})" if wanted else self.name


def all_routes() -> list[Route]:
    """Every named pattern; an unnamed one fails, for nobody could list it."""
    found: list[Route] = []
    _walk(get_resolver(), "", "", found)
    return sorted(found, key=lambda route: route.key)


def _walk(resolver: Any, prefix: str, namespace: str, found: list[Route]) -> None:
    for pattern in resolver.url_patterns:
        shape = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = namespace
            if pattern.namespace:
                inner = f"{namespace}{pattern.namespace}:"
            _walk(pattern, shape, inner, found)
        elif isinstance(pattern, URLPattern):
            if pattern.name is None and _is_admin_catch_all(shape):
                continue
            if pattern.name is None:
                raise AssertionError(f"A route without a name: {shape}")
            arguments = tuple(pattern.pattern.converters) or tuple(
                pattern.pattern.regex.groupindex
            )
            found.append(Route(f"{namespace}{pattern.name}", arguments, shape))


def _is_admin_catch_all(shape: str) -> bool:
    """Django's own: the redirect of old change addresses and the final 404."""
    return shape == "admin/(?P<url>.*)$" or shape.endswith("<path:object_id>/")
