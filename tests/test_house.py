"""The documents tell the truth, and the house keeps its habits."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
README = (ROOT / "README.md").read_text()
PYPROJECT = (ROOT / "pyproject.toml").read_text()
NOT_OURS = re.compile(r"(\..*|var.*|node_modules)/")
TRACKED = tuple(
    sorted(
        path
        for each in ROOT.rglob("*")
        if each.is_file()
        and not NOT_OURS.match(path := each.relative_to(ROOT).as_posix())
        and "__pycache__" not in path
    )
)
LONGEST = {".py": 300, ".html": 150}  # lines
MACHINERY = re.compile(r"common|utils?|helpers?|base|misc", re.IGNORECASE)


def ours(suffix: str) -> list[str]:
    return [path for path in TRACKED if path.endswith(suffix) and "/migrations/" not in path]


def test_every_make_target_of_the_readme_exists():
    said = set(re.findall(r"\bmake ([a-z-]+)", README)) - {"run"}

    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert said >= {"test", "check", "bench", "demo"}
    assert said <= targets


def test_every_variable_of_the_readme_is_read_somewhere():
    said = set(re.findall(r"`([A-Z][A-Z_]+)(?:=1)?`", README))

    code = "\n".join((ROOT / path).read_text() for path in ours(".py"))
    code += (ROOT / "Makefile").read_text()
    assert said
    assert [name for name in sorted(said) if not re.search(rf"\b{name}\b", code)] == []


def test_every_file_that_a_document_links_to_is_there():
    documents = [path for path in TRACKED if path.endswith(".md")]
    missing = [
        (document, target)
        for document in documents
        for target in re.findall(r"\]\(((?!https?:|#|mailto:)[^)#]+)", (ROOT / document).read_text())
        if not ((ROOT / document).parent / target).exists()
    ]

    assert missing == []


def test_every_person_that_the_readme_names_is_in_the_demonstration():
    story = "\n".join((ROOT / path).read_text() for path in ours(".py") if path.startswith("demo/"))
    named = set(re.findall(r"Be \*\*([^*]+)\*\*", README))

    assert named
    assert [name for name in named if name not in story] == []


def test_every_dependency_says_why_it_is_here():
    block = PYPROJECT.split("dependencies = [")[1].split("\n]")[0]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]

    assert len(lines) > 20
    assert [line for line in lines if "#" not in line] == []


@pytest.mark.parametrize("suffix", LONGEST)
def test_no_file_of_the_product_is_too_long_to_read(suffix):
    long = {
        path: lines
        for path in ours(suffix)
        if not path.startswith("tests/") and (lines := len((ROOT / path).read_text().splitlines())) > LONGEST[suffix]
    }

    assert long == {}


def test_nothing_is_named_for_being_machinery():
    """Names say what a thing is about; Django's own `base.html` is what it is called everywhere."""
    named = [path for path in ours(".py") if MACHINERY.fullmatch(path.rsplit("/", 1)[-1].removesuffix(".py"))]

    assert named == []
