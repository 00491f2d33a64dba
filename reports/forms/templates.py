"""An uploaded Word template: judged by its content, and by the fields it has."""

import io
import zipfile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from people.forms import plain_helper
from pictures.wording import listed
from reports.documents.shown import specimen
from reports.documents.word_template import FIELDS, REQUIRED
from reports.models.files import LONGEST_NAME, MOST_TEMPLATE_BYTES

MOST_PARTS, MOST_UNPACKED = 2_000, 40 * 1024 * 1024
NO_WORD_FILE = "This is no Word file (.docx). In Word, choose Save as, and then Word document"
BROKEN = "The fields in it can’t be read: {}. Take our template again, and type each field as it stands there"


class TemplateForm(forms.Form):
    """One Word file."""

    file = forms.FileField(
        label="Your Word template",
        help_text=f"A .docx of at most {MOST_TEMPLATE_BYTES // 1024**2} MB, with the fields of ours in it.",
        widget=forms.ClearableFileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
        error_messages={"required": "Choose a Word file", "empty": "This file is empty"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # Django's own
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.content = b""

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
        _check_fields(self.content)
        return file


def _check_archive(content: bytes) -> None:
    """Refuse what is no Word file, has macros, is a bomb, or loads something from elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise ValidationError("Unpacked, this file is too large. Take large pictures out of it")
            links = [archive.read(part) for part in parts if part.filename.endswith(".rels")]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError, EOFError) as broken:
        raise ValidationError(NO_WORD_FILE) from broken
    names = {part.filename for part in parts}
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise ValidationError(NO_WORD_FILE)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError("This file has macros in it. Save it without them, as .docx")
    for relations in links:
        for link in relations.split(b"<Relationship")[1:]:
            if b'TargetMode="External"' in link and b"/hyperlink" not in link:
                raise ValidationError("This file loads a picture or a template from elsewhere. Put it into the file")


def _check_fields(content: bytes) -> None:
    """Name the fields that the file lacks, or has and that do not exist."""
    from docxtpl import DocxTemplate  # takes longer to load than any other page takes to be shown
    from jinja2 import TemplateError

    from reports.documents.word import OnlyFields, word_of

    try:
        found = DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(jinja_env=OnlyFields())
    except TemplateError as wrong:
        raise ValidationError(BROKEN.format(str(wrong)[:120])) from wrong
    except Exception as broken:
        raise ValidationError(NO_WORD_FILE) from broken
    missing = [f"{{{{ {name} }}}}" for name in REQUIRED if name not in found]
    if missing:
        fields = "field" if len(missing) == 1 else "fields"
        raise ValidationError(f"The {fields} {listed(missing)} {'is' if len(missing) == 1 else 'are'} missing in it")
    strange = sorted(f"{{{{ {name} }}}}" for name in found if name not in FIELDS)
    if strange:
        raise ValidationError(f"There is no field {listed(strange)}. Take it out, or see which there are")
    try:
        word_of(specimen(), content)
    except Exception as wrong:
        raise ValidationError(BROKEN.format(str(wrong)[:120])) from wrong
