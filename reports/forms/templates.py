"""An uploaded Word template: judged by its content, and by the fields it has."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from people.forms import plain_helper
from pictures.wording import listed
from reports.documents.shown import PAGE_NAME, PAGE_POINT, specimen
from reports.documents.word_template import FIELDS, KINDS, REQUIRED
from reports.models import Report
from reports.models.files import LONGEST_NAME, MOST_TEMPLATE_BYTES

MOST_PARTS, MOST_UNPACKED = 2_000, 40 * 1024 * 1024
PART = re.compile(r"word/[^/]+\.xml", re.IGNORECASE)
FROM_ELSEWHERE = re.compile(r"\b(DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK|RD)\b", re.IGNORECASE)
NO_WORD_FILE = "This is no Word file (.docx). In Word, choose Save as, and then Word document"
IN_PAGES = "a loop over them, with at least each page’s name and its words"
BROKEN = "The fields in it can’t be read: {}. Take our template again, and type each field as it stands there"


class TemplateForm(forms.Form):
    """One Word file. `serves` are the kinds of document that can be written into it, `lacks` says why others cannot."""

    file = forms.FileField(
        label="Your Word template",
        help_text=f"A .docx of at most {MOST_TEMPLATE_BYTES // 1024**2} MB, with the fields of ours in it.",
        widget=forms.ClearableFileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
        error_messages={"required": "Choose a Word file", "empty": "This file is empty"},
    )

    def __init__(self, kinds: Sequence[Report.Kind], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.kinds = kinds
        self.content = b""
        self.serves: list[Report.Kind] = []
        self.lacks: list[str] = []

    @property
    def name(self) -> str:
        """What the browser called it, without folders."""
        said = str(self.cleaned_data["file"].name or "template.docx").replace("\\", "/").rsplit("/", 1)[-1]
        return "".join(each for each in said if each.isprintable())[-LONGEST_NAME:] or "template.docx"

    def clean_file(self) -> object:
        """Take the file if it is one that reports can be written into; the error names what is missing."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_TEMPLATE_BYTES:
            much = f"{(file.size or 0) / 1024**2:.0f} MB"
            raise ValidationError(f"This file has {much}. The most is {MOST_TEMPLATE_BYTES // 1024**2} MB")
        self.content = file.read()
        _check_archive(self.content)
        found = _fields_of(self.content)
        written = _try_out(self.content)
        found -= {"pages"} if PAGE_NAME not in written or PAGE_POINT not in written else set()
        missing = {kind: [name for name in REQUIRED[kind] if name not in found] for kind in self.kinds}
        self.serves = [kind for kind, names in missing.items() if not names]
        self.lacks = [_lacking(kind, names) for kind, names in missing.items() if names]
        if not self.serves:
            raise ValidationError(". ".join(self.lacks))
        return file


def _check_archive(content: bytes) -> None:
    """Refuse what is no Word file, has macros, is a bomb, or loads something from elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise ValidationError("Unpacked, this file is too large. Take large pictures out of it")
            links = [archive.read(part) for part in parts if part.filename.lower().endswith(".rels")]
            texts = [archive.read(part) for part in parts if PART.fullmatch(part.filename)]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError, EOFError) as broken:
        raise ValidationError(NO_WORD_FILE) from broken
    names = {part.filename for part in parts}
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise ValidationError(NO_WORD_FILE)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError("This file has macros in it. Save it without them, as .docx")
    if any(map(_links_out, links)) or any(map(_reads_in, texts)):
        raise ValidationError("This file loads a picture or a template from elsewhere. Put it into the file")


def _links_out(relations: bytes) -> bool:
    """Whether a part of a file stands anywhere else; a link that somebody has to press may lead out."""
    return any(
        link.get("TargetMode", "").strip().lower() == "external" and not link.get("Type", "").endswith("/hyperlink")
        for link in _parsed(relations).iter("{*}Relationship")
    )


def _reads_in(text: bytes) -> bool:
    """Whether a part has a field of Word’s own that reads another file or runs a program."""
    root = _parsed(text)
    typed = "".join(each.text or "" for each in root.iter("{*}instrText"))
    whole = (value for each in root.iter("{*}fldSimple") for name, value in each.items() if name.endswith("}instr"))
    return any(FROM_ELSEWHERE.search(said) for said in (typed, *whole))


def _parsed(part: bytes) -> Any:  # noqa: ANN401  # lxml has no types
    """Return the root of a part of a file; refuse what is no XML, and a document type, which Word never writes."""
    from docx.oxml import parse_xml  # resolves no entities

    try:
        root = parse_xml(part)
    except (ValueError, SyntaxError) as broken:  # lxml's own is a SyntaxError
        raise ValidationError(NO_WORD_FILE) from broken
    if root.getroottree().docinfo.doctype:
        raise ValidationError(NO_WORD_FILE)
    return root


def _lacking(kind: Report.Kind, names: Sequence[str]) -> str:
    """Name the fields that a file lacks for a kind of document."""
    fields = f"the field{'' if len(names) == 1 else 's'} {listed([f'{{{{ {name} }}}}' for name in names])}"
    said = f"For {KINDS[kind]}, {fields} {'is' if len(names) == 1 else 'are'} missing in it"
    return f"{said} ({IN_PAGES})" if "pages" in names else said


def _fields_of(content: bytes) -> set[str]:
    """Return the fields that a file has; refuse one with fields that cannot be read, or that do not exist."""
    from docxtpl import DocxTemplate  # takes longer to load than any other page takes to be shown
    from jinja2 import TemplateError

    from reports.documents.word import OnlyFields

    try:
        found: set[str] = DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(jinja_env=OnlyFields())
    except TemplateError as wrong:
        raise ValidationError(BROKEN.format(str(wrong)[:120])) from wrong
    except Exception as broken:
        raise ValidationError(NO_WORD_FILE) from broken
    strange = sorted(f"{{{{ {name} }}}}" for name in found if name not in FIELDS)
    if strange:
        raise ValidationError(f"There is no field {listed(strange)}. Take it out, or see which there are")
    return found


def _try_out(content: bytes) -> str:
    """Write a small document into a file and return what then stands in it; refuse one that cannot be written into."""
    from reports.documents.word import word_of  # as slow to load as the above

    try:
        written = word_of(specimen(), content)
    except Exception as wrong:
        raise ValidationError(BROKEN.format(str(wrong)[:120])) from wrong
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return strip_tags(archive.read("word/document.xml").decode())
