"""The one field for a photo of the paper form. What it is, its content says; its name says nothing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from pictures.redrawn import NotDrawn, Redrawn, Why, redraw

MOST_BYTES = 12 * 1024 * 1024
SENTENCES = {
    Why.UNKNOWN: "Take a photo: JPEG, PNG or WebP",
    Why.HUGE: "This photo has too many pixels. Save it smaller",
    Why.BROKEN: "This photo can’t be read. Take it again, or save it as JPEG",
}


class PhotoField(forms.FileField):
    """A file that is a photo; its value is the photo drawn anew."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data: Any, initial: Any = None) -> Redrawn:  # noqa: ANN401  # whatever was sent
        """Return the photo as it will be kept; raises `ValidationError` with a sentence."""
        upload: UploadedFile[bytes] = super().clean(data, initial)
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"The most is {MOST_BYTES // 1024**2} MB a photo")
        try:
            return redraw(upload.read(MOST_BYTES))
        except NotDrawn as refused:
            raise forms.ValidationError(SENTENCES[refused.why]) from refused


class PhotoForm(forms.Form):
    """A photo of the paper form."""

    use_required_attribute = False
    photo = PhotoField(
        label="Photo",
        help_text="JPEG, PNG or WebP, at most 12 MB. Cover pupils’ names first.",
        max_length=255,
        error_messages={
            "required": "Choose a photo",
            "empty": "This file is empty",
            "max_length": "Its name is too long",
        },
    )
