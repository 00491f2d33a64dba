"""The two database roles: one that owns everything and migrates, one that the app works as and that row rules bind."""

from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT, connection, encrypt_password
from psycopg2.sql import SQL, Identifier, Literal

from alliance.local.keys import Keys
from alliance.local.trouble import Trouble

DATABASE = "staffroom"
ADMIN = "staffroom_admin"
APP = "staffroom_app"
_ADMIN_RIGHTS = SQL("LOGIN NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS")
_APP_RIGHTS = SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")


def make(superuser: connection, keys: Keys) -> None:
    """Make the roles and the database where they are missing. Passwords travel hashed, so that no log can hold them."""
    superuser.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)  # a database cannot be made inside a transaction
    with superuser.cursor() as cursor:
        for role, rights, password in ((ADMIN, _ADMIN_RIGHTS, keys.admin), (APP, _APP_RIGHTS, keys.app)):
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.rowcount:
                hashed = encrypt_password(password, role, scope=superuser, algorithm="scram-sha-256")
                make_role = SQL("CREATE ROLE {} {} PASSWORD {}")
                cursor.execute(make_role.format(Identifier(role), rights, Literal(hashed)))
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.rowcount:
            cursor.execute(SQL("CREATE DATABASE {} OWNER {}").format(Identifier(DATABASE), Identifier(ADMIN)))


def check(app_url: str, admin_url: str) -> None:
    """See that the roles of a database of one's own keep the wall standing. Raises Trouble with what to change."""
    check_app(app_url, check_owner(admin_url))


def check_owner(url: str) -> str:
    """See that the admin's role can migrate, and return its name."""
    with closing(_connect("DATABASE_ADMIN_URL", url)) as admin, admin.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, (rolsuper OR rolbypassrls) AND has_schema_privilege('public', 'CREATE')"
            " FROM pg_roles WHERE rolname = current_user"
        )
        name, can_migrate = cursor.fetchone() or ("", False)
    if not can_migrate:
        message = "DATABASE_ADMIN_URL's role needs BYPASSRLS and has to own the database: it makes the tables"
        raise Trouble(message)
    return str(name)


def check_app(url: str, owner: str) -> None:
    """See that the app's role is bound by the rules on rows, which the owner's role and its members are not."""
    with closing(_connect("DATABASE_URL", url)) as app, app.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR pg_has_role(current_user, %s, 'MEMBER')"
            " FROM pg_roles WHERE rolname = current_user",
            [owner],
        )
        (sees_all,) = cursor.fetchone() or (True,)
    if sees_all:
        message = (
            "DATABASE_URL's role would see judgements that are not revealed yet: "
            "give it neither SUPERUSER nor BYPASSRLS nor membership in DATABASE_ADMIN_URL's role"
        )
        raise Trouble(message)


def _connect(name: str, url: str) -> connection:
    """Connect to the database that the variable `name` points to. Raises Trouble without repeating the password."""
    try:
        return psycopg2.connect(url)
    except psycopg2.Error as error:
        where = urlsplit(url).hostname or "this machine"
        reason = str(error).strip().splitlines()[-1].removeprefix("FATAL:").strip()
        message = f"Cannot connect to {name} on {where}: {reason}"
        raise Trouble(message) from error
