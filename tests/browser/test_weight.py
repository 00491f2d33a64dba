"""What the observation form weighs on its way to a phone, the first time and again."""

import pytest

from tests.browser.observing import opens_offline
from tests.observations.pages import address
from tests.world import AFTER

pytestmark = pytest.mark.browser
FIRST, AGAIN = 160_000, 20_000  # bytes as they come over the network


def weigh(context, way):
    """Return the bytes that one visit fetches from the server itself, compressed as they travel.

    What the service worker answers is left out: it takes files from its cache, and the form's page from the server.
    """
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    own, total = set(), []
    network.on("Network.responseReceived", lambda e: e["response"].get("fromServiceWorker") and own.add(e["requestId"]))
    network.on("Network.loadingFinished", lambda e: total.append((e["requestId"], e["encodedDataLength"])))
    page.goto(way)
    opens_offline(page, way)
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(size for request, size in total if request not in own)


def test_the_form_is_light(installed, world, as_observer):
    joint = installed(AFTER)
    context = as_observer(world.visitor, 390).context
    way = address("joint-sheet", joint)
    first = weigh(context, way)
    rest = weigh(context, way)
    again = rest + int(context.request.get(way, headers={"Accept-Encoding": "gzip"}).headers["content-length"])

    print(f"\nthe form: {first:,} bytes the first time, {again:,} again")  # noqa: T201  # the figures of the promise
    assert first <= FIRST
    assert again <= AGAIN
