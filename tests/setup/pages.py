"""What tests read from a page."""

import html
import re


def errors(answer):
    """The errors of the page's form by field; empty where the page has none."""
    assert answer.status_code == 200, answer
    form = answer.context["form"]
    return {field: list(messages) for field, messages in form.errors.items()}


def words(answer):
    """The text of a page, without tags."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def value(answer, name):
    """What a field of the page holds, as typed."""
    page = answer.content.decode()
    area = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    if area:
        return html.unescape(area.group(1))
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    if tag is None:
        choice = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
        chosen = re.search(r'<option value="([^"]*)" selected', choice.group())
        return html.unescape(chosen.group(1)) if chosen else ""
    found = re.search(r'value="([^"]*)"', tag.group())
    return html.unescape(found.group(1)) if found else ""
