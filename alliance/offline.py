"""What works without a network: the service worker with the files of the shell, and the page of what is unsent."""

import dataclasses
import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alliance.context import drawn_head

# Everything that an observation form and the outbox ask for.
SCRIPTS = (
    "staffroom",
    "owner",
    "tails",
    "forms",
    "sending",
    "outbox",
    "observe-save",
    "observe-tail",
    "observe-notes",
    "observe-judgement",
    "observe-stopwatch",
    "observe-steps",
)
FONTS = ("atkinson-regular", "atkinson-bold", "atkinson-italic", "bricolage")


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page that is for nobody in particular: no rooms, no name."""

    head: SafeString
    notice: str = ""
    rooms: str = ""


def shell() -> list[str]:
    """Return the addresses of the files that stand in every browser's cache."""
    files = ["favicon.svg", "css/staffroom.css"]
    files += [f"js/{name}.js" for name in SCRIPTS] + [f"fonts/{name}.woff2" for name in FONTS]
    return [*(static(name) for name in files), reverse("outbox")]


@never_cache
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Send the service worker: the list of the shell, named by what is in it, then the worker's own script."""
    files = shell()
    name = hashlib.sha256("\n".join(files).encode()).hexdigest()[:12]
    said = json.dumps({"name": f"shell-{name}", "files": files, "offline": reverse("outbox")})
    script = f'self.SHELL = {said};\nimportScripts("{static("js/worker.js")}");\n'
    return HttpResponse(script, content_type="text/javascript")


@never_cache
@require_safe
def outbox(_request: HttpRequest) -> HttpResponse:
    """Show the page of what is unsent: without anything of anybody, as every browser keeps it."""
    return HttpResponse(render_to_string("outbox.html", {"frame": Frame(drawn_head())}))
