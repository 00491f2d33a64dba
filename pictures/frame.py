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
    return around((draw(picture), draw(picture, narrow=True)))


def layouts(frame: str) -> tuple[str, ...]:
    """Answer the drawings in a frame, the wide one first; none for a figure without a picture."""
    return tuple(f"<svg {each}" for each in frame.removesuffix("</div>").split("<svg ")[1:])


def around(drawings: tuple[str, ...]) -> str:
    """Answer the frame around drawings, the wide one first; nothing around none."""
    if not drawings:
        return ""
    reach = ' tabindex="0" role="group" aria-label="Scroll sideways"' if "picture-scrolls" in drawings[-1] else ""
    return f'<div class="picture-frame"{reach}>{"".join(drawings)}</div>'
