"""Pages beside the floor, on the same gunicorn, in turns: milliseconds, ratios, queries, weight."""

import gzip
import re
import statistics

from bench.installation import Client, empty_database, gunicorn  # isort: skip  # sets Django up
from django.core.management import call_command
from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters.models import Cluster
from observations.models import JointObservation
from people.models import User

ROUNDS = 5
TURNS = 40
OK = 200


def percentile(values: list[float], share: float) -> float:
    """Return the value below which this share lies."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def pages() -> list[tuple[str, User, str, float]]:
    """Return name, reader, address and aim (p95 as a multiple of the floor's) of each page."""
    ruth, priya = User.objects.get(name="Ruth Ellery"), User.objects.get(name="Priya Nair")
    nadia = User.objects.get(name="Nadia Cole")
    to_seal = JointObservation.objects.filter(revealed_at__isnull=True, observers__person=ruth).first()
    revealed = JointObservation.objects.filter(observers__person=ruth, revealed_at__isnull=False).first()
    cluster = Cluster.objects.get()
    del priya
    return [
        ("Today", ruth, reverse("today"), 2.0),
        ("list", ruth, reverse("joint-list"), 2.0),
        ("observation form", ruth, reverse("joint-sheet", args=[to_seal.pk]), 5.0),
        ("comparison", ruth, reverse("joint-compare", args=[revealed.pk]), 2.0),
        ("agreement", nadia, reverse("agreement-scope", args=["cluster", cluster.pk]), 1.5),
    ]


def queries(person: User, url: str) -> int:
    """Return how many queries the page takes, the session's and the user's among them."""
    client = InProcess(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == OK
    return len(captured)


def first_visit(port: int, person: User) -> tuple[int, int]:
    """Return requests and compressed bytes of a first visit to Today: the page and all that it names."""
    client = Client(port, person)
    client.http.request("GET", "/", headers={"Cookie": client.cookie, "Accept-Encoding": "br, gzip"})
    answer = client.http.getresponse()
    body = answer.read()
    plain = gzip.decompress(body) if answer.getheader("Content-Encoding") == "gzip" else body
    total, seen, todo = len(body), {"/"}, [plain.decode()]
    while todo:
        text = todo.pop()
        for url in re.findall(r"""["'(](/static/[^"')\s]+)["')]""", text):
            if url in seen:
                continue
            seen.add(url)
            client.http.request("GET", url, headers={"Accept-Encoding": "br, gzip"})
            part = client.http.getresponse()
            content = part.read()
            total += len(content)
            if part.getheader("Content-Type", "").startswith(("text/css", "text/javascript")):
                client.http.request("GET", url)
                todo.append(client.http.getresponse().read().decode())
    return len(seen), total


def main() -> None:
    """Print each round, then the ratios of all rounds together."""
    empty_database()
    call_command("load_demo")
    with gunicorn() as port:
        measured = pages()
        clients = {person.pk: Client(port, person) for _, person, _, _ in measured}
        for _, person, url, _ in measured:
            _, status, body = clients[person.pk].get(url)
            assert status == OK, (url, status)
            assert b"Staffroom" in body
        times: dict[str, list[float]] = {name: [] for name, *_ in measured}
        floors: list[float] = []
        for round_number in range(1, ROUNDS + 1):
            for _ in range(TURNS):
                for name, person, url, _ in measured:
                    client = clients[person.pk]
                    floor, status, _body = client.get("/floor/")
                    page, page_status, _body = client.get(url)
                    assert (status, page_status) == (OK, OK)
                    floors.append(floor)
                    times[name].append(page)
            base = statistics.median(floors)
            line = ", ".join(f"{name} {statistics.median(values):.1f}" for name, values in times.items())
            print(f"round {round_number}: floor {base:.1f} ms; {line}")
        floor95 = percentile(floors, 0.95)
        print(f"floor: median {statistics.median(floors):.1f} ms, p95 {floor95:.1f} ms")
        for name, person, url, aim in measured:
            p95 = percentile(times[name], 0.95)
            print(
                f"{name}: median {statistics.median(times[name]):.1f} ms, p95 {p95:.1f} ms, "
                f"p95 ratio {p95 / floor95:.2f} (aim {aim}), {queries(person, url)} queries"
            )
        requests, weight = first_visit(port, measured[0][1])
        print(f"first visit to Today: {requests} requests, {weight / 1000:.1f} kB compressed (aims 10, 100)")
