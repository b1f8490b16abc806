"""Production refuses to start without real secrets and says which word to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STRONG = {
    "LIULI_MODE": "production",
    "SECRET_KEY": "q7Zr2mV9xK4nT8wB1cY6hD3jF5gL0pSaUeIoQzXvNbMkRtWyHuJi",
    "LIULI_FIELD_KEYS": "k1:q7Zr2mV9xK4nT8wB1cY6hD3jF5gL0pSaUeIoQzXvNbM=",
    "LIULI_INDEX_KEY": "mV9xK4nT8wB1cY6hD3jF5gL0pSaUeIoQzXvNbMq7Zr2=",
    "DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none",
    "ALLOWED_HOSTS": "liuli.example",
}
LOOK = """
import django; django.setup()
from django.conf import settings
print(settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE,
      settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS > 0,
      settings.LANGUAGE_CODE, settings.TIME_ZONE)
"""


def start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    """Start the settings alone, in an environment of only these words."""
    words = {k: v for k, v in (STRONG | changes).items() if v is not None}
    return subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "liuli.settings"}
        | words,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.timeout(60)
def test_production_is_safe_by_default():
    started = start()

    assert started.stdout.split() == [
        "False",
        "True",
        "True",
        "True",
        "True",
        "zh-hans",
        "Asia/Shanghai",
    ], started.stderr


@pytest.mark.timeout(60)
def test_the_mode_is_production_unless_said_otherwise():
    assert "True" in start(LIULI_MODE=None).stdout


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", None, "SECRET_KEY is not set"),
        ("SECRET_KEY", "short", "SECRET_KEY is too weak"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY is too weak"),
        ("LIULI_FIELD_KEYS", None, "LIULI_FIELD_KEYS is not set"),
        ("LIULI_INDEX_KEY", None, "LIULI_INDEX_KEY is not set"),
        ("DATABASE_URL", None, "DATABASE_URL is not set"),
        ("LIULI_MODE", "prod", "LIULI_MODE is 'prod'"),
    ],
)
def test_a_missing_or_weak_secret_is_named(name: str, value: str | None, sentence: str):
    refused = start(**{name: value})

    assert refused.returncode != 0
    assert sentence in refused.stderr
