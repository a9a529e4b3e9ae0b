"""Settings, all from the environment; README.md lists every variable.

Nothing set is production, which refuses to start without its secrets; manage.py turns DEBUG on
for development. Between the two: an archive whose ALLOWED_HOSTS are the machine's own loopback
names only (as `make serve` starts it) keeps its own secret key and needs no HTTPS.
"""

import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# Where this runs and who may see it

DEBUG = environment.switch("DEBUG", default=False)
VAR_DIR = environment.folder("VAR_DIR", default=BASE_DIR / "var")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", debug=DEBUG)
LOCAL = bool(ALLOWED_HOSTS) and (DEBUG or set(ALLOWED_HOSTS) <= environment.LOOPBACK)
SECRET_KEY = environment.secret_key("SECRET_KEY", var_dir=VAR_DIR, keep_one=LOCAL)

_missing = [
    f"{name} ({meaning})"
    for name, value, meaning in (
        ("SECRET_KEY", SECRET_KEY, "50 random characters or more"),
        ("ALLOWED_HOSTS", ALLOWED_HOSTS, "the host names it answers to, separated by commas"),
    )
    if not value
]
if _missing:
    raise ImproperlyConfigured(
        f"In production the environment must set {' and '.join(_missing)}. "
        "For development set DEBUG=1, or start it by `make serve`."
    )

# What it is made of

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "pghistory",
    "django_filters",
    "csp",
    "archive",
    "readouts",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # An ETag of each page's own bytes: who has them already is told so in a few.
    "django.middleware.http.ConditionalGetMiddleware",
    "archive.middleware.refuse_nul_characters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # After authentication: each change made on the site is recorded with its user and address.
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# Whoever only reads changes nothing, and needs no word of it in each of the queries.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

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
            ],
        },
    },
]

# The database: PostgreSQL alone, the embedded one if no other is named

DATABASES = {
    "default": environment.database(
        "DATABASE_URL", pool_size=environment.number("DATABASE_POOL", default=0)
    )
    or {
        "ENGINE": "archive.embedded",
        "NAME": "archive",
        "EMBEDDED_DIR": VAR_DIR / "postgres",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Beyond this one query of a search is given up, and the reader told to ask for less.
SEARCH_TIMEOUT_MS = environment.number("SEARCH_TIMEOUT_MS", default=5_000)

# Language and time: text is English and UTF-8, times are UTC

LANGUAGE_CODE = "en"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

# Static files

STATIC_URL = "static/"
# On one's own machine the files are served from where they lie, with no collectstatic before.
STATIC_ROOT = None if LOCAL else VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG

# People

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# A readout may have 2 MB; the desk sends one that was looked at back in base64, percent-encoded.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000

# Security. HTTPS=0 is for a site that is reached by plain HTTP on purpose.

HTTPS = environment.switch("HTTPS", default=not LOCAL)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if environment.switch("TRUST_PROXY", default=False):
    # Only behind a proxy that sets this header itself: a client could otherwise claim HTTPS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Whom to tell of a hole: an address for /.well-known/security.txt, which is not there without one.
SECURITY_CONTACT = environment.contact("SECURITY_CONTACT")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# Logging: to standard error, for whatever runs this to keep

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line"},
    },
    "root": {
        "handlers": ["stderr"],
        "level": environment.log_level("LOG_LEVEL", default="WARNING"),
    },
    "loggers": {
        "django": {"handlers": ["stderr"], "propagate": False},
        # It warns of every answer to HEAD that has a body, which Django leaves to it to drop.
        "gunicorn.http.wsgi": {"level": "ERROR"},
        # Requests in development, as Django's own settings show them.
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
