"""Settings: one file, safe for production by default, every knob an environment word.

`LIULI_MODE` is `production` unless said otherwise. `local` is what `script/up` runs:
plain http on this machine. `test` is what the tests run. In production the portal
refuses to start with a weak or missing secret and says which variable to set.
"""

from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
import environ
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from liuli.desk.theme import UNFOLD as UNFOLD  # noqa: PLC0414  Django reads it here
from liuli.embedded.addresses import broker_url
from liuli.version import VERSION as VERSION  # noqa: PLC0414  shown on every page

# Lets classes say ModelForm[User] and Paginator[Any] at run time too.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MODE = env.str("LIULI_MODE", default="production")
if MODE not in {"production", "local", "test"}:
    message = f"LIULI_MODE is {MODE!r}; set it to production, local or test."
    raise ImproperlyConfigured(message)
PRODUCTION = MODE == "production"
DEBUG = False


def _secret(name: str, *, shortest: int) -> str:
    """The secret `name`, refused when missing or too short to be one."""
    value = env.str(name, default="")
    if not value:
        problem = f"{name} is not set. Set it to a long random text (see README)."
        raise ImproperlyConfigured(problem)
    if len(value) < shortest or len(set(value)) < shortest // 5:
        problem = f"{name} is too weak. Set at least {shortest} random characters."
        raise ImproperlyConfigured(problem)
    return str(value)


SECRET_KEY = _secret("SECRET_KEY", shortest=50)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
LIULI_FIELD_KEYS = _secret("LIULI_FIELD_KEYS", shortest=40)
LIULI_INDEX_KEY = _secret("LIULI_INDEX_KEY", shortest=40)

# --- places on disk -----------------------------------------------------------------
DATA_DIR = Path(env.str("LIULI_DATA", default=str(BASE_DIR / ".data")))
MEDIA_ROOT = DATA_DIR / "files"
STATIC_ROOT = Path(env.str("LIULI_STATIC", default=str(BASE_DIR / "staticfiles")))
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "liuli.desk.static.ModuleManifestStorage"
    },
}

# Tests read static files where they lie; everyone else reads what was collected.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = MODE == "test"

# --- the community ------------------------------------------------------------------
LIULI_COMMUNITY = env.str("LIULI_COMMUNITY", default="510104019007")

# --- who serves ---------------------------------------------------------------------
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "liuli.urls"
WSGI_APPLICATION = "liuli.wsgi.application"

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    "liuli.desk.admin_app.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "import_export",
    "pgtrigger",
    "pghistory",
    "csp",
    "js_lib_vega_embed",
    "js_lib_leaflet",
    "liuli.audit",
    "liuli.territory",
    "liuli.accounts",
    "liuli.parameters",
    "liuli.places",
    "liuli.attachments",
    "liuli.notices",
    "liuli.indicators",
    "liuli.fieldwork",
    "liuli.exchange",
    "liuli.desk",
    "liuli.dashboards",
    "liuli.embedded",
    "liuli.demo",
    "residents",
    "hazards",
    "services",
    "petitions",
]

MIDDLEWARE = [
    "liuli.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "liuli.desk.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "liuli.accounts.middleware.SessionLifeMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "liuli.accounts.middleware.SignInRequiredMiddleware",
    "liuli.accounts.middleware.ActorMiddleware",
    "liuli.accounts.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "liuli.desk.context.portal",
                "liuli.notices.context.inbox",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# --- database -----------------------------------------------------------------------
# The owner migrates and makes test databases; web, worker and beat are a plain role.
_AS_OWNER = env.str("LIULI_DB_ROLE", default="") == "owner" or MODE == "test"
_DATABASE = "DATABASE_URL"
if _AS_OWNER and env.str("DATABASE_OWNER_URL", default=""):
    _DATABASE = "DATABASE_OWNER_URL"
if not env.str("DATABASE_URL", default=""):
    message = "DATABASE_URL is not set. Set it, or use script/up and script/manage."
    raise ImproperlyConfigured(message)
DATABASES = {"default": env.db_url(_DATABASE)}
DATABASES["default"] |= {
    "ATOMIC_REQUESTS": False,
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "connect_timeout": 3,
        "application_name": "liuli",
        # Every trigger asks which triggers are ignored. Where the setting is not there
        # at all, each answer is an error caught in the database: 0.1 ms a row.
        "options": "-c pgtrigger.ignore={}",
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- queue --------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379")
CELERY_BROKER_URL = "memory://" if MODE == "test" else broker_url(REDIS_URL, database=0)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 900
CELERY_TASK_SOFT_TIME_LIMIT = 840
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_BEAT_SCHEDULER = "liuli.kernel.heartbeat:HeartbeatScheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A dead broker must cost the person who presses a button a moment, not a minute.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "unacked_restore_throttle": 1,
}
if MODE == "test":
    CELERY_BROKER_TRANSPORT_OPTIONS = {}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- language and time --------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "liuli" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- people and sessions ------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["liuli.accounts.backends.PostBackend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "accounts:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if MODE == "test"
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "liuli.accounts.passwords.ThreeOfFourClassesValidator"},
    {"NAME": "liuli.accounts.passwords.NotTheNameValidator"},
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "liuli.accounts.views.csrf_failure"

# --- transport and headers ----------------------------------------------------------
SECURE_TRANSPORT = env.bool("LIULI_HTTPS", default=PRODUCTION)
SESSION_COOKIE_SECURE = SECURE_TRANSPORT
CSRF_COOKIE_SECURE = SECURE_TRANSPORT
LANGUAGE_COOKIE_SECURE = SECURE_TRANSPORT
SECURE_SSL_REDIRECT = SECURE_TRANSPORT
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_TRANSPORT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_TRANSPORT
SECURE_HSTS_PRELOAD = SECURE_TRANSPORT
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("LIULI_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# Map tiles: an address with {z}, {x} and {y} in it, or none.
LIULI_MAP_TILES = env.str("LIULI_MAP_TILES", default="")
LIULI_MAP_GCJ02 = env.bool("LIULI_MAP_GCJ02", default=False)
if LIULI_MAP_TILES:
    _TILES = urlsplit(LIULI_MAP_TILES)
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(
        f"{_TILES.scheme}://{_TILES.netloc}"
    )
# Only the admin theme needs these two; liuli.desk.middleware grants them there.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
}

# --- mail and logs ------------------------------------------------------------------
LIULI_MAIL_URL = env.str("LIULI_MAIL_URL", default="")
# How the portal is reached from outside, for links in group chats; empty: no links.
LIULI_PORTAL_URL = env.str("LIULI_PORTAL_URL", default="")
# Where the police take tips about drugs; without it people are asked to call 110.
LIULI_POLICE_MAIL = env.str("LIULI_POLICE_MAIL", default="")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "liuli.kernel.logs.QuietFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        # It would write colleagues' addresses; the outbox says what failed.
        "apprise": {"level": "CRITICAL"},
    },
}

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS: list[str] = []
