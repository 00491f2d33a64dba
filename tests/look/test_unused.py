"""Templates, addresses and CSS classes that nobody uses, and classes that nobody has styled."""

import re
from pathlib import Path

import allauth
import crispy_bootstrap5

from tests.look.sources import python, scripts, stylesheets, templates

ASKED_FOR_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html"}
OF_PACKAGES = {"account/": allauth, "allauth/": allauth, "bootstrap5/": crispy_bootstrap5}
OPENED_BY_HAND = {"healthz", "readyz", "styleguide"}  # by monitors, and by whoever builds a page
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
DRAWN_BY_PICTURES = "static/css/components/picture.css"  # its classes are made in pictures/ink.py and tested there


def everything_written():
    """Templates, Python and scripts as one text."""
    return "\n".join([*templates().values(), *python().values(), *scripts().values()])


def overrides_a_package(name):
    """Whether a package has a template of this name, so that it asks for ours."""
    return any(
        name.startswith(folder) and (Path(package.__path__[0]) / "templates" / name).exists()
        for folder, package in OF_PACKAGES.items()
    )


def classes_defined():
    """Every class in a selector, by the stylesheet that has it first."""
    found = {}
    for path, css in stylesheets().items():
        if path == DRAWN_BY_PICTURES:
            continue
        for selector in re.findall(r"([^{}]+){", css):
            if "@font-face" in selector or selector.strip().startswith("@"):
                continue
            for name in CLASS.findall(re.sub(r'url\(.*?\)|"[^"]*"', "", selector)):
                found.setdefault(name, path)
    return found


def is_used(name, text):
    """Whether a class is written out, or made from its beginning (`chip--{…}`) where it has two dashes."""
    if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        return True
    stem, dashes, _ = name.partition("--")
    return bool(dashes) and re.search(rf"(?<![\w-]){re.escape(stem)}--{{", text) is not None


def test_every_template_is_used():
    text = everything_written()

    unused = [name for name in templates() if f'"{name}"' not in text and f"'{name}'" not in text]

    assert [name for name in unused if name not in ASKED_FOR_BY_DJANGO and not overrides_a_package(name)] == []


def test_every_css_class_is_used():
    text = everything_written()

    assert {name: path for name, path in classes_defined().items() if not is_used(name, text)} == {}


def test_every_class_in_a_template_is_styled():
    styled = set(classes_defined())
    written = set()
    for text in templates().values():
        for value in re.findall(r'\sclass="([^"]*)"', text):
            bare = re.sub(r"\S*{{.*?}}\S*", " ", re.sub(r"{%.*?%}", " ", value))
            written |= set(bare.split())

    assert written - styled == set()


def test_every_address_is_used():
    sources = {path: text for path, text in python().items() if path.endswith("urls.py")}
    text = "\n".join(
        [*templates().values(), *scripts().values(), *(t for p, t in python().items() if p not in sources)]
    )

    names = {name for source in sources.values() for name in re.findall(r'name="([\w-]+)"', source)}

    assert {name for name in names - OPENED_BY_HAND if not re.search(rf"""["']{name}["']""", text)} == set()
