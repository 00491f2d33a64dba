"""The database and the broker that an installation works with: embedded, or one's own named in the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from signal import SIGINT, SIGQUIT

from alliance.local import postgres, roles, valkey
from alliance.local.keys import Keys, keys_of
from alliance.local.place import Place
from alliance.local.ports import LOOPBACK, recorded, remembered
from alliance.local.programs import programs_for
from alliance.local.supervisor import Layer, Part, Supervisor
from alliance.local.trouble import Trouble

APP_URL, ADMIN_URL, BROKER_URL = "DATABASE_URL", "DATABASE_ADMIN_URL", "REDIS_URL"


@dataclass(frozen=True)
class Plan:
    """Which servers there will be, and how they are reached."""

    place: Place
    keys: Keys
    postgres_port: int
    valkey_port: int
    given: Mapping[str, str]
    """The environment. What it names is used as it is; the rest is embedded."""

    @property
    def embeds_database(self) -> bool:
        """Tell whether PostgreSQL is ours to start."""
        return not self.given.get(APP_URL)

    @property
    def embeds_broker(self) -> bool:
        """Tell whether Valkey is ours to start."""
        return not self.given.get(BROKER_URL)

    def variables(self) -> dict[str, str]:
        """Return what Django's settings need to know of the servers."""
        database = f"{LOOPBACK}:{self.postgres_port}/{roles.DATABASE}"
        embedded = {
            APP_URL: f"postgres://{roles.APP}:{self.keys.app}@{database}",
            ADMIN_URL: f"postgres://{roles.ADMIN}:{self.keys.admin}@{database}",
            BROKER_URL: f"redis://:{self.keys.valkey}@{LOOPBACK}:{self.valkey_port}/0",
            "SECRET_KEY": self.keys.secret_key,
        }
        return embedded | {name: self.given[name] for name in embedded if self.given.get(name)}


def plan(place: Place, given: Mapping[str, str], *, running: bool = False) -> Plan:
    """Decide on servers and their ports. For an installation that is `running` the ports are those it has.

    Raises Trouble if the environment names one role of the two.
    """
    if bool(given.get(APP_URL)) != bool(given.get(ADMIN_URL)):
        message = f"Set both {APP_URL} and {ADMIN_URL}, or neither: Staffroom works with two database roles"
        raise Trouble(message)
    file = place.var / "ports.json"
    ports = recorded(file) if running else {name: remembered(file, name) for name in ("postgres", "valkey")}
    return Plan(place, keys_of(place.var / "keys.json"), ports["postgres"], ports["valkey"], given)


def start(plan: Plan, supervisor: Supervisor, *, throwaway: bool = False) -> None:
    """Start what is embedded, both at once, and check what is not; return when all of it answers.

    Raises Trouble, with what to do, if a server does not start or one's own does not suit.
    """
    broker = _start_broker(plan, supervisor) if plan.embeds_broker else None
    if plan.embeds_database:
        _start_database(plan, supervisor, throwaway=throwaway)
    else:
        roles.check(plan.given[APP_URL], plan.given[ADMIN_URL])
    if broker:
        valkey.wait(broker.process, plan.place, plan.valkey_port, plan.keys)
    else:
        valkey.check(plan.given[BROKER_URL])


def _start_database(plan: Plan, supervisor: Supervisor, *, throwaway: bool) -> None:
    """Start PostgreSQL, with data and roles made where they are missing. Its own last resort keeps the data whole."""
    programs = programs_for(plan.place)
    postgres.make_data(programs, plan.place, plan.keys)
    launch = partial(postgres.start, plan.place, programs, plan.postgres_port, throwaway=throwaway)
    log = plan.place.log("postgres")
    database = Part("PostgreSQL", Layer.DATABASE, launch, farewell=SIGINT, last_word=SIGQUIT, patience=60, log=log)
    supervisor.add(database)
    postgres.wait_and_make_roles(database.process, plan.place, plan.postgres_port, plan.keys)


def _start_broker(plan: Plan, supervisor: Supervisor) -> Part:
    """Start Valkey. It may be replaced while the rest runs on: no request waits for it."""
    launch = partial(valkey.start, plan.place, programs_for(plan.place), plan.valkey_port, plan.keys)
    return supervisor.add(Part("Valkey", Layer.BROKER, launch, replaceable=True, log=plan.place.log("valkey")))
