"""Who the two servers run as: PostgreSQL refuses to run as root, and containers often have nobody else at work."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alliance.local.trouble import Trouble

UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    """A user and group. Without ids it is whoever runs the launcher."""

    uid: int | None = None
    gid: int | None = None

    @property
    def extra_groups(self) -> Sequence[int] | None:
        """For `subprocess`: changing the user alone would keep root's other groups."""
        return None if self.uid is None else ()

    def own(self, path: Path) -> None:
        """Give a file or folder to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def reaches(self, folder: Path) -> bool:
        """Tell whether this account may enter the folder, asked of the system itself (modes, ACLs and all).

        Raises Trouble when this process may not act as that account.
        """
        try:
            probe = subprocess.run(  # noqa: S603  a fixed command
                ["/bin/sh", "-c", 'cd "$0"', str(folder)],
                user=self.uid,
                group=self.gid,
                extra_groups=self.extra_groups,
                cwd="/",
                stderr=subprocess.DEVNULL,
                check=False,
            )
        except OSError as error:
            message = f"PostgreSQL cannot run as root, and changing to another user failed: {error.strerror}."
            raise Trouble(message) from error
        return probe.returncode == 0


def server_account(data: Path) -> Account:
    """Return the account that runs the servers whose files lie, or will lie, in the folder `data`.

    An ordinary user runs them as themself. Root hands them to the owner of data that is already there, else to
    `nobody`. Raises Trouble if the data is somebody else's, or if there is no such user.
    """
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner != os.geteuid():
            message = f"{data} belongs to another user: start Staffroom as that user, or choose another folder, VAR=…"
            raise Trouble(message)
        return Account()
    if owner:
        return Account(owner, data.stat().st_gid)
    try:
        found = pwd.getpwnam(UNPRIVILEGED)
    except KeyError as error:
        message = f"PostgreSQL cannot run as root, and this machine has no user “{UNPRIVILEGED}” to run it as."
        raise Trouble(message) from error
    return Account(found.pw_uid, found.pw_gid)
