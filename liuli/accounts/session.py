"""How long a sign-in lasts (SEC-2; the figures are usual assessment practice)."""

import environ

_env = environ.Env()

IDLE_MINUTES = _env.int("LIULI_IDLE_MINUTES", default=15)
LIFE_HOURS = _env.int("LIULI_SESSION_HOURS", default=8)
SEEN_KEY = "liuli_seen"
LIFE_KEY = "liuli_began"
