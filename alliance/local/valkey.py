"""The embedded Valkey: Celery's broker, on loopback, with a password."""

import json
import subprocess
import time
from contextlib import closing, suppress

import redis

from alliance.local.children import last_line, spawn
from alliance.local.keys import Keys
from alliance.local.place import Place
from alliance.local.ports import LOOPBACK
from alliance.local.programs import Programs
from alliance.local.signals import pause
from alliance.local.trouble import Trouble


def start(place: Place, programs: Programs, port: int, keys: Keys) -> subprocess.Popen[bytes]:
    """Start the server. Its settings go in through a pipe, so that the password is neither an argument nor a file."""
    if not place.valkey.exists():
        place.valkey.mkdir(mode=0o700)
        place.account.own(place.valkey)
    settings = {
        "bind": LOOPBACK,
        "port": port,
        "requirepass": keys.valkey,
        "dir": json.dumps(str(place.valkey), ensure_ascii=False),
        "appendonly": "yes",
        "save": '""',
        "maxmemory-policy": "noeviction",
    }
    process = spawn([programs.valkey, "-"], account=place.account, stdin=subprocess.PIPE, log=place.log("valkey"))
    if process.stdin is not None:
        with suppress(BrokenPipeError), process.stdin as pipe:  # it may have ended already, as `wait` will find
            pipe.write("".join(f"{name} {value}\n" for name, value in settings.items()).encode())
    return process


def wait(process: subprocess.Popen[bytes], place: Place, port: int, keys: Keys) -> None:
    """Wait until the server answers. Raises Trouble if it ends or does not within half a minute."""
    until = time.monotonic() + 30
    with closing(redis.Redis(host=LOOPBACK, port=port, password=keys.valkey)) as client:
        while True:
            try:
                client.ping()
            except redis.RedisError as error:
                if process.poll() is not None or time.monotonic() > until:
                    message = f"Valkey did not start: {last_line(place.log('valkey'))}"
                    raise Trouble(message) from error
                pause(0.02)
            else:
                return


def check(url: str) -> None:
    """See that a broker of one's own answers. Raises Trouble otherwise."""
    try:
        with closing(redis.Redis.from_url(url, socket_connect_timeout=5)) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        message = f"Cannot connect to REDIS_URL: {str(error).strip().splitlines()[0]}"
        raise Trouble(message) from error
