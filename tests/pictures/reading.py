"""Reading a drawing back: what is written in it, in which classes, and how far it reaches."""

import re
from xml.etree import ElementTree as ET

from pictures.lettering import width

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def root(svg):
    return ET.fromstring(svg)


def size(svg):
    left, top, wide, high = map(float, root(svg).get("viewBox").split())
    assert (left, top) == (0, 0)
    return wide, high


def texts(svg):
    return [element.text for element in root(svg).iter(f"{SVG}text")]


def classes(svg):
    return {name for element in root(svg).iter() for name in (element.get("class") or "").split()}


def shapes(svg, tag, name):
    """The elements of a tag that have a class."""
    return [one for one in root(svg).iter(f"{SVG}{tag}") if name in (one.get("class") or "").split()]


def face(element):
    if "pt-head" in element.get("class"):
        return "head"
    return "bold" if element.get("font-weight") == "700" else "text"


def written_between(element):
    """Left and right of a text as it is estimated."""
    wide = width(element.text, float(element.get("font-size")), face(element))
    x = float(element.get("x"))
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.get("text-anchor", "start")]
    return left, left + wide


def points(element):
    """The points a shape reaches, handles of curves left out only where they are quadratic corners."""
    get = lambda name: float(element.get(name))  # noqa: E731
    if element.tag == f"{SVG}circle":
        return [(get("cx") - get("r"), get("cy") - get("r")), (get("cx") + get("r"), get("cy") + get("r"))]
    if element.tag == f"{SVG}rect":
        return [(get("x"), get("y")), (get("x") + get("width"), get("y") + get("height"))]
    data = element.get("d")
    if any(command in data for command in "HVQ"):
        return []
    values = list(map(float, NUMBER.findall(data)))
    return list(zip(values[::2], values[1::2], strict=True))


def outside(svg, slack=1.0):
    """Everything that reaches out of the drawing by more than `slack` px."""
    wide, high = size(svg)
    found = []
    for element in root(svg).iter():
        if element.tag == f"{SVG}text":
            left, right = written_between(element)
            top, bottom = float(element.get("y")) - float(element.get("font-size")) * 0.75, float(element.get("y")) + 4
            reached = [(left, top), (right, bottom)]
        elif element.tag == f"{SVG}svg":
            continue
        else:
            reached = points(element)
        if any(x < -slack or y < -slack or x > wide + slack or y > high + slack for x, y in reached):
            found.append(ET.tostring(element, encoding="unicode"))
    return found
