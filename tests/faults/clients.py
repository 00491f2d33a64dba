"""Observers that save and seal without a pause, each with a ledger of what the server acknowledged."""

import dataclasses
import hashlib
import http.client
import json
import threading
import time
import urllib.parse
import uuid

from django.test import Client

from observations.paperwork import published_form

TOKEN = "a" * 32  # both in the cookie and in the header, as any token may be
UNAVAILABLE = 503
MOST_NOTES = 100  # on a sheet
GIVE_UP = 30.0  # seconds for one answer: a poll limit


@dataclasses.dataclass
class Ledger:
    """What an observer was told: the hash of each note that was acknowledged, by its UUID, and how answers went."""

    notes: dict[str, str] = dataclasses.field(default_factory=dict)
    seals: set[uuid.UUID] = dataclasses.field(default_factory=set)
    refused: int = 0
    others: list[str] = dataclasses.field(default_factory=list)
    """Anything but a success or a 503 with Retry-After."""
    seconds: list[float] = dataclasses.field(default_factory=list)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Observer(threading.Thread):
    """Writes on its sheets in turn, a note more each time, and repeats what was not acknowledged."""

    def __init__(self, port: int, person, version, joints) -> None:
        super().__init__(daemon=True)
        client = Client()
        client.force_login(person)
        self.cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"
        self.port, self.joints, self.form = port, joints, published_form(version.pk)
        self.ledger, self.stopped = Ledger(), threading.Event()
        self.written: dict[uuid.UUID, list[tuple[str, str]]] = {joint.pk: [] for joint in joints}
        self.page, self.step = str(uuid.uuid4()), 0

    def fields(self, joint_id: uuid.UUID) -> dict[str, object]:
        notes = self.written[joint_id]
        good = next(str(grade.id) for grade in self.form.grades if grade.word == "Good")
        sent: dict[str, object] = {"draft": "0", "grade": good, "how_reached": "weighed", "minutes": "5"}
        sent |= {"note": [key for key, _ in notes], "writer": self.page, "step": str(self.step)}
        for key, text in notes:
            sent |= {f"note-{key}-time": "10:20", f"note-{key}-text": text}
        return sent

    def ask(self, path: str, body: str, kind: str) -> int:
        """Send a form; return its status, 0 where none came."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP)
        headers = {"Cookie": self.cookie, "X-CSRFToken": TOKEN, "Content-Type": kind}
        began = time.monotonic()
        try:
            client.request("POST", path, body, headers)
            answer = client.getresponse()
            answer.read()
        except OSError as failure:
            self.ledger.others.append(repr(failure))
            return 0
        finally:
            client.close()
        self.ledger.seconds.append(time.monotonic() - began)
        if answer.status == UNAVAILABLE and answer.headers.get("Retry-After"):
            self.ledger.refused += 1
        elif answer.status not in (200, 302):
            self.ledger.others.append(f"{answer.status} at {path}")
        return answer.status

    def save(self, joint_id: uuid.UUID) -> bool:
        """Save the whole sheet as its page does; write down what was acknowledged."""
        self.step += 1
        body = json.dumps(self.fields(joint_id))
        if self.ask(f"/observe/{joint_id}/draft/", body, "application/json") != 200:
            return False
        self.ledger.notes |= {key: digest(text) for key, text in self.written[joint_id]}
        return True

    def seal(self, joint_id: uuid.UUID) -> bool:
        self.step += 1
        body = urllib.parse.urlencode({**self.fields(joint_id), "action": "seal"}, doseq=True)
        if self.ask(f"/observe/{joint_id}/", body, "application/x-www-form-urlencoded") != 302:
            return False
        self.ledger.seals.add(joint_id)
        return True

    def note(self, joint_id: uuid.UUID) -> None:
        """Write one more note, up to a hundred."""
        notes = self.written[joint_id]
        if len(notes) < MOST_NOTES:
            notes.append((str(uuid.uuid4()), f"Saw {len(notes)} of {self.page}"))

    def run(self) -> None:
        number = 0
        while not self.stopped.is_set():
            joint_id = self.joints[number % len(self.joints)].pk
            self.note(joint_id)
            while not self.save(joint_id) and not self.stopped.is_set():
                time.sleep(0.1)
            number += 1

    def finish(self) -> Ledger:
        """Stop writing, and return the ledger."""
        self.stopped.set()
        self.join(GIVE_UP)
        return self.ledger
