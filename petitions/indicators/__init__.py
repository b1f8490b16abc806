"""What petitions and land compensation count."""

from petitions.indicators import cases, compensation

__all__ = ["cases", "compensation"]
