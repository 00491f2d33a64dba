"""How people do what a script says: through the pages, as their browsers would."""

import dataclasses
import datetime as dt
import io
import json
import uuid
from collections import Counter

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from observations.paperwork import published_form
from tests.log.cast import filled
from tests.two_worlds.script import Step, Written
from tests.two_worlds.stage import Answer, Stage


def sent(version, written: Written, **more: str) -> dict[str, object]:
    """The fields of a sheet as the page of this form sends them."""
    form = published_form(version.pk)
    grade = {each.word: str(each.id) for each in form.grades} | {"No grade": "none", "": ""}
    key = str(written.key)
    rated = (
        {} if written.grade in ("", "No grade") else {f"rating-{form.criteria[written.line].id}": grade[written.grade]}
    )
    return {
        "draft": "0", "grade": grade[written.grade], "grade_without_rule": "", "how_reached": "weighed",
        "minutes": str(written.minutes), "note": [key], f"note-{key}-time": "10:20", f"note-{key}-text": written.text,
        f"note-{key}-criteria": [str(form.criteria[written.line].id)], **rated,
        "ground-1": str(form.criteria[written.ground].id), "ground-1-role": written.role, **more,
    }  # fmt: skip


class Actors:
    """Does what steps say, through the pages."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.cast = stage, stage.cast
        self.changes: Counter[str] = Counter()  # of each actor's open page

    def do(self, step: Step, given: object) -> Answer:
        return getattr(self, step.verb)(step, given)

    def _way(self, name: str, step: Step) -> str:
        return reverse(name, args=[self.cast.joints[step.joint].pk])

    def _sheet(self, step: Step, written: Written, **more: str) -> dict[str, object]:
        self.changes[step.actor] += 1
        writer = str(uuid.uuid5(uuid.NAMESPACE_URL, step.actor))
        return sent(self.cast.forms[step.actor], written, writer=writer, step=str(self.changes[step.actor]), **more)

    def draft(self, step: Step, written: Written) -> Answer:
        body = json.dumps(self._sheet(step, written))
        return self.stage.ask(step.actor, "post", self._way("joint-draft", step), body, content_type="application/json")

    def form(self, step: Step, written: Written) -> Answer:
        return self.stage.ask(
            step.actor, "post", self._way("joint-sheet", step), self._sheet(step, written, action="save")
        )

    def unfinished(self, step: Step, written: Written) -> Answer:
        lacking = dataclasses.replace(written, grade="")
        return self.stage.ask(
            step.actor, "post", self._way("joint-sheet", step), self._sheet(step, lacking, action="seal")
        )

    def seal(self, step: Step, written: Written) -> Answer:
        return self.stage.ask(
            step.actor, "post", self._way("joint-sheet", step), self._sheet(step, written, action="seal")
        )

    def open(self, step: Step, written: Written) -> Answer:
        for name in ("joint-sheet", "joint-mine", "joint-print"):
            answer = self.stage.ask(step.actor, "get", self._way(name, step))
        return answer

    def photo(self, step: Step, written: Written) -> Answer:
        out = io.BytesIO()
        Image.new("RGB", (8, 8), (written.minutes, written.line, written.ground)).save(out, "PNG")
        upload = SimpleUploadedFile(f"{written.text[:20]}.png", out.getvalue())
        return self.stage.ask(step.actor, "post", self._way("joint-photos", step), {"photo": upload})

    def message(self, step: Step, written: Written) -> Answer:
        what = {"key": str(written.key), "words": f"About the room: {written.text}"}
        return self.stage.ask(step.actor, "post", self._way("joint-thread", step), what)

    def talk(self, step: Step, written: Written) -> Answer:
        what = {"talk_day": "2013-02-20", "talk_time": f"1{written.minutes}:15", "talk_how": "by phone"}
        return self.stage.ask(step.actor, "post", self._way("joint-talk", step), what)

    def log(self, step: Step, written: Written) -> Answer:
        what = filled(self.cast.person(step.actor), key=str(written.key), text=written.text, tags="wait time")
        return self.stage.ask(step.actor, "post", reverse("log-new"), what)

    def beat(self, step: Step, written: Written) -> Answer:
        return self.stage.run_beat()

    def wait(self, step: Step, more: dt.timedelta) -> Answer:
        self.stage.pass_time(more)
        return self.stage.run_beat()
