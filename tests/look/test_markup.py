"""What the content security policy forbids, and forms without a token, are found before a browser does."""

import re

import pytest

from tests.look.sources import templates

PAGES = sorted(templates())
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_no_inline_script(name):
    scripts = re.findall(r"<script\b[^>]*>", templates()[name])

    assert [script for script in scripts if "src=" not in script] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_inline_style_and_no_event_attribute(name):
    bare = TAG.sub("", templates()[name])

    assert re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", bare) == []


@pytest.mark.parametrize("name", PAGES)
def test_forms_that_post_carry_a_token(name):
    forms = re.findall(r"<form\b.*?</form>", templates()[name], re.DOTALL | re.IGNORECASE)
    posting = [form for form in forms if re.search(r'method="(post|{{)', form.split(">", 1)[0], re.IGNORECASE)]

    assert [form for form in posting if "{% csrf_token %}" not in form and "{% crispy" not in form] == []


@pytest.mark.parametrize("name", PAGES)
def test_templates_are_short(name):
    assert len(templates()[name].splitlines()) <= 150
