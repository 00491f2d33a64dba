"""A drawing in its frame, in both its layouts: the page shows the one that fits."""

from typing import Protocol, TypeVar

Data_contra = TypeVar("Data_contra", contravariant=True)
Data = TypeVar("Data")


class Draw(Protocol[Data_contra]):
    """A drawing with a narrow layout."""

    def __call__(self, picture: Data_contra, /, *, narrow: bool = False) -> str:
        """Answer one `<svg>`."""


def framed(draw: Draw[Data], picture: Data) -> str:
    """Answer both layouts in a `<div>` that can be scrolled, by keyboard too, where even the narrow one is too wide.

    Markup ready for the page: the drawings have escaped their words themselves.
    """
    narrow = draw(picture, narrow=True)
    reach = ' tabindex="0" role="group" aria-label="Scroll sideways"' if "picture-scrolls" in narrow else ""
    return f'<div class="picture-frame"{reach}>{draw(picture)}{narrow}</div>'
