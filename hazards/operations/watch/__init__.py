"""Forming watch groups, making their rota, and what shops say themselves (GR-6)."""
