"""Settings, all in this one file. What varies between installations comes from the environment and fails loudly."""

from pathlib import Path

import pghistory
from csp.constants import NONE, SELF
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# Where a local installation keeps its data: databases, collected static files, secrets.
VAR_DIR = Path(env.str("VAR", str(BASE_DIR / "var"))).resolve()

SECRET_KEY = env.str("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
BASE_URL = env.str("BASE_URL", "http://localhost:8000")  # printed in mails
HTTPS = env.bool("HTTPS", False)  # true behind a proxy that ends TLS

# --- Who runs here -----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "alliance.apps.RoofConfig",
    "demo",
    "reports",
    "inquiry",
    "observations",
    "trios",
    "diary",
    "clusters",
    "people",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_bootstrap5",
    "crispy_forms",
    "csp",
    "django_htmx",
    "pghistory",
    "pgtrigger",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alliance.middleware.RequestTransaction",
    "alliance.middleware.TextSurvivesSignIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "alliance.middleware.NothingToRead",
]

ROOT_URLCONF = "alliance.urls"
WSGI_APPLICATION = "alliance.wsgi.application"
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
                "alliance.context.frame",
            ],
        },
    },
]

# --- Data --------------------------------------------------------------------------------------------------------

# Two roles to one database. `default` is what requests and workers use: it owns no table and sees only what row-level
# security lets through. `admin` migrates, simulates, backs up and makes test databases.
DATABASES = {
    "default": env.dj_db_url("DATABASE_URL"),
    "admin": env.dj_db_url("DATABASE_ADMIN_URL"),
}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["TEST"] = {"MIRROR": "admin"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str] = {}

# Redis (or Valkey) is the broker and nothing else: no request waits for it, no result is kept in it.
REDIS_URL = env.str("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True  # a killed child's task runs again only with both of these
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 240  # every task ends before its message becomes visible again
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
}
CELERY_TASK_PUBLISH_RETRY = False  # a publish that fails is skipped: the sweep does the work
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "observations.sweep", "schedule": env.float("SWEEP_SECONDS", 20.0)},
    # Figures that take longer than a page may are worked out after each count; this finds what was missed.
    "snapshots": {"task": "reports.take_snapshots", "schedule": env.float("SWEEP_SECONDS", 20.0)},
    # Documents that were asked for: lost hints, workers that died.
    "jobs": {"task": "reports.sweep_jobs", "schedule": env.float("SWEEP_SECONDS", 20.0)},
    # Looks for weekly mails that are due and not sent yet; each goes once.
    "log-digests": {"task": "inquiry.send_digests", "schedule": env.float("DIGEST_SECONDS", 600.0)},
}

# --- Sign-in -----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts come from invitations, which are sent to that address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "people.sign_in.LoginForm",
    "request_login_code": "people.sign_in.RequestLoginCodeForm",
    "reset_password": "people.sign_in.ResetPasswordForm",
    "reset_password_from_key": "people.sign_in.ResetPasswordKeyForm",
    "change_password": "people.sign_in.ChangePasswordForm",
}
ACCOUNT_PREVENT_ENUMERATION = True
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rate_limits"}}

EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "console:")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 5  # seconds: a mail server that hangs must not hold up a request or a worker for long
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Staffroom <staffroom@localhost>")

# --- Demonstration -----------------------------------------------------------------------------------------------

DEMO = env.bool("DEMO", False)  # may this installation load and sign in to the demonstration?

# --- What people see ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # pages ask by no other name
STATICFILES_DIRS = [BASE_DIR / "static", VAR_DIR / "assets"]  # the second is made by `manage.py build_assets`
STORAGES = {
    "staticfiles": {"BACKEND": "alliance.files.StaticFiles"},
}
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- Safety ------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "worker-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # whoever watches the servers asks without TLS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_FAILURE_VIEW = "alliance.views.csrf_failure"

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()  # who and when stand in the event itself
PGHISTORY_APPEND_ONLY = True  # history rows are refused UPDATE and DELETE by the database

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals": {"()": "alliance.log_lines.RefusalsAreOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
