"""What petitions and land compensation count."""

from petitions.indicators import compensation

__all__ = ["compensation"]
